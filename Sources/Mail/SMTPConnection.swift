import CCurl
import Domain

/// The library's handle: it keeps the connection from one message to the next. Used on one thread only.
final class SMTPConnection {
    private let server: MailServer
    private let handle: UnsafeMutableRawPointer?

    /// The library is made ready once in a process, before any handle of it.
    private static let isReady = turnout_start() == CURLE_OK

    init(_ server: MailServer) {
        self.server = server
        handle = SMTPConnection.isReady ? curl_easy_init() : nil
        prepare()
    }

    deinit { if let handle { curl_easy_cleanup(handle) } }

    private func prepare() {
        guard let handle else { return }
        turnout_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        turnout_set_text(handle, CURLOPT_URL, server.url)
        // The environment of the service names proxies for the web, if any.
        turnout_set_text(handle, CURLOPT_PROXY, "")
        turnout_set_number(handle, CURLOPT_NOSIGNAL, 1)
        turnout_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(min(server.seconds, 20)) * 1_000)
        turnout_set_number(handle, CURLOPT_TIMEOUT_MS, Int(server.seconds) * 1_000)
        turnout_set_number(handle, CURLOPT_MAXAGE_CONN, 60)
        let needsTLS = server.security != .none
        turnout_set_number(handle, CURLOPT_USE_SSL, needsTLS ? 3 : 0)
        turnout_set_number(handle, CURLOPT_SSLVERSION, 6)
        turnout_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
        turnout_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
        if let file = server.authorities { turnout_set_text(handle, CURLOPT_CAINFO, file) }
        if let user = server.user { turnout_set_text(handle, CURLOPT_USERNAME, user) }
        if let password = server.password { turnout_set_text(handle, CURLOPT_PASSWORD, password) }
    }

    /// Hands one message over and waits for the answer.
    func send(_ bytes: [UInt8], from: String, to: String) -> MailAnswer {
        guard let handle, let recipients = curl_slist_append(nil, "<\(to)>") else { return .failed(.unreachable) }
        defer { curl_slist_free_all(recipients) }
        turnout_set_text(handle, CURLOPT_MAIL_FROM, "<\(from)>")
        turnout_set_recipients(handle, recipients)
        var upload = turnout_upload()
        let result = bytes.withUnsafeBytes { buffer in
            withUnsafeMutablePointer(to: &upload) { upload in
                upload.pointee.bytes = buffer.bindMemory(to: CChar.self).baseAddress
                upload.pointee.length = buffer.count
                turnout_set_upload(handle, upload)
                return curl_easy_perform(handle)
            }
        }
        return SMTPConnection.answer(result, turnout_status(handle), hasTaken: upload.taken == upload.length)
    }

    /// What a result of the library means.
    ///
    /// - Parameter hasTaken: whether the whole message was handed to the connection, so that a status concerns it. A
    ///   status before that concerns the message only where the sender, the recipient or the wish to send was refused.
    static func answer(_ result: CURLcode, _ status: Int, hasTaken: Bool) -> MailAnswer {
        switch result {
        case CURLE_OK: return .accepted
        case CURLE_OPERATION_TIMEDOUT: return .failed(.timedOut)
        case CURLE_LOGIN_DENIED: return .failed(.loginDenied)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM:
            return .failed(.untrusted)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: return .failed(.unreachable)
        default: break
        }
        let concernsMessage = result == CURLE_SEND_ERROR || (result == CURLE_WEIRD_SERVER_REPLY && hasTaken)
        if concernsMessage, (400...599).contains(status) {
            // 421 ends the connection (RFC 5321 section 3.8), whatever it was said to.
            if status == 421 { return .failed(.unreachable) }
            return status >= 500 ? .refused("\(status)") : .postponed("\(status)")
        }
        return .failed(hasTaken ? .brokeOff : .unreachable)
    }
}
