extension LocalDate {
    /// As shown to people: `Wed 8 May 2019`.
    public var spoken: String { "\(spokenWithoutYear) \(components.year)" }

    /// As shown to people beside another date of the same year: `Wed 8 May`.
    public var spokenWithoutYear: String {
        let (_, month, day) = components
        return "\(name(Self.weekdays, weekday)) \(day) \(name(Self.months, month))"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private func name(_ names: [String], _ number: Int64) -> String {
        let index = Int(number) - 1
        return names.indices.contains(index) ? names[index] : String(number)
    }
}

extension LocalDateTime {
    /// The time of day as shown to people: `00:30`.
    public var clock: String { "\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }

    /// As shown to people: `Wed 8 May 2019 00:30`.
    public var spoken: String { "\(date.spoken) \(clock)" }
}

/// A count with its noun: `one working day`, `five working days`, `72 hours`.
func counted(_ number: Int64, _ noun: String) -> String {
    let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    let amount = (0...12).contains(number) ? words[Int(number)] : String(number)
    return "\(amount) \(noun)\(number == 1 ? "" : "s")"
}
