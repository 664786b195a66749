import Application
import Domain
import Markup

/// The programme: what there is to book, searched and filtered.
enum ProgrammePages {
    static let all = [programme]

    static let programme = Page.show("programme", .programme, .open, isShared: true) { visit in
        let say = visit.say
        var filter = EventFilter(limit: 50)
        filter.from = visit.house.today
        filter.status = .published
        let events = try await ListEvents(visit.house)(filter, course: nil, by: visit.principal)
        return .page(
            say("programme.title"),
            """
            <h1>\(say("programme.title"))</h1><p>\(say("programme.found", .number(Int64(events.count))))</p>
            \(EventCards.list(events, visit))
            """)
    }
}
