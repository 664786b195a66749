import Application
import Domain
import Markup
import Money

/// Where a booking stands, in words and in a colour that adds nothing to them.
enum BookingWords {
    static func tag(_ state: BookingState.Code, _ visit: Visit) -> HTML {
        Parts.tag(visit.say("state.\(state.rawValue)"), look(state))
    }

    /// What became of a place that was held: whether the person came, once the register says so.
    static func tag(_ state: BookingState.Code, _ outcome: Outcome, _ visit: Visit) -> HTML {
        guard state == .confirmed, outcome != .notRecorded else { return tag(state, visit) }
        let look: Parts.Look = outcome.isAttended ? .good : outcome == .excused ? .plain : .bad
        return Parts.tag(visit.say("outcome.\(outcome.rawValue)"), look)
    }

    /// The same in a list. Who still waited when the event began got no place, and waits no more.
    static func tag(_ booking: PersonBooking, _ visit: Visit) -> HTML {
        guard isMissed(booking.state, booking.date, visit) else { return tag(booking.state, booking.outcome, visit) }
        return Parts.tag(visit.say("state.missed"))
    }

    /// Whether somebody waited for an event that is over.
    static func isMissed(_ state: BookingState.Code, _ date: LocalDate?, _ visit: Visit) -> Bool {
        (state == .waitlisted || state == .offered) && (date.map { $0 < visit.house.today } ?? false)
    }

    /// Whether the event of a booking has begun.
    static func hasBegun(_ card: BookingCard, _ visit: Visit) -> Bool {
        card.event.startsAt.map { $0 <= visit.house.now } ?? false
    }

    /// What a booking is of, above a question about it.
    static func about(_ card: BookingCard, _ visit: Visit) async throws -> HTML {
        let (say, sheet) = (
            visit.say, try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        )
        return Parts.facts([
            .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
            .init(name: say("event.when"), value: visit.when(card.sessions)),
        ])
    }

    static func look(_ state: BookingState.Code) -> Parts.Look {
        switch state {
        case .confirmed: .good
        case .requested, .waitlisted: .info
        case .offered, .reconfirming: .care
        case .cancelledLate, .declined, .eventCancelled: .bad
        case .lapsed, .withdrawn, .cancelledInTime, .cancelledUnjudged, .substituted, .moved: .plain
        }
    }

    /// Until when cancelling is free and what it costs after that, before anybody presses a button.
    static func costs(_ card: BookingCard, _ visit: Visit) -> HTML {
        guard let free = card.freeUntil, let costs = card.costs else {
            return "<p>\(visit.say("event.no_policy"))</p>"
        }
        let say = visit.say
        let isFree = free.covers(visit.house.now)
        let until = isFree ? say("event.free_until", .text(free.limit)) : say("cost.free_over", .text(free.limit))
        return """
            <p>\(until)</p><ul><li>\(say(isFree ? "cost.late" : "cost.late_now", .text(costs.late.text)))</li>
            <li>\(say("cost.absent", .text(costs.absent.text)))</li></ul>
            """
    }
}
