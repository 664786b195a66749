import AdminCLI
import Application
import Configuration
import Domain
import Foundation
import Mail
import Notifications

extension ServiceSettings {
    /// The mail server and the public address that links begin with.
    struct Post {
        let server: MailServer
        let links: PublicLinks
    }

    /// How mail is sent; nil where no server is named, and then none is.
    ///
    /// - Throws: ``Refusal`` that names the setting and the mend.
    static func post(_ reader: ConfigReader) throws -> Post? {
        guard let host = reader.string(forKey: "smtp.host"), !host.isEmpty else { return nil }
        guard WebhookAddress.isHost(host.lowercased()) else {
            throw refusal("smtp.host", host, "the name or the address of a mail server")
        }
        guard let address = reader.string(forKey: "public.url") else {
            throw Refusal(
                .notReady, "The setting public.url is missing, so that no link in a mail could be written.",
                mend: "Set it to the address at which people reach the service, such as https://training.example.")
        }
        let links = try PublicLinks(address)
        let word = reader.string(forKey: "smtp.security", default: MailServer.Security.startTLS.rawValue)
        guard let security = MailServer.Security(rawValue: word) else {
            let all = MailServer.Security.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal("smtp.security", word, "one of \(all)")
        }
        let usual = security == .tls ? 465 : security == .startTLS ? 587 : 25
        let user = reader.string(forKey: "smtp.user")
        let server = MailServer(
            host: host, port: try number(reader, "smtp.port", usual, 1...65_535), security: security, user: user,
            password: try password(reader, user), authorities: try authorities(reader),
            seconds: Int64(try number(reader, "smtp.timeoutSeconds", 20, 1...300)), helloName: links.host)
        return Post(server: server, links: links)
    }

    /// Where people reach the service, without a stroke at the end; nil where nobody says.
    ///
    /// - Throws: ``Refusal`` that names the setting and the mend.
    static func publicURL(_ reader: ConfigReader) throws -> String? {
        guard let address = reader.string(forKey: "public.url"), !address.isEmpty else { return nil }
        do {
            return try PublicLinks(address).base
        } catch {
            throw refusal("public.url", address, "an https:// address, such as https://training.example")
        }
    }

    private static func password(_ reader: ConfigReader, _ user: String?) throws -> String? {
        guard let file = reader.string(forKey: "smtp.passwordFile") else { return nil }
        guard user != nil else {
            throw Refusal(.invalid, "There is a password for mail and no user.", mend: "Set smtp.user too.")
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Refusal(
                .invalid, "The file \(file), which should hold the mail server's password, cannot be read.",
                mend: "Correct smtp.passwordFile (TURNOUT_SMTP_PASSWORD_FILE), or let the service read the file.")
        }
        return text.trimmingCharacters(in: .newlines)
    }

    private static func authorities(_ reader: ConfigReader) throws -> String? {
        guard let file = reader.string(forKey: "smtp.caFile") else { return nil }
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw Refusal(
                .invalid, "The file \(file), which should hold certificates, cannot be read.",
                mend: "Correct smtp.caFile (TURNOUT_SMTP_CA_FILE), or let the service read the file.")
        }
        return file
    }
}

extension Bootstrap {
    /// What hands mail over, as the service's own settings say, for a command that tries it.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` where no mail server is named.
    static func mailer(_ request: ServeRequest) async throws -> any Mailer {
        guard let post = try await ServiceSettings(request).post else {
            throw Refusal(
                .notReady, "No mail server is named.",
                mend: "Set smtp.host and public.url where the service is configured, and name that file with --config.")
        }
        return SMTPMailer(post.server)
    }
}
