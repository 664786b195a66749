/// A run of events on the same weekday, every so many weeks, days on which nobody works left out.
public struct EventSeries: Hashable, Sendable {
    /// The most events of one series.
    public static let most: Int64 = 60
    /// The most dates that are passed over before the series is given up.
    private static let mostSkipped = 520

    /// The first date of the first event.
    public let first: LocalDate
    /// How many events, 1 to 60.
    public let count: Int64
    /// Every so many weeks, 1 to 52.
    public let everyWeeks: Int64

    /// Takes the first date, how many events, and every so many weeks.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for numbers out of their range and dates outside the years 2000 to 2200.
    public init(first: LocalDate, count: Int64, everyWeeks: Int64) throws(Refusal) {
        self.count = try Field.number(count, 1...Self.most, "number of events")
        self.everyWeeks = try Field.number(everyWeeks, 1...52, "number of weeks")
        _ = try Field.number(first.components.year, 2_000...2_200, "year of the first event")
        self.first = first
    }

    /// The first date of each event, and the dates that are passed over because a session would fall on a day of which
    /// `isHoliday` is true; as many events as are wanted, the series reaching on for those passed over.
    ///
    /// `days` are the dates of the sessions, counted from the first.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` when 520 dates in all are passed over.
    public func dates(
        days: [Int64], isHoliday: (LocalDate) -> Bool
    ) throws(Refusal) -> (held: [LocalDate], skipped: [LocalDate]) {
        var held: [LocalDate] = []
        var skipped: [LocalDate] = []
        var date = first
        while held.count < Int(count) {
            if days.contains(where: { isHoliday(date.adding(days: $0)) }) {
                skipped.append(date)
            } else {
                held.append(date)
            }
            guard skipped.count < Self.mostSkipped else {
                throw Refusal(.invalid, "The series meets bank holidays only.", mend: "Choose another first date.")
            }
            date = date.adding(days: 7 * everyWeeks)
        }
        return (held, skipped)
    }

    /// The references of the events, counted on from the first: `E0210`, `E0211`, …
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a reference that does not end in a number, or runs out of digits.
    public func references(from first: String) throws(Refusal) -> [String] {
        let first = try Event.checked(reference: first)
        let digits = first.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        let stem = first.dropLast(min(digits, 9))
        guard digits > 0, let number = Int64(first.dropFirst(stem.count)) else {
            throw Refusal(
                .invalid, "The reference \(first) does not end in a number to count on from.",
                mend: "Write one such as E0210.")
        }
        var references: [String] = []
        for n in number..<(number + count) {
            let text = padded(n, first.count - stem.count)
            references.append(try Event.checked(reference: "\(stem)\(text)"))
        }
        return references
    }
}

extension EventDates {
    /// The same sessions with another first date, each as many days after it as before, at the same local times.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` where the clocks leave a session without length.
    public func shifted(to first: LocalDate, in zone: Zone) throws(Refusal) -> EventDates {
        let days = first.dayNumber - firstDate.dayNumber
        var times: [SessionTime] = []
        for session in sessions {
            guard let start = session.time.start.adding(days: days), let end = session.time.end.adding(days: days),
                let time = SessionTime(start: start, end: end)
            else { throw Refusal(.invalid, "The date \(first) is out of range.", mend: "Choose another date.") }
            times.append(time)
        }
        return try EventDates(times, in: zone)
    }

    /// The dates of its sessions, in days from the first.
    public var days: [Int64] {
        sessions.flatMap { [$0.time.start.date, $0.time.end.date] }.map { $0.dayNumber - firstDate.dayNumber }
    }
}

extension LocalDateTime {
    fileprivate func adding(days: Int64) -> LocalDateTime? {
        LocalDateTime(date: date.adding(days: days), minuteOfDay: minuteOfDay)
    }
}
