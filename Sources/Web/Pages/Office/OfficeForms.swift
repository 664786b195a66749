import Application
import Domain
import Markup
import Money
import Reports

/// Reads what the forms of the office ask for, each fault beside its field.
struct FormReader {
    let visit: Visit
    private(set) var faults = FormFaults.none

    init(_ visit: Visit) { self.visit = visit }

    private var form: Form { visit.form }

    /// A text that must be there.
    mutating func text(_ name: String, missing key: String) -> String {
        if form[name].isEmpty { faults.add(name, visit.say(key)) }
        return form[name]
    }

    /// An amount of money; nil where it is none.
    mutating func amount(_ name: String) -> Pence? { visit.amount(name, &faults) }

    /// A whole number in a range; nil where none is given and none need be. What is wrong with it names it by the
    /// sentence of a key.
    mutating func number(
        _ name: String, _ range: ClosedRange<Int64>, _ label: String, isNeeded: Bool = true
    ) -> Int64? {
        if form[name].isEmpty, !isNeeded { return nil }
        if let number = Int64(form[name].replacing(",", with: "")), range.contains(number) { return number }
        faults.add(
            name,
            visit.say(
                "office.number_fault", .html(visit.say(label)), .number(range.lowerBound),
                .text(grouped(range.upperBound))))
        return nil
    }

    /// A date of three fields; nil where none is given and none need be.
    mutating func date(_ name: String, isNeeded: Bool = true) -> LocalDate? {
        if !isNeeded, !form.hasDate(name) { return nil }
        if let date = form.date(name), (2_000...2_200).contains(date.components.year) { return date }
        faults.add(name, visit.say("office.date_fault"))
        return nil
    }

    /// A time of day in minutes from midnight.
    mutating func time(_ name: String) -> Int64? {
        if let minute = FormReader.minute(form[name]) { return minute }
        faults.add(name, visit.say("office.time_fault"))
        return nil
    }

    /// A date and a time as one local moment; nil where no date is given and none need be.
    mutating func moment(_ name: String, isNeeded: Bool = true) -> LocalDateTime? {
        guard isNeeded || form.hasDate(name) || !form["\(name)-at"].isEmpty else { return nil }
        let (date, minute) = (self.date(name), time("\(name)-at"))
        guard let date, let minute else { return nil }
        return LocalDateTime(date: date, minuteOfDay: minute)
    }

    mutating func add(_ field: String, _ sentence: HTML) { faults.add(field, sentence) }

    /// `9:30`, `09:30`, `9.30` or `0930` in minutes from midnight.
    static func minute(_ text: String) -> Int64? {
        let parts = text.split(whereSeparator: { ":.".contains($0) })
        let plain = text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let (hour, minute): (Int64?, Int64?) =
            plain
            ? (Int64(text.prefix(2)), Int64(text.suffix(2)))
            : parts.count == 2 && parts[1].utf8.count == 2 ? (Int64(parts[0]), Int64(parts[1])) : (nil, nil)
        guard let hour, let minute, (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        return hour * 60 + minute
    }
}

extension Form {
    /// Whether any of the three fields of a date is filled in.
    func hasDate(_ name: String) -> Bool {
        ["day", "month", "year"].contains { !self["\(name)-\($0)"].isEmpty }
    }

    /// What a page puts into a form itself, anew each time.
    private static let own: Set<String> = [
        "form", "key", "more", "again", "version", "asked", "ending", "shown", "sessions",
    ]

    /// Everything that was filled in as hidden fields, to be sent on with the next page.
    var kept: HTML {
        HTML(
            names(beginningWith: "").filter { !Form.own.contains($0) }.flatMap { name in
                all(name).map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" as HTML }
            })
    }

    /// The versions that a record may be changed from: the one that was shown.
    var known: KnownVersion { KnownVersion([Int64(self["version"]) ?? 0]) }
}

extension Fields {
    /// A date of three fields and a time.
    func moment(_ name: String, _ legend: HTML, hint: HTML = .none) -> HTML {
        date(name, legend, hint: hint) + text("\(name)-at", visit.say("office.time"), width: "w4", complete: "off")
    }

    /// A whole number.
    func number(_ name: String, _ label: HTML, hint: HTML = .none) -> HTML {
        text(name, label, hint: hint, width: "w4", complete: "off")
    }

    /// The version that is shown, sent back with the form.
    func version(_ version: Int64) -> HTML { "<input type=\"hidden\" name=\"version\" value=\"\(version)\">" }
}
