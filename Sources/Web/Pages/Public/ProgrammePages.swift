import Application
import Domain
import Markup

/// The programme: what there is to book, searched and filtered. The page is the same address for the same choice, so
/// that it can be kept and sent on.
enum ProgrammePages {
    static let all = [programme]

    static let programme = Page.show("programme", .programme, .open, keeping: .everybody) { visit in
        let say = visit.say
        let filter = filter(visit.query)
        let page = try await visit.kept(\.programmes, filter) { try await BrowseProgramme(visit.house)(filter) }
        let offers = page.offers.map { card($0, visit) }
        let list: HTML = offers.isEmpty ? "<p>\(say("programme.none"))</p>" : "<ul class=\"cards\">\(offers)</ul>"
        let main: HTML = """
            <h1>\(say("programme.title"))</h1><div class="columns">\(filters(filter, page.choices, visit))
            <section aria-live="polite"><h2 class="first">\(say("programme.found", .number(Int64(page.total))))</h2>
            \(list)
            \(more(page, visit))
            <p><a href="\(Path.programmeFeed())">\(say("programme.calendar"))</a></p></section></div>
            """
        return .page(say("programme.title"), main)
    }

    static func filter(_ query: Form) -> ProgrammeFilter {
        var filter = ProgrammeFilter()
        let chosen = { (name: String) in query[name].isEmpty ? nil : query[name] }
        filter.text = String(query["words"].prefix(200))
        (filter.topic, filter.level) = (chosen("topic"), chosen("level"))
        (filter.staffGroup, filter.delivery) = (chosen("group"), chosen("how"))
        (filter.month, filter.venue) = (chosen("month"), chosen("venue"))
        filter.hasPlaces = query["places"] == "yes"
        filter.order = ProgrammeFilter.Order(rawValue: query["order"]) ?? .date
        filter.after = chosen("after")
        filter.limit = 25
        return filter
    }

    private static func card(_ offer: ProgrammePage.Offer, _ visit: Visit) -> HTML {
        let (entry, say) = (offer.entry, visit.say)
        let start = offer.sessions.first.map { visit.session($0) } ?? HTML(text: entry.firstDate.spoken)
        let level: HTML = entry.level.isEmpty ? .none : "<li>\(say("event.level")) \(entry.level)</li>"
        return """
            <li><h3><a href="\(Path.event(entry.event.reference))">\(entry.title)</a></h3><ul class="meta">
            <li>\(start)</li><li>\(EventCards.place(entry.venue, entry.delivery, visit))</li>\(level)</ul>
            <p>\(room(offer, visit))</p></li>
            """
    }

    private static func room(_ offer: ProgrammePage.Offer, _ visit: Visit) -> HTML {
        let (say, event) = (visit.say, offer.entry.event)
        switch offer.left {
        case .number(let free) where free > 0:
            return Parts.tag(say("event.places_left", .number(free), .number(event.bookable)), .good)
        case .some: return Parts.tag(say("event.some_left"), .good)
        case .few: return Parts.tag(say("event.few_left"), .care)
        case .number, .none:
            let waiting = event.waiting
            return Parts.tag(waiting > 0 ? say("event.full_waiting", .number(waiting)) : say("event.full"), .care)
        }
    }

    private static func more(_ page: ProgrammePage, _ visit: Visit) -> HTML {
        guard let next = page.next else { return .none }
        var link = Path.programme()
        for name in names where !visit.query[name].isEmpty { link = link.with(name, visit.query[name]) }
        return """
            <nav class="pages" aria-label="\(visit.say("programme.pages"))">\
            <a href="\(link.with("after", next))" rel="next">\(visit.say("programme.more"))</a></nav>
            """
    }

    private static let names = ["words", "topic", "level", "group", "how", "month", "venue", "places", "order"]

    private static func filters(_ filter: ProgrammeFilter, _ choices: ProgrammeChoices, _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let menu = { (name: String, values: [String], word: (String) -> HTML) -> HTML in
            guard values.count > 1 || !visit.query[name].isEmpty else { return .none }
            return fields.menu(
                name, say("programme.\(name)"), [("", say("programme.any"))] + values.map { ($0, word($0)) })
        }
        let plain = { (text: String) in HTML(text: text) }
        let isOpen: HTML = names.dropFirst().contains { !visit.query[$0].isEmpty } ? " open" : .none
        return """
            <form class="filter" action="\(Path.programme())" role="search" data-instant>
            <h2 class="first">\(say("programme.filter"))</h2>
            \(fields.text("words", say("programme.words"), type: "search"))
            <details class="folded"\(isOpen)><summary>\(say("programme.more_filters"))</summary><div>
            \(menu("topic", choices.topics, plain))\(menu("month", choices.months) { month($0, visit) })
            \(menu("how", choices.deliveries) { visit.mode($0) })\(menu("venue", choices.venues, plain))
            \(menu("level", choices.levels, plain))\
            \(menu("group", choices.staffGroups) { $0 == "all" ? say("event.everybody") : plain($0) })
            \(fields.boxes("places", say("event.places"), [.init(value: "yes", text: say("programme.places"))]))
            \(fields.menu("order", say("programme.order"), ProgrammeFilter.Order.allCases.map {
                ($0.rawValue, say("programme.order_\($0.rawValue)"))
            }))</div></details>
            <div class="actions"><button class="button button-plain">\(say("programme.apply"))</button>
            <a href="\(Path.programme())">\(say("programme.clear"))</a></div></form>
            """
    }

    /// `2026-12` as `December 2026`; what is no month is shown as it is.
    static func month(_ text: String, _ visit: Visit) -> HTML {
        guard let date = LocalDate(iso: text + "-01") else { return HTML(text: text) }
        return "\(visit.say("month.\(date.components.month)")) \(date.components.year)"
    }
}
