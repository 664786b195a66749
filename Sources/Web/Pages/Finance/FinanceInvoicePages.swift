import Application
import Domain
import Invoicing
import Markup
import Money

/// Invoices of every agency: a list, one of them, crediting, writing off, and the statement of an agency.
enum FinanceInvoicePages {
    static let all = [list, show, file, statementFile, askCredit, credit, askWriteOff, writeOff, statement]

    private static func parts(_ visit: Visit) -> DocumentParts {
        DocumentParts(visit: visit, document: .financeInvoice, file: .financeInvoiceFile, charge: .financeCharge)
    }

    static let list = Page.show("financeInvoices", .financeInvoices, .money) { visit in
        let say = visit.say
        let after = try visit.position { parts in parts.count == 1 ? try? DocumentNumber(parsing: parts[0]) : nil }
        let agency = visit.query["agency"].isEmpty ? nil : visit.query["agency"]
        if let format = visit.fileFormat {
            let rows = try await ListInvoices(visit.house)(
                agency: agency, limit: ListFile.mostRows, by: visit.principal)
            return try await MoneyFiles.documents(rows, visit, withAgency: true).reply(format, visit)
        }
        let read = try await ListInvoices(visit.house)(
            agency: agency, after: after, limit: Int64(Visit.listSize) + 1, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [$0.number.text] }
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let table: HTML =
            listed.rows.isEmpty
            ? "<p>\(say("invoices.none"))</p>" : parts(visit).table(listed.rows, try await visit.agencyNames())
        let main: HTML = """
            <h1>\(say("invoices.title"))</h1>
            <form class="filter" action="\(Path.financeInvoices())" role="search" data-instant><div class="row">
            \(try await fields.anyAgency("agency"))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            \(table)\(visit.more(Path.financeInvoices(), keeping: ["agency"], next: listed.next))
            \(visit.files(Path.financeInvoices(), keeping: ["agency"]))
            """
        return .page(say("invoices.title"), back: Path.finance(), main)
    }

    static let show = Page.show("financeInvoice", .financeInvoice, .money) { visit in
        let (say, number) = (visit.say, visit.path("number"))
        let answer = try await ShowInvoice(visit.house)(number, by: visit.principal)
        let reasons = try await ExplainInvoice(visit.house)(number, by: visit.principal)
        let parts = parts(visit)
        let electronic = try await ElectronicPages.link(number, visit)
        let done = visit.query["done"]
        let told = ["credited", "written_off", "used"].contains(done) ? visit.told("invoice.done_\(done)") : .none
        let main: HTML
        switch answer.document {
        case .invoice(let invoice):
            let isOpen = (answer.facts?.outstanding ?? .zero) > .zero
            let offer: HTML =
                isOpen ? try await PaymentListPages.offer(invoice.buyer.agencyCode, number, visit) : .none
            main = """
                \(told)<h1>\(say("invoice.title", .text(number)))</h1>\(parts.facts(invoice, answer.facts))
                \(parts.download(number))\(actions(invoice, answer, visit))\(electronic)\(offer)
                <h2>\(say("invoice.lines"))</h2>\(parts.lines(invoice.lines, reasons, of: number))
                \(parts.notes(answer.creditNotes))\(reminders(answer, visit))
                """
        case .creditNote(let note):
            main = """
                \(told)<h1>\(say("invoice.note_title", .text(number)))</h1>\(parts.facts(note))
                \(parts.download(number))\(electronic)
                <h2>\(say("invoice.lines"))</h2>\(parts.lines(note.lines, reasons, of: number))
                """
        }
        return .page(HTML(text: number), back: Path.financeInvoices(), main)
    }

    private static func reminders(_ answer: ShowInvoice.Answer, _ visit: Visit) -> HTML {
        guard !answer.reminders.isEmpty else { return .none }
        let items = answer.reminders.map { reminder -> HTML in
            """
            <li>\(visit.say(
                "reminders.one", .text(visit.spoken(reminder.at)), .number(reminder.days),
                .text(reminder.outstanding.text)))</li>
            """
        }
        return "<h2>\(visit.say("reminders.title"))</h2><ul>\(items)</ul>"
    }

    private static func actions(_ invoice: Invoice, _ answer: ShowInvoice.Answer, _ visit: Visit) -> HTML {
        let (say, number) = (visit.say, invoice.number.text)
        let credited = answer.creditNotes.reduce(Pence.zero) { $0 + $1.net }
        let credit: HTML =
            credited < invoice.net
            ? Parts.button(say("credit.title"), Path.financeCredit(number), isPlain: true) : .none
        guard (answer.facts?.outstanding ?? .zero) > .zero else { return "<p class=\"actions\">\(credit)</p>" }
        let pay = Path.financePayment().with("agency", invoice.buyer.agencyCode).with("invoice", number)
        return """
            <p class="actions">\(Parts.button(say("finance.pay"), pay, isPlain: true))\(credit)
            \(Parts.button(say("write_off.title"), Path.financeWriteOff(number), isPlain: true))</p>
            """
    }

