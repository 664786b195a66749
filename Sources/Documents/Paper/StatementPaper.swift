import Invoicing
import Money
import Typesetting

extension PaperDesk {
    private static let statementColumns: [TableBlock.Column] = [
        .init(x: 20 * millimetre, width: 26 * millimetre), .init(x: 47 * millimetre, width: 46 * millimetre),
        .init(x: 94 * millimetre, width: 40 * millimetre),
        .init(x: 135 * millimetre, width: 26 * millimetre, side: .right),
        .init(x: 163 * millimetre, width: 27 * millimetre, side: .right),
    ]

    /// The pages of a statement.
    func leaves(_ account: AccountStatement) throws(TypesettingFault) -> [Leaf] {
        let (statement, columns) = (account.statement, Self.statementColumns)
        let owes = statement.closing
        let lead =
            owes > .zero
            ? "\(owes.text) owed on \(statement.through.spoken)"
            : owes == .zero
                ? "Nothing is owed on \(statement.through.spoken)"
                : "\((-owes).text) in credit on \(statement.through.spoken)"
        var flow = try begin(
            account.seller, account.buyer,
            [
                ("Your account", statement.agencyCode), ("From", statement.from.spoken),
                ("To", statement.through.spoken), ("Owed before", statement.opening.signed),
                ("Owed at the end", owes.signed),
            ], title: "Statement of account", lead: lead)
        var rows = [
            try row([[statement.from.short], ["Owed before"], [""], [""], [statement.opening.signed]], columns)
        ]
        for line in statement.lines {
            rows.append(
                try row(
                    [
                        [line.date.short], [line.kind.printed], [line.reference], [line.amount.signed],
                        [line.balance.signed],
                    ], columns))
        }
        let head = try head(["Date", "What", "Reference", "Amount", "Balance"], columns)
        let sums = try PaperSums(
            [("Owed at the end", owes.signed)],
            statement.lines.isEmpty ? ["Nothing was billed or paid in this time."] : [], self)
        flow.put(TableBlock(columns: columns, head: head, rows: rows), keeping: sums.height)
        sums.put(on: &flow)
        try advise(
            [("How to pay", account.seller.howToPay), ("How to dispute", account.seller.howToDispute)], on: &flow)
        return try ended(flow, "Statement of account \(statement.agencyCode)", account.seller)
    }
}

extension Pence {
    /// The amount with a minus as wide as the figures.
    fileprivate var signed: String { amount < 0 ? "\u{2212}\((-self).text)" : text }
}

extension Posting.Kind {
    /// What a statement calls it.
    fileprivate var printed: String {
        switch self {
        case .invoice: "Invoice"
        case .creditNote: "Credit note"
        case .payment: "Payment received"
        case .writeOff: "Written off"
        case .recovery: "Write-off taken back"
        case .reversal: "Payment taken back"
        case .refund: "Refund sent"
        case .journal: "Internal journal"
        case .allocation, .release: "Allocated"
        }
    }
}
