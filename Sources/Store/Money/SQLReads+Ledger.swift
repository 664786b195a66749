import Application
import Crypto
import Domain
import Foundation
import Invoicing
import Money
import SQLSession

extension SQLReads: LedgerReads {
    func layout(_ stream: LedgerStream) throws -> LayoutLine? {
        guard scope == .everything else { return nil }
        return try first("ledger_layout/current", .text(stream.rawValue)).map { row in
            LayoutLine(
                stream: stream, document: try row.text(0), setAt: try row.instant(1), setBy: try row.text(2))
        }
    }

    func postingsToExport(_ stream: LedgerStream, through date: LocalDate) throws -> [NumberedPosting] {
        guard scope == .everything else { return [] }
        return try DocumentRows.numbered(
            try rows("ledger_entry/to_export", .date(date), .flag(stream == .journal)))
    }

    func postings(inBatch number: Int64) throws -> [NumberedPosting] {
        guard scope == .everything else { return [] }
        return try DocumentRows.numbered(try rows("ledger_entry/in_batch", .integer(number)))
    }

    func batches(before number: Int64?, limit: Int64) throws -> [LedgerBatch] {
        guard scope == .everything else { return [] }
        return try rows("ledger_batch/list", .optional(number), .integer(limit)).map(batch)
    }

    func batch(_ number: Int64) throws -> (batch: LedgerBatch, content: BatchContent)? {
        guard scope == .everything else { return nil }
        return try first("ledger_batch/by_id", .integer(number)).map { row in
            let content = BatchContent(file: try row.blob(11), control: try row.text(12), layout: try row.text(13))
            return (try batch(row), content)
        }
    }

    func journalCharges(through date: LocalDate) throws -> [JournalCharge] {
        guard scope == .everything else { return [] }
        let next = ChargeRows.columns
        return try rows("charge/for_journal", .date(date)).map { row in
            let charge = try ChargeRows.charge(row)
            let booking = "\(try row.text(next))-\(charge.booking.ordinal)"
            return JournalCharge(
                charge: charge, reference: charge.reference(booking), posted: Pence(try row.integer(next + 1)),
                entries: try row.integer(next + 2))
        }
    }

    private func batch(_ row: Row) throws -> LedgerBatch {
        LedgerBatch(
            number: try row.integer(0), stream: try row.word(1), through: try row.date(2),
            postings: try row.integer(3), entries: try row.integer(4), debits: Pence(try row.integer(5)),
            credits: Pence(try row.integer(6)), hashTotal: try row.integer(7), digest: try row.blob(8),
            at: try row.instant(9), by: try row.text(10))
    }
}

extension SQLWork: LedgerWrites {
    func setLayout(_ stream: LedgerStream, _ document: String) throws {
        try run("ledger_layout/insert", .text(stream.rawValue), .text(document), now, actor)
    }

    func keep(_ batch: LedgerBatch, _ content: BatchContent, postings: [Int64]) throws {
        let digest = Array(SHA256.hash(data: Data(content.file)))
        try run(
            "ledger_batch/insert", .integer(batch.number), .text(batch.stream.rawValue), .date(batch.through),
            .text(content.layout), .integer(batch.postings), .integer(batch.entries), .integer(batch.debits.amount),
            .integer(batch.credits.amount), .integer(batch.hashTotal), .blob(content.file), .blob(digest),
            .text(content.control), now, actor)
        try runMany("ledger_batch_posting/insert", postings.map { [.integer($0), .integer(batch.number)] })
        let hex = digest.map { String(format: "%02x", $0) }.joined()
        let subject = "ledger_batch:\(batch.number)"
        try audit("ledger.exported", subject: subject, detail: "\(batch.stream.rawValue) sha256 \(hex)")
        try post("ledger.exported", subject: subject, payload: batch.stream.rawValue)
    }

    func keepJournal(_ charge: ChargeID, n: Int64, amount: Pence) throws {
        try run("journal_entry/insert", .id(charge), .integer(n), .integer(amount.amount), now)
    }
}
