import Application
import Domain
import Markup

/// Where everybody comes in.
enum StartPages {
    static let all = [start, accessibility, privacy]

    static let start = Page.show("start", .start, .open, keeping: .everybody) { visit in
        let say = visit.say
        // Kept apart from the dates of any course, whose code is never empty.
        let next = try await visit.kept(\.dates, "") {
            var filter = EventFilter(limit: 5)
            filter.freeAt = visit.house.now
            return try await ListEvents(visit.house)(filter, course: nil, by: visit.principal)
        }
        let main: HTML = """
            <h1>\(say("start.title"))</h1><p class="lead">\(say("start.lead"))</p>
            <form action="\(Path.programme())" role="search"><div class="row">
            <div class="field"><label for="words">\(say("start.find"))</label>
            <span class="hint" id="words-hint">\(say("start.find_hint"))</span>
            <input id="words" name="words" type="search" aria-describedby="words-hint"></div>
            <button class="button">\(say("start.search"))</button></div></form>
            <h2>\(say("start.next"))</h2>\(EventCards.list(next, visit))
            <p><a href="\(Path.programme())">\(say("start.all"))</a></p>
            <h2>\(say("start.how"))</h2><ul><li>\(say("start.how_find"))</li><li>\(say("start.how_full"))</li>
            <li>\(say("start.how_cancel"))</li></ul>
            """
        return .page(say("start.title"), main)
    }

    static let accessibility = Page.show("accessibility", .accessibility, .open, keeping: .everybody) { visit in
        let say = visit.say
        let address = visit.site.facts.helpEmail
        let tell =
            address.isEmpty
            ? say("accessibility.tell")
            : say("accessibility.tell_at", .html("<a href=\"mailto:\(address)\">\(address)</a>"))
        return .page(
            say("accessibility.title"),
            """
            <h1>\(say("accessibility.title"))</h1><p>\(say("accessibility.aim"))</p><p>\(say("accessibility.can"))</p>
            <p>\(say("accessibility.tested"))</p><p>\(say("accessibility.limits"))</p><p>\(tell)</p>
            """)
    }

    static let privacy = Page.show("privacy", .privacy, .open, keeping: .everybody) { visit in
        let (say, address) = (visit.say, visit.site.facts.helpEmail)
        let ask =
            address.isEmpty
            ? say("privacy.ask") : say("privacy.ask_at", .html("<a href=\"mailto:\(address)\">\(address)</a>"))
        return .page(
            say("privacy.title"),
            """
            <h1>\(say("privacy.title"))</h1><p>\(say("privacy.who", .text(visit.site.facts.controller)))</p>
            <p>\(say("privacy.kept"))</p><p>\(say("privacy.seen"))</p>
            <p>\(say("privacy.needs", .number(visit.site.facts.accessNeedsDays)))</p>
            <p>\(say("privacy.cookies"))</p><p>\(ask)</p>
            """)
    }
}
