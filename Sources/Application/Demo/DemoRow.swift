import Domain

/// One booking as it stands at the end of the story told of its event.
struct DemoRow {
    enum Status: String {
        case booked, cancelled, substituted, waitlisted
        case walkIn = "walk_in"
        case eventCancelled = "event_cancelled"
    }

    let person: Int
    var bookedAt: Minute
    var status: Status
    var endedAt: Minute?
    var attendance = ""
    var replaces: Int?
    /// Whether the booking was cancelled inside the notice period.
    var isLate = false
}

/// A minute of the wall clock, counted so that it can be compared: nothing happens at night, when clocks change.
struct Minute: Hashable, Comparable {
    let date: LocalDate
    let ofDay: Int64

    init(_ date: LocalDate, _ ofDay: Int64) {
        self.date = date
        self.ofDay = ofDay
    }

    static func < (a: Minute, b: Minute) -> Bool { (a.date, a.ofDay) < (b.date, b.ofDay) }

    /// Some minute between seven in the morning and ten at night.
    static func some(on date: LocalDate, _ random: inout SplitMix64) -> Minute {
        Minute(date, random.number(7 * 60...22 * 60 - 1))
    }

    var text: String { (LocalDateTime(date: date, minuteOfDay: ofDay) ?? LocalDateTime(startOf: date)).description }
}
