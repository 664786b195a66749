import Application
import Domain
import Markup

/// Where an administrator's day begins: what waits, what comes, and where everything is.
enum OfficePages {
    static let all = [office, imports]

    /// The most events of each list; the rest is behind a link.
    private static let most = 40

    static let office = Page.show("office", .office, OfficeKit.access) { visit in
        let say = visit.say
        let day = try await ShowOffice(visit.house)(by: visit.principal)
        let next =
            day.next.isEmpty
            ? "<p>\(say("office.next_none"))</p>"
            : OfficeWords.table(
                say("office.next_caption", .number(Int64(day.next.count))), Array(day.next.prefix(most)), visit)
        let main: HTML = """
            <h1>\(say("office.title"))</h1>\(OfficeMenu.list(visit))
            <h2>\(say("office.waits"))</h2>\(waits(day, visit))
            <h2>\(say("office.next"))</h2>\(next)
            <p class="actions">\(Parts.button(say("office.new_event"), Path.newEvent()))
            <a href="\(Path.officeEvents())">\(say("office.all_events"))</a></p>
            """
        return .page(say("office.title"), main)
    }

    private static func waits(_ day: OfficeDay, _ visit: Visit) -> HTML {
        let say = visit.say
        let most = OfficeDay.most
        let requests = day.requested.reduce(0) { $0 + $1.counts[.requested] }
        var rows: [Parts.Fact] = [
            .init(
                name: say("office.requests"),
                value: requests == 0
                    ? say("office.nothing")
                    : "\(say("office.people", .number(requests)))"
                        + events(day.requested, visit) {
                            Path.eventBookings($0.head.reference).with("status", "requested")
                        }),
            .init(
                name: say("office.at_risk_title"),
                value: day.atRisk.isEmpty
                    ? say("office.nothing")
                    : "\(say("office.events", .number(Int64(day.atRisk.count)))). "
                        + "<a href=\"\(Path.officeEvents().with("risk", "yes"))\">\(say("office.see"))</a>"),
            .init(
                name: say("office.unrecorded"),
                value: day.unrecorded.isEmpty
                    ? say("office.nothing")
                    : say("office.events", .number(Int64(day.unrecorded.count)))
                        + events(day.unrecorded, visit) { Path.register($0.head.reference) }),
        ]
        rows.append(
            .init(
                name: say("office.registrations"),
                value: day.registrations == 0
                    ? say("office.nothing")
                    : linked(
                        say(
                            day.registrations < most ? "office.people" : "office.people_most",
                            .number(day.registrations)), Path.officeRegistrations())))
        rows.append(
            .init(
                name: say("office.mail"),
                value: day.mailGivenUp == 0
                    ? say("office.nothing")
                    : linked(
                        say(day.mailGivenUp < most ? "office.mails" : "office.mails_most", .number(day.mailGivenUp)),
                        Path.officeMail())))
        return Parts.facts(rows)
    }

    private static func linked(_ text: HTML, _ link: Link) -> HTML { "<a href=\"\(link)\">\(text)</a>" }

    /// The first events of a list, each with where it is dealt with.
    private static func events(
        _ events: [EventOverview], _ visit: Visit, _ link: (EventOverview) -> Link
    ) -> HTML {
        let items = events.prefix(10).map { event -> HTML in
            """
            <li><a href="\(link(event))">\(event.title)</a> <span class="quiet">\(event.head.reference),
            \(OfficeWords.start(event, visit))</span></li>
            """
        }
        let more: HTML =
            events.count > 10 ? "<li>\(visit.say("office.and_more", .number(Int64(events.count) - 10)))</li>" : .none
        return "<ul class=\"bare\">\(items)\(more)</ul>"
    }

    /// What is taken over from files, and how: by commands, because a file needs a report of its faults and a second
    /// try.
    static let imports = Page.show("officeImports", .officeImports, OfficeKit.access) { visit in
        let say = visit.say
        let rows = ["folder", "programme", "workforce", "holidays"].map { what -> [HTML] in
            [say("imports.\(what)"), "<code>\(say("imports.\(what)_command"))</code>", say("imports.\(what)_hint")]
        }
        let main: HTML = """
            <h1>\(say("imports.title"))</h1><p>\(say("imports.lead"))</p>
            \(Parts.table(
                say("imports.caption"),
                [.init(name: say("imports.what")), .init(name: say("imports.command")),
                    .init(name: say("imports.reads"))], rows))
            """
        return .page(say("imports.title"), back: Path.office(), main)
    }
}
