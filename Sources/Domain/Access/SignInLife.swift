/// For how long what lets people in is good. Once it is over it never revives, whatever becomes of the clock: what was
/// found to be over is ended for good, and a clock that stands well before what was recorded ends it as well.
public struct SignInLife: Hashable, Sendable {
    /// How long a mailed link and its code are good, in minutes.
    public static let minutes: Int64 = 10
    /// How many wrong codes end an asking.
    public static let attempts: Int64 = 5
    /// How far the clocks of several services may be apart, in minutes.
    public static let tolerance: Int64 = 5

    /// When it was asked for.
    public let askedAt: Instant
    /// From when on it is worth nothing.
    public let expiresAt: Instant

    /// Takes both moments.
    public init(askedAt: Instant, expiresAt: Instant) {
        self.askedAt = askedAt
        self.expiresAt = expiresAt
    }

    /// What is asked for at a moment.
    public init(from now: Instant) {
        self.init(askedAt: now, expiresAt: now.adding(minutes: Self.minutes))
    }

    /// Whether it is over at a moment.
    public func isOver(at now: Instant) -> Bool {
        now >= expiresAt || now < askedAt.adding(minutes: -Self.tolerance)
    }
}

/// For how long a session lasts: to its end, and no longer than it is idle for a while.
public struct SessionLife: Hashable, Sendable {
    /// How long a session may be idle, in minutes, unless it is set.
    public static let usualIdleMinutes: Int64 = 60
    /// How long a session lasts at most, in hours, unless it is set.
    public static let usualHours: Int64 = 12
    /// How often at most it is recorded that a session was used, in minutes.
    public static let markMinutes: Int64 = 1

    /// When it began.
    public let beganAt: Instant
    /// When it was last recorded that it was used.
    public let seenAt: Instant
    /// When it ends at the latest.
    public let endsAt: Instant
    /// How long it may be idle, in minutes.
    public let idleMinutes: Int64

    /// Takes every part.
    public init(beganAt: Instant, seenAt: Instant, endsAt: Instant, idleMinutes: Int64) {
        self.beganAt = beganAt
        self.seenAt = seenAt
        self.endsAt = endsAt
        self.idleMinutes = idleMinutes
    }

    /// A session that begins at a moment.
    public init(from now: Instant, hours: Int64, idleMinutes: Int64) {
        self.init(beganAt: now, seenAt: now, endsAt: now.adding(minutes: hours * 60), idleMinutes: idleMinutes)
    }

    /// Whether it is over at a moment.
    public func isOver(at now: Instant) -> Bool {
        now >= endsAt || now >= seenAt.adding(minutes: idleMinutes)
            || now < seenAt.adding(minutes: -SignInLife.tolerance)
    }

    /// Whether it is to be recorded that it is used at a moment.
    public func isToBeMarked(at now: Instant) -> Bool { now >= seenAt.adding(minutes: Self.markMinutes) }
}
