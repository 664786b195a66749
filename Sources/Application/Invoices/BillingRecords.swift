public import Domain
public import Invoicing

/// A charge on no invoice, with what its line needs.
public struct OpenCharge: Hashable, Sendable {
    /// The charge.
    public let charge: Charge
    /// The event's reference.
    public let event: String
    /// The title of the course.
    public let title: String
    /// Whose booking it was.
    public let person: PersonID

    /// Takes every part.
    public init(charge: Charge, event: String, title: String, person: PersonID) {
        self.charge = charge
        self.event = event
        self.title = title
        self.person = person
    }

    /// The booking's reference.
    public var booking: String { "\(event)-\(charge.booking.ordinal)" }
    /// The charge's reference.
    public var reference: String { charge.reference(booking) }
}

/// An agency as far as billing is concerned.
public struct BillingAgency: Hashable, Sendable {
    /// Its id.
    public let id: AgencyID
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// The billing address, lines divided by semicolons or line breaks.
    public let address: String
    /// Where documents are mailed to; empty for the post.
    public let email: String
    /// The purchase order to quote; empty where it needs none.
    public let purchaseOrder: String
    /// How often it is billed; nil: as the policy says.
    public let frequency: Frequency?
    /// The agency it was merged into.
    public let mergedInto: AgencyID?
    /// How it takes electronic invoices.
    public let electronic: ElectronicBilling
    /// By what numbers others know it.
    public let identifiers: AgencyIdentifiers

    /// Takes every part.
    public init(
        id: AgencyID, code: String, name: String, address: String, email: String, purchaseOrder: String,
        frequency: Frequency?, mergedInto: AgencyID?, electronic: ElectronicBilling = ElectronicBilling(),
        identifiers: AgencyIdentifiers = AgencyIdentifiers()
    ) {
        self.electronic = electronic
        self.identifiers = identifiers
        self.id = id
        self.code = code
        self.name = name
        self.address = address
        self.email = email
        self.purchaseOrder = purchaseOrder
        self.frequency = frequency
        self.mergedInto = mergedInto
    }

    /// As a document shows it.
    func buyer(_ person: PersonalPayer? = nil) throws(InvoicingRefusal) -> BuyerSnapshot {
        let lines = Lines.of(address)
        return try BuyerSnapshot(
            agencyCode: code, name: person?.name ?? name, address: person == nil ? lines : [name] + lines,
            billingEmail: person?.email ?? (email.isEmpty ? nil : email),
            purchaseOrder: purchaseOrder.isEmpty ? nil : purchaseOrder)
    }
}

/// Settings and addresses hold several lines with semicolons or line breaks between.
enum Lines {
    static func of(_ text: String) -> [String] {
        text.split { $0 == ";" || $0.isNewline }.map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }
}

/// How a person who pays for themselves is addressed.
public struct PersonalPayer: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The e-mail address.
    public let email: String

    /// Takes the name and the address.
    public init(name: String, email: String) {
        self.name = name
        self.email = email
    }
}

/// A charge on an invoice, with the number of its line.
public struct LineCharge: Hashable, Sendable {
    /// The number of the line, from 1.
    public let line: Int64
    /// The charge.
    public let charge: Charge

    /// Takes the line and the charge.
    public init(line: Int64, charge: Charge) {
        self.line = line
        self.charge = charge
    }
}

/// Money received, as stored.
public struct PaymentRecord: Hashable, Sendable {
    /// Its id.
    public let id: PaymentID
    /// The payment.
    public let payment: Payment

    /// Takes the id and the payment.
    public init(id: PaymentID, payment: Payment) {
        self.id = id
        self.payment = payment
    }
}

/// The ids of what postings name by code, number and reference.
public struct LedgerIDs: Sendable {
    /// Agencies by code.
    public var agencies: [String: AgencyID]
    /// Documents by number.
    public var documents: [DocumentNumber: InvoiceID]
    /// Payments by reference.
    public var payments: [String: PaymentID]

    /// Takes the ids.
    public init(
        agencies: [String: AgencyID], documents: [DocumentNumber: InvoiceID] = [:], payments: [String: PaymentID] = [:]
    ) {
        self.agencies = agencies
        self.documents = documents
        self.payments = payments
    }
}
