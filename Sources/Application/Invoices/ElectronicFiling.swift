import Documents
public import Domain
import Invoicing

/// Makes the electronic document of an invoice or credit note: once, and anew only when told to.
public struct MakeElectronicDocument: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The document's number.
        public let number: String
        /// The electronic document that counts now.
        public let record: ElectronicRecord
        /// Whether it was made just now.
        public let isNew: Bool
    }

    private let house: House

    /// Makes those of this house.
    public init(_ house: House) { self.house = house }

    /// Makes it where there is none yet. Anew, it is made of the details of now, and where it came to the same as
    /// before nothing is added.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, `wrong_state` (a person pays) or `not_ready` that names
    ///   everything missing, or ``StoreFault``.
    public func callAsFunction(
        _ number: String, anew: Bool = false, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        let intent = Intent(principal, at: house.now)
        return try await house.store.write(intent) { work in
            guard let stored = try work.document(parsed) else {
                throw Refusal(.notFound, "There is no document \(parsed.text).", mend: "See `turnout invoices list`.")
            }
            // Two who make it at once take turns, and the second finds it made.
            try work.lockLedger()
            let latest = try work.electronicDocument(of: stored.id)
            if let latest, !anew { return Answer(number: number, record: latest, isNew: false) }
            guard try !work.isPersonal(stored) else {
                throw Refusal(
                    .wrongState, "\(parsed.text) goes to a person, who has no electronic address.",
                    mend: "Send it by e-mail or post.")
            }
            let record = try work.electronicRecord((latest?.n ?? 0) + 1, of: stored, at: intent.now)
            if let latest, latest.text == record.text { return Answer(number: number, record: latest, isNew: false) }
            try work.keep(record, of: stored)
            return Answer(number: number, record: record, isNew: true)
        }
    }
}

/// Shows the electronic document of an invoice or credit note, as it was made.
public struct ShowElectronicDocument: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The one that counts.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` where there is no such document within the scope, or none was made.
    public func callAsFunction(_ number: String, by principal: Principal) async throws -> ElectronicRecord {
        guard let record = try await find(number, by: principal) else {
            throw Refusal(
                .notFound, "\(number) has no electronic document yet.",
                mend: "A finance officer makes it: turnout invoices ubl \(number) --output \(number).xml.")
        }
        return record
    }

    /// The one that counts; nil where none was made yet.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` where there is no such document within the scope.
    public func find(_ number: String, by principal: Principal) async throws -> ElectronicRecord? {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        return try await house.store.read(principal.scope) { view in
            guard let stored = try view.document(parsed) else {
                throw Refusal(.notFound, "There is no document \(parsed.text).", mend: "See `turnout invoices list`.")
            }
            return try view.electronicDocument(of: stored.id)
        }
    }
}

/// Checks a file against the rules for electronic invoices; it reads no store.
public struct CheckElectronicDocument: Sendable {
    /// A rule that is broken.
    public struct Fault: Hashable, Sendable {
        /// The rule, such as `BR-CO-10`.
        public let rule: String
        /// The line of the file, from 1.
        public let line: Int
        /// What the rule asks for.
        public let sentence: String
    }

    /// How many rules there are.
    public static var count: Int { ElectronicCheck.rules.count }

    /// Checks files.
    public init() {}

    /// The rules that a file breaks; none for a good one.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a file that is no electronic invoice or credit note.
    public func callAsFunction(_ bytes: [UInt8]) throws(Refusal) -> [Fault] {
        do {
            return try ElectronicCheck.faults(in: bytes).map {
                Fault(rule: $0.rule, line: $0.line, sentence: $0.sentence)
            }
        } catch {
            throw Refusal(.invalid, error.description, mend: "Give an invoice or credit note of UBL 2.1.")
        }
    }
}

extension ReadView {
    /// Whether a person pays it and not the agency.
    func isPersonal(_ stored: StoredDocument) throws -> Bool {
        var invoice = stored.id
        if stored.kind == .creditNote { invoice = try document(stored.creditNote().invoice)?.id ?? invoice }
        return try charges(on: invoice).contains { $0.charge.settlement == .individual }
    }

    /// The electronic document as the details of now make it.
    func electronicRecord(_ n: Int64, of stored: StoredDocument, at moment: Instant) throws -> ElectronicRecord {
        guard let agency = try BillingDirectory(billingAgencies())[stored.agency] else {
            throw StoreFault(.damaged, "\(stored.number.text) has no agency; run `turnout verify`.")
        }
        let details = try ElectronicDetails(settings(), agency.electronic, agency.identifiers)
        guard let record = try ElectronicRecord(n, of: stored, details, at: moment) else {
            throw StoreFault(.defect, "\(stored.number.text) was made without an address.")
        }
        return record
    }
}

extension UnitOfWork {
    /// Makes the electronic document of one just issued, where its agency wants that and nothing is missing.
    ///
    /// An invoice that lacks something is not issued at all; a credit note must not wait, and is made on request later.
    func fileElectronically(_ id: InvoiceID, at moment: Instant) throws {
        guard let stored = try document(id), let agency = try BillingDirectory(billingAgencies())[stored.agency],
            agency.electronic.isWanted, try !isPersonal(stored)
        else { return }
        do {
            try keep(electronicRecord(1, of: stored, at: moment), of: stored)
        } catch let refusal as Refusal where refusal.kind == .notReady {}
    }
}
