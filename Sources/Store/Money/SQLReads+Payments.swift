import Application
import Domain
import Money
import SQLSession

extension SQLReads: PaymentReads {
    func payments(_ filter: PaymentFilter) throws -> [PaymentRow] {
        guard scope == .everything else { return [] }
        return try rows(
            "payment/list", .optional(filter.agency), .flag(filter.isUnallocatedOnly), .optional(filter.before),
            .integer(filter.limit), .null
        ).map(listedPayment)
    }

    func payment(_ id: PaymentID) throws -> PaymentRow? {
        guard scope == .everything else { return nil }
        return try first("payment/list", .null, .flag(false), .null, .integer(1), .id(id)).map(listedPayment)
    }

    func returns(of payment: PaymentID) throws -> [PaymentReturn] {
        try rows("payment_return/of_payment", .id(payment)).map(returned)
    }

    func refund(reference: String) throws -> (payment: PaymentID, record: PaymentReturn)? {
        try first("payment_return/refund", .text(reference)).map { (try $0.id(5), try returned($0)) }
    }

    private func listedPayment(_ row: Row) throws -> PaymentRow {
        PaymentRow(
            id: try row.id(0), reference: try row.text(1), agency: try row.text(2), receivedOn: try row.date(3),
            amount: Pence(try row.integer(4)), allocated: Pence(try row.integer(5)),
            refunded: Pence(try row.integer(6)), isTakenBack: try row.integer(7) > 0, recordedAt: try row.instant(8),
            recordedBy: try row.text(9))
    }

    private func returned(_ row: Row) throws -> PaymentReturn {
        PaymentReturn(
            kind: try row.word(0), reference: try row.text(1), amount: Pence(try row.integer(2)),
            date: try row.date(3), reason: try row.text(4))
    }
}

extension SQLWork: PaymentWrites {
    func keep(_ record: PaymentReturn, of payment: PaymentID) throws {
        try run(
            "payment_return/insert", .integer(try nextNumbers("payment_return", count: 1)), .id(payment),
            .text(record.kind.rawValue), .text(record.reference), .integer(record.amount.amount), .date(record.date),
            .text(record.reason), now, actor)
        let action = record.kind == .reversal ? "payment.reversed" : "payment.refunded"
        try audit(action, subject: "payment:\(payment.raw)", detail: "\(record.amount.plain) \(record.reason)")
        try post(action, subject: "payment:\(payment.raw)", payload: record.amount.plain)
    }
}
