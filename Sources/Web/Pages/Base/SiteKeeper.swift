import Application
import Domain
import Locking

/// Knows what the service tells of itself, without asking the store for every page.
final class SiteKeeper: Sendable {
    /// How long an answer of the store is good for.
    private static let memory = Duration.seconds(2)

    private let house: House
    /// Where people reach the service.
    let publicURL: String?
    private let known = Mutex<(facts: SiteFacts, until: ContinuousClock.Instant)?>(nil)

    init(_ house: House, publicURL: String?) {
        self.house = house
        self.publicURL = publicURL
    }

    /// What the service tells of itself; what it told last while the store cannot be asked.
    func site() async -> Site {
        let now = ContinuousClock.now
        let last = known.withLock { $0 }
        if let last, last.until > now { return Site(facts: last.facts, publicURL: publicURL) }
        guard let facts = try? await ShowSite(house)() else {
            return Site(facts: last?.facts ?? .unknown, publicURL: publicURL)
        }
        known.withLock { $0 = (facts, now + Self.memory) }
        return Site(facts: facts, publicURL: publicURL)
    }
}
