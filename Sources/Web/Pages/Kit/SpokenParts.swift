import Application
import Domain
import Markup

/// Dates, times and amounts as people read them.
extension Visit {
    /// A moment in local time.
    func spoken(_ instant: Instant) -> String { house.zone.local(instant).spoken }

    /// A date in a table, which is not broken over two lines.
    func day(_ date: LocalDate) -> HTML { "<span class=\"nowrap\">\(date.spoken)</span>" }

    /// A reference or an amount in a table, which is not broken over two lines.
    func unbroken(_ text: String) -> HTML { "<span class=\"nowrap\">\(text)</span>" }

    /// When an event is: one line for one session, the first and how many for several.
    func when(_ sessions: [SessionTime]) -> HTML {
        guard let first = sessions.first else { return say("event.no_dates") }
        let line = session(first)
        return sessions.count == 1 ? line : "\(line) (\(say("event.sessions", .number(Int64(sessions.count)))))"
    }

    /// A session: its date and its times.
    func session(_ session: SessionTime) -> HTML {
        say(
            "event.session", .text(session.start.date.spoken), .text(session.start.clock), .text(session.end.clock))
    }

    /// How it is held, in words; a word that has none is shown as it is.
    func mode(_ delivery: String) -> HTML {
        let key = "mode.\(delivery)"
        return say.keys.contains(key) ? say(key) : HTML(text: delivery)
    }

    /// A length in minutes.
    func length(_ minutes: Int64) -> HTML {
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 { return say("event.minutes", .number(rest)) }
        if rest == 0 { return say("event.hours", .number(hours)) }
        return say("event.hours_minutes", .number(hours), .number(rest))
    }
}
