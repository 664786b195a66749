import Application
import Domain
import Invoicing
import Markup
import Money

/// An invoice or a credit note as a page shows it: who, when, how much, and every line with its reason.
struct DocumentParts {
    /// How many lines a page shows.
    static let linesShown = 100

    let visit: Visit
    /// Where the page of a document is.
    let document: Path
    /// Where a document is as a file.
    let file: Path
    /// Where the page of a charge is.
    let charge: Path

    /// Documents in a list, with the agencies by name where they are of several.
    func table(_ rows: [DocumentRow], _ names: AgencyWords? = nil) -> HTML {
        let say = visit.say
        var columns: [Parts.Column] = [.init(name: say("invoice.number"))]
        if names != nil { columns.append(.init(name: say("booking.agency"))) }
        columns += [
            .init(name: say("invoice.issued")), .init(name: say("invoice.due")), .init(name: say("booking.status")),
            .init(name: say("invoice.total"), isNumber: true), .init(name: say("invoice.open"), isNumber: true),
        ]
        let cells = rows.map { row -> [HTML] in
            let link: HTML = "<a href=\"\(document(row.number.text))\">\(row.number.text)</a>"
            let agency = names.map { [HTML(text: $0(row.agency))] } ?? []
            return [link] + agency + [
                visit.day(row.issueDate), row.kind == .invoice ? visit.day(row.dueDate) : "–",
                standing(row), HTML(text: row.kind == .invoice ? row.total.text : (-row.total).text),
                row.kind == .invoice ? HTML(text: row.outstanding.text) : "–",
            ]
        }
        return Parts.table(say("invoices.caption"), columns, cells)
    }

    private func standing(_ row: DocumentRow) -> HTML {
        guard let state = row.state else {
            let invoice = row.corrects?.text ?? ""
            return "\(Parts.tag(visit.say("invoice.credit_note"))) \(invoice)"
        }
        return MoneyWords.tag(
            state, isOverdue: row.outstanding > .zero && row.dueDate < visit.house.today, visit)
    }

    /// A link to a document as a file.
    func download(_ number: String) -> HTML { Self.download(visit.say("invoice.download"), file(number)) }

    /// A link to a file.
    static func download(_ text: HTML, _ link: Link) -> HTML { "<p><a href=\"\(link)\" download>\(text)</a></p>" }

    /// What stands at the head of an invoice.
    func facts(_ invoice: Invoice, _ facts: InvoiceFacts?) -> HTML {
        let say = visit.say
        let open = facts?.outstanding ?? .zero
        let isOverdue = open > .zero && invoice.dueDate.day < visit.house.today.dayNumber
        var rows: [Parts.Fact] = [
            .init(
                name: say("booking.status"),
                value: facts.map { MoneyWords.tag(InvoiceState($0), isOverdue: isOverdue, visit) } ?? .none),
            .init(name: say("invoice.seller"), value: lines([invoice.seller.name] + invoice.seller.address)),
            .init(name: say("invoice.buyer"), value: lines([invoice.buyer.name] + invoice.buyer.address)),
            .init(name: say("invoice.issued"), value: MoneyWords.date(invoice.issueDate)),
            .init(name: say("invoice.tax_point"), value: MoneyWords.date(invoice.taxPoint)),
            .init(name: say("invoice.due"), value: MoneyWords.date(invoice.dueDate)),
        ]
        if let order = invoice.buyer.purchaseOrder {
            rows.append(.init(name: say("invoice.purchase_order"), value: HTML(text: order)))
        }
        rows += totals(invoice.vat) + [.init(name: say("invoice.open"), value: "<strong>\(open.text)</strong>")]
        return Parts.facts(rows)
    }

    /// What stands at the head of a credit note.
    func facts(_ note: CreditNote) -> HTML {
        let say = visit.say
        return Parts.facts(
            [
                .init(
                    name: say("invoice.corrects"),
                    value: "<a href=\"\(document(note.invoice.text))\">\(note.invoice.text)</a>"),
                .init(name: say("invoice.buyer"), value: lines([note.buyer.name] + note.buyer.address)),
                .init(name: say("invoice.issued"), value: MoneyWords.date(note.issueDate)),
            ] + totals(note.vat))
    }

