import Application
import Crypto
import Domain
import Foundation
import Locking

/// Keeps what is the same for everybody for a moment: a programme that the whole partnership looks at is then read from
/// the store once a second and not a thousand times.
///
/// What is shown may be as old as twice ``keeping``. Nobody decides by it: a booking asks the store.
final class Shelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// How many are kept at most; all are dropped when there would be more. A page is below 60 kB.
    static var most: Int { 200 }

    private struct Copy {
        let value: Value
        var freshUntil: ContinuousClock.Instant
        let goodUntil: ContinuousClock.Instant
    }

    private let keeping: Duration
    private let copies = Mutex<[Key: Copy]>([:])

    /// Makes an empty shelf on which a thing is fresh for so long.
    init(keeping: Duration = .seconds(1)) { self.keeping = keeping }

    /// What is kept under a key; nil for whoever is to make it. Meanwhile others are given what is there.
    func take(_ key: Key, at now: ContinuousClock.Instant = .now) -> Value? {
        copies.withLock { copies in
            guard let copy = copies[key], copy.goodUntil > now else { return nil }
            guard copy.freshUntil <= now else { return copy.value }
            copies[key]?.freshUntil = copy.goodUntil
            return nil
        }
    }

    /// Keeps something under a key.
    func put(_ key: Key, _ value: Value, at now: ContinuousClock.Instant = .now) {
        copies.withLock { copies in
            if copies.count >= Self.most, copies[key] == nil { copies.removeAll() }
            copies[key] = Copy(value: value, freshUntil: now + keeping, goodUntil: now + keeping * 2)
        }
    }
}

/// What a service keeps for a moment.
struct Shelves: Sendable {
    /// Whole pages of those who have not signed in, by address.
    let pages: Shelf<String, Outgoing>
    /// Pages of one session each, good while the store has come no further.
    let own: Shelf<String, OwnPage>
    /// Pages of the programme, whoever looks at them.
    let programmes: Shelf<ProgrammeFilter, ProgrammePage>
    /// The dates to come of a course, by its code.
    let dates: Shelf<String, [EventLine]>
    /// The agencies by name, under no key.
    let agencies: Shelf<String, [AgencyName]>

    /// Makes empty shelves on which a thing is fresh for so long.
    init(keeping: Duration = .seconds(1)) {
        (pages, own) = (Shelf(keeping: keeping), Shelf(keeping: keeping))
        (programmes, dates) = (Shelf(keeping: keeping), Shelf(keeping: keeping))
        agencies = Shelf(keeping: keeping)
    }
}

/// A page of one session, and how far the store had come before it was made: while it has come no further, the page
/// would be made again as it is, but for the clock.
struct OwnPage: Sendable {
    /// What it is kept under: the session's token, which itself is not kept, and the address.
    let key: String
    let version: String
    let page: Outgoing?

    private init(key: String, version: String, page: Outgoing?) {
        (self.key, self.version, self.page) = (key, version, page)
    }

    /// One that is not made yet.
    init(_ token: String, _ target: String, _ version: String) {
        let digest = Data(SHA256.hash(data: Data("own:\(token)".utf8))).base64EncodedString()
        self.init(key: "\(digest) \(target)", version: version, page: nil)
    }

    /// The same, made.
    func with(_ page: Outgoing) -> OwnPage { OwnPage(key: key, version: version, page: page) }
}

extension Visit {
    /// What is kept on a shelf under a key; made and put there when nothing is, and each time where nothing is kept.
    func kept<Key: Hashable & Sendable, Value: Sendable>(
        _ shelf: KeyPath<Shelves, Shelf<Key, Value>>, _ key: Key, _ make: () async throws -> Value
    ) async throws -> Value {
        let shelf = shelves?[keyPath: shelf]
        if let value = shelf?.take(key) { return value }
        let value = try await make()
        shelf?.put(key, value)
        return value
    }
}
