import Application
import Domain
import Markup
import Money

/// The bookings of the agency: a list that can be searched, and one of them.
enum AgencyBookingPages {
    static let all = [list, show]

    static let list = Page.show("agencyBookings", .agencyBookings, AgencyDeskPages.leads) { visit in
        let say = visit.say
        let filter = try filter(visit)
        let read = try await ListAgencyBookings(visit.house)(filter, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) {
            [String($0.startsAt.microseconds), String($0.id.raw)]
        }
        let main: HTML = """
            <h1>\(say("agency_bookings.title"))</h1><div class="columns">\(filters(visit))
            <section><h2>\(say(filter.isPast ? "agency_bookings.past" : "agency_bookings.coming"))</h2>
            \(table(listed.rows, visit))
            \(visit.more(Path.agencyBookings(), keeping: ["when", "status", "event", "words"], next: listed.next))
            </section></div>
            """
        return .page(say("agency_bookings.title"), back: Path.agency(), main)
    }

    private static func filter(_ visit: Visit) throws -> AgencyBookingFilter {
        let query = visit.query
        var filter = AgencyBookingFilter(
            isPast: query["when"] == "past", state: BookingState.Code(rawValue: query["status"]),
            limit: Int64(Visit.listSize) + 1)
        filter.event = query["event"].isEmpty ? nil : String(query["event"].prefix(60).uppercased())
        filter.text = query["words"].isEmpty ? nil : String(query["words"].prefix(100))
        filter.after = try visit.position { parts in
            guard parts.count == 2, let start = Int64(parts[0]), let booking = Int64(parts[1]) else { return nil }
            return .init(startsAt: Instant(microseconds: start), booking: BookingID(booking))
        }
        return filter
    }

    private static func table(_ rows: [AgencyBookingLine], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !rows.isEmpty else { return "<p>\(say("agency_bookings.none"))</p>" }
        return Parts.table(
            say("agency_bookings.caption"),
            [
                .init(name: say("book.name")), .init(name: say("event.course")), .init(name: say("event.when")),
                .init(name: say("booking.status")),
            ],
            rows.map { line in
                [
                    "<a href=\"\(Path.agencyBooking(line.reference))\">\(name(line.name, visit))</a>",
                    HTML(text: line.title), visit.day(line.date),
                    OfficeBookingParts.tag(line.state, line.outcome, line.date, visit),
                ]
            }, isCaptionSeen: false)
    }

    /// Somebody's name, or that it was erased: a link must have words.
    static func name(_ name: String, _ visit: Visit) -> HTML {
        name.isEmpty ? visit.say("agency_bookings.erased") : HTML(text: name)
    }

    private static func filters(_ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let states = BookingState.Code.allCases.map { ($0.rawValue, say("state_of.\($0.rawValue)")) }
        return """
            <form class="filter" action="\(Path.agencyBookings())" role="search" data-instant>
            <h2 class="first">\(say("programme.filter"))</h2>
            \(fields.menu("when", say("event.when"), [
                ("", say("agency_bookings.coming")), ("past", say("agency_bookings.past")),
            ]))
            \(fields.text("words", say("agency_bookings.words"), type: "search"))
            \(fields.menu("status", say("booking.status"), [("", say("programme.any"))] + states))
            \(fields.text("event", say("agency_bookings.event"), width: "w10"))
            <div class="actions"><button class="button button-plain">\(say("programme.apply"))</button>
            <a href="\(Path.agencyBookings())">\(say("programme.clear"))</a></div></form>
            """
    }

