import Domain
import Secrets

/// What is counted against a limit, for one address, network or person. The store keeps a hash and no address; several
/// services share the count.
struct Counting: Sendable {
    let limit: RateLimit
    let key: [UInt8]

    private init(_ limit: RateLimit, _ subject: String) {
        self.limit = limit
        key = Digest.sha256(Array("\(limit.name)\n\(subject)".utf8))
    }

    init(address: EmailAddress) { self.init(.mailsToAddress, address.key) }

    init(network: String) { self.init(.mailsFromNetwork, NetworkAddress(network).key) }

    init(person: PersonID) { self.init(.secondFactor, "\(person.raw)") }

    /// Counts one more; false past the limit. Whoever counts at the same time waits until this transaction ends.
    func take(_ work: any UnitOfWork, _ now: Instant) throws -> Bool {
        try work.count(key, until: now.adding(minutes: limit.minutes)) <= limit.most
    }
}
