public import Domain
public import Invoicing
import Money

/// A line of a bank's file that waits, with what it may pay.
public struct MatchedLine: Hashable, Sendable {
    /// The line.
    public let record: BankRecord
    /// What it may pay, the likeliest first.
    public let matches: [BankMatch]
}

/// Lists lines of bank files that wait, with what each may pay and why. Nothing is paid by looking.
public struct ListBankLines: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Lines that wait, by date, behind one where one is given.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        after id: Int64? = nil, limit: Int64 = .max, by principal: Principal
    ) async throws -> [MatchedLine] {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            let after = try id.flatMap { try view.bankLine($0) }
            let payable = try view.payableInvoices()
            return try view.bankLinesWaiting(after: after, limit: limit).map { record in
                MatchedLine(record: record, matches: record.matches(among: payable))
            }
        }
    }

    /// One line, with what it may pay where it waits.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func one(_ id: Int64, by principal: Principal) async throws -> MatchedLine {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            let record = try view.knownBankLine(id)
            return MatchedLine(record: record, matches: record.matches(among: try view.payableInvoices()))
        }
    }
}

extension BankRecord {
    /// What it may pay, the likeliest first; nothing once it was decided on.
    func matches(among payable: [PayableInvoice]) -> [BankMatch] {
        guard state == .waiting else { return [] }
        return BankMatch.suggestions(
            for: ReceivedMoney(amount: amount, reference: reference, payer: payer), among: payable)
    }
}

extension ReadView {
    /// Every invoice with something to pay, with its agency's name.
    func payableInvoices() throws -> [PayableInvoice] {
        let names = Dictionary(
            try billingAgencies().map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        return try documents(agency: nil).filter { $0.outstanding > .zero }.map { row in
            PayableInvoice(
                invoice: OpenInvoice(
                    number: row.number, agencyCode: row.agency, dueDate: try DocumentDate.of(row.dueDate),
                    outstanding: row.outstanding), agencyName: names[row.agency] ?? row.agency)
        }
    }

    /// The line of a number.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    func knownBankLine(_ id: Int64) throws -> BankRecord {
        if let record = try bankLine(id) { return record }
        throw Refusal(.notFound, "There is no bank line \(id).", mend: "See `turnout payments suggest`.")
    }
}
