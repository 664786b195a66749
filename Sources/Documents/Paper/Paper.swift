public import Invoicing
import Money
public import Typesetting

/// What is sent to an agency as a PDF: one A4 document, made of nothing but the values in it, so that the same values
/// give the same bytes for ever.
public enum Paper: Hashable, Sendable {
    /// An invoice as issued.
    case invoice(Invoice)
    /// A credit note as issued.
    case creditNote(CreditNote)
    /// What an agency was billed and paid in a period.
    case statement(AccountStatement)

    /// The media type of the bytes (RFC 8118).
    public static let mediaType = "application/pdf"

    /// What decides on the bytes besides the values: this layout, the libraries, the fonts and the processor. Whoever
    /// changes where anything stands raises the first number.
    public static let renderer = "paper 2, \(Renderer.version)"

    /// Who sends it.
    public var seller: SellerSnapshot {
        switch self {
        case .invoice(let invoice): invoice.seller
        case .creditNote(let note): note.seller
        case .statement(let statement): statement.seller
        }
    }

    /// The file, one to a few hundred kilobytes; with the logo that the seller's hash names, where there is one.
    ///
    /// - Throws: ``TypesettingFault`` where the libraries could not write it.
    public func bytes(_ typesetter: Typesetter, logo: Picture? = nil) throws(TypesettingFault) -> [UInt8] {
        let desk = PaperDesk(typesetter, logo: logo)
        let leaves =
            switch self {
            case .invoice(let invoice): try desk.leaves(invoice)
            case .creditNote(let note): try desk.leaves(note)
            case .statement(let statement): try desk.leaves(statement)
            }
        return try PDFFile.bytes(of: leaves, information)
    }

    /// What the file says of itself.
    private var information: Information {
        switch self {
        case .invoice(let invoice):
            Information(
                title: "Invoice \(invoice.number.text)", author: invoice.seller.name,
                subject: "\(invoice.total.text) due on \(invoice.dueDate.spoken)",
                keywords: ["invoice", invoice.number.text, invoice.buyer.agencyCode], date: invoice.issueDate.text)
        case .creditNote(let note):
            Information(
                title: "Credit note \(note.number.text)", author: note.seller.name,
                subject: "\(note.total.text) of invoice \(note.invoice.text)",
                keywords: ["credit note", note.number.text, note.invoice.text, note.buyer.agencyCode],
                date: note.issueDate.text)
        case .statement(let statement):
            Information(
                title: "Statement of account \(statement.statement.agencyCode)", author: statement.seller.name,
                subject: statement.period, keywords: ["statement", statement.statement.agencyCode],
                date: statement.statement.through.text)
        }
    }
}

/// A statement with who sends it and who gets it.
public struct AccountStatement: Hashable, Sendable {
    /// What was billed and paid.
    public let statement: Statement
    /// Who bills.
    public let seller: SellerSnapshot
    /// Who is billed.
    public let buyer: BuyerSnapshot

    /// Takes the statement and both sides of it.
    public init(_ statement: Statement, seller: SellerSnapshot, buyer: BuyerSnapshot) {
        (self.statement, self.seller, self.buyer) = (statement, seller, buyer)
    }

    var period: String { "\(statement.from.spoken) to \(statement.through.spoken)" }
}

extension DocumentDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The date as documents print it: `14 May 2019`.
    var spoken: String {
        let (year, month, day) = parts
        return "\(day) \(Self.months[month - 1]) \(year)"
    }
}
