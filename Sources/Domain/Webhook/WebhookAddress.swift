/// Where messages are sent: an `https://` address, or an `http://` one of this machine itself.
///
/// Only the plain form is taken, so that everybody who reads it reads the same: no credentials, no fragment, no
/// backslash, nothing but ASCII, and no path that steps back or hides its strokes and dots.
public struct WebhookAddress: Hashable, Sendable {
    /// The longest address, in characters.
    public static let longest = 500

    /// The address as written, its host in lower case.
    public let text: String
    /// The host in lower case, an IPv6 address without its brackets.
    public let host: String

    /// Takes what was checked before and stored.
    public init(stored text: String) {
        self.text = text
        host = Self.parts(text)?.host ?? ""
    }

    /// Checks an address.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` that says what is wrong with it.
    public init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Self.refusal("The address is too long, or has a blank or a letter that is not ASCII.")
        }
        guard let parts = Self.parts(text) else {
            throw Self.refusal("“\(Field.shown(text))” is no address of a receiver.")
        }
        guard parts.isSecure || Self.isLoopback(parts.host) else {
            throw Self.refusal("An http:// address is taken of this machine itself only.")
        }
        guard Self.isPlain(parts.rest) else {
            throw Self.refusal("The path of “\(Field.shown(text))” is not plain.")
        }
        self.text = text.dropLast(parts.rest.utf8.count).lowercased() + parts.rest
        host = parts.host
    }

    /// Whether the host is this machine itself, by its name or its address.
    public var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether a text is the name or the address of a host, and nothing more.
    public static func isHost(_ text: String) -> Bool {
        if text.contains(":") {
            return (2...45).contains(text.utf8.count)
                && text.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) || $0 == 0x3A || $0 == 0x2E }
        }
        let labels = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
                    && label.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
            }
    }

    private static func refusal(_ reason: String) -> Refusal {
        Refusal(
            .invalid, reason,
            mend: "Write https://host/path without user name, password, #, \\, // or .. in the path.")
    }

    /// The parts of an address; nil where it is not made of them.
    private static func parts(_ text: String) -> (isSecure: Bool, host: String, rest: Substring)? {
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://") else { return nil }
        let behind = text.dropFirst(isSecure ? 8 : 7)
        let authority = behind.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), !authority.contains("\\") else { return nil }
        guard let (name, port) = hostAndPort(authority) else { return nil }
        let host = name.lowercased()
        guard isHost(host), port.isEmpty || isPort(port) else { return nil }
        return (isSecure, host, behind.dropFirst(authority.count))
    }

    private static func hostAndPort(_ authority: Substring) -> (Substring, Substring)? {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let after = authority[authority.index(after: end)...]
            let inside = authority[..<end].dropFirst()
            guard inside.contains(":"), after.isEmpty || after.first == ":" else { return nil }
            return after.count == 1 ? nil : (inside, after.dropFirst())
        }
        let halves = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count <= 2, let host = halves.first, !host.isEmpty else { return nil }
        guard halves.count == 2 else { return (host, "") }
        return halves[1].isEmpty ? nil : (host, halves[1])
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.utf8.count <= 5, text.utf8.allSatisfy(isDigit), let port = Int64(text) else { return false }
        return (1...65_535).contains(port) && text.first != "0"
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in part.utf8.allSatisfy(isDigit) && (Int64(part) ?? 256) <= 255 }
    }

    /// The path and the query: no step back, no empty step, and nothing written as `%2e`, `%2f` or `%5c`.
    private static func isPlain(_ rest: Substring) -> Bool {
        let forbidden: [UInt8] = Array("\\#<>\"{}|^`".utf8)
        guard !rest.utf8.contains(where: forbidden.contains) else { return false }
        let folded = rest.lowercased()
        guard !["%2e", "%2f", "%5c", "%00", "%25"].contains(where: folded.contains), isEscapedRight(folded) else {
            return false
        }
        let path = rest.prefix { $0 != "?" }
        let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return !steps.contains { $0 == "." || $0 == ".." } && !steps.dropLast().contains { $0.isEmpty }
    }

    /// Whether every `%` stands before two hexadecimal digits.
    private static func isEscapedRight(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let isHex = { (byte: UInt8) in isDigit(byte) || (0x61...0x66).contains(byte) }
        return bytes.indices.allSatisfy { index in
            bytes[index] != 0x25 || (index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2]))
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
