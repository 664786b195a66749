import Foundation

/// The address behind a host's name, as the system finds it.
enum HostAddress {
    /// Why there is none to send to.
    enum Fault: Error {
        case unknown
        case forbidden
    }

    /// The first address of a name, in figures. Where any of its addresses is one that nothing is sent to, none is: a
    /// name that leads to several places at once is a trick as likely as an accident.
    ///
    /// It blocks while the system asks, so it belongs on a thread that may.
    static func find(_ host: String) throws(Fault) -> String {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0, let list else { throw .unknown }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next: UnsafeMutablePointer<addrinfo>? = list
        while let entry = next {
            if let bytes = bytes(entry.pointee) {
                guard isAllowed(bytes) else { throw .forbidden }
                figures(entry.pointee).map { found.append($0) }
            }
            next = entry.pointee.ai_next
        }
        guard let first = found.first else { throw .unknown }
        return first
    }

    /// Whether anything is sent to an address of 4 or 16 bytes: not to link-local ones, behind which clouds keep their
    /// credentials, nor to that of the same purpose in IPv6, nor to multicast, broadcast and none at all.
    static func isAllowed(_ bytes: [UInt8]) -> Bool {
        if bytes.count == 4 {
            return bytes[0] != 0 && !(bytes[0] == 169 && bytes[1] == 254) && bytes[0] < 224
        }
        guard bytes.count == 16 else { return false }
        let zeros = bytes.prefix { $0 == 0 }.count
        let isMapped = zeros == 10 && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = Array(bytes.prefix(12)) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated { return isAllowed(Array(bytes[12...])) }
        // ::1 is this machine; anything else that begins so is an old form of an IPv4 address, or no address.
        if zeros >= 12 { return zeros == 15 && bytes[15] == 1 }
        if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return false }
        let metadata: [UInt8] = [0xFD, 0x00, 0x0E, 0xC2] + Array(repeating: 0, count: 10) + [0x02, 0x54]
        return bytes[0] != 0xFF && bytes != metadata
    }

    private static func bytes(_ entry: addrinfo) -> [UInt8]? {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
            }
        default: return nil
        }
    }

    private static func figures(_ entry: addrinfo) -> String? {
        var text = [UInt8](repeating: 0, count: Int(NI_MAXHOST))
        let length = socklen_t(text.count)
        let status = text.withUnsafeMutableBytes { buffer in
            getnameinfo(
                entry.ai_addr, entry.ai_addrlen, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil,
                0, NI_NUMERICHOST)
        }
        return status == 0 ? String(decoding: text.prefix { $0 != 0 }, as: UTF8.self) : nil
    }
}
