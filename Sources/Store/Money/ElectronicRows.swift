import Application
import Crypto
import Domain
import Foundation
import Invoicing
import SQLSession

/// The columns of electronic documents.
enum ElectronicRows {
    static func record(_ row: Row) throws -> ElectronicRecord {
        guard let seller = try row.parsed(2, ElectronicAddress.init(parsing:)),
            let buyer = try row.parsed(6, ElectronicAddress.init(parsing:))
        else { throw row.damaged(2, "an electronic address") }
        return ElectronicRecord(
            n: try row.integer(0), form: try row.text(1), sellerAddress: seller,
            sellerRegistration: try row.optionalText(3), sellerEmail: try row.optionalText(4),
            sellerAccount: try row.parsed(5, BankAccount.init(parsing:)), buyerAddress: buyer,
            buyerReference: try row.optionalText(7), buyerIdentifiers: try CatalogueRows.identifiers(row, from: 8),
            text: try row.text(12), madeAt: try row.instant(14))
    }
}

extension SQLReads {
    func electronicDocument(of document: InvoiceID) throws -> ElectronicRecord? {
        try first("electronic_document/latest", .id(document), payer).map(ElectronicRows.record)
    }
}

extension SQLWork {
    func keep(_ record: ElectronicRecord, of document: StoredDocument) throws {
        let digest = Array(SHA256.hash(data: Data(record.text.utf8)))
        let identifiers = record.buyerIdentifiers
        try run(
            "electronic_document/insert", .id(document.id), .integer(record.n), .text(record.form),
            .text(record.sellerAddress.text), .optional(record.sellerRegistration), .optional(record.sellerEmail),
            .optional(record.sellerAccount?.text), .text(record.buyerAddress.text), .optional(record.buyerReference),
            .optional(identifiers.ods?.text), .optional(identifiers.urn?.text), .optional(identifiers.gln?.text),
            .optional(identifiers.vat?.text), .text(record.text), .blob(digest), now, actor)
        let hex = digest.map { String(format: "%02x", $0) }.joined()
        try audit(
            "electronic_document.made", subject: "invoice:\(document.id.raw)",
            detail: "\(document.number.text) \(record.n) sha256 \(hex)")
    }
}
