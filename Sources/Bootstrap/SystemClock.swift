public import Application
public import Domain
import Foundation

/// The system's clock.
public struct SystemClock: Clock {
    /// The clock.
    public init() {}

    /// The moment now, to the microsecond.
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
