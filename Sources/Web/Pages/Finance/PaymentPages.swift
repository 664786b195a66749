import Application
import Domain
import Markup
import Money

/// Recording money that came in: what, a check, done.
enum PaymentPages {
    static let all = [ask, check, record]

    private static let names = [
        "agency", "amount", "received-day", "received-month", "received-year", "reference", "invoice",
    ]

    static let ask = Page.show("financePayment", .financePayment, .money) { visit in
        var form = Form.empty.setting("received", to: visit.house.today)
        for name in ["agency", "invoice"] where !visit.query[name].isEmpty {
            form = form.setting(name, to: visit.query[name])
        }
        return try await asking(visit, form, .none)
    }

    private static func asking(
        _ visit: Visit, _ form: Form, _ faults: FormFaults, status: Int = 422
    ) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("payment.title"))</h1>
            <form method="post" action="\(Path.financeCheckPayment())" novalidate>\(visit.token)
            \(try await fields.agencies("agency"))
            \(fields.text("amount", say("payment.amount"), hint: say("payment.amount_hint"), width: "w6"))
            \(fields.date("received", say("payment.received")))
            \(fields.text("reference", say("payment.reference"), hint: say("payment.reference_hint"), complete: "off"))
            \(fields.text("invoice", say("payment.invoice"), hint: say("payment.invoice_hint"), width: "w10",
                complete: "off"))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(say("payment.title"), back: Path.finance(), status: faults.isEmpty ? 200 : status, main)
    }

    /// The payment that a form names, or what is wrong with it.
    private static func request(_ visit: Visit, _ faults: inout FormFaults) -> RecordPayment.Request? {
        let (form, say) = (visit.form, visit.say)
        if form["agency"].isEmpty { faults.add("agency", say("payment.agency_missing")) }
        let amount = visit.amount("amount", &faults)
        let received = form.date("received")
        if received == nil {
            faults.add("received", say("run.date_fault"))
        } else if let received, received > visit.house.today {
            faults.add("received", say("payment.future"))
        }
        if form["reference"].isEmpty { faults.add("reference", say("payment.reference_missing")) }
        guard let amount, let received, faults.isEmpty else { return nil }
        let invoice = form["invoice"].uppercased()
        return RecordPayment.Request(
            agency: form["agency"], amount: amount, receivedOn: received, reference: form["reference"],
            invoices: invoice.isEmpty ? [] : [invoice])
    }

    static let check = Page.form("checkFinancePayment", .financeCheckPayment, .money) { visit in
        var faults = FormFaults.none
        guard let request = request(visit, &faults) else { return try await asking(visit, visit.form, faults) }
        let say = visit.say
        let agency = try await ShowRecord(visit.house).agency(request.agency, by: visit.principal).agency
        let kept = names.map { "<input type=\"hidden\" name=\"\($0)\" value=\"\(visit.form[$0])\">" as HTML }
        let pays = request.invoices.first.map { HTML(text: $0) } ?? say("payment.oldest")
        let main: HTML = """
            <h1>\(say("book.check_title"))</h1>
            \(Parts.facts([
                .init(name: say("booking.agency"), value: HTML(text: agency.name)),
                .init(name: say("payment.amount"), value: HTML(text: request.amount.text)),
                .init(name: say("payment.received"), value: HTML(text: request.receivedOn.spoken)),
                .init(name: say("payment.reference"), value: HTML(text: request.reference)),
                .init(name: say("payment.pays"), value: pays),
            ]))
            <form method="post" action="\(Path.financePayment())">\(visit.once)\(kept)
            <div class="actions"><button class="button">\(say("payment.send", .text(request.amount.text)))</button>
            <a href="\(Path.financePayment().with("agency", request.agency))">\(say("book.change"))</a></div></form>
            """
        return .page(say("book.check_title"), back: Path.financePayment(), main)
    }

    static let record = Page.form("recordFinancePayment", .financePayment, .money) { visit in
        var faults = FormFaults.none
        guard let request = request(visit, &faults) else { return try await asking(visit, visit.form, faults) }
        do {
            _ = try await RecordPayment(visit.house)(request, by: visit.principal)
        } catch is Replayed {
            // Sent again: it is recorded already, and the statement shows it.
        } catch let refusal as Refusal {
            return try await asking(visit, visit.form, FormFaults(refusal), status: 409)
        }
        return .redirect(Path.financeStatement().with("agency", request.agency).with("done", "paid"))
    }
}
