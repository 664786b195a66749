/// A wall-clock reading: a date and a minute of the day, in no time zone.
public struct LocalDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The date.
    public let date: LocalDate
    /// Minutes since midnight, 0 to 1439.
    public let minuteOfDay: Int64

    /// Takes a date and minutes since midnight; nil outside 0 to 1439.
    public init?(date: LocalDate, minuteOfDay: Int64) {
        guard (0..<1440).contains(minuteOfDay) else { return nil }
        self.date = date
        self.minuteOfDay = minuteOfDay
    }

    /// Midnight at the start of a date.
    public init(startOf date: LocalDate) {
        self.date = date
        self.minuteOfDay = 0
    }

    /// Reads `YYYY-MM-DDTHH:MM` (ISO 8601, no zone) and nothing else.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == 0x54, bytes[13] == 0x3A,
            let date = LocalDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]), hour < 24, minute < 60
        else { return nil }
        self.init(date: date, minuteOfDay: hour * 60 + minute)
    }

    /// Minutes since 1970-01-01T00:00 on the same wall clock.
    var minuteNumber: Int64 { date.dayNumber * 1440 + minuteOfDay }

    init(minuteNumber: Int64) {
        let day = minuteNumber.flooredDivision(by: 1440)
        date = LocalDate(dayNumber: day)
        minuteOfDay = minuteNumber - day * 1440
    }

    /// `YYYY-MM-DDTHH:MM`.
    public var description: String { "\(date)T\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }

    /// Orders by wall clock.
    public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool { a.minuteNumber < b.minuteNumber }
}
