/// Until when cancelling is free, as an instant for the rules and as words for people.
public struct FreeUntil: Hashable, Sendable {
    /// The first instant at which cancelling is no longer free (exclusive).
    public let instant: Instant
    /// The limit in words with the years: `the end of Tue 7 May 2019, five working days before Tue 14 May 2019`.
    public let limit: String
    /// The limit in words without the years where they are all the same.
    public let shortLimit: String

    /// Takes the exclusive instant and the limit in words, with and without years.
    public init(instant: Instant, limit: String, shortLimit: String) {
        self.instant = instant
        self.limit = limit
        self.shortLimit = shortLimit
    }

    /// Whether notice received at this instant is free.
    public func covers(_ receivedAt: Instant) -> Bool { receivedAt < instant }

    /// `cancelling is free until the end of Tue 7 May 2019, five working days before Tue 14 May 2019`.
    public var sentence: String { "cancelling is free until \(limit)" }
}
