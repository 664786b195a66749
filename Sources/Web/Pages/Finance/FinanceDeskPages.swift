import Application
import Domain
import Invoicing
import Markup
import Money

/// What a finance officer sees first, and the waivers that wait for a second person.
enum FinanceDeskPages {
    static let all = [desk, waivers, second]

    static let desk = Page.show("finance", .finance, .money) { visit in
        if let format = visit.fileFormat {
            let rows = try await AgeDebt(visit.house)(by: visit.principal)
            return try await MoneyFiles.agedDebt(rows, visit).reply(format, visit)
        }
        let desk = try await ShowMoneyDesk(visit.house)(by: visit.principal)
        let say = visit.say
        let main: HTML = """
            <h1>\(say("finance.title"))</h1><h2>\(say("finance.waiting"))</h2>\(waiting(desk, visit))
            <h2>\(say("finance.overdue"))</h2>\(overdue(desk.overdue, try await visit.agencyNames(), visit))
            \(links(visit))
            """
        return .page(say("finance.title"), main)
    }

    private static func waiting(_ desk: MoneyDesk, _ visit: Visit) -> HTML {
        let say = visit.say
        var facts: [Parts.Fact] = []
        if desk.proposals > 0 {
            let link: HTML = "<a href=\"\(Path.financeWaivers())\">\(say("finance.see"))</a>"
            facts.append(
                .init(
                    name: say("finance.proposals"), value: say("finance.count", .number(Int64(desk.proposals))),
                    change: link))
        }
        if desk.toCredit.count > 0 {
            facts.append(
                .init(
                    name: say("finance.corrections"),
                    value: say("finance.sum", .number(desk.toCredit.count), .text(desk.toCredit.net.text)),
                    change: "<a href=\"\(Path.financeCorrections())\">\(say("finance.see"))</a>"))
        }
        let states: [ChargeState.Code] = [.disputed, .accepted, .upheld, .notified, .assessed]
        for state in states {
            guard let sum = desk.sum(state) else { continue }
            let link = Path.financeCharges().with("status", state.rawValue)
            facts.append(
                .init(
                    name: say("finance.\(state.rawValue)"),
                    value: say("finance.sum", .number(sum.count), .text(sum.sum.text)),
                    change: "<a href=\"\(link)\">\(say("finance.see"))</a>"))
        }
        let list: HTML = facts.isEmpty ? "<p>\(say("finance.nothing"))</p>" : Parts.facts(facts)
        return """
            \(list)<p class="actions">\(Parts.button(say("finance.run"), Path.financeRun()))
            \(Parts.button(say("finance.pay"), Path.financePayment(), isPlain: true))</p>
            """
    }

    private static func overdue(_ rows: [AgedDebt], _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !rows.isEmpty else { return "<p>\(say("finance.none_overdue"))</p>" }
        let sum = rows.reduce(Pence.zero) { $0 + $1.overdue }
        let table = Parts.table(
            say("finance.overdue_caption"),
            [
                .init(name: say("booking.agency")), .init(name: say("finance.overdue_sum"), isNumber: true),
                .init(name: say("finance.days_30"), isNumber: true),
                .init(name: say("finance.days_60"), isNumber: true),
                .init(name: say("finance.days_90"), isNumber: true),
            ],
            rows.prefix(100).map { row in
                let link = Path.financeStatement().with("agency", row.agencyCode)
                return [
                    "<a href=\"\(link)\">\(names(row.agencyCode))</a>", HTML(text: row.overdue.text),
                    HTML(text: row[.thirty].text), HTML(text: row[.sixty].text), HTML(text: row[.ninety].text),
                ]
            })
        return "<p>\(say("finance.overdue_all", .text(sum.text)))</p>\(table)\(visit.files(Path.finance()))"
    }

