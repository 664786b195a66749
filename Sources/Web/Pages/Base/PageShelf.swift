import Locking

/// Keeps pages that are the same for everybody who has not signed in, for a moment: a programme that the whole
/// partnership looks at is then read from the store once a second and not a thousand times.
///
/// What is shown may be as old as twice ``keeping``. Nobody decides by it: a booking asks the store.
final class PageShelf: Sendable {
    /// How many pages are kept at most; all are dropped when there would be more. Each is below 60 kB.
    static let most = 200

    private struct Copy {
        let page: Outgoing
        var freshUntil: ContinuousClock.Instant
        let goodUntil: ContinuousClock.Instant
    }

    private let keeping: Duration
    private let copies = Mutex<[String: Copy]>([:])

    /// Makes an empty shelf on which a page is fresh for so long.
    init(keeping: Duration = .seconds(1)) { self.keeping = keeping }

    /// The page of an address; nil for whoever is to make it. While one makes it anew, others are given what is there.
    func take(_ target: String, at now: ContinuousClock.Instant = .now) -> Outgoing? {
        copies.withLock { copies in
            guard let copy = copies[target], copy.goodUntil > now else { return nil }
            guard copy.freshUntil <= now else { return copy.page }
            copies[target]?.freshUntil = copy.goodUntil
            return nil
        }
    }

    /// Keeps the page of an address.
    func put(_ target: String, _ page: Outgoing, at now: ContinuousClock.Instant = .now) {
        copies.withLock { copies in
            if copies.count >= Self.most, copies[target] == nil { copies.removeAll() }
            copies[target] = Copy(page: page, freshUntil: now + keeping, goodUntil: now + keeping * 2)
        }
    }
}
