public import Domain
public import Invoicing
public import Money

/// What kind of document it is.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case invoice
    case creditNote = "credit_note"
}

/// A document to be stored for good.
public struct IssuedDocument: Sendable {
    /// One of its lines.
    public struct Line: Hashable, Sendable {
        /// Its number on this document, from 1.
        public let n: Int64
        /// The charge behind it.
        public let charge: ChargeID?
        /// On a credit note, the number of the invoice's line it corrects.
        public let corrects: Int64?
        /// The net amount, in pence, above zero; on a credit note, what is credited.
        public let net: Pence
    }

    /// What kind of document.
    public let kind: DocumentKind
    /// Its number.
    public let number: DocumentNumber
    /// The agency billed.
    public let agency: AgencyID
    /// On a credit note, the invoice it corrects.
    public let corrects: InvoiceID?
    /// Its VAT category; documents of earlier versions with standard and exempt lines count as standard.
    public let category: VATCategory
    /// The local date of issue.
    public let issueDate: DocumentDate
    /// The last day to pay; on a credit note, the date of issue.
    public let dueDate: DocumentDate
    /// What it comes to, with the VAT.
    public let vat: VATBreakdown
    /// Everything on it, as one text: what is stored and hashed.
    public let text: String
    /// Its lines.
    public let lines: [Line]

    /// An invoice, with the charges by the reference its lines name.
    init(_ invoice: Invoice, agency: AgencyID, charges: [String: ChargeID]) {
        kind = .invoice
        number = invoice.number
        self.agency = agency
        corrects = nil
        category = invoice.vat.category
        issueDate = invoice.issueDate
        dueDate = invoice.dueDate
        vat = invoice.vat
        text = invoice.canonicalText
        lines = invoice.lines.map { line in
            Line(n: Int64(line.number), charge: line.charge.flatMap { charges[$0] }, corrects: nil, net: line.net)
        }
    }

    /// A credit note, with the charges by the number of the invoice's line.
    init(_ note: CreditNote, corrects invoice: StoredDocument, charges: [Int64: ChargeID]) {
        kind = .creditNote
        number = note.number
        agency = invoice.agency
        corrects = invoice.id
        category = note.vat.category
        issueDate = note.issueDate
        dueDate = note.issueDate
        vat = note.vat
        text = note.canonicalText
        lines = zip(Int64(1)..., note.lines).map { n, line in
            Line(n: n, charge: charges[Int64(line.number)], corrects: Int64(line.number), net: line.net)
        }
    }
}

extension VATBreakdown {
    fileprivate var category: VATCategory {
        let categories = Set(subtotals.map(\.treatment.category))
        if categories.contains(.standard) { return .standard }
        return categories.contains(.exempt) ? .exempt : .outsideScope
    }
}

/// A document as stored.
public struct StoredDocument: Hashable, Sendable {
    /// Its id.
    public let id: InvoiceID
    /// What kind of document.
    public let kind: DocumentKind
    /// Its number.
    public let number: DocumentNumber
    /// The agency billed.
    public let agency: AgencyID
    /// Everything on it, as one text.
    public let text: String

    /// Takes every part.
    public init(id: InvoiceID, kind: DocumentKind, number: DocumentNumber, agency: AgencyID, text: String) {
        self.id = id
        self.kind = kind
        self.number = number
        self.agency = agency
        self.text = text
    }

    /// The invoice it is.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a credit note, ``StoreFault`` when the text is damaged.
    public func invoice() throws -> Invoice {
        guard kind == .invoice else {
            throw Refusal(.invalid, "\(number.text) is a credit note.", mend: "Name the invoice it corrects.")
        }
        guard let invoice = Invoice(canonicalText: text) else { throw damaged }
        return invoice
    }

    /// The credit note it is.
    ///
    /// - Throws: ``StoreFault`` when the text is damaged or that of an invoice.
    public func creditNote() throws -> CreditNote {
        guard let note = CreditNote(canonicalText: text) else { throw damaged }
        return note
    }

    private var damaged: StoreFault {
        StoreFault(.damaged, "The stored document \(number.text) cannot be read; run `turnout verify`.")
    }
}

/// A document in a list.
public struct DocumentRow: Hashable, Sendable {
    /// Its id.
    public let id: InvoiceID
    /// What kind of document.
    public let kind: DocumentKind
    /// Its number.
    public let number: DocumentNumber
    /// The invoice it corrects; nil for an invoice.
    public let corrects: DocumentNumber?
    /// The code of the agency billed.
    public let agency: String
    /// The local date of issue.
    public let issueDate: LocalDate
    /// The last day to pay.
    public let dueDate: LocalDate
    /// Without VAT, in pence.
    public let net: Pence
    /// The VAT, in pence.
    public let vat: Pence
    /// What the ledger says of an invoice; nil for a credit note.
    public let facts: InvoiceFacts?

    /// Takes every part.
    public init(
        id: InvoiceID, kind: DocumentKind, number: DocumentNumber, corrects: DocumentNumber?, agency: String,
        issueDate: LocalDate, dueDate: LocalDate, net: Pence, vat: Pence, facts: InvoiceFacts?
    ) {
        self.id = id
        self.kind = kind
        self.number = number
        self.corrects = corrects
        self.agency = agency
        self.issueDate = issueDate
        self.dueDate = dueDate
        self.net = net
        self.vat = vat
        self.facts = facts
    }

    /// Net and VAT, in pence.
    public var total: Pence { net + vat }
    /// Where an invoice stands; nil for a credit note.
    public var state: InvoiceState? { facts.map { InvoiceState($0) } }
    /// What is still to pay; zero for a credit note.
    public var outstanding: Pence { facts?.outstanding ?? .zero }
}
