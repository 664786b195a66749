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
        let until =
            free.covers(visit.house.now)
            ? say("event.free_until", .text(free.limit)) : say("cost.free_over", .text(free.limit))
        return """
            <p>\(until)</p><ul><li>\(say("cost.late", .text(costs.late.text)))</li>
            <li>\(say("cost.absent", .text(costs.absent.text)))</li></ul>
            """
    }
}
