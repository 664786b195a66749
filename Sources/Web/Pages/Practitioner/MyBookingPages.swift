import Application
import Domain
import Markup

/// One's own bookings: what is to come, what was.
enum MyBookingPages {
    static let all = [list, show]

    static let list = Page.show("bookings", .bookings, .roles([.practitioner]), keeping: .oneself) { visit in
        let say = visit.say
        let bookings = try await ListOwnBookings(visit.house)(by: visit.principal)
        let today = visit.house.today
        let isComing = { (booking: PersonBooking) in
            booking.state.isLive && (booking.date.map { $0 >= today } ?? true)
        }
        let coming = bookings.filter(isComing).sorted { ($0.date ?? .far, $0.id.raw) < ($1.date ?? .far, $1.id.raw) }
        let past = bookings.filter { !isComing($0) }
        let none: HTML = """
            <p>\(say("bookings.none"))</p><p>\(Parts.button(say("bookings.find"), Path.programme()))</p>
            """
        let main: HTML = """
            <h1>\(say("bookings.title"))</h1><h2>\(say("bookings.coming"))</h2>
            \(coming.isEmpty ? none : cards(coming, visit))
            <h2>\(say("bookings.past"))</h2>\(past.isEmpty ? "<p>\(say("bookings.no_past"))</p>" : record(past, visit))
            """
        return .page(say("bookings.title"), main)
    }

    private static func cards(_ bookings: [PersonBooking], _ visit: Visit) -> HTML {
        let items = bookings.map { booking -> HTML in
            """
            <li><h3><a href="\(Path.booking(booking.reference))">\(booking.title)</a></h3>
            <p>\(booking.date?.spoken ?? "")</p><p>\(BookingWords.tag(booking.state, visit))</p></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private static func record(_ bookings: [PersonBooking], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = bookings.map { booking -> [HTML] in
            [
                "<a href=\"\(Path.booking(booking.reference))\">\(booking.title)</a>",
                booking.date.map { visit.day($0) } ?? .none, BookingWords.tag(booking, visit),
            ]
        }
        return Parts.table(
            say("bookings.record"),
            [.init(name: say("event.course")), .init(name: say("event.when")), .init(name: say("booking.status"))], rows
        )
    }

    static let show = Page.show("booking", .booking, .roles([.practitioner])) { visit in
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        let (say, state) = (visit.say, card.booking.state)
        let main: HTML = """
            <h1><span class="caption">\(card.reference)</span>\(sheet.course.title)</h1>
            <p>\(tag(card, visit))</p>\(NeedsPages.told(visit))
            \(SicknessPages.told(visit))
            \(told(card, visit))
            \(Parts.facts(try await facts(card, sheet, visit)))
            \(joining(card, visit))\(try await CheckInPages.code(card, sheet.plan.delivery, visit))
            \(try await NeedsPages.own(card, visit))
            \(state.isLive && !BookingWords.hasBegun(card, visit) ? cancelling(card, visit) : .none)
            \(try await SicknessPages.part(card, .sickness, visit))
            \(history(card, visit))
            """
        return .page(HTML(text: sheet.course.title), back: Path.bookings(), main)
    }

    private static func tag(_ card: BookingCard, _ visit: Visit) -> HTML {
        let isMissed = BookingWords.isMissed(card.booking.state.code, card.sessions.first?.start.date, visit)
        if isMissed { return Parts.tag(visit.say("state.missed")) }
        return BookingWords.tag(card.booking.state.code, card.booking.outcome, visit)
    }

    private static func told(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        if BookingWords.hasBegun(card, visit) { return .none }
        switch card.booking.state {
        case .waitlisted:
            return Parts.notice(.plain, "<p>\(say("booking.position", .number(card.position ?? 0)))</p>")
        case .offered(let until):
            let button = Parts.button(say("booking.answer"), Path.answerOffer(card.reference))
            return Parts.notice(
                .care, "<p>\(say("booking.offered", .text(visit.spoken(until))))</p><p>\(button)</p>")
        case .reconfirming(let until):
            let button = Parts.button(say("booking.answer"), Path.answerOffer(card.reference))
            return Parts.notice(
                .care, "<p>\(say("booking.reconfirming", .text(visit.spoken(until))))</p><p>\(button)</p>")
        case .requested: return Parts.notice(.plain, "<p>\(say("booking.requested"))</p>")
        default: return .none
        }
    }

    private static func facts(
        _ card: BookingCard, _ sheet: EventSheet, _ visit: Visit
    ) async throws -> [Parts.Fact] {
        let say = visit.say
        let sessions = card.sessions.map { "<li>\(visit.session($0))</li>" as HTML }
        let link: HTML = "<a href=\"\(Path.event(card.event.reference))\">\(say("booking.event_link"))</a>"
        var facts: [Parts.Fact] = [
            .init(name: say("event.when"), value: "<ul class=\"bare\">\(sessions)</ul>"),
            .init(name: say("event.where"), value: EventCards.place(sheet.plan.venue, sheet.plan.delivery, visit)),
            .init(name: say("booking.event"), value: link),
            .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(card.agency))),
            .init(name: say("booking.booked"), value: HTML(text: visit.spoken(card.booking.bookedAt))),
        ]
        if !card.overlaps.isEmpty {
            let others = card.overlaps.map { "<a href=\"\(Path.event($0))\">\($0)</a>" as HTML }
            facts.append(.init(name: say("booking.overlaps"), value: HTML.joined(others, by: ", ")))
        }
        return facts
    }

    /// How to join, told to whoever holds a place and to nobody else.
    private static func joining(_ card: BookingCard, _ visit: Visit) -> HTML {
        guard let joining = card.joining, !joining.isEmpty else { return .none }
        let say = visit.say
        let paragraphs = joining.instructions.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML }
        let link: HTML =
            joining.link.isEmpty
            ? .none : "<p><a href=\"\(joining.link)\" rel=\"noreferrer\">\(say("booking.joining_link"))</a></p>"
        return "<h2>\(say("booking.joining"))</h2>\(paragraphs)\(link)"
    }

    private static func cancelling(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let holds = card.booking.state.holdsPlace
        let colleague: HTML =
            card.booking.state.code == .confirmed
            ? Parts.button(say("booking.colleague"), Path.sendColleague(card.reference), isPlain: true) : .none
        let cancel = Parts.button(
            say(holds ? "booking.cancel" : "booking.leave"), Path.cancelBooking(card.reference), isPlain: true)
        return """
            <h2>\(say("booking.cannot"))</h2>\(holds ? BookingWords.costs(card, visit) : .none)
            <p class="actions">\(colleague)\(cancel)</p>
            """
    }

    private static func history(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = card.history.map { step -> [HTML] in
            [
                HTML(text: visit.spoken(step.at)), say("happened.\(step.happened)"), HTML(text: step.why),
            ]
        }
        return """
            <details><summary>\(say("booking.history"))</summary><div>\
            \(Parts.table(
                say("booking.history"),
                [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("booking.why"))],
                rows, isCaptionSeen: false))</div></details>
            """
    }
}

extension PersonBooking {
    /// The booking's reference.
    var reference: String { "\(event)-\(id.ordinal)" }
}

extension LocalDate {
    /// Later than every event.
    static let far = LocalDate(dayNumber: .max)
}

extension Visit {
    /// The record of whoever looks at the page.
    ///
    /// - Throws: ``Problem`` for somebody who is not registered.
    func me() async throws -> PersonSheet {
        guard let email = visitor.session?.email, !email.isEmpty else { throw Problem.notFound() }
        return try await ShowRecord(house).person(email, by: principal)
    }
}