    static let show = Page.show("agencyBooking", .agencyBooking, AgencyDeskPages.leads) { visit in
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        let charges = try await ListCharges(visit.house)(
            ChargeFilter(booking: card.booking.id), by: visit.principal)
        let (say, state) = (visit.say, card.booking.state)
        let main: HTML = """
            \(visit.query["done"] == "passed" ? visit.told("agency_booking.passed") : .none)
            \(visit.query["done"] == "cancelled" ? visit.told("agency_booking.cancelled") : .none)
            \(SicknessPages.told(visit))
            <h1><span class="caption">\(card.reference)</span>\(name(card.name, visit))</h1>
            <p>\(OfficeBookingParts.tag(card, visit))</p>\(told(card, visit))
            \(Parts.facts(facts(card, sheet, charges, visit)))
            \(state.isLive && !BookingWords.hasBegun(card, visit) ? actions(card, visit) : .none)
            \(try await SicknessPages.part(card, .agencySickness, visit))
            \(history(card, visit))
            """
        return .page(name(card.name, visit), back: Path.agencyBookings(), main)
    }

    private static func told(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        if BookingWords.hasBegun(card, visit) { return .none }
        switch card.booking.state {
        case .waitlisted:
            return Parts.notice(.plain, "<p>\(say("agency_booking.position", .number(card.position ?? 0)))</p>")
        case .offered(let until):
            return Parts.notice(.care, "<p>\(say("agency_booking.offered", .text(visit.spoken(until))))</p>")
        case .reconfirming(let until):
            return Parts.notice(.care, "<p>\(say("agency_booking.reconfirming", .text(visit.spoken(until))))</p>")
        case .requested:
            let link: HTML = "<a href=\"\(Path.agencyRequests())\">\(say("agency.link_requests"))</a>"
            return Parts.notice(.care, "<p>\(say("agency_booking.requested")) \(link)</p>")
        default: return .none
        }
    }

    private static func facts(
        _ card: BookingCard, _ sheet: EventSheet, _ charges: [ChargeRow], _ visit: Visit
    ) -> [Parts.Fact] {
        let say = visit.say
        let sessions = card.sessions.map { "<li>\(visit.session($0))</li>" as HTML }
        let link: HTML = "<a href=\"\(Path.event(card.event.reference))\">\(sheet.course.title)</a>"
        var facts: [Parts.Fact] = [
            .init(name: say("event.course"), value: link),
            .init(name: say("event.when"), value: "<ul class=\"bare\">\(sessions)</ul>"),
            .init(name: say("event.where"), value: EventCards.place(sheet.plan.venue, sheet.plan.delivery, visit)),
            .init(name: say("book.job_role"), value: HTML(text: card.booking.jobRole)),
            .init(name: say("booking.booked"), value: HTML(text: visit.spoken(card.booking.bookedAt))),
        ]
        if !card.overlaps.isEmpty {
            let others = card.overlaps.map { "<a href=\"\(Path.event($0))\">\($0)</a>" as HTML }
            facts.append(.init(name: say("booking.overlaps"), value: HTML.joined(others, by: ", ")))
        }
        for row in charges {
            let link: HTML = "<a href=\"\(Path.agencyCharge(row.reference))\">\(row.charge.amount.text)</a>"
            facts.append(
                .init(name: say("charge.charge"), value: "\(link) \(MoneyWords.tag(row.charge.state.code, visit))"))
        }
        return facts
    }

    private static func actions(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let holds = card.booking.state.holdsPlace
        let colleague: HTML =
            card.booking.state.code == .confirmed
            ? Parts.button(say("agency_booking.swap"), Path.agencyColleague(card.reference), isPlain: true) : .none
        let cancel = Parts.button(
            say(holds ? "booking.cancel" : "agency_booking.withdraw"), Path.agencyCancel(card.reference), isPlain: true)
        return """
            <h2>\(say("agency_booking.cannot"))</h2>\(holds ? BookingWords.costs(card, visit) : .none)
            <p class="actions">\(colleague)\(cancel)</p>
            """
    }

    private static func history(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = card.history.map { step -> [HTML] in
            [HTML(text: visit.spoken(step.at)), say("happened.\(step.happened)"), HTML(text: step.why)]
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
