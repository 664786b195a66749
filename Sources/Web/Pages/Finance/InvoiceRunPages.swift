import Application
import Domain
import Invoicing
import Markup
import Money

/// Billing what is due: what a run would issue, the run, and what came out.
enum InvoiceRunPages {
    static let all = [preview, run, done]

    private static let mostRows = 60

    static let preview = Page.show("financeRun", .financeRun, .money) { visit in
        try await previewing(visit, visit.query, .none)
    }

    /// What would be issued for events through a date, line by line, and the button that issues just that.
    private static func previewing(_ visit: Visit, _ query: Form, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        var faults = faults
        let isAsked = query.has("through-day")
        let through = isAsked ? query.date("through") : visit.house.today
        if through == nil { faults.add("through", say("run.date_fault")) }
        let form = isAsked ? query : Form.empty.setting("through", to: visit.house.today)
        let fields = Fields(visit: visit, form: form, faults: faults)
        var body: HTML = .none
        if let through {
            do {
                let answer = try await RunInvoices(visit.house)(
                    .init(through: through, isDryRun: true), by: visit.principal)
                body = shown(answer, through, visit)
            } catch let refusal as Refusal where refusal.kind == .notReady {
                body = Parts.notice(.bad, "<p>\(refusal.reason)</p>")
            }
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("run.title"))</h1><p>\(say("run.lead"))</p>
            <form action="\(Path.financeRun())">
            \(fields.date("through", say("run.through"), hint: say("run.through_hint")))
            <div class="actions"><button class="button button-plain">\(say("run.preview"))</button></div></form>\(body)
            """
        let status = faults.isEmpty ? 200 : through == nil ? 422 : 409
        return .page(say("run.title"), back: Path.finance(), status: status, main)
    }

    private static func shown(_ answer: RunInvoices.Answer, _ through: LocalDate, _ visit: Visit) -> HTML {
        let say = visit.say
        let net = answer.invoices.reduce(Pence.zero) { $0 + $1.net }
        let vat = answer.invoices.reduce(Pence.zero) { $0 + $1.vat }
        let rows = answer.invoices.prefix(mostRows).map { issued -> [HTML] in
            [
                HTML(text: issued.name), HTML(text: issued.agency), HTML(text: issued.purchaseOrder ?? ""),
                "\(issued.lines)", HTML(text: issued.net.text),
                HTML(text: issued.vat.text), HTML(text: (issued.net + issued.vat).text),
            ]
        }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say("run.nothing"))</p>"
            : Parts.table(
                say("run.caption"),
                [
                    .init(name: say("invoice.buyer")), .init(name: say("booking.agency")),
                    .init(name: say("orders.number")), .init(name: say("invoice.lines"), isNumber: true),
                    .init(name: say("invoice.net"), isNumber: true),
                    .init(name: say("invoice.vat"), isNumber: true), .init(name: say("invoice.total"), isNumber: true),
                ], rows)
        let count = Int64(answer.invoices.count)
        let button: HTML =
            rows.isEmpty
            ? .none
            : """
            <p>\(say("run.next"))</p>
            <form method="post" action="\(Path.financeRun())">\(visit.once)
            <input type="hidden" name="through" value="\(through.description)">
            <input type="hidden" name="count" value="\(count)"><input type="hidden" name="net" value="\(net.amount)">
            <div class="actions"><button class="button">\
            \(say("run.send", .number(count), .text((net + vat).text)))</button></div></form>
            """
        return """
            <h2>\(say("run.issued_for", .text(through.spoken)))</h2>
            \(Parts.facts([
                .init(name: say("invoices.title"), value: "\(count)"),
                .init(name: say("invoice.net"), value: HTML(text: net.text)),
                .init(name: say("invoice.vat"), value: HTML(text: vat.text)),
                .init(name: say("invoice.total"), value: "<strong>\((net + vat).text)</strong>"),
            ]))\(table)\(rest(answer.invoices.count, visit))\(button)
            \(left("run.carried", answer.carriedForward, visit))\(left("run.waiting", answer.waiting, visit))
            \(left("run.journal", answer.journal, visit))
            """
    }

    private static func rest(_ count: Int, _ visit: Visit) -> HTML {
        guard count > mostRows else { return .none }
        return "<p>\(visit.say("run.and_more", .number(Int64(count - mostRows))))</p>"
    }

    /// What is on no invoice, and why.
    private static func left(_ key: String, _ all: [RunInvoices.Answer.Left], _ visit: Visit) -> HTML {
        guard !all.isEmpty else { return .none }
        let say = visit.say
        let rows = all.prefix(mostRows).map { left -> [HTML] in
            [HTML(text: left.reference), HTML(text: left.why), HTML(text: left.amount.text)]
        }
        return """
            <h2>\(say("\(key)"))</h2>
            \(Parts.table(
                say("run.left_caption"),
                [
                    .init(name: say("event.reference")), .init(name: say("booking.why")),
                    .init(name: say("charge.amount"), isNumber: true),
                ], rows))\(rest(all.count, visit))
            """
    }

    static let run = Page.form("runFinanceInvoices", .financeRun, .money) { visit in
        guard let through = LocalDate(iso: visit.form["through"]), let count = Int64(visit.form["count"]),
            let net = Int64(visit.form["net"])
        else { throw Problem.invalid("The form cannot be read.") }
        var request = RunInvoices.Request(through: through)
        request.expecting = .init(count: count, net: Pence(net))
        let answer: RunInvoices.Answer
        do {
            answer = try await RunInvoices(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .changedMeanwhile || refusal.kind == .notReady {
            return try await previewing(visit, Form.empty.setting("through", to: through), FormFaults(refusal))
        }
        let numbers = answer.invoices.compactMap { $0.number.flatMap { try? DocumentNumber(parsing: $0) } }
        let firsts = Dictionary(grouping: numbers, by: \.series).values.compactMap { $0.min() }.sorted()
        let link = Path.financeRunDone().with("count", String(answer.invoices.count))
        return .redirect(firsts.isEmpty ? link : link.with("first", firsts.map(\.text).joined(separator: " ")))
    }

    /// The invoices of a run that began with these numbers, one of each series it had.
    private static func issued(_ firsts: String, _ count: Int64, _ visit: Visit) async throws -> [DocumentRow] {
        var rows: [DocumentRow] = []
        for text in firsts.split(separator: " ").prefix(VATCategory.allCases.count) {
            guard let first = try? DocumentNumber(parsing: String(text)) else { continue }
            // The number before the first is where the list goes on; before number 1 of a series there is none.
            let before = try? DocumentNumber(first.series, first.value - 1)
            let read = try await ListInvoices(visit.house)(
                after: before, limit: before == nil ? .max : count, by: visit.principal)
            rows += read.filter { $0.number.series == first.series && $0.number.value >= first.value }
        }
        return rows
    }

    static let done = Page.show("financeRunDone", .financeRunDone, .money) { visit in
        let say = visit.say
        let count = min(Int64(visit.query["count"]) ?? 0, 1_000)
        let rows = try await issued(visit.query["first"], count, visit)
        let parts = DocumentParts(
            visit: visit, document: .financeInvoice, file: .financeInvoiceFile, charge: .financeCharge)
        let names = try await visit.agencyNames()
        let table: HTML = rows.isEmpty ? .none : parts.table(Array(rows.prefix(mostRows)), names)
        let main: HTML = """
            <div class="panel"><h1>\(say("run.done_title"))</h1><p>\(say("run.done", .number(count)))</p></div>
            <h2>\(say("booked.next"))</h2><p>\(say("run.done_next"))</p>\(table)\(rest(rows.count, visit))
            <p class="actions"><a href="\(Path.financeInvoices())">\(say("invoices.title"))</a>
            <a href="\(Path.finance())">\(say("finance.title"))</a></p>
            """
        return .page(say("run.done_title"), main)
    }
}
