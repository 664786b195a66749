public import Domain
public import Evidence
public import Money

/// Takes the lines of a bank's file in, to be matched by a person: the same line is taken once, however often its file,
/// or one that overlaps it, is sent. Nothing is paid by it.
public struct ImportBankFile: Sendable {
    /// What was found.
    public struct Answer: Sendable {
        /// The lines that are new, in the order of the file.
        public let new: [BankLine]
        /// How many lines were taken in before.
        public let known: Int64
        /// How many lines tell of money that went out, or of none.
        public let passedOver: Int64
        /// What cannot be read; where there is any, nothing is taken.
        public let faults: FaultLog
        /// Whether the new lines are stored now.
        public let isTaken: Bool

        /// What the new lines come to, in pence.
        public var sum: Pence { new.reduce(.zero) { $0 + $1.amount } }
    }

    private let house: House

    /// Imports into this house.
    public init(_ house: House) { self.house = house }

    /// Reads a file, and takes it in unless it is a dry run or something of it cannot be read.
    ///
    /// - `columns`: which columns hold what, such as `amount=Paid in`; nil: as set, or else by what banks call them.
    /// - Throws: ``Refusal`` of kind `invalid` for columns that cannot be, or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ bytes: [UInt8], name: String, columns: String? = nil, isDryRun: Bool, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, now) = (house, house.now)
        let set = try await house.store.read(principal.scope) { try Setting.bankColumns.value($0) }
        let mapping = try Self.mapping(columns ?? set ?? "")
        let file = BankFile(bytes, file: name, mapping: mapping, today: house.zone.date(now))
        let isTaken = !isDryRun && file.log.isEmpty
        let lines = file.lines
        let new: [BankLine]
        if isTaken {
            new = try await house.store.writeAlone(Intent(principal, at: now)) { work in
                try work.lockLedger()
                let new = try lines.filter { try work.bankLine(fingerprint: $0.fingerprint) == nil }
                try work.addBankLines(new)
                if !new.isEmpty {
                    try work.audit("bank.imported", subject: "bank_file", detail: "\(new.count) lines")
                }
                return new
            }
        } else {
            new = try await house.store.read(principal.scope) { view in
                try lines.filter { try view.bankLine(fingerprint: $0.fingerprint) == nil }
            }
        }
        return Answer(
            new: new, known: Int64(lines.count - new.count), passedOver: Int64(file.passedOver), faults: file.log,
            isTaken: isTaken)
    }

    /// - Throws: ``Refusal`` of kind `invalid`.
    static func mapping(_ text: String) throws(Refusal) -> BankMapping {
        do {
            return try BankMapping(parsing: text)
        } catch {
            throw Refusal(.invalid, "The columns cannot be read: \(error.reason).", mend: "\(error.mend.capitalised).")
        }
    }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
