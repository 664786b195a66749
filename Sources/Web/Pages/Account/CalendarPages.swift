import Application
import Documents
import Domain
import Markup

/// One's own bookings as a calendar that other programs subscribe to (RFC 5545), under an address nobody can guess.
enum CalendarPages {
    static let all = [show, make, end, feed]

    static let show = Page.show("myCalendar", .myCalendar, AccountPages.people) { visit in
        try await page(visit, made: nil)
    }

    /// The address is shown in the answer to the form and nowhere else: only its hash is kept.
    private static func page(_ visit: Visit, made token: String?) async throws -> PageReply {
        let say = visit.say
        let since = try await ShowCalendarFeed(visit.house).since(by: visit.principal)
        let told: HTML = visit.query["done"] == "ended" ? Parts.done(say("calendar.ended")) : .none
        let stands: HTML
        if let token {
            stands = address(token, visit)
        } else if let since {
            stands = Parts.notice(.plain, "<p>\(say("calendar.since", .text(visit.spoken(since))))</p>")
        } else {
            stands = .none
        }
        let end: HTML =
            since == nil
            ? .none
            : """
            <h2>\(say("calendar.end_title"))</h2><p>\(say("calendar.end_lead"))</p>
            <form method="post" action="\(Path.endMyCalendar())">\(visit.once)<div class="actions">
            <button class="button button-stop">\(say("calendar.end"))</button></div></form>
            """
        let again: HTML = since == nil ? .none : "<h2>\(say("calendar.again"))</h2><p>\(say("calendar.again_lead"))</p>"
        let button = say(since == nil ? "calendar.make" : "calendar.again")
        let main: HTML = """
            \(told)<h1>\(say("account.calendar"))</h1><p>\(say("calendar.lead"))</p>\(stands)\(again)
            <form method="post" action="\(Path.myCalendar())">\(visit.token)<div class="actions">
            <button class="button\(since == nil ? "" : " button-plain" as HTML)">\(button)</button></div></form>\(end)
            """
        return .page(say("account.calendar"), back: Path.account(), main)
    }

    private static func address(_ token: String, _ visit: Visit) -> HTML {
        let say = visit.say
        let address = (visit.site.publicURL ?? "") + Path.calendarFeed(token + ".ics").text
        return Parts.notice(
            .good,
            """
            <h2 class="first">\(say("calendar.made"))</h2><p>\(say("calendar.once"))</p>
            <div class="field"><label for="address">\(say("calendar.address"))</label>
            <input id="address" class="wide" value="\(address)" readonly></div>
            <p>\(say("calendar.how"))</p><p>\(say("calendar.secret"))</p>
            """)
    }

    static let make = Page.form("makeCalendar", .myCalendar, AccountPages.people) { visit in
        try await page(visit, made: try await ChangeCalendarFeed(visit.house).renew(by: visit.principal))
    }

    static let end = Page.form("endCalendar", .endMyCalendar, AccountPages.people) { visit in
        _ = try await visit.again { try await ChangeCalendarFeed(visit.house).end(by: visit.principal) }
        return .redirect(Path.myCalendar().with("done", "ended"))
    }

    static let feed = Page.show("calendarFeed", .calendarFeed, .open) { visit in
        let name = visit.path("feed")
        guard name.hasSuffix(".ics") else { throw Problem.notFound() }
        let bookings = try await ShowCalendarFeed(visit.house)(String(name.dropLast(4)))
        let base = visit.site.publicURL ?? ""
        let host = base.split(separator: "/").last.map(String.init) ?? "turnout.invalid"
        let entries = bookings.map { booking -> CalendarEntry in
            let isCertain = booking.state == .confirmed
            let stands = visit.say.text("state.\(booking.state.rawValue)")
            let title = isCertain ? booking.title : "\(booking.title) (\(stands))"
            var entry = CalendarEntry(
                uid: "\(booking.event)@\(host)", sequence: booking.version,
                status: isCertain ? .confirmed : .tentative, summary: title,
                sessions: booking.sessions.map { CalendarSession($0, in: visit.house.zone) })
            entry.location = booking.venue
            if !base.isEmpty { entry.url = base + Path.event(booking.event).text }
            return entry
        }
        let document = CalendarDocument(feed: visit.site.name, entries, at: visit.house.now)
        return .file(document.text, type: "text/calendar; charset=utf-8")
    }
}
