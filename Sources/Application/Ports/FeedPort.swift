public import Domain

/// Reading whose a calendar feed is.
public protocol FeedReads {
    /// Since when a person has a calendar feed, within the scope; nil where they have none.
    func feedSince(of person: PersonID) throws -> Instant?
    /// The active person who has the feed of a token's hash, within the scope `everything`; a merged record stands for
    /// the one it went into.
    func feedOwner(token: [UInt8]) throws -> PersonID?
}

/// Giving people calendar feeds and taking them away.
public protocol FeedWrites: FeedReads {
    /// Gives a person a feed that is found by a token's hash, in place of the one they had.
    func setFeed(of person: PersonID, token: [UInt8]) throws
    /// Takes a person's feed away; says whether there was one.
    func endFeed(of person: PersonID) throws -> Bool
}

/// Reading what the service signs with.
public protocol ServiceKeyReads {
    /// The key of a name, within the scope `everything`; nil where none was drawn yet.
    func serviceKey(_ name: String) throws -> [UInt8]?
}

/// Keeping what the service signs with.
public protocol ServiceKeyWrites: ServiceKeyReads {
    /// Keeps a key under a name; one that was kept there before stays.
    func keepServiceKey(_ name: String, _ key: [UInt8]) throws
}
