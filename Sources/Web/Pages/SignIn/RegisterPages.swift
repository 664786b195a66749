import Application
import Domain
import Markup

/// Registering oneself, with an address that was proven by signing in.
enum RegisterPages {
    static let all = [ask, register]

    static let ask = Page.show("registerSelf", .registerSelf, .open) { visit in
        guard let session = visit.visitor.session else { return .redirect(Path.signIn()) }
        guard session.person == nil else { return .redirect(visit.destination) }
        return try await asking(visit, session, .none)
    }

    private static func asking(
        _ visit: Visit, _ session: OpenSession, _ faults: FormFaults
    ) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let own = try await RegisterSelf(visit.house).agency(of: session.email)
        let agency: HTML
        if let own {
            agency = Parts.facts([.init(name: say("booking.agency"), value: HTML(text: own.name))])
        } else {
            agency = try await fields.agencies("agency", hint: say("register.agency_hint"))
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("register.title"))</h1><p>\(say("register.lead", .text(session.email)))</p>
            <form method="post" action="\(Path.registerSelf())" novalidate>\(visit.once)\(visit.destinationField)
            \(fields.text("name", say("book.name"), complete: "name"))\(agency)
            \(fields.text("job_role", say("book.job_role"), complete: "organization-title"))
            \(fields.send(say("register.send")))</form>
            """
        return .page(say("register.title"), status: faults.isEmpty ? 200 : 422, main)
    }

    static let register = Page.form("register", .registerSelf, .open) { visit in
        guard let session = visit.visitor.session else { return .redirect(Path.signIn()) }
        let (form, say) = (visit.form, visit.say)
        var faults = FormFaults.none
        if form["name"].isEmpty { faults.add("name", say("register.name_missing")) }
        if form.has("agency"), form["agency"].isEmpty { faults.add("agency", say("register.agency_missing")) }
        if form["job_role"].isEmpty { faults.add("job_role", say("book.job_role_missing")) }
        guard faults.isEmpty else { return try await asking(visit, session, faults) }
        do {
            _ = try await RegisterSelf(visit.house)(
                .init(
                    email: session.email, name: form["name"], jobRole: form["job_role"],
                    agency: form["agency"].isEmpty ? nil : form["agency"]), by: .newcomer)
        } catch let refusal as Refusal {
            return try await asking(visit, session, FormFaults(refusal))
        }
        return .redirect(visit.destination)
    }
}
