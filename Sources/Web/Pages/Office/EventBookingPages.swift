import Application
import Domain
import Markup

/// The bookings of an event, in order of arrival.
enum EventBookingPages {
    static let all = [list]

    private static let limit = 50

    static let list = Page.show("eventBookings", .eventBookings, OfficeKit.access) { visit in
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let state = BookingState.Code(rawValue: visit.query["status"])
        let after = Int64(visit.query["after"]).flatMap { (0..<BookingID.ordinalLimit).contains($0) ? $0 : nil }
        let lines = try await ListRegister(visit.house)(
            reference, RegisterFilter(state: state, after: after, limit: Int64(limit) + 1), by: visit.principal)
        let page = Array(lines.prefix(limit))
        var link = Path.eventBookings(reference)
        if let state { link = link.with("status", state.rawValue) }
        let next = lines.count > limit ? page.last.map { link.with("after", String($0.booking.ordinal)) } : nil
        let date = sheet.plan.dates?.times.first?.start.date
        let none = state == nil ? say("office_bookings.none") : say("office_bookings.none_state")
        let main: HTML = """
            <h1><span class="caption">\(reference)</span>\(say("office_bookings.title"))</h1>
            <p>\(sheet.course.title), \(visit.when(sheet.plan.dates?.times ?? []))</p>\(filter(state, reference, visit))
            \(page.isEmpty ? "<p>\(none)</p>" : try await table(page, date, visit))\(OfficeKit.more(next, visit))
            <p class="actions">\(Parts.button(say("office_event.book_for"), Path.bookFor(reference), isPlain: true))</p>
            """
        return .page(say("office_bookings.title"), back: Path.officeEvent(reference), main)
    }

    private static func filter(_ state: BookingState.Code?, _ reference: String, _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let options =
            [("", say("programme.any"))]
            + BookingState.Code.allCases.map { ($0.rawValue, say("state_of.\($0.rawValue)")) }
        return """
            <form class="filter" action="\(Path.eventBookings(reference))" data-instant><div class="row">
            \(fields.menu("status", say("booking.status"), options))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            """
    }

    private static func table(
        _ lines: [RegisterLine], _ date: LocalDate?, _ visit: Visit
    ) async throws -> HTML {
        let (say, names) = (visit.say, try await visit.agencyNames())
        let rows = lines.map { line -> [HTML] in
            let name: HTML = line.name.isEmpty ? say("office_bookings.erased") : HTML(text: line.name)
            return [
                "<a href=\"\(Path.officeBooking(line.reference))\">\(name)</a>", HTML(text: names(line.agency)),
                HTML(text: line.jobRole), OfficeBookingParts.tag(line.state, line.outcome, date, visit),
                visit.unbroken(line.reference),
            ]
        }
        return Parts.table(
            say("office_bookings.caption"),
            [
                .init(name: say("book.name")), .init(name: say("booking.agency")), .init(name: say("book.job_role")),
                .init(name: say("booking.status")), .init(name: say("event.reference")),
            ], rows)
    }
}
