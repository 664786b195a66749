import Application
import Domain
import Markup

/// What comes of booking a colleague, in words.
enum StaffWords {
    static func outlook(_ expected: BookStaff.Expected, _ visit: Visit) -> HTML {
        let say = visit.say
        let told: HTML =
            switch expected.outlook {
            case .place: Parts.tag(say("staff.place"), .good)
            case .waiting(let position): Parts.tag(say("staff.waiting", .number(position)), .care)
            case .approval: Parts.tag(say("staff.approval"), .info)
            case .confirmation: Parts.tag(say("staff.confirmation"), .info)
            case .booked(let reference):
                """
                \(Parts.tag(say("staff.has_booking")))
                <a href="\(Path.agencyBooking(reference))">\(reference)</a>
                """
            case .refused(let refusal): "\(Parts.tag(say("staff.no"), .bad)) \(refusal.reason)"
            }
        guard !expected.overlaps.isEmpty else { return told }
        let links = expected.overlaps.map { "<a href=\"\(Path.event($0))\">\($0)</a>" as HTML }
        return "\(told)<br>\(say("book.overlaps", .html(HTML.joined(links, by: ", "))))"
    }

    /// Where a booking stands, with its place on the waiting list.
    static func tag(_ state: BookingState.Code, _ position: Int64?, _ visit: Visit) -> HTML {
        guard state == .waitlisted, let position else {
            return OfficeBookingParts.tag(state, .notRecorded, visit)
        }
        return Parts.tag(visit.say("staff.waiting", .number(position)), .care)
    }
}
