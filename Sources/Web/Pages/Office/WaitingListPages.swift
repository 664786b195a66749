import Application
import Domain
import Markup

/// The waiting list of an event in its order, with why each person stands where they stand.
enum WaitingListPages {
    static let all = [list]

    private static let limit: Int64 = 50

    static let list = Page.show("eventWaiting", .eventWaiting, OfficeKit.access) { visit in
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let entries = try await ShowWaiting(visit.house)(
            reference, after: position(visit.query["after"]), limit: limit + 1, by: visit.principal)
        let page = Array(entries.prefix(Int(limit)))
        let next = entries.count > page.count ? page.last : nil
        let link = next.map { Path.eventWaiting(reference).with("after", "\($0.priority).\($0.ticket)") }
        let order =
            sheet.plan.priority.sectors.isEmpty
            ? say("waiting_list.by_arrival")
            : say("waiting_list.by_priority", .text(sheet.plan.priority.sectors.joined(separator: ", ")))
        let table: HTML =
            page.isEmpty
            ? "<p>\(say("office_event.nobody_waits"))</p>" : table(page, try await visit.agencyNames(), visit)
        let main: HTML = """
            <h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\
            \(say("waiting_list.title"))</h1><p>\(order)</p>
            \(offered(sheet, visit))\(table)\(OfficeKit.more(link, visit))
            """
        return .page(say("waiting_list.title"), back: Path.officeEvent(reference), main)
    }

    /// Who was offered a place has left the list, and would be looked for here.
    private static func offered(_ sheet: EventSheet, _ visit: Visit) -> HTML {
        let count = sheet.counts[.offered]
        guard count > 0 else { return .none }
        let link = Path.eventBookings(sheet.plan.reference).with("status", BookingState.Code.offered.rawValue)
        return "<p><a href=\"\(link)\">\(visit.say("waiting_list.offered", .number(count)))</a></p>"
    }

    private static func position(_ text: String) -> WaitingRow.Position? {
        let parts = text.split(separator: ".").compactMap { Int64($0) }
        return parts.count == 2 ? .init(priority: parts[0], ticket: parts[1]) : nil
    }

    static func table(_ entries: [WaitingEntry], _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = entries.map { entry -> [HTML] in
            [
                "<a href=\"\(Path.officeBooking(entry.reference))\">\(entry.name)</a>", HTML(text: names(entry.agency)),
                "\(entry.position)", HTML(text: visit.spoken(entry.joinedAt)), HTML(text: entry.standing),
            ]
        }
        return Parts.table(
            say("waiting_list.caption"),
            [
                .init(name: say("book.name")), .init(name: say("booking.agency")),
                .init(name: say("waiting_list.position"), isNumber: true), .init(name: say("waiting_list.since")),
                .init(name: say("booking.why")),
            ], rows)
    }
}
