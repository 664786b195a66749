import Application
import Domain
import Markup
import Money

/// What was billed and is not due any more, because a register came late or was put right: a list with the reasons, and
/// the button that credits just that.
enum CorrectionPages {
    static let all = [list, credit]

    private static let mostRows = 100

    static let list = Page.show("financeCorrections", .financeCorrections, .money) { visit in
        if let format = visit.fileFormat {
            let preview = try await CreditCorrections(visit.house).preview(by: visit.principal)
            return try await MoneyFiles.corrections(preview, visit).reply(format, visit)
        }
        return try await listing(visit, .none)
    }

    private static func listing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let preview = try await CreditCorrections(visit.house).preview(by: visit.principal)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let count = Int64(visit.query["done"]).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        let told = count.map { Parts.done(say("corrections.done", .number($0))) } ?? .none
        let body: HTML = preview.rows.isEmpty ? "<p>\(say("corrections.none"))</p>" : try await shown(preview, visit)
        let main: HTML = """
            \(fields.summary)\(told)<h1>\(say("corrections.title"))</h1><p>\(say("corrections.lead"))</p>\(body)
            """
        return .page(say("corrections.title"), back: Path.finance(), status: faults.status, main)
    }

    private static func shown(_ preview: CreditCorrections.Preview, _ visit: Visit) async throws -> HTML {
        let (say, names) = (visit.say, try await visit.agencyNames())
        var rows: [[HTML]] = []
        for row in preview.rows.prefix(mostRows) {
            let charge = try await ShowCharge(visit.house)(row.reference, by: visit.principal)
            let invoice: HTML = row.invoice.map { "<a href=\"\(Path.financeInvoice($0))\">\($0)</a>" } ?? .none
            rows.append([
                invoice, "<a href=\"\(Path.financeCharge(row.reference))\">\(row.reference)</a>",
                HTML(text: names(row.agency)), HTML(text: row.charge.left.text),
                HTML(text: row.charge.corrections.excess.text),
                HTML(text: OfficeBookingPages.sentence(charge.history.last { $0.happened == "credit_due" }?.why ?? "")),
            ])
        }
        let table = Parts.table(
            say("corrections.caption"),
            [
                .init(name: say("charge.invoice")), .init(name: say("charge.charge")),
                .init(name: say("booking.agency")), .init(name: say("corrections.billed"), isNumber: true),
                .init(name: say("corrections.credit"), isNumber: true), .init(name: say("booking.why")),
            ], rows)
        let more: HTML =
            preview.rows.count > mostRows
            ? "<p>\(say("corrections.more", .number(Int64(preview.rows.count - mostRows))))</p>" : .none
        return """
            \(table)\(more)\(visit.files(Path.financeCorrections()))<p>\(say("corrections.next"))</p>
            <form method="post" action="\(Path.financeCorrections())">\(visit.once)
            <input type="hidden" name="net" value="\(preview.net.amount)"><div class="actions"><button class="button">\
            \(say("corrections.send", .number(preview.invoices), .text(preview.net.text)))</button></div></form>
            """
    }

    static let credit = Page.form("creditCorrections", .financeCorrections, .money) { visit in
        guard let net = Int64(visit.form["net"]) else { throw Problem.invalid("The form cannot be read.") }
        return try await OfficeKit.attempt(Path.financeCorrections()) {
            let issued = try await CreditCorrections(visit.house)(expecting: Pence(net), by: visit.principal)
            return Path.financeCorrections().with("done", String(issued.count))
        } refused: {
            try await listing(visit, $0)
        }
    }
}
