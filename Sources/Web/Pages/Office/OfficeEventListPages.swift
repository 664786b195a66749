import Application
import Domain
import Markup

/// The events as those who run them look for them.
enum OfficeEventListPages {
    static let all = [list]

    static let list = Page.show("officeEvents", .officeEvents, OfficeKit.access) { visit in
        let say = visit.say
        let filter = filter(visit.query)
        let page = try await BrowseEvents(visit.house)(filter, by: visit.principal)
        let table =
            page.events.isEmpty
            ? "<p>\(say("office_events.none"))</p>"
            : OfficeWords.table(say("office_events.\(filter.part.rawValue)"), page.events, visit)
        let main: HTML = """
            \(OfficeKit.told(visit))<h1>\(say("office_events.title"))</h1>
            <p class="actions">\(Parts.button(say("office.new_event"), Path.newEvent()))</p>
            \(filters(filter, page.choices, visit))
            <section aria-live="polite"><h2>\(say("programme.found", .number(Int64(page.total))))</h2>\(table)
            \(OfficeKit.more(next(page, visit), visit))</section>
            """
        return .page(say("office_events.title"), back: Path.office(), main)
    }

    private static let names = ["part", "words", "course", "month", "venue", "waiting", "risk", "order"]

    static func filter(_ query: Form) -> OverviewFilter {
        var filter = OverviewFilter()
        let chosen = { (name: String) in query[name].isEmpty ? nil : query[name] }
        filter.part = OverviewFilter.Part(rawValue: query["part"]) ?? .coming
        filter.text = String(query["words"].prefix(200))
        (filter.course, filter.month, filter.venue) = (chosen("course"), chosen("month"), chosen("venue"))
        filter.isWaitedFor = query["waiting"] == "yes"
        filter.isAtRisk = query["risk"] == "yes"
        filter.order = OverviewFilter.Order(rawValue: query["order"]) ?? .date
        filter.after = chosen("after")
        return filter
    }

    private static func next(_ page: EventsPage, _ visit: Visit) -> Link? {
        page.next.map { next in
            var link = Path.officeEvents()
            for name in names where !visit.query[name].isEmpty { link = link.with(name, visit.query[name]) }
            return link.with("after", next)
        }
    }

    private static func filters(_ filter: OverviewFilter, _ choices: OverviewChoices, _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let any: [(value: String, text: HTML)] = [("", say("programme.any"))]
        let courses = any + choices.courses.map { ($0.code, "\($0.title) (\($0.code))" as HTML) }
        let months = any + choices.months.map { ($0, ProgrammePages.month($0, visit)) }
        let venues = any + choices.venues.map { ($0, HTML(text: $0)) }
        return """
            <form class="filter" action="\(Path.officeEvents())" role="search" data-instant><div class="filters">
            \(fields.menu("part", say("office_events.part"), OverviewFilter.Part.allCases.map {
                ($0.rawValue, say("office_events.\($0.rawValue)"))
            }))\(fields.text("words", say("programme.words"), type: "search"))
            \(fields.menu("course", say("event.course"), courses))
            \(fields.menu("month", say("programme.month"), months))
            \(fields.menu("venue", say("programme.venue"), venues))
            \(fields.menu("order", say("programme.order"), OverviewFilter.Order.allCases.map {
                ($0.rawValue, say("programme.order_\($0.rawValue)"))
            }))
            \(fields.boxes("waiting", say("office.waiting"), [
                .init(value: "yes", text: say("office_events.waited_for")),
            ]))\(fields.boxes("risk", say("office_events.risk"), [
                .init(value: "yes", text: say("office_events.at_risk")),
            ]))</div>
            <div class="actions"><button class="button button-plain">\(say("programme.apply"))</button>
            <a href="\(Path.officeEvents())">\(say("programme.clear"))</a></div></form>
            """
    }
}
