import Application
import Domain
import Markup
import Money

/// How an event stands, in words and in a colour that adds nothing to them.
enum OfficeWords {
    static func tag(_ event: EventOverview, _ visit: Visit) -> HTML {
        status(event.head.status, isFull: event.left == 0, visit)
    }

    static func status(_ status: EventStatus, isFull: Bool, _ visit: Visit) -> HTML {
        let word = status == .published && isFull ? "full" : status.rawValue
        let look: Parts.Look =
            switch status {
            case .draft: .info
            case .published: isFull ? .care : .good
            case .closed: .care
            case .delivered: .plain
            case .cancelled: .bad
            }
        return Parts.tag(visit.say("event_status.\(word)"), look)
    }

    /// What needs somebody's attention about an event.
    static func warnings(_ event: EventOverview, _ visit: Visit) -> HTML {
        var tags: [HTML] = []
        if event.isAtRisk(at: visit.house.now) {
            tags.append(
                Parts.tag(
                    visit.say("office.at_risk", .number(event.head.held), .number(event.minimum)), .care))
        }
        let requested = event.counts[.requested]
        if requested > 0 { tags.append(Parts.tag(visit.say("office.to_approve", .number(requested)), .info)) }
        return HTML.joined(tags, by: " ")
    }

    /// Until when cancelling is free and what it costs the person's agency after that; nil where no policy applies.
    static func costs(_ free: FreeUntil?, _ late: Pence?, _ absent: Pence?, _ visit: Visit) -> HTML {
        let say = visit.say
        guard let free, let late, let absent else { return "<p>\(say("event.no_policy"))</p>" }
        let isFree = free.covers(visit.house.now)
        let until = isFree ? say("event.free_until", .text(free.limit)) : say("cost.free_over", .text(free.limit))
        return """
            <p>\(until)</p><ul><li>\(say(isFree ? "office_cost.late" : "office_cost.late_now", .text(late.text)))</li>
            <li>\(say("office_cost.absent", .text(absent.text)))</li></ul>
            """
    }

    /// The title of an event as a link to it, its reference beside it.
    static func link(_ event: EventOverview, _ visit: Visit) -> HTML {
        """
        <a href="\(Path.officeEvent(event.head.reference))">\(event.title)</a>
        <span class="quiet">\(event.head.reference)</span>
        """
    }

    /// An event above a question about it: what, when, and by which reference.
    static func caption(_ sheet: EventSheet, _ visit: Visit) -> HTML {
        let (title, reference) = (sheet.course.title, sheet.plan.reference)
        guard let date = sheet.plan.dates?.times.first?.start.date else { return "\(title) (\(reference))" }
        return "\(title), \(date.spoken) (\(reference))"
    }

    /// When an event begins.
    static func start(_ event: EventOverview, _ visit: Visit) -> HTML {
        event.head.startsAt.map { HTML(text: visit.spoken($0)) } ?? visit.say("event.no_dates")
    }

    /// Events in a table: where they stand and how they fill.
    static func table(_ caption: HTML, _ events: [EventOverview], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = events.map { event -> [HTML] in
            let taken = event.head.held + event.head.offered
            return [
                link(event, visit), start(event, visit), EventCards.place(event.venue, event.delivery, visit),
                "\(tag(event, visit)) \(warnings(event, visit))",
                "<span class=\"nowrap\">\(say("office.taken", .number(taken), .number(event.head.bookable)))</span>",
                "\(event.left)", "\(event.head.waiting)",
            ]
        }
        return Parts.table(
            caption,
            [
                .init(name: say("booking.event")), .init(name: say("event.when")), .init(name: say("event.where")),
                .init(name: say("booking.status")), .init(name: say("office.booked"), isNumber: true),
                .init(name: say("office.left"), isNumber: true), .init(name: say("office.waiting"), isNumber: true),
            ], rows)
    }
}
