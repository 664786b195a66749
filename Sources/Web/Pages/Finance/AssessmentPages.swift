import Application
import Domain
import Markup
import Money

/// Working out what bookings cost, and proposing it to the agencies that may answer.
enum AssessmentPages {
    static let all = [ask, check, assess, done]

    static let ask = Page.show("financeAssessment", .financeAssessment, .money) { visit in
        asking(visit, Form.empty.setting("through", to: visit.house.today), .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("assessment.title"))</h1><p>\(say("assessment.lead"))</p>
            <form method="post" action="\(Path.financeCheckAssessment())" novalidate>\(visit.token)
            \(fields.date("through", say("assessment.through"), hint: say("assessment.through_hint")))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(say("assessment.title"), back: Path.finance(), status: faults.isEmpty ? 200 : 422, main)
    }

    static let check = Page.form("checkFinanceAssessment", .financeCheckAssessment, .money) { visit in
        let say = visit.say
        guard let through = visit.form.date("through"), through <= visit.house.today else {
            var faults = FormFaults.none
            faults.add("through", say("assessment.date_fault"))
            return asking(visit, visit.form, faults)
        }
        let main: HTML = """
            <h1>\(say("book.check_title"))</h1>
            \(Parts.facts([.init(name: say("assessment.through"), value: HTML(text: through.spoken))]))
            <p>\(say("assessment.next"))</p>
            <form method="post" action="\(Path.financeAssessment())">\(visit.once)
            <input type="hidden" name="through" value="\(through.description)">
            <div class="actions"><button class="button">\(say("assessment.send"))</button>
            <a href="\(Path.financeAssessment())">\(say("book.change"))</a></div></form>
            """
        return .page(say("book.check_title"), back: Path.financeAssessment(), main)
    }

    static let assess = Page.form("assessFinanceCharges", .financeAssessment, .money) { visit in
        guard let through = LocalDate(iso: visit.form["through"]) else {
            throw Problem.invalid("The form cannot be read.")
        }
        var link = Path.financeAssessed()
        do {
            let answer = try await AssessCharges(visit.keyedHouse("assess"))(through: through, by: visit.principal)
            link = link.with("worked", String(answer.counts[.assessed]))
                .with("corrected", String(answer.corrected)).with("credit", String(answer.toCredit.amount))
                .with("unrecorded", String(answer.unrecorded)).with("unbound", String(answer.unbound))
            for event in answer.undelivered.prefix(20) { link = link.with("event", event) }
        } catch is Replayed {
            // Sent again: nothing is left to work out.
        }
        do {
            let answer = try await NotifyCharges(visit.keyedHouse("notify"))(through: through, by: visit.principal)
            link = link.with("proposed", String(answer.notified.count))
        } catch is Replayed {
            // Sent again: nothing is left to propose.
        }
        return .redirect(link)
    }

    /// What came of it, and what is still missing.
    static let done = Page.show("financeAssessed", .financeAssessed, .money) { visit in
        let say = visit.say
        let number = { (name: String) in Sentences.Value.number(Int64(visit.query[name]) ?? 0) }
        var open: [HTML] = []
        if (Int64(visit.query["corrected"]) ?? 0) > 0 { open.append(say("assessment.corrected", number("corrected"))) }
        if let credit = Int64(visit.query["credit"]), (1...1_000_000_000_000).contains(credit) {
            open.append(
                """
                \(say("assessment.to_credit", .text(Pence(credit).text)))
                <a href="\(Path.financeCorrections())">\(say("corrections.title"))</a>
                """)
        }
        for name in ["unrecorded", "unbound"] where (Int64(visit.query[name]) ?? 0) > 0 {
            open.append(say("assessment.\(name)", number(name)))
        }
        let events = visit.query.all("event").prefix(20)
        if !events.isEmpty {
            open.append(say("assessment.undelivered", .text(events.joined(separator: ", "))))
        }
        let list: HTML =
            open.isEmpty
            ? .none
            : "<h2>\(say("assessment.open"))</h2><ul>\(open.map { "<li>\($0)</li>" as HTML })</ul>"
        let main: HTML = """
            <div class="panel"><h1>\(say("assessment.done_title"))</h1>
            <p>\(say("assessment.done", number("worked"), number("proposed")))</p></div>\(list)
            <h2>\(say("booked.next"))</h2><p>\(say("assessment.done_next"))</p>
            <p class="actions"><a href="\(Path.financeCharges())">\(say("charges.title"))</a>
            <a href="\(Path.financeRun())">\(say("run.title"))</a></p>
            """
        return .page(say("assessment.done_title"), main)
    }
}
