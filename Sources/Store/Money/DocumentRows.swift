import Application
import Domain
import Invoicing
import Money
import SQLSession

/// The columns of documents and of the ledger.
enum DocumentRows {
    static func document(_ row: Row) throws -> StoredDocument {
        StoredDocument(
            id: try row.id(0), kind: try row.word(1), number: try number(row.text(2), row.integer(3), row, 3),
            agency: try row.id(4), text: try row.text(5))
    }

    static func number(_ series: String, _ value: Int64, _ row: Row, _ column: Int) throws -> DocumentNumber {
        do {
            return try DocumentNumber(Series(series), value)
        } catch {
            throw row.damaged(column, "the number of a document")
        }
    }

    static func listed(_ row: Row) throws -> DocumentRow {
        let number = try number(row.text(2), row.integer(3), row, 3)
        let kind: DocumentKind = try row.word(1)
        let (net, vat) = (Pence(try row.integer(9)), Pence(try row.integer(10)))
        let agency = try row.text(6)
        let allocated = Pence(try row.integer(13))
        // A list needs no more than what payments pay together.
        let facts = InvoiceFacts(
            number: number, agencyCode: agency, total: net + vat, credited: Pence(try row.integer(11)),
            writtenOff: Pence(try row.integer(12)),
            allocations: allocated == .zero ? [] : [Invoicing.Allocation(payment: "", amount: allocated)])
        let corrects = try row.optionalText(4)
        return DocumentRow(
            id: try row.id(0), kind: kind, number: number,
            corrects: try corrects.map { try DocumentRows.number($0, row.integer(5), row, 5) }, agency: agency,
            issueDate: try row.date(7), dueDate: try row.date(8), net: net, vat: vat,
            facts: kind == .invoice ? facts : nil)
    }

    /// The postings that rows of the ledger make up; all entries of a posting stand together.
    static func postings(_ rows: [Row]) throws -> [Posting] { try numbered(rows).map(\.posting) }

    /// The same with their numbers.
    static func numbered(_ rows: [Row]) throws -> [NumberedPosting] {
        var postings: [NumberedPosting] = []
        var start = 0
        while start < rows.count {
            let posting = try rows[start].integer(0)
            let end = try rows[start...].firstIndex { try $0.integer(0) != posting } ?? rows.count
            let made = try self.posting(Array(rows[start..<end]))
            postings.append(NumberedPosting(number: posting, posting: made))
            start = end
        }
        return postings
    }

    private static func posting(_ rows: [Row]) throws -> Posting {
        let row = rows[0]
        let date = try documentDate(row, 2)
        let entries = try rows.map(entry)
        do {
            return try Posting(
                kind: row.word(1), date: date, reference: row.text(3), agencyCode: row.text(4), entries: entries)
        } catch is InvoicingRefusal {
            throw row.damaged(6, "a posting that sums to zero")
        }
    }

    private static func entry(_ row: Row) throws -> Entry {
        let series = try row.optionalText(7)
        return Entry(
            try row.word(5), Pence(try row.integer(6)),
            invoice: try series.map { try number($0, row.integer(8), row, 8) },
            payment: try row.optionalText(9))
    }

    static func documentDate(_ row: Row, _ column: Int) throws -> DocumentDate {
        guard let date = DocumentDate(try row.text(column)) else { throw row.damaged(column, "a date") }
        return date
    }
}
