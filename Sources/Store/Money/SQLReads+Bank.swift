import Application
import Domain
import Evidence
import Money
import SQLSession

extension SQLReads: BankReads {
    func bankLinesWaiting(after: BankRecord?, limit: Int64) throws -> [BankRecord] {
        guard scope == .everything else { return [] }
        return try rows(
            "bank_line/waiting", .optional(after?.receivedOn.description), .optional(after?.id), .integer(limit)
        ).map(bankRecord)
    }

    func bankLine(_ id: Int64) throws -> BankRecord? {
        guard scope == .everything else { return nil }
        return try first("bank_line/by_id", .integer(id)).map(bankRecord)
    }

    func bankLine(fingerprint: String) throws -> BankRecord? {
        guard scope == .everything else { return nil }
        return try first("bank_line/by_fingerprint", .text(fingerprint)).map(bankRecord)
    }

    func bankLine(of payment: PaymentID) throws -> BankRecord? {
        guard scope == .everything else { return nil }
        return try first("bank_line/of_payment", .id(payment)).map(bankRecord)
    }

    private func bankRecord(_ row: Row) throws -> BankRecord {
        let state: BankLineState =
            switch try row.text(5) {
            case "waiting": .waiting
            case "recorded": .recorded(try row.id(6))
            case "set_aside": .setAside(try row.text(7))
            default: throw row.damaged(5, "where a line stands")
            }
        return BankRecord(
            id: try row.integer(0), receivedOn: try row.date(1), amount: Pence(try row.integer(2)),
            reference: try row.text(3), payer: try row.text(4), state: state)
    }
}

extension SQLWork: BankWrites {
    func addBankLines(_ lines: [BankLine]) throws {
        guard !lines.isEmpty else { return }
        let first = try nextNumbers("bank_line", count: Int64(lines.count))
        try runMany(
            "bank_line/insert",
            zip(first..., lines).map { id, line in
                [
                    .integer(id), .text(line.fingerprint), .date(line.date), .integer(line.amount.amount),
                    .text(line.reference), .text(line.payer), now, actor,
                ]
            })
    }

    func decide(_ state: BankLineState, on line: Int64) throws -> Bool {
        let (word, payment, reason): (String, PaymentID?, String) =
            switch state {
            case .waiting: ("waiting", nil, "")
            case .recorded(let payment): ("recorded", payment, "")
            case .setAside(let reason): ("set_aside", nil, reason)
            }
        return try first(
            "bank_line/decide", .integer(line), .text(word), .optional(payment), .text(reason), now, actor) != nil
    }
}
