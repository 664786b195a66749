import Application
import Crypto
import Domain
import Foundation
import Invoicing
import Money
import SQLSession

extension SQLWork: MoneyWrites {
    func lockSeries(_ series: Series) throws -> Int64 {
        try one("number_series/lock", .text(series.name)).integer(0)
    }

    func advanceSeries(_ series: Series, to last: Int64) throws {
        try run("number_series/advance", .text(series.name), .integer(last))
    }

    /// The row that numbers the postings is the lock of the ledger: taking none of them still locks it.
    func lockLedger() throws { _ = try one("id_counter/take", .text("posting"), .integer(0)) }

    func issue(_ document: IssuedDocument) throws -> InvoiceID {
        let id = InvoiceID(try nextNumbers("invoice", count: 1))
        let digest = Array(SHA256.hash(data: Data(document.text.utf8)))
        try run(
            "invoice/insert", .id(id), .text(document.kind.rawValue), .text(document.number.series.name),
            .integer(document.number.value), .id(document.agency), .optional(document.corrects),
            .text(document.category.rawValue), now, .text(document.issueDate.text), .text(document.dueDate.text),
            .integer(document.vat.net.amount), .integer(document.vat.vat.amount), .integer(document.vat.total.amount),
            .text(document.text), .blob(digest))
        try runMany(
            "invoice_line/insert",
            document.lines.map { line in
                [
                    .id(id), .integer(line.n), .optional(line.charge), .optional(line.corrects),
                    .integer(line.net.amount),
                ]
            })
        try run("document_due/insert", .id(id), now)
        let hex = digest.map { String(format: "%02x", $0) }.joined()
        let subject = "invoice:\(id.raw)"
        let action = "\(document.kind.rawValue).issued"
        try audit(action, subject: subject, detail: "\(document.number.text) sha256 \(hex)")
        try post(action, subject: subject, payload: document.number.text)
        return id
    }

    func receive(_ payment: Payment, from agency: AgencyID) throws -> PaymentID {
        let id = PaymentID(try nextNumbers("payment", count: 1))
        try run(
            "payment/insert", .id(id), .id(agency), .text(payment.received.text), .integer(payment.amount.amount),
            .text(payment.reference), now, actor)
        try audit("payment.received", subject: "payment:\(id.raw)", detail: payment.amount.plain)
        try post("payment.received", subject: "payment:\(id.raw)", payload: payment.amount.plain)
        return id
    }

    func post(_ postings: [Posting], _ ids: LedgerIDs) throws {
        guard !postings.isEmpty else { return }
        let first = try nextNumbers("posting", count: Int64(postings.count))
        var rows: [[SQLValue]] = []
        for (number, posting) in zip(first..., postings) {
            guard let agency = ids.agencies[posting.agencyCode] else { throw missing(posting.agencyCode) }
            for (n, entry) in zip(Int64(1)..., posting.entries) {
                rows.append([
                    .integer(number), .integer(n), .text(posting.kind.rawValue), .text(posting.reference),
                    .text(entry.account.rawValue), .id(agency), .optional(try invoice(entry, ids)),
                    .optional(try payment(entry, ids)), .integer(entry.amount.amount), .text(posting.date.text), now,
                    actor,
                ])
            }
            let sum = posting.entries.filter { $0.amount > .zero }.reduce(Pence.zero) { $0 + $1.amount }
            try audit("ledger.\(posting.kind.rawValue)", subject: "posting:\(number)", detail: sum.plain)
        }
        try runMany("ledger_entry/insert", rows)
    }

    private func invoice(_ entry: Entry, _ ids: LedgerIDs) throws -> InvoiceID? {
        try entry.invoice.map { number in
            guard let id = ids.documents[number] else { throw missing(number.text) }
            return id
        }
    }

    private func payment(_ entry: Entry, _ ids: LedgerIDs) throws -> PaymentID? {
        try entry.payment.map { reference in
            guard let id = ids.payments[reference] else { throw missing(reference) }
            return id
        }
    }

    private func missing(_ name: String) -> StoreFault {
        StoreFault(.defect, "A posting names \(name), which has no id; nothing was stored.")
    }
}
