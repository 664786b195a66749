/// Rows that agree with one another, and how they hang together.
public struct ImportPlan: Sendable {
    /// The bookings of one event.
    public struct Group: Hashable, Sendable {
        /// The reference of the event.
        public let event: Symbol
        /// The event's place in ``ImportRows/events``; nil when only the store has it.
        public let index: Int?
        /// Places in ``ImportPlan/arrival``.
        public let bookings: Range<Int>
    }

    /// The rows.
    public let rows: ImportRows
    /// For each event of ``ImportRows/events``, the places of its sessions in ``ImportRows/sessions``, by time.
    public let sessions: [[Int]]
    /// Every booking's place in ``ImportRows/bookings``, event by event in order of arrival: time, then line.
    public let arrival: [Int32]
    /// The events that have bookings, as stretches of ``arrival``.
    public let groups: [Group]
    /// The place of the booking that took over from a substituted one, by the place of the latter.
    public let successors: [Int32: Int32]
    /// For each waiver, the place of the booking it names: of several of the person on the event, the last.
    public let waivedBookings: [Int32]
    /// What is odd but taken.
    public let warnings: [ImportWarning]
}
