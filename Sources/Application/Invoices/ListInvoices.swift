public import Domain
public import Invoicing
public import Money

/// Lists documents with where they stand.
public struct ListInvoices: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Lists invoices and credit notes by number, of one agency or of all within the scope.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for an unknown agency, or ``StoreFault``.
    public func callAsFunction(
        agency: String? = nil, after: DocumentNumber? = nil, limit: Int64 = .max, by principal: Principal
    ) async throws -> [DocumentRow] {
        try await house.store.read(principal.scope) { view in
            let id = try agency.map { try view.found(agency: $0).id }
            return try view.documents(agency: id, after: after, limit: limit)
        }
    }
}

/// Shows a document with where it stands.
public struct ShowInvoice: Sendable {
    /// The document.
    public enum Document: Hashable, Sendable {
        case invoice(Invoice)
        case creditNote(CreditNote)
    }

    /// The document and what became of it.
    public struct Answer: Hashable, Sendable {
        /// The document as issued.
        public let document: Document
        /// What the ledger says; nil for a credit note.
        public let facts: InvoiceFacts?
        /// The credit notes of an invoice.
        public let creditNotes: [CreditNote]
        /// The reminders of an invoice, oldest first.
        public let reminders: [InvoiceReminder]
    }

    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// Shows the document of a number such as `INV-000001`.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `invalid`, or ``StoreFault``.
    public func callAsFunction(_ number: String, by principal: Principal) async throws -> Answer {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        return try await house.store.read(principal.scope) { view in
            guard let stored = try view.document(parsed) else {
                throw Refusal(.notFound, "There is no document \(parsed.text).", mend: "See `turnout invoices list`.")
            }
            switch stored.kind {
            case .creditNote:
                return Answer(
                    document: .creditNote(try stored.creditNote()), facts: nil, creditNotes: [], reminders: [])
            case .invoice:
                return Answer(
                    document: .invoice(try stored.invoice()),
                    facts: InvoiceFacts(of: parsed, in: try view.postings(of: stored.id)),
                    creditNotes: try view.creditNotes(of: stored.id).map { try $0.creditNote() },
                    reminders: try view.reminders(of: stored.id))
            }
        }
    }
}

/// Draws up what an agency was billed and what it paid.
public struct DrawStatement: Sendable {
    private let house: House

    /// Draws up statements of this house.
    public init(_ house: House) { self.house = house }

    /// The statement of an agency over a period; nil begins with the first posting, or ends today.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(
        _ agency: String, from: LocalDate? = nil, through: LocalDate? = nil, by principal: Principal
    ) async throws -> Statement {
        let last = try DocumentDate.of(through ?? house.today)
        return try await house.store.read(principal.scope) { view in
            let found = try BillingDirectory(view.billingAgencies()).named(agency)
            if let own = principal.scope.agency, own != found.id {
                throw Refusal(.notFound, "There is no agency \(agency.prefix(40)).", mend: "See `turnout agency list`.")
            }
            let postings = try view.postings(agency: found.id)
            let first = try from.map { try DocumentDate.of($0) } ?? postings.map(\.date).min() ?? last
            return Statement(of: found.code, from: first, through: last, in: postings)
        }
    }
}

/// Says what agencies owe, by age.
public struct AgeDebt: Sendable {
    private let house: House

    /// Ages the debt of this house.
    public init(_ house: House) { self.house = house }

    /// The aged debt on a local date, an agency a row; nil is today.
    ///
    /// On a day that is over it is what was owed at its end: what was billed, paid or credited since does not count.
    public func callAsFunction(on date: LocalDate? = nil, by principal: Principal) async throws -> [AgedDebt] {
        try await books(on: date, by: principal).rows
    }

    /// The same with the balance of the account beside it.
    ///
    /// - Throws: ``StoreFault``.
    public func books(on date: LocalDate? = nil, by principal: Principal) async throws -> AgedBooks {
        let day = try DocumentDate.of(date ?? house.today)
        return try await house.store.read(principal.scope) { view in
            let due = Dictionary(
                try view.documents(agency: nil).map { ($0.number, $0.dueDate) }, uniquingKeysWith: { first, _ in first }
            )
            let ledger = Ledger(try view.postings(agency: nil).filter { $0.date <= day })
            let invoices = try ledger.invoices.values.compactMap { facts in
                try due[facts.number].map { date in
                    OpenInvoice(
                        number: facts.number, agencyCode: facts.agencyCode, dueDate: try DocumentDate.of(date),
                        outstanding: facts.outstanding)
                }
            }
            return AgedBooks(
                date: LocalDate(dayNumber: day.day), rows: AgedDebt.rows(invoices, on: day),
                receivable: ledger.balance(.receivable))
        }
    }
}

/// What agencies owe on a day by age, and what the account of it says.
public struct AgedBooks: Hashable, Sendable {
    /// The local date.
    public let date: LocalDate
    /// An agency a row, by its code.
    public let rows: [AgedDebt]
    /// The balance of the account of what agencies owe, on that day, in pence.
    public let receivable: Pence

    /// What the rows come to, in pence.
    public var total: Pence { rows.reduce(.zero) { $0 + $1.total } }
    /// Whether the two agree.
    public var ties: Bool { total == receivable }
}
