/// How much may wait, and how long.
public struct Limits: Sendable, Hashable {
    /// How many units or reads may wait in one queue before the next is refused with `busy`.
    public var waiting: Int
    /// How many units share one commit at most.
    public var group: Int
    /// How often a unit is tried when transactions collide or the connection breaks before its commit.
    public var tries: Int
    /// The longest that a lane waits for the clients it has just answered to come back, in microseconds; 0 never waits.
    public var linger: Int

    /// Limits; the defaults suit a server of a few thousand clients.
    public init(waiting: Int = 10_000, group: Int = 64, tries: Int = 3, linger: Int = 200) {
        self.waiting = max(1, waiting)
        self.group = max(1, group)
        self.tries = max(1, tries)
        self.linger = max(0, linger)
    }
}