    static let askCredit = Page.show("askFinanceCredit", .financeCredit, .money) { visit in
        try await crediting(visit, .none)
    }

    private static func crediting(_ visit: Visit, _ faults: FormFaults, status: Int = 422) async throws -> PageReply {
        let (say, number) = (visit.say, visit.path("number"))
        let (invoice, left) = try await invoice(number, visit)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let reasons = WaiverReason.allCases.map { ($0.rawValue, say("reason.\($0.rawValue)")) }
        let lines = invoice.lines.compactMap { line -> (String, HTML)? in
            guard let left = left[line.number], left > .zero else { return nil }
            let key = left == line.net ? "credit.line" : "credit.line_left"
            return (
                String(line.number),
                say(
                    key, .number(Int64(line.number)), .text(line.charge ?? line.title), .text(line.net.text),
                    .text(left.text))
            )
        }
        let rest = left.values.reduce(Pence.zero, +)
        let main: HTML = """
            \(fields.summary)<h1>\
            <span class="caption">\(say("invoice.title", .text(number))), \(invoice.buyer.name)</span>\
            \(say("credit.title"))</h1><p>\(say("credit.lead"))</p>
            <p>\(say("credit.left", .text(rest.text), .text(invoice.net.text)))</p>
            <form method="post" action="\(Path.financeCredit(number))" novalidate>\(visit.once)
            \(fields.menu("line", say("credit.which"), [("", say("credit.everything"))] + lines.prefix(200)))
            \(fields.text("amount", say("credit.amount"), hint: say("credit.amount_hint"), width: "w6"))
            \(fields.menu("reason", say("credit.reason"), hint: say("decision.reason_hint"),
                [("", say("decision.choose"))] + reasons))
            \(fields.text("second", say("credit.second"), hint: say("credit.second_hint"), complete: "off"))
            \(fields.boxes("sure", say("credit.sure_legend"), [.init(value: "yes", text: say("credit.sure"))]))
            \(fields.send(say("credit.send"), isStop: true))</form>
            """
        return .page(
            say("credit.title"), back: Path.financeInvoice(number), status: faults.isEmpty ? 200 : status, main)
    }

    /// The invoice of a number, and what is left of each line without VAT; that of a credit note is as if it were not
    /// there.
    private static func invoice(_ number: String, _ visit: Visit) async throws -> (Invoice, left: [Int: Pence]) {
        let answer = try await ShowInvoice(visit.house)(number, by: visit.principal)
        guard case .invoice(let invoice) = answer.document else { throw Problem.notFound() }
        var left = Dictionary(invoice.lines.map { ($0.number, $0.net) }, uniquingKeysWith: { first, _ in first })
        for line in answer.creditNotes.flatMap(\.lines) { left[line.number, default: .zero] -= line.net }
        return (invoice, left)
    }

