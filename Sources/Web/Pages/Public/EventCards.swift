import Application
import Domain
import Markup

/// Events in a list: what, when, where, and whether there is room.
enum EventCards {
    /// Events of several courses, under a heading of the second level.
    static func list(_ events: [EventLine], _ visit: Visit) -> HTML {
        let items = events.map { event -> HTML in
            """
            <li><h3><a href="\(Path.event(event.head.reference))">\(event.title)</a></h3><ul class="meta">
            <li>\(start(event, visit))</li><li>\(place(event.venue, event.delivery, visit))</li></ul>
            <p>\(room(event.head, visit))</p></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    /// Events of one course, told apart by their dates.
    static func dates(_ events: [EventLine], _ visit: Visit) -> HTML {
        let items = events.map { event -> HTML in
            """
            <li><h3><a href="\(Path.event(event.head.reference))">\(start(event, visit))</a></h3><ul class="meta">
            <li>\(place(event.venue, event.delivery, visit))</li></ul><p>\(room(event.head, visit))</p></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private static func start(_ event: EventLine, _ visit: Visit) -> HTML {
        event.head.startsAt.map { HTML(text: visit.spoken($0)) } ?? visit.say("event.no_dates")
    }

    /// Where it is: the venue, or that it is online.
    static func place(_ venue: String, _ delivery: String, _ visit: Visit) -> HTML {
        venue.isEmpty ? visit.mode(delivery) : HTML(text: venue)
    }

    /// Whether there is room, in a few words.
    static func room(_ head: EventHead, _ visit: Visit) -> HTML {
        let say = visit.say
        let free = max(0, head.bookable - head.held - head.offered)
        switch head.status {
        case .cancelled: return Parts.tag(say("event.cancelled"), .bad)
        case .delivered: return Parts.tag(say("event.held"))
        case .closed: return Parts.tag(say("event.closed"))
        case .draft, .published: break
        }
        if let startsAt = head.startsAt, visit.house.now >= startsAt { return Parts.tag(say("event.started")) }
        if free > 0, head.waiting == 0 {
            return Parts.tag(say("event.places_left", .number(free), .number(head.bookable)), .good)
        }
        return Parts.tag(
            head.waiting > 0 ? say("event.full_waiting", .number(head.waiting)) : say("event.full"), .care)
    }
}
