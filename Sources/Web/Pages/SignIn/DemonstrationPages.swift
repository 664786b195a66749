import Application
import Domain
import Markup

/// One click to be one of the invented people; in a demonstration only.
enum DemonstrationPages {
    static let all = [enter]

    /// The people one may be, with a button each; nothing outside a demonstration.
    static func people(_ visit: Visit) async throws -> HTML {
        let say = visit.say
        let guests = try await EnterDemonstration(visit.house).guests()
        guard !guests.isEmpty else { return .none }
        let names = try await visit.agencyNames()
        let rows = guests.map { guest -> HTML in
            let roles = guest.roles.map { say("role.\($0.rawValue)") }
            return """
                <div><dt>\(HTML.joined(roles, by: ", "))</dt><dd>\(guest.name), \(names(guest.agency))</dd>
                <dd><form method="post" action="\(Path.enterDemonstration())">\(visit.token)\(visit.destinationField)
                <input type="hidden" name="email" value="\(guest.email)">
                <button class="button button-small">\(say("demo.enter", .text(guest.name)))</button></form></dd></div>
                """
        }
        return """
            <h2>\(say("demo.people"))</h2>\(Parts.notice(.care, "<p>\(say("demo.people_lead"))</p>"))
            <dl class="facts">\(rows)</dl>
            """
    }

    static let enter = Page.form("enterDemonstration", .enterDemonstration, .open) { visit in
        let session = try await EnterDemonstration(visit.house)(visit.form["email"], device: visit.device)
        return PageReply.redirect(visit.destination).setting(.session(session))
    }
}