    static let credit = Page.form("financeCredit", .financeCredit, .money) { visit in
        let (form, say, number) = (visit.form, visit.say, visit.path("number"))
        var faults = FormFaults.none
        let amount = visit.amount("amount", isOptional: true, &faults)
        let reason = WaiverReason(rawValue: form["reason"])
        if form["line"].isEmpty, amount != nil { faults.add("line", say("credit.line_missing")) }
        if reason == nil { faults.add("reason", say("decision.reason_missing")) }
        if form["sure"] != "yes" { faults.add("sure", say("credit.sure_missing")) }
        guard let reason, faults.isEmpty else { return try await crediting(visit, faults) }
        let request = CreditInvoice.Request(
            number: number, line: Int(form["line"]), amount: amount, reason: reason,
            second: form["second"].isEmpty ? nil : form["second"])
        let answer: CreditInvoice.Answer
        do {
            answer = try await CreditInvoice(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await crediting(visit, FormFaults(refusal), status: 409)
        }
        return .redirect(Path.financeInvoice(answer.number).with("done", "credited"))
    }

    static let askWriteOff = Page.show("askFinanceWriteOff", .financeWriteOff, .money) { visit in
        try await writingOff(visit, .none)
    }

    private static func writingOff(_ visit: Visit, _ faults: FormFaults, status: Int = 422) async throws -> PageReply {
        let (say, number) = (visit.say, visit.path("number"))
        let answer = try await ShowInvoice(visit.house)(number, by: visit.principal)
        guard case .invoice(let invoice) = answer.document, let facts = answer.facts else { throw Problem.notFound() }
        guard facts.outstanding > .zero || !faults.isEmpty else { return .redirect(Path.financeInvoice(number)) }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\
            <span class="caption">\(say("invoice.title", .text(number))), \(invoice.buyer.name)</span>\
            \(say("write_off.title"))</h1>
            <p>\(say("write_off.lead", .text(facts.outstanding.text)))</p>
            <form method="post" action="\(Path.financeWriteOff(number))" novalidate>\(visit.once)
            <input type="hidden" name="shown" value="\(facts.outstanding.amount)">
            \(fields.text("amount", say("write_off.amount"), hint: say("write_off.amount_hint"), width: "w6"))
            \(fields.text("reason", say("write_off.reason"), hint: say("write_off.reason_hint")))
            \(fields.boxes("sure", say("credit.sure_legend"), [.init(value: "yes", text: say("write_off.sure"))]))
            \(fields.send(say("write_off.send"), isStop: true))</form>
            """
        return .page(
            say("write_off.title"), back: Path.financeInvoice(number), status: faults.isEmpty ? 200 : status, main)
    }

    static let writeOff = Page.form("financeWriteOff", .financeWriteOff, .money) { visit in
        let (form, say, number) = (visit.form, visit.say, visit.path("number"))
        var faults = FormFaults.none
        let amount = visit.amount("amount", isOptional: true, &faults)
        if form["reason"].isEmpty { faults.add("reason", say("write_off.reason_missing")) }
        if form["reason"].count > 200 { faults.add("reason", say("dispute.text_long")) }
        if form["sure"] != "yes" { faults.add("sure", say("credit.sure_missing")) }
        guard faults.isEmpty else { return try await writingOff(visit, faults) }
        do {
            // All that is left is what was shown: a payment that came in between is told and not written off.
            let shown = Int64(form["shown"]).map { Pence($0) }
            _ = try await WriteOffInvoice(visit.house)(
                number, amount: amount ?? shown, reason: form["reason"], by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await writingOff(visit, FormFaults(refusal), status: 409)
        }
        return .redirect(Path.financeInvoice(number).with("done", "written_off"))
    }

    static let file = Page.show("financeInvoiceFile", .financeInvoiceFile, .money) { visit in
        .file(try await PrintDocument(visit.house)(visit.path("number"), by: visit.principal))
    }

    static let statementFile = Page.show("financeStatementFile", .financeStatementFile, .money) { visit in
        let agency = try await ShowRecord(visit.house).agency(visit.query["agency"], by: visit.principal).agency
        return try await visit.statementFile(of: agency.code)
    }

    static let statement = Page.show("financeStatement", .financeStatement, .money) { visit in
        let (say, year, code) = (visit.say, visit.year, visit.query["agency"])
        let form = visit.query.setting("year", to: String(year.startYear))
        let fields = Fields(visit: visit, form: form, faults: .none)
        var body: HTML = .none
        if !code.isEmpty {
            let agency = try await ShowRecord(visit.house).agency(code, by: visit.principal).agency
            let drawn = try await DrawStatement(visit.house)(
                agency.code, from: year.firstDate, through: min(year.lastDate, visit.house.today), by: visit.principal)
            let link = Path.financeStatement().with("agency", code)
            if let format = visit.fileFormat {
                return try await MoneyFiles.statement(drawn, visit).reply(format, visit)
            }
            let file = Path.financeStatementFile().with("agency", code).with("year", String(year.startYear))
            body = """
                <h2>\(agency.name)</h2>\(parts(visit).statement(drawn, year, at: link))
                \(DocumentParts.download(say("statement.download"), file))\(visit.files(link, keeping: ["year"]))
                """
        }
        let told = visit.query["done"] == "paid" ? visit.told("payment.done") : .none
        let main: HTML = """
            \(told)<h1>\(say("statement.title"))</h1>
            <form action="\(Path.financeStatement())" data-instant><div class="row">
            \(try await fields.agencies("agency"))\(visit.yearMenu(fields))
            <button class="button button-plain">\(say("list.show"))</button></div></form>\(body)
            """
        return .page(say("statement.title"), back: Path.finance(), main)
    }
}

extension Visit {
    /// The statement of an agency over the year that the address names, as a file.
    func statementFile(of agency: String) async throws -> PageReply {
        .file(
            try await PrintStatement(house)(
                agency, from: year.firstDate, through: min(year.lastDate, house.today), by: principal))
    }

    /// An amount of a form in pence, above zero; nil where it is left out, or with a fault where it is none.
    func amount(_ name: String, isOptional: Bool = false, _ faults: inout FormFaults) -> Pence? {
        guard !form[name].isEmpty else {
            if !isOptional { faults.add(name, say("amount.missing")) }
            return nil
        }
        do {
            let amount = try Pence(parsing: form[name])
            if amount > .zero { return amount }
            faults.add(name, say("amount.above_zero"))
        } catch {
            faults.add(name, say("amount.fault"))
        }
        return nil
    }
}
