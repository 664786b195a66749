import HTTPTypes

/// Where requests come from when reverse proxies stand between: limits count network addresses, and all who come by one
/// proxy would share its own.
struct Forwarding: Sendable {
    /// The addresses of the proxies, the only ones whose word is taken.
    let proxies: Set<String>

    /// The address that asks: the last in X-Forwarded-For that is no proxy's, which the outermost proxy wrote itself.
    /// What stands before it may be anybody's invention, and what comes from elsewhere says nothing.
    func client(_ peer: String, _ headers: HTTPFields) -> String {
        // A socket of both kinds writes an address of IPv4 as one of IPv6 (RFC 4291 section 2.5.5.2).
        let plain = peer.hasPrefix("::ffff:") ? String(peer.dropFirst(7)) : peer
        guard proxies.contains(plain), let name = Self.name else { return peer }
        let told = headers[values: name].joined(separator: ",").split(separator: ",").map { $0.filter { $0 != " " } }
        guard let client = told.last(where: { !proxies.contains($0) }), Self.isAddress(client) else { return peer }
        return client
    }

    private static let name = HTTPField.Name("X-Forwarded-For")

    /// Digits, letters of hexadecimal numbers, points and colons, as both kinds of addresses are written.
    private static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x3A, 0x41...0x46, 0x61...0x66, 0x2E: true
                default: false
                }
            }
    }
}
