import Application
import Domain
import Invoicing
import Money
import SQLSession

extension SQLReads: MoneyReads {
    func billingAgencies() throws -> [BillingAgency] {
        try rows("agency/billing").map { row in
            let frequency = try row.optionalText(6)
            return BillingAgency(
                id: try row.id(0), code: try row.text(1), name: try row.text(2), address: try row.text(3),
                email: try row.text(4), purchaseOrder: try row.text(5),
                frequency: try frequency.map { _ in try row.word(6) }, mergedInto: try row.optionalID(7),
                electronic: ElectronicBilling(
                    address: try row.parsed(8, ElectronicAddress.init(parsing:)), reference: try row.text(9),
                    isWanted: try row.flag(10)),
                identifiers: try CatalogueRows.identifiers(row, from: 11))
        }
    }

    func payer(_ person: PersonID) throws -> PersonalPayer? {
        try first("person/payer", .id(person)).map { PersonalPayer(name: try $0.text(0), email: try $0.text(1)) }
    }

    func document(_ number: DocumentNumber) throws -> StoredDocument? {
        try first(
            "invoice/by_number", .text(number.series.name), .integer(number.value), payer
        ).map(DocumentRows.document)
    }

    func document(_ id: InvoiceID) throws -> StoredDocument? {
        try first("invoice/by_id", .id(id), payer).map(DocumentRows.document)
    }

    func creditNotes(of invoice: InvoiceID) throws -> [StoredDocument] {
        try rows("invoice/credit_notes", .id(invoice)).map(DocumentRows.document)
    }

    func interestClaims() throws -> [StoredDocument] {
        try rows("invoice/interest_claims", payer).map(DocumentRows.document)
    }

    func documents(agency: AgencyID?, after: DocumentNumber?, limit: Int64) throws -> [DocumentRow] {
        try rows(
            "invoice/list", .optional(agency), payer, .optional(after?.series.name), .optional(after?.value),
            .integer(limit)
        ).map(DocumentRows.listed)
    }

    /// The agency whose documents and postings are seen: whoever sees neither all nor an agency's sees none.
    var payer: SQLValue {
        switch scope {
        case .everything: .null
        case .agency(let id): .id(id)
        case .person, .trainer, .figures: .integer(Int64(-1))
        }
    }

    func postings(of invoice: InvoiceID) throws -> [Posting] {
        try DocumentRows.postings(try rows("ledger_entry/of_invoice", .id(invoice)))
    }

    func postings(of payment: PaymentID) throws -> [Posting] {
        try DocumentRows.postings(try rows("ledger_entry/of_payment", .id(payment)))
    }

    func postings(agency: AgencyID?) throws -> [Posting] {
        try DocumentRows.postings(try rows("ledger_entry/of_agency", .optional(agency), payer))
    }

    func payment(reference: String) throws -> PaymentRecord? {
        try first("payment/by_reference", .text(reference)).map { row in
            let received = try DocumentRows.documentDate(row, 4)
            do {
                return PaymentRecord(
                    id: try row.id(0),
                    payment: try Payment(
                        reference: row.text(1), agencyCode: row.text(2), amount: Pence(row.integer(3)),
                        received: received))
            } catch is InvoicingRefusal {
                throw row.damaged(1, "a payment")
            }
        }
    }
}
