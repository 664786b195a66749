import Locking

/// What the writer lanes have done so far.
public struct Statistics: Sendable, Hashable {
    /// Transactions that carried units of work.
    public var groups = 0
    /// Units they carried.
    public var units = 0
    /// Groups that had to be run again unit by unit.
    public var reruns = 0
    /// The most units in one transaction.
    public var largest = 0
}

/// Counts for all lanes of a database.
final class Counters: Sendable {
    private let counts = Mutex(Statistics())

    var snapshot: Statistics { counts.withLock { $0 } }

    func count(units: Int) {
        counts.withLock { counts in
            counts.groups += 1
            counts.units += units
            counts.largest = max(counts.largest, units)
        }
    }

    func countRerun() { counts.withLock { $0.reruns += 1 } }
}
