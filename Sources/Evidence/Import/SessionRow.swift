public import Domain

/// One row of `sessions.csv`.
public struct SessionRow: Hashable, Sendable {
    /// The physical line in the file.
    public let line: Int
    /// The reference of the event.
    public let event: Symbol
    /// When it starts, local time.
    public let startsAt: LocalDateTime
    /// When it ends, local time.
    public let endsAt: LocalDateTime

    init?(_ table: inout Table, _ strings: inout StringTable) {
        let event = table.code(0).map { strings.intern($0) }
        let start = table.dateTime(1)
        let end = table.dateTime(2)
        guard let event, let start, let end else { return nil }
        line = table.line
        self.event = event
        startsAt = start
        endsAt = end
    }
}
