import Application
import Domain
import Invoicing
import Markup
import Money

/// Interest on what is paid late: what may be claimed, agency by agency, and the button that claims it.
enum LateInterestPages {
    static let all = [show, claim]

    static let show = Page.show("financeInterest", .financeInterest, .money) { visit in
        try await listing(visit, visit.query, .none)
    }

    private static func listing(
        _ visit: Visit, _ query: Form, _ known: FormFaults, status: Int = 422
    ) async throws -> PageReply {
        let say = visit.say
        guard try await ClaimInterest(visit.house).isOn() else {
            let main: HTML = "<h1>\(say("late_interest.title"))</h1><p>\(say("late_interest.off"))</p>"
            return .page(say("late_interest.title"), back: Path.finance(), main)
        }
        var faults = known
        let isAsked = query.has("through-day")
        var through = isAsked ? query.date("through") : visit.house.today.adding(days: -1)
        if let date = through, date >= visit.house.today { through = nil }
        if through == nil { faults.add("through", say("late_interest.day_fault")) }
        let form = isAsked || through == nil ? query : Form.empty.setting("through", to: through ?? visit.house.today)
        let fields = Fields(visit: visit, form: form, faults: faults)
        var body: HTML = .none
        if let through {
            do {
                let claims = try await ClaimInterest(visit.house).preview(through: through, by: visit.principal)
                if let format = visit.fileFormat {
                    return try await MoneyFiles.interest(claims, visit).reply(format, visit)
                }
                body = shown(claims, through, visit)
            } catch let refusal as Refusal where refusal.kind == .notReady || refusal.kind == .invalid {
                body = Parts.notice(.care, "<p>\(refusal.description)</p>")
            }
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("late_interest.title"))</h1><p>\(say("late_interest.lead"))</p>
            <form action="\(Path.financeInterest())">\(fields.date("through", say("late_interest.through")))
            <div class="actions"><button class="button button-plain">\(say("list.show"))</button></div></form>\(body)
            """
        return .page(say("late_interest.title"), back: Path.finance(), status: faults.isEmpty ? 200 : status, main)
    }

    private static func shown(_ claims: [ClaimInterest.Claim], _ through: LocalDate, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !claims.isEmpty else { return "<p>\(say("late_interest.none", .text(through.spoken)))</p>" }
        let parts = claims.prefix(100).map { section($0, through, visit) }
        return """
            \(HTML(parts))\(visit.files(Path.financeInterest(), keeping: [
                "through-day", "through-month", "through-year",
            ]))
            """
    }

    private static func section(_ claim: ClaimInterest.Claim, _ through: LocalDate, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = claim.claim.interest.map { interest -> [HTML] in
            let period = interest.lateness.period
            return [
                "<a href=\"\(Path.financeInvoice(interest.invoice.text))\">\(interest.invoice.text)</a>",
                MoneyWords.date(period.lowerBound), MoneyWords.date(period.upperBound),
                HTML(text: interest.lateness.reason), HTML(text: interest.total.text),
            ]
        }
        return """
            <h2>\(claim.name)</h2>
            \(Parts.table(
                say("late_interest.caption"),
                [
                    .init(name: say("late_interest.invoice")), .init(name: say("late_interest.from")),
                    .init(name: say("late_interest.until")), .init(name: say("late_interest.reason")),
                    .init(name: say("late_interest.sum"), isNumber: true),
                ], rows))
            <form method="post" action="\(Path.financeInterest())" novalidate>\(visit.once)
            <input type="hidden" name="agency" value="\(claim.agency)">
            <input type="hidden" name="through" value="\(through.description)">
            <input type="hidden" name="shown" value="\(claim.claim.total.amount)">
            <div class="actions"><button class="button">\(say(
                "late_interest.claim", .text(claim.claim.total.text), .text(claim.name)))</button></div></form>
            """
    }

    static let claim = Page.form("claimFinanceInterest", .financeInterest, .money) { visit in
        guard let through = LocalDate(iso: visit.form["through"]), let shown = Int64(visit.form["shown"]) else {
            throw Problem.invalid("The form cannot be read.")
        }
        let issued: ClaimInterest.Issued
        do {
            issued = try await ClaimInterest(visit.house)(
                visit.form["agency"], through: through, expecting: Pence(shown), by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .forbidden {
            return try await listing(
                visit, Form.empty.setting("through", to: through), FormFaults(refusal), status: 409)
        }
        return .redirect(Path.financeInvoice(issued.number))
    }
}
