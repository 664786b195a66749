import Application
import Assets
import Domain
import Markup

/// The frame of every page: head, way round, foot.
struct Layout {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    func document(_ body: PageBody) -> HTML {
        let say = visit.say
        let fault: HTML = body.main.source.contains("summary-of-faults") ? say("layout.fault") : .none
        return """
            <!doctype html><html lang="\(say("language"))"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(fault)\(body.title) – \(visit.site.name)</title>
            <link rel="stylesheet" href="\(AssetPages.link("turnout.css"))">
            <link rel="icon" href="\(AssetPages.link("icon.svg"))" type="image/svg+xml">
            <script src="\(AssetPages.link("turnout.js"))" defer></script></head>
            <body><a class="skip" href="#main">\(say("layout.skip"))</a>
            <header class="head"><div class="wrap"><a class="name" href="\(Path.start())">\(visit.site.name)</a>
            \(navigation)</div></header>\(demonstration)
            <div class="wrap">\(back(body.back))<main id="main" tabindex="-1">\(body.main)</main></div>
            <footer class="foot"><div class="wrap"><ul>
            <li><a href="\(Path.accessibility())">\(say("layout.accessibility"))</a></li>
            <li><a href="\(Path.privacy())">\(say("layout.privacy"))</a></li>
            <li><a href="/api">\(say("layout.api"))</a></li></ul>
            <p>\(say("layout.times"))</p></div></footer></body></html>
            """
    }

    private func back(_ link: Link?) -> HTML? {
        link.map { "<a class=\"back\" href=\"\($0)\">\(visit.say("layout.back"))</a>" }
    }

    private var demonstration: HTML {
        guard visit.site.facts.isDemonstration else { return .none }
        return """
            <div class="demo" role="note"><div class="wrap"><p><strong>\(visit.say("demo.heading"))</strong>
            \(visit.say("demo.text"))</p></div></div>
            """
    }

    private var navigation: HTML {
        let items = Navigation.items(visit.visitor).map { item -> HTML in
            let path = visit.link.prefix { $0 != "?" }
            let here: HTML =
                path == item.link.text
                ? " aria-current=\"page\"" : path.hasPrefix(item.link.text + "/") ? " aria-current=\"true\"" : ""
            return "<li><a href=\"\(item.link)\"\(here)>\(visit.say(item.key))</a></li>"
        }
        return "<nav class=\"nav\" aria-label=\"\(visit.say("layout.menu"))\"><ul>\(items)\(sign)</ul></nav>"
    }

    private var sign: HTML {
        guard visit.visitor.session != nil else {
            return "<li><a href=\"\(Path.signIn())\">\(visit.say("nav.sign_in"))</a></li>"
        }
        return """
            <li><form method="post" action="\(Path.signOut())">\(visit.token)<button class="linklike">\
            \(visit.say("nav.sign_out"))</button></form></li>
            """
    }
}

/// What the head of a page leads to, by what somebody may do.
enum Navigation {
    struct Item {
        let key: String
        let link: Link
    }

    static func items(_ visitor: Visitor) -> [Item] {
        var items = [Item(key: "nav.programme", link: Path.programme())]
        guard let session = visitor.session else { return items }
        if visitor.has(.administrator) { items.append(Item(key: "nav.office", link: Path.office())) }
        if visitor.has(.trainer) || visitor.has(.administrator) {
            items.append(Item(key: "nav.registers", link: Path.registers()))
        }
        if visitor.has(.finance) || visitor.has(.administrator) {
            items.append(Item(key: "nav.finance", link: Path.finance()))
        }
        if visitor.has(.agencyLead) {
            items.append(Item(key: "nav.agency", link: Path.agency()))
        }
        if session.person != nil {
            items.append(Item(key: "nav.bookings", link: Path.bookings()))
        }
        if [.observer, .administrator, .finance].contains(where: visitor.has) {
            items.append(Item(key: "nav.reports", link: Path.reports()))
        }
        if session.person != nil {
            items.append(Item(key: "nav.account", link: Path.account()))
        }
        return items
    }
}
