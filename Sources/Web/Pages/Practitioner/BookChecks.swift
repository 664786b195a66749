import Application
import Domain
import Markup
import Money

/// What the page of answers to check tells before its button: what booking leads to, what it may cost, what stands in
/// the way.
enum BookChecks {
    static func told(_ check: BookingCheck, _ visit: Visit) -> HTML {
        let say = visit.say
        var parts: [HTML] = []
        if let booked = check.booked {
            let link: HTML = "<a href=\"\(Path.booking(booked))\">\(say("event.yours_see"))</a>"
            parts.append(Parts.notice(.care, "<p>\(say("event.yours")) \(link)</p>"))
        }
        if let hindrance = check.hindrance {
            parts.append(Parts.notice(.bad, "<p>\(hindrance.reason)</p>"))
        }
        parts.append(expectation(check, visit))
        if !check.overlaps.isEmpty {
            let links = check.overlaps.map { "<a href=\"\(Path.event($0))\">\($0)</a>" as HTML }
            parts.append(
                Parts.notice(.care, "<p>\(say("book.overlaps", .html(HTML.joined(links, by: ", "))))</p>"))
        }
        return HTML(parts)
    }

    private static func expectation(_ check: BookingCheck, _ visit: Visit) -> HTML {
        let say = visit.say
        switch check.expectation {
        case .place(let left): return Parts.notice(.good, "<p>\(say("book.place", .number(left)))</p>")
        case .waiting(let position): return Parts.notice(.care, "<p>\(say("book.waiting", .number(position)))</p>")
        case .approval: return Parts.notice(.plain, "<p>\(say("event.approval"))</p>")
        case .confirmation: return Parts.notice(.plain, "<p>\(say("book.confirmation"))</p>")
        }
    }

    static func costs(_ check: BookingCheck, _ visit: Visit) -> HTML {
        let say = visit.say
        guard let terms = check.terms else { return "<p>\(say("event.no_policy"))</p>" }
        let isFree = terms.freeUntil.covers(visit.house.now)
        let until = say(isFree ? "event.free_until" : "event.free_over", .text(terms.freeUntil.limit))
        return """
            <p>\(until)</p><ul><li>\(say(isFree ? "cost.late" : "cost.late_then", .text(terms.late.text)))</li>
            <li>\(say("cost.absent", .text(terms.absent.text)))</li></ul>
            <p class="quiet">\(say("cost.policy", .text(terms.policy)))</p>
            """
    }

    static func button(_ check: BookingCheck, _ visit: Visit) -> HTML {
        switch check.expectation {
        case .place: visit.say("book.send_place")
        case .waiting: visit.say("book.send_waiting")
        case .approval, .confirmation: visit.say("book.send_request")
        }
    }
}
