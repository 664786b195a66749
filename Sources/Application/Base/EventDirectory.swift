import Domain
import Locking

/// The ids of event references seen so far.
final class EventDirectory: Sendable {
    /// Past this many the directory starts afresh, so that it stays small in a service that runs for years.
    private static let limit = 100_000
    private let ids = Mutex<[String: EventID]>([:])

    func find(_ reference: String) -> EventID? { ids.withLock { $0[reference] } }

    func keep(_ reference: String, _ id: EventID) {
        ids.withLock { ids in
            if ids.count >= Self.limit { ids.removeAll() }
            ids[reference] = id
        }
    }
}
