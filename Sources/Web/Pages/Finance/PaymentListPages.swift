import Application
import Domain
import Markup
import Money

/// Payments: a list with what of each pays nothing, one of them, taking it back, sending back what is left over, and
/// letting it pay invoices.
enum PaymentListPages {
    static let all = [list, show, reverse, refund, allocate]

    static let list = Page.show("financePayments", .financePayments, .money) { visit in
        let (say, query) = (visit.say, visit.query)
        let before = try visit.position { parts in parts.count == 1 ? Int64(parts[0]).map { PaymentID($0) } : nil }
        let agency = query["agency"].isEmpty ? nil : query["agency"]
        let isFreeOnly = query["free"] == "yes"
        if let format = visit.fileFormat {
            let all = try await ListPayments(visit.house)(
                agency: agency, isUnallocatedOnly: isFreeOnly, limit: ListFile.mostRows, by: visit.principal)
            return try await MoneyFiles.payments(all, visit).reply(format, visit)
        }
        let read = try await ListPayments(visit.house)(
            agency: agency, isUnallocatedOnly: isFreeOnly, before: before, limit: Int64(Visit.listSize) + 1,
            by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [String($0.id.raw)] }
        let names = try await visit.agencyNames()
        let fields = Fields(visit: visit, form: query, faults: .none)
        let rows = listed.rows.map { row -> [HTML] in
            [
                "<a href=\"\(Path.financePaid(String(row.id.raw)))\">\(row.reference)</a>",
                HTML(text: names(row.agency)), HTML(text: row.receivedOn.spoken), HTML(text: row.amount.text),
                standing(row, visit), HTML(text: row.unallocated.text),
            ]
        }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say("payments.none"))</p>"
            : Parts.table(
                say("payments.caption"),
                [
                    .init(name: say("payment.reference")), .init(name: say("booking.agency")),
                    .init(name: say("payment.received")), .init(name: say("payment.amount"), isNumber: true),
                    .init(name: say("booking.status")), .init(name: say("payments.left"), isNumber: true),
                ], rows)
        let main: HTML = """
            <h1>\(say("payments.title"))</h1>
            <form class="filter" action="\(Path.financePayments())" role="search" data-instant><div class="row">
            \(try await fields.anyAgency("agency"))
            \(fields.boxes("free", say("payments.filter"), [.init(value: "yes", text: say("payments.free_only"))]))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            \(table)\(visit.more(Path.financePayments(), keeping: ["agency", "free"], next: listed.next))
            \(rows.isEmpty ? .none : visit.files(Path.financePayments(), keeping: ["agency", "free"]))
            """
        return .page(say("payments.title"), back: Path.finance(), main)
    }

    private static func standing(_ row: PaymentRow, _ visit: Visit) -> HTML {
        if row.isTakenBack { return Parts.tag(visit.say("payments.taken_back"), .bad) }
        return row.unallocated > .zero
            ? Parts.tag(visit.say("payments.partly"), .care) : Parts.tag(visit.say("payments.used"), .good)
    }

    static let show = Page.show("financePaid", .financePaid, .money) { visit in
        try await showing(visit, visit.form, .none)
    }

    private static func id(_ visit: Visit) throws -> PaymentID {
        guard let raw = Int64(visit.path("id")) else { throw Problem.notFound() }
        return PaymentID(raw)
    }

    private static func showing(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let answer = try await ShowPayment(visit.house)(try id(visit), by: visit.principal)
        let row = answer.row
        let names = try await visit.agencyNames()
        let fields = Fields(visit: visit, form: form, faults: faults)
        let done = visit.query["done"]
        let told = ["reversed", "refunded", "used"].contains(done) ? visit.told("payments.done_\(done)") : .none
        let main: HTML = """
            \(fields.summary)\(told)<h1>\(say("payments.one", .text(row.reference)))</h1>
            \(Parts.facts([
                .init(name: say("booking.agency"), value: HTML(text: names(row.agency))),
                .init(name: say("payment.amount"), value: HTML(text: row.amount.text)),
                .init(name: say("payment.received"), value: HTML(text: row.receivedOn.spoken)),
                .init(name: say("booking.status"), value: standing(row, visit)),
                .init(name: say("payments.left"), value: HTML(text: row.unallocated.text)),
                .init(name: say("payments.recorded"), value: HTML(text: visit.spoken(row.recordedAt))),
            ]))
            <h2>\(say("payments.pays"))</h2>\(pays(answer, visit))\(returned(answer, visit))
            \(row.isTakenBack ? .none : forms(row, fields, visit))
            """
        return .page(
            say("payments.one", .text(row.reference)), back: Path.financePayments(),
            status: faults.isEmpty ? 200 : 409, main)
    }

    private static func pays(_ answer: ShowPayment.Answer, _ visit: Visit) -> HTML {
        guard !answer.parts.isEmpty else { return "<p>\(visit.say("payments.pays_nothing"))</p>" }
        let items = answer.parts.map { part -> HTML in
            "<li><a href=\"\(Path.financeInvoice(part.invoice))\">\(part.invoice)</a>: \(part.amount.text)</li>"
        }
        return "<ul>\(items)</ul>"
    }

    private static func returned(_ answer: ShowPayment.Answer, _ visit: Visit) -> HTML {
        guard !answer.returns.isEmpty else { return .none }
        let items = answer.returns.map { back -> HTML in
            """
            <li>\(visit.say(
                "payments.return_\(back.kind.rawValue)", .text(back.amount.text), .text(back.date.spoken),
                .text(back.reference), .text(back.reason)))</li>
            """
        }
        return "<h2>\(visit.say("payments.returns"))</h2><ul>\(items)</ul>"
    }

    private static func forms(_ row: PaymentRow, _ fields: Fields, _ visit: Visit) -> HTML {
        let (say, id) = (visit.say, String(row.id.raw))
        let refund: HTML =
            row.unallocated == .zero
            ? .none
            : """
            <h2>\(say("payments.refund"))</h2><p>\(say("payments.refund_lead", .text(row.unallocated.text)))</p>
            <form method="post" action="\(Path.financeRefund(id))" novalidate>\(visit.once)
            \(fields.text("amount", say("payment.amount"), hint: say("payment.amount_hint"), width: "w6"))
            \(fields.text("sent", say("payments.refund_reference"), complete: "off"))
            \(fields.date("refunded", say("payments.refunded_on")))
            \(fields.text("why", say("payments.reason")))
            \(fields.send(say("payments.refund_send")))</form>
            """
        let reverse: HTML =
            row.refunded > .zero
            ? .none
            : """
            <h2>\(say("payments.reverse"))</h2><p>\(say("payments.reverse_lead"))</p>
            <form method="post" action="\(Path.financeReverse(id))" novalidate>\(visit.once)
            \(fields.text("reason", say("payments.reason"), hint: say("payments.reverse_hint")))
            \(fields.send(say("payments.reverse_send"), isStop: true))</form>
            """
        return refund + reverse
    }

    static let reverse = Page.form("reverseFinancePayment", .financeReverse, .money) { visit in
        let answer = try await ShowPayment(visit.house)(try id(visit), by: visit.principal)
        var faults = FormFaults.none
        if visit.form["reason"].isEmpty { faults.add("reason", visit.say("payments.reason_missing")) }
        guard faults.isEmpty else { return try await showing(visit, visit.form, faults) }
        do {
            _ = try await ReversePayment(visit.house)(
                answer.row.reference, reason: visit.form["reason"], by: visit.principal)
        } catch is Replayed {
            // Sent again: it is taken back already, and its page says so.
        } catch let refusal as Refusal {
            return try await showing(visit, visit.form, FormFaults(refusal))
        }
        return .redirect(Path.financePaid(visit.path("id")).with("done", "reversed"))
    }

    static let refund = Page.form("refundFinancePayment", .financeRefund, .money) { visit in
        let (form, say) = (visit.form, visit.say)
        let answer = try await ShowPayment(visit.house)(try id(visit), by: visit.principal)
        var faults = FormFaults.none
        let amount = visit.amount("amount", &faults)
        if form["sent"].isEmpty { faults.add("sent", say("payment.reference_missing")) }
        if form["why"].isEmpty { faults.add("why", say("payments.reason_missing")) }
        let date = form.date("refunded")
        if date == nil { faults.add("refunded", say("run.date_fault")) }
        guard let amount, let date, faults.isEmpty else { return try await showing(visit, form, faults) }
        do {
            _ = try await RefundPayment(visit.house)(
                .init(
                    payment: answer.row.reference, amount: amount, reference: form["sent"], refundedOn: date,
                    reason: form["why"]), by: visit.principal)
        } catch is Replayed {
            // Sent again: it is recorded already, and the payment's page shows it.
        } catch let refusal as Refusal {
            return try await showing(visit, form, FormFaults(refusal))
        }
        return .redirect(Path.financePaid(visit.path("id")).with("done", "refunded"))
    }

    static let allocate = Page.form("allocateFinancePayment", .financeAllocate, .money) { visit in
        let answer = try await ShowPayment(visit.house)(try id(visit), by: visit.principal)
        let invoice = visit.form["invoice"].uppercased()
        do {
            _ = try await AllocatePayment(visit.house)(
                answer.row.reference, invoices: invoice.isEmpty ? [] : [invoice], by: visit.principal)
        } catch is Replayed {
            // Sent again: it pays it already.
        } catch let refusal as Refusal {
            return try await showing(visit, visit.form, FormFaults(refusal))
        }
        return .redirect(
            invoice.isEmpty
                ? Path.financePaid(visit.path("id")).with("done", "used")
                : Path.financeInvoice(invoice).with("done", "used"))
    }

    /// What an agency has paid ahead, offered to pay an invoice; nothing where there is none.
    static func offer(_ agency: String, _ invoice: String, _ visit: Visit) async throws -> HTML {
        let free = try await ListPayments(visit.house)(
            agency: agency, isUnallocatedOnly: true, limit: 10, by: visit.principal)
        guard !free.isEmpty else { return .none }
        let items = free.map { row -> HTML in
            """
            <li><form method="post" action="\(Path.financeAllocate(String(row.id.raw)))">\(visit.once)
            <input type="hidden" name="invoice" value="\(invoice)">
            <p>\(visit.say("payments.offer", .text(row.unallocated.text), .text(row.reference)))</p>
            <div class="actions"><button class="button button-plain">\
            \(visit.say("payments.use", .text(row.reference)))</button></div></form></li>
            """
        }
        return "<h2>\(visit.say("payments.ahead"))</h2><ul class=\"cards\">\(items)</ul>"
    }
}
