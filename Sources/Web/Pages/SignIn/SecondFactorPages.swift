import Application
import Domain
import Markup

/// The second factor that administrators and finance officers need (RFC 6238; OWASP ASVS 5.0, level 2).
enum SecondFactorPages {
    static let all = [show, check, begin, confirm]

    static let show = Page.show("secondFactor", .secondFactor, .open) { visit in
        guard let who = visit.visitor.signedIn else { return .redirect(Path.signIn()) }
        return who.hasSecondFactor ? typing(visit, .none) : offering(visit)
    }

    private static func typing(_ visit: Visit, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("factor.title"))</h1><p>\(say("factor.lead"))</p>
            <form method="post" action="\(Path.secondFactor())" novalidate>\(visit.token)\(visit.destinationField)
            \(fields.text(
                "code", say("factor.any_code"), hint: say("factor.code_hint"), width: "code",
                complete: "one-time-code"))
            \(fields.send(say("form.continue")))</form><p>\(say("factor.lost"))</p>
            """
        return .page(say("factor.title"), status: faults.isEmpty ? 200 : 422, main)
    }

    private static func offering(_ visit: Visit) -> PageReply {
        let say = visit.say
        let main: HTML = """
            <h1>\(say("factor.enrol_title"))</h1><p>\(say("factor.enrol"))</p><ol><li>\(say("factor.step_app"))</li>
            <li>\(say("factor.step_scan"))</li><li>\(say("factor.step_code"))</li></ol>
            <form method="post" action="\(Path.enrolSecondFactor())">\(visit.token)\(visit.destinationField)
            <div class="actions"><button class="button">\(say("factor.begin"))</button></div></form>
            """
        return .page(say("factor.enrol_title"), main)
    }

    static let check = Page.form("checkSecondFactor", .secondFactor, .open) { visit in
        guard let token = visit.visitor.token else { return .redirect(Path.signIn()) }
        do {
            let session = try await CheckSecondFactor(visit.house)(visit.form["code"], token: token)
            return PageReply.redirect(visit.destination).setting(.session(session))
        } catch let refusal as Refusal where refusal.kind == .invalid {
            var faults = FormFaults.none
            faults.add("code", HTML(text: refusal.description))
            return typing(visit, faults)
        }
    }

    static let begin = Page.form("beginSecondFactor", .enrolSecondFactor, .open) { visit in
        guard let who = visit.visitor.signedIn else { return .redirect(Path.signIn()) }
        return proposing(visit, try await EnrolSecondFactor(visit.house).begin(by: who), .none)
    }

    /// What the app is to be told. It is shown in the answer to the form and nowhere else.
    private static func proposing(
        _ visit: Visit, _ proposal: EnrolSecondFactor.Proposal, _ faults: FormFaults
    ) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("factor.propose_title"))</h1><p>\(say("factor.propose"))</p>
            \(Parts.square(proposal.address, say("factor.picture")))<p>\(say("factor.type"))</p>
            \(Parts.facts([.init(name: say("factor.secret"), value: "<code>\(proposal.secret)</code>")]))
            <p><a href="\(proposal.address)">\(say("factor.open_app"))</a></p>
            <form method="post" action="\(Path.confirmSecondFactor())" novalidate>\(visit.token)
            \(visit.destinationField)
            \(fields.text(
                "code", say("factor.code"), hint: say("factor.first_code_hint"), width: "code",
                complete: "one-time-code"))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(say("factor.propose_title"), status: faults.isEmpty ? 200 : 422, main)
    }

    static let confirm = Page.form("confirmSecondFactor", .confirmSecondFactor, .open) { visit in
        guard let token = visit.visitor.token, let who = visit.visitor.signedIn else { return .redirect(Path.signIn()) }
        let answer: EnrolSecondFactor.Answer
        do {
            answer = try await EnrolSecondFactor(visit.house).confirm(visit.form["code"], token: token)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            var faults = FormFaults.none
            faults.add("code", visit.say("factor.wrong"))
            return proposing(visit, try await EnrolSecondFactor(visit.house).begin(by: who), faults)
        }
        let say = visit.say
        let codes = answer.recoveryCodes.map { "<li><code>\($0)</code></li>" as HTML }
        let main: HTML = """
            <h1>\(say("factor.done_title"))</h1><p>\(say("factor.done"))</p><ul>\(codes)</ul>
            <p class="actions">\(Parts.button(say("form.continue"), visit.destination))</p>
            """
        return PageReply.page(say("factor.done_title"), main).setting(.session(answer.session))
    }
}
