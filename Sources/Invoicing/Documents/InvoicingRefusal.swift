import Money

/// A rule of invoicing said no: nothing was issued or posted; the sentence names the place and the mend.
public struct InvoicingRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; programs branch on this, never on the sentence.
    public enum Code: String, Sendable, CaseIterable {
        /// A detail of the seller that every document must show is not set.
        case settingMissing = "setting_missing"
        /// Something on the document is missing, too long or not printable.
        case text
        /// The document would have no line, or too many.
        case lines
        /// An amount is zero, negative or beyond the limit.
        case amount
        /// VAT categories that must not share a document do, or a detail VAT requires is missing.
        case vat
        /// A series or number is not well formed or does not fit the document.
        case number
        /// Dates contradict each other.
        case dates
        /// Two parts belong to different agencies, invoices or series.
        case mismatch
        /// The same charge would be billed twice, or the same line corrected twice in one note.
        case twice
        /// More would be credited, allocated or written off than is left.
        case moreThanIsLeft = "more_than_is_left"
        /// A posting does not sum to zero.
        case unbalanced
    }

    /// The kind of refusal.
    public let code: Code
    /// Why, as a sentence.
    public let reason: String
    /// What to do about it, as a sentence.
    public let mend: String

    init(_ code: Code, _ reason: String, mend: String) {
        self.code = code
        self.reason = reason
        self.mend = mend
    }

    /// The reason and the mend, as shown to people.
    public var description: String { "\(reason) \(mend)" }
}

extension InvoicingRefusal {
    static func settingMissing(_ setting: SellerSetting) -> InvoicingRefusal {
        InvoicingRefusal(
            .settingMissing, "No document is issued without the seller's \(setting.meaning).",
            mend: "Set it: turnout settings set \(setting.rawValue) \"\(setting.example)\".")
    }

    static func amount(_ place: String, _ amount: Pence) -> InvoicingRefusal {
        InvoicingRefusal(
            .amount, "\(place) is \(amount.text).", mend: "It must be above £0.00 and at most £10,000,000.00.")
    }

    static func moreThanIsLeft(_ place: String, asked: Pence, left: Pence) -> InvoicingRefusal {
        InvoicingRefusal(
            .moreThanIsLeft, "\(place): \(asked.text) asked, and only \(left.text) is left.",
            mend: "Take \(left.text) or less.")
    }

    static func mismatch(_ reason: String) -> InvoicingRefusal {
        InvoicingRefusal(.mismatch, reason, mend: "Name parts that belong together.")
    }
}

/// A setting of the host's own details that documents show.
public enum SellerSetting: String, Hashable, Sendable, CaseIterable {
    /// The name on documents.
    case name = "seller.name"
    /// The postal address.
    case address = "seller.address"
    /// The VAT registration number; needed only where VAT is charged or an exemption claimed.
    case vatNumber = "seller.vat_number"
    /// Bank details or another way to pay.
    case howToPay = "seller.how_to_pay"
    /// Whom to ask and until when.
    case howToDispute = "seller.how_to_dispute"

    var meaning: String {
        switch self {
        case .name: "name"
        case .address: "address"
        case .vatNumber: "VAT registration number"
        case .howToPay: "bank details or how to pay"
        case .howToDispute: "way to dispute a charge"
        }
    }

    var example: String {
        switch self {
        case .name: "Anytown Safeguarding Children Partnership"
        case .address: "1 High Street; Anytown; AN1 1AA"
        case .vatNumber: "GB123456789"
        case .howToPay: "BACS to sort code 00-00-00, account 00000000, quoting the invoice number"
        case .howToDispute: "Write to training@example.org within 14 days"
        }
    }
}