    /// Everything else, in the order of the work: what is charged, billed, received and owed, and the books of it.
    private static func links(_ visit: Visit) -> HTML {
        let groups: [(key: String, places: [(Link, String)])] = [
            (
                "finance.of_charges",
                [
                    (Path.financeAssessment(), "assessment.title"), (Path.financeCharges(), "charges.title"),
                    (Path.financeWaivers(), "waivers.title"), (Path.financeCorrections(), "corrections.title"),
                ]
            ),
            (
                "finance.of_invoices",
                [
                    (Path.financeRun(), "run.title"), (Path.financeInvoices(), "invoices.title"),
                    (Path.financeOrders(), "orders.title"), (Path.financeStatement(), "statement.title"),
                ]
            ),
            (
                "finance.of_money",
                [
                    (Path.financePayment(), "payment.title"), (Path.financePayments(), "payments.title"),
                    (Path.financeBank(), "bank.title"),
                ]
            ),
            (
                "finance.of_debts",
                [
                    (Path.financeAged(), "aged.title"), (Path.financeReminders(), "reminders.title"),
                    (Path.financeInterest(), "late_interest.title"),
                ]
            ),
            (
                "finance.of_books",
                [(Path.financeLedger(), "ledger.title"), (Path.financeYearEnd(), "year_end.link")]
            ),
        ]
        return HTML(
            groups.map { group -> HTML in
                let items = group.places.map { "<li><a href=\"\($0)\">\(visit.say($1))</a></li>" as HTML }
                return "<h2>\(visit.say(group.key))</h2><ul>\(items)</ul>"
            })
    }

    static let waivers = Page.show("financeWaivers", .financeWaivers, .money) { visit in
        try await listing(visit, .none)
    }

    private static func listing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let lines = try await ListWaiverProposals(visit.house)(limit: 50, by: visit.principal)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let done = visit.query["done"]
        let told = ["yes", "no"].contains(done) ? visit.told("waivers.done_\(done)") : .none
        let names = try await visit.agencyNames()
        let items = lines.map { line -> HTML in
            """
            <li><h2><a href="\(Path.financeCharge(line.row.reference))">\(line.row.reference)</a>,
            \(line.row.charge.amount.text)</h2><ul class="meta"><li>\(names(line.row.agency))</li>
            <li>\(line.row.title)</li>
            <li>\(line.row.charge.eventDate.spoken)</li></ul>
            <p>\(say(
                "waivers.by", .text(line.by), .text(visit.spoken(line.at)),
                .html(say("reason.\(line.reason.rawValue)"))))</p>
            \(line.isOwn ? "<p>\(say("waivers.own"))</p>" : buttons(line.row.reference, visit))</li>
            """
        }
        let list: HTML = items.isEmpty ? "<p>\(say("waivers.none"))</p>" : "<ul class=\"cards\">\(items)</ul>"
        let main: HTML = """
            \(fields.summary)\(told)<h1>\(say("waivers.title"))</h1><p>\(say("waivers.lead"))</p>\(list)
            """
        return .page(say("waivers.title"), back: Path.finance(), status: faults.isEmpty ? 200 : 409, main)
    }

    private static func buttons(_ reference: String, _ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <form method="post" action="\(Path.financeWaivers())">\(visit.once)
            <input type="hidden" name="charge" value="\(reference)"><div class="actions">
            <button class="button" name="answer" value="yes">\(say("waivers.agree", .text(reference)))</button>
            <button class="button button-plain" name="answer" value="no">\(say("waivers.refuse", .text(reference)))\
            </button></div></form>
            """
    }

    static let second = Page.form("secondWaiver", .financeWaivers, .money) { visit in
        let (charge, isYes) = (visit.form["charge"], visit.form["answer"] == "yes")
        do {
            let desk = SecondWaiver(visit.house)
            _ =
                isYes
                ? try await desk(charge, by: visit.principal) : try await desk.refuse(charge, by: visit.principal)
        } catch is Replayed {
            // Sent again: it is done already, and the list says so.
        } catch let refusal as Refusal where refusal.kind != .notFound && refusal.kind != .invalid {
            return try await listing(visit, FormFaults(refusal))
        }
        return .redirect(Path.financeWaivers().with("done", isYes ? "yes" : "no"))
    }
}
