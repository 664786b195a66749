/// How often something may happen in a window that begins with the first time.
public struct RateLimit: Hashable, Sendable {
    /// What is counted.
    public let name: String
    /// How often at most.
    public let most: Int64
    /// How long a window lasts, in minutes.
    public let minutes: Int64

    /// Takes every part.
    init(_ name: String, most: Int64, minutes: Int64) {
        self.name = name
        self.most = most
        self.minutes = minutes
    }

    /// Sign-in mails to one e-mail address: nobody is flooded by others.
    public static let mailsToAddress = RateLimit("mails_to_address", most: 5, minutes: 15)
    /// Sign-in mails asked for from one network address: one machine does not flood many.
    public static let mailsFromNetwork = RateLimit("mails_from_network", most: 20, minutes: 15)
    /// Wrong codes of one person's second factor.
    public static let secondFactor = RateLimit("second_factor", most: 5, minutes: 10)

    /// What is told past the limit.
    public var refusal: Refusal {
        Refusal(
            .tooMany, "That was too often.", mend: "Try again in \(minutes) minutes.", retryAfter: minutes * 60)
    }
}

/// The part of a network address by which askers are counted: an IPv4 address, or the first 64 bits of an IPv6 address,
/// because whoever has one address of such a network has all (RFC 4291 section 2.5.4).
public struct NetworkAddress: Hashable, Sendable {
    /// The longest text looked at.
    private static let longest = 64

    /// What is counted by.
    public let key: String

    /// Takes the address of a connection as text; one that is none of the two counts as it is written.
    public init(_ text: String) {
        let text = String(text.lowercased().prefix(Self.longest).prefix { $0 != "%" })
        guard text.contains(":") else {
            key = text
            return
        }
        let groups = Self.groups(text)
        if let last = groups.last, last.contains("."), groups.dropLast().allSatisfy({ $0 == "0" || $0 == "ffff" }) {
            // An IPv4 address written as one of IPv6 (RFC 4291 section 2.5.5.2).
            key = last
        } else {
            key = groups.prefix(4).joined(separator: ":") + "::/64"
        }
    }

    /// The groups without leading zeros, `::` written out.
    private static func groups(_ text: String) -> [String] {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            let short = part.drop { $0 == "0" }
            return part.isEmpty ? "" : short.isEmpty ? "0" : String(part.contains(".") ? part : short)
        }
        guard let gap = parts.firstIndex(of: "") else { return parts }
        let before = parts[..<gap].filter { !$0.isEmpty }
        let after = parts[gap...].filter { !$0.isEmpty }
        let width = (after.last ?? before.last)?.contains(".") == true ? 7 : 8
        let zeros = Array(repeating: "0", count: max(0, width - before.count - after.count))
        return before + zeros + after
    }
}