    private func totals(_ vat: VATBreakdown) -> [Parts.Fact] {
        let say = visit.say
        return [
            .init(name: say("invoice.net"), value: HTML(text: vat.net.text)),
            .init(name: say("invoice.vat"), value: "\(vat.vat.text)\(reason(vat))"),
            .init(name: say("invoice.total"), value: HTML(text: vat.total.text)),
        ]
    }

    /// Why there is no VAT, where there is none.
    private func reason(_ vat: VATBreakdown) -> HTML {
        let reasons = vat.subtotals.compactMap(\.treatment.reason)
        return HTML(reasons.map { "<br><span class=\"quiet\">\($0)</span>" as HTML })
    }

    private func lines(_ texts: [String]) -> HTML { HTML.joined(texts.map { HTML(text: $0) }, by: "<br>") }

    /// How to pay and how to dispute.
    func advice(_ invoice: Invoice) -> HTML {
        let say = visit.say
        return """
            <h2>\(say("invoice.how_to_pay"))</h2><p>\(lines(invoice.seller.howToPay))</p>
            <h2>\(say("invoice.how_to_dispute"))</h2><p>\(lines(invoice.seller.howToDispute))</p>
            """
    }

    /// The lines behind a number, each with what, when, who by reference, and why.
    func lines(_ all: [DocumentLine], _ reasons: [Int64: Explanation], of number: String) -> HTML {
        let say = visit.say
        let after = Int(visit.query["after"]) ?? 0
        let shown = all.filter { $0.number > after }.prefix(Self.linesShown)
        let rows = shown.map { line -> [HTML] in
            let why = reasons[Int64(line.number)].map { "<br><span class=\"quiet\">\($0.summary)</span>" as HTML }
            return [
                "\(line.number)", "\(MoneyWords.line(line, visit))\(why)",
                line.charge.map { "<a class=\"nowrap\" href=\"\(charge($0))\">\($0)</a>" } ?? .none,
                HTML(text: line.net.text),
            ]
        }
        let last = shown.last?.number ?? 0
        let next = (all.last?.number ?? 0) > last ? String(last) : nil
        return Parts.table(
            say("invoice.lines_caption"),
            [
                .init(name: say("invoice.line")), .init(name: say("invoice.what")),
                .init(name: say("charge.charge")), .init(name: say("invoice.net"), isNumber: true),
            ], rows) + visit.more(document(number), next: next)
    }

    /// Links to the credit notes of an invoice.
    func notes(_ notes: [CreditNote]) -> HTML {
        guard !notes.isEmpty else { return .none }
        let items = notes.map { note -> HTML in
            "<li><a href=\"\(document(note.number.text))\">\(note.number.text)</a>: \(note.total.text)</li>"
        }
        return "<h2>\(visit.say("invoice.credit_notes"))</h2><ul>\(items)</ul>"
    }

    /// What an agency was billed and what it paid, with the balance after each.
    func statement(_ statement: Statement, _ year: FinancialYear, at path: Link) -> HTML {
        let say = visit.say
        let after = Int(visit.query["after"]) ?? 0
        let shown = statement.lines.enumerated().filter { $0.offset >= after }.prefix(Self.linesShown)
        let rows = shown.map { _, line -> [HTML] in
            [
                MoneyWords.date(line.date), say("posting.\(line.kind.rawValue)"), HTML(text: line.reference),
                HTML(text: line.amount.text), HTML(text: line.balance.text),
            ]
        }
        let last = (shown.last?.offset ?? 0) + 1
        let next = statement.lines.count > last ? String(last) : nil
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say("statement.none", .text(year.description)))</p>"
            : Parts.table(
                say("statement.caption", .text(year.description)),
                [
                    .init(name: say("event.when")), .init(name: say("booking.what")),
                    .init(name: say("event.reference")), .init(name: say("charge.amount"), isNumber: true),
                    .init(name: say("statement.balance"), isNumber: true),
                ], rows)
        return """
            \(Parts.facts([
                .init(name: say("statement.opening"), value: HTML(text: statement.opening.text)),
                .init(name: say("statement.closing"), value: "<strong>\(statement.closing.text)</strong>"),
            ]))\(table)\(visit.more(path, keeping: ["year"], next: next))
            """
    }
}
