public import Application
public import Domain
import Locking

/// A clock that a test sets.
public final class TestClock: Clock {
    private let moment: Mutex<Instant>

    /// A clock that shows this moment until it is set.
    public init(_ moment: Instant) { self.moment = Mutex(moment) }

    /// The moment it was set to.
    public func now() -> Instant { moment.withLock { $0 } }

    /// Sets it.
    public func set(_ moment: Instant) { self.moment.withLock { $0 = moment } }

    /// Moves it on.
    public func advance(minutes: Int64) { moment.withLock { $0 = $0.adding(minutes: minutes) } }
}
