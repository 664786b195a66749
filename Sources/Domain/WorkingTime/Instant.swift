/// A moment, in microseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch, UTC.
    public let microseconds: Int64

    /// Takes microseconds since the epoch, UTC.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Takes whole seconds since the epoch, UTC.
    public init(seconds: Int64) { self.microseconds = seconds * 1_000_000 }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { microseconds.flooredDivision(by: 1_000_000) }

    /// Orders by time.
    public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    /// The moment that many minutes of elapsed time later (earlier when negative).
    public func adding(minutes: Int64) -> Instant { Instant(microseconds: microseconds + minutes * 60_000_000) }

    /// The moment in UTC, as RFC 3339 writes it; microseconds only where there are any.
    public var rfc3339: String {
        let days = seconds.flooredDivision(by: 86_400)
        let second = seconds - days * 86_400
        let micros = microseconds - seconds * 1_000_000
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }
        let fraction = micros == 0 ? "" : "." + padded(micros, 6)
        return "\(LocalDate(dayNumber: days))T\(clock.joined(separator: ":"))\(fraction)Z"
    }
}

extension Int64 {
    /// Division that rounds towards minus infinity; the divisor must be positive.
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
