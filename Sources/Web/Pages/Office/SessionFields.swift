import Domain
import Markup

/// The sessions of an event as a form asks for them: for each a date, a start and an end. Rows left empty are passed
/// over, and a button beside the one that sends the form adds more of them.
enum SessionFields {
    /// The most rows of a form.
    private static let most = 60
    private static let fewest = 2

    /// How many rows a form has.
    private static func rows(_ form: Form) -> Int {
        let asked = Int(form["sessions"]) ?? 0
        let filled = (1...most).last { form.hasDate("session-\($0)") } ?? 0
        return min(most, max(fewest, filled, asked) + (form.has("more") ? 3 : 0))
    }

    /// The rows.
    static func show(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        let count = rows(fields.form)
        let rows = (1...count).map { n -> HTML in
            let name = "session-\(n)"
            let hint: HTML = n == 1 ? say("sessions.hint") : .none
            return """
                <div class="session">\(fields.date(name, say("sessions.legend", .number(Int64(n))), hint: hint))
                <div class="row">\(fields.text("\(name)-from", say("sessions.from"), width: "w4", complete: "off"))
                \(fields.text("\(name)-to", say("sessions.to"), width: "w4", complete: "off"))</div></div>
                """
        }
        return """
            \(rows)<input type="hidden" name="sessions" value="\(count)">
            """
    }

    /// The button that sends the form, and then the one that adds rows: pressing Enter means the first.
    static func send(_ text: HTML, _ visit: Visit) -> HTML {
        """
        <div class="actions"><button class="button">\(text)</button><button class="button button-plain" name="more" \
        value="yes">\(visit.say("sessions.more"))</button></div>
        """
    }

    /// The sessions that are filled in.
    static func read(_ reader: inout FormReader, isNeeded: Bool) -> [SessionTime] {
        let visit = reader.visit
        var sessions: [SessionTime] = []
        for n in 1...rows(visit.form) {
            let name = "session-\(n)"
            guard visit.form.hasDate(name) || !visit.form["\(name)-from"].isEmpty else { continue }
            let (date, from, to) = (reader.date(name), reader.time("\(name)-from"), reader.time("\(name)-to"))
            guard let date, let from, let to else { continue }
            guard let start = LocalDateTime(date: date, minuteOfDay: from),
                let end = LocalDateTime(date: date, minuteOfDay: to), let session = SessionTime(start: start, end: end)
            else {
                reader.add("\(name)-to", visit.say("sessions.fault"))
                continue
            }
            sessions.append(session)
        }
        if isNeeded, sessions.isEmpty, reader.faults.isEmpty {
            reader.add("session-1", visit.say("sessions.missing"))
        }
        return sessions
    }

    /// A form with sessions filled in.
    static func fill(_ form: Form, _ sessions: [SessionTime]) -> Form {
        sessions.prefix(most).enumerated().reduce(form) { form, session in
            let name = "session-\(session.offset + 1)"
            return form.setting(name, to: session.element.start.date)
                .setting("\(name)-from", to: session.element.start.clock)
                .setting("\(name)-to", to: session.element.end.clock)
        }
    }

    /// The sessions, one on a line.
    static func list(_ sessions: [SessionTime], _ visit: Visit) -> HTML {
        guard !sessions.isEmpty else { return visit.say("event.no_dates") }
        return "<ul class=\"bare\">\(sessions.map { "<li>\(visit.session($0))</li>" as HTML })</ul>"
    }
}
