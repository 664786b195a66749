import Application
import Domain
import Markup

/// What one has attended, to be shown to others and printed.
enum RecordPages {
    static let all = [show]

    private static let most = 100

    static let show = Page.show("myRecord", .myRecord, AccountPages.people) { visit in
        let (say, me, names) = (visit.say, try await visit.me(), try await visit.agencyNames())
        let attended = me.bookings.filter(\.outcome.isAttended)
        let part = attended.leaf(from: visit.query["from"], of: most)
        let none: HTML = """
            <p>\(say("record.none"))</p><p>\(Parts.button(say("bookings.find"), Path.programme()))</p>
            """
        let main: HTML = """
            <h1>\(say("account.record"))</h1>
            \(Parts.facts([
                .init(name: say("book.name"), value: HTML(text: me.person.details?.name ?? "")),
                .init(name: say("booking.agency"), value: HTML(text: names(me.agencyCode))),
                .init(name: say("record.as_of"), value: HTML(text: visit.house.today.spoken)),
                .init(name: say("record.courses"), value: "\(attended.count)"),
            ]))
            \(attended.isEmpty ? none : table(part.items, names, visit))
            \(Parts.more(part.next.map { Path.myRecord().with("from", String($0)) }, visit))
            <p class="quiet">\(say("record.print"))</p>
            """
        return .page(say("account.record"), back: Path.account(), main)
    }

    private static func table(
        _ bookings: ArraySlice<PersonBooking>, _ names: AgencyWords, _ visit: Visit
    ) -> HTML {
        let say = visit.say
        let rows = bookings.map { booking -> [HTML] in
            [
                "<a href=\"\(Path.booking(booking.reference))\">\(booking.title)</a>",
                booking.date.map { visit.day($0) } ?? .none, visit.unbroken(booking.reference),
                HTML(text: names(booking.agencyCode)),
                BookingWords.tag(booking.state, booking.outcome, visit),
            ]
        }
        return Parts.table(
            say("record.caption"),
            [
                .init(name: say("event.course")), .init(name: say("event.when")), .init(name: say("event.reference")),
                .init(name: say("booking.agency")), .init(name: say("booking.status")),
            ], rows)
    }
}
