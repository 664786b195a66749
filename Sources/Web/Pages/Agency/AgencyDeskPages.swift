import Application
import Domain
import Markup
import Money

/// What the lead of an agency sees first: what waits, who goes where next, and the way to everything else.
enum AgencyDeskPages {
    static let all = [desk]

    /// Who may use the pages of an agency.
    static let leads = AccessPolicy.roles([.agencyLead])

    static let desk = Page.show("agency", .agency, leads) { visit in
        let desk = try await ShowAgencyDesk(visit.house)(by: visit.principal)
        let say = visit.say
        let main: HTML = """
            <h1>\(desk.agency.name)</h1>
            <h2>\(say("agency.waiting"))</h2>\(waiting(desk.waiting, visit))
            <p class="actions">\(Parts.button(say("agency.book"), Path.agencyBook()))</p>
            <h2>\(say("agency.next"))</h2>\(next(desk.next, visit))
            <h2>\(say("agency.more"))</h2><ul>\(links(visit))</ul>
            """
        return .page(say("agency.title"), main)
    }

    private static func waiting(_ waiting: AgencyWaiting, _ visit: Visit) -> HTML {
        let say = visit.say
        var items: [HTML] = []
        if waiting.requests > 0 {
            items.append(
                "<a href=\"\(Path.agencyRequests())\">\(say("agency.requests", .number(waiting.requests)))</a>")
        }
        if waiting.proposed > 0 {
            let until = waiting.answerBy?.spoken ?? ""
            items.append(
                """
                <a href="\(Path.agencyCharges())">\(say("agency.proposed", .number(waiting.proposed)))</a>
                \(say("agency.proposed_sum", .text(waiting.proposedSum.text), .text(until)))
                """)
        }
        if waiting.toConfirm > 0 {
            items.append(
                "<a href=\"\(Path.agencyNewcomers())\">\(say("agency.to_confirm", .number(waiting.toConfirm)))</a>")
        }
        guard !items.isEmpty else { return "<p>\(say("agency.nothing_waits"))</p>" }
        return Parts.notice(.care, "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>")
    }

    private static func next(_ lines: [AgencyBookingLine], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !lines.isEmpty else { return "<p>\(say("agency.none_next"))</p>" }
        let items = lines.map { line -> HTML in
            """
            <li><h3><a href="\(Path.agencyBooking(line.reference))">\
            \(AgencyBookingPages.name(line.name, visit))</a></h3><ul class="meta">
            <li>\(line.title)</li><li>\(visit.spoken(line.startsAt))</li></ul></li>
            """
        }
        return """
            <ul class="cards">\(items)</ul><p><a href="\(Path.agencyBookings())">\(say("agency.all_bookings"))</a></p>
            """
    }

    private static func links(_ visit: Visit) -> [HTML] {
        let places: [(Link, String)] = [
            (Path.agencyBookings(), "agency.link_bookings"), (Path.agencyRequests(), "agency.link_requests"),
            (Path.agencyDue(), "agency.link_due"), (Path.agencyYear(), "agency.link_year"),
            (Path.agencyCharges(), "agency.link_charges"), (Path.agencyInvoices(), "agency.link_invoices"),
            (Path.agencyStatement(), "agency.link_statement"), (Path.agencyOrders(), "agency.link_orders"),
            (Path.agencyNewcomers(), "agency.link_newcomers"),
        ]
        return places.map { "<li><a href=\"\($0)\">\(visit.say($1))</a></li>" }
    }
}
