import Application
import Domain
import Invoicing
import Money

/// What the API tells of one document in full.
extension InvoiceShapes {
    static let electronic = Schema.named(
        "ElectronicDocument",
        .object([
            .init("number", .text(1...40), "The document's number."),
            .init("n", .count, "How often it was made; the last counts."),
            .init("made_at", .instant, "When it was made."),
            .init("from", .text(1...60), "The electronic address of who issued it."),
            .init("to", .text(1...60), "The electronic address of who is billed."),
            .init("document", .text(1...20_000_000), "The document itself, XML, to be sent as it is in UTF-8."),
        ]))

    static func electronic(_ number: String, _ record: ElectronicRecord) -> JSON {
        .object([
            "number": .text(number), "n": .number(record.n), "made_at": .text(record.madeAt.rfc3339),
            "from": .text(record.sellerAddress.text), "to": .text(record.buyerAddress.text),
            "document": .text(record.text),
        ])
    }

    private static let lines = Schema.list(.text(0...600), most: 100)

    private static let parties: [Schema.Property] = [
        .init(
            "seller",
            .object([
                .init("name", .text(0...600), "Who issued it."), .init("address", lines, "The address, line by line."),
                .init("vat_number", .optional(.text(0...60)), "The VAT registration number."),
                .init("how_to_pay", lines, "How to pay."), .init("how_to_dispute", lines, "How to dispute."),
            ]), "Who issued it, as it was then."),
        .init(
            "buyer",
            .object([
                .init("agency", .text(0...60), "The agency's code."), .init("name", .text(0...600), "Who is billed."),
                .init("address", lines, "The address, line by line."),
                .init("purchase_order", .optional(.text(0...600)), "The purchase order number."),
            ]), "Who is billed, as it was then."),
    ]

    private static let item = Schema.object([
        .init("n", .count, "The line's number."),
        .init("charge", .optional(.text(0...100)), "The charge's reference; null for interest."),
        .init("event", .optional(.text(0...60)), "The event's reference; null for interest."),
        .init("late_invoice", .optional(.text(1...40)), "The invoice that interest is claimed on; null for a charge."),
        .init("title", .text(0...600), "The course's title, or what interest it is."),
        .init("date", .date, "The event's local date, or the last day of the interest."),
        .init("what", .optional(.words(Invoicing.Occurrence.self)), "What is charged for; null for interest."),
        .init("text", .text(1...100_000), "The sentence on the line."),
        .init("quantity", .count, "How many."), .init("net_pence", .pence, "Without VAT."),
        .init("vat_category", .words(VATCategory.self), "The VAT category (UNCL 5305)."),
    ])

    private static let tax = Schema.object([
        .init("category", .words(VATCategory.self), "The VAT category (UNCL 5305)."),
        .init("rate_basis_points", .optional(.count), "The rate: 2000 is 20 %."),
        .init("reason", .optional(.text(0...600)), "Why there is no VAT."),
        .init("net_pence", .pence, "What it is on."), .init("vat_pence", .pence, "The VAT."),
    ])

    static let document = Schema.named(
        "Document",
        .object(
            [
                .init("number", .text(1...40), "Its number."), .init("kind", .words(DocumentKind.self), "What kind."),
                .init("corrects", .optional(.text(1...40)), "The invoice a credit note corrects."),
                .init("issue_date", .date, "The local date of issue."),
                .init("tax_point", .optional(.date), "The tax point of an invoice."),
                .init("due_date", .optional(.date), "The last day to pay an invoice."),
            ] + parties + [
                .init("lines", .list(item, most: 10_000), "Line by line."),
                .init("vat", .list(tax, most: 10), "The VAT, or the reason there is none."),
                .init("net_pence", .pence, "Without VAT."), .init("vat_pence", .pence, "The VAT."),
                .init("total_pence", .pence, "With VAT."),
                .init("status", .optional(.words(InvoiceState.self)), "Where an invoice stands."),
                .init("outstanding_pence", .pence, "What is still to pay; 0 for a credit note."),
                .init("credited_pence", .pence, "What was credited."), .init("paid_pence", .pence, "What was paid."),
                .init("written_off_pence", .pence, "What was given up."),
                .init("credit_notes", .list(.text(1...40), most: 10_000), "The numbers of its credit notes."),
            ]))

    static func document(_ answer: ShowInvoice.Answer) -> JSON {
        switch answer.document {
        case .invoice(let invoice):
            let dates: [JSON.Member] = [
                .init(name: "number", value: .text(invoice.number.text)), .init(name: "kind", value: .text("invoice")),
                .init(name: "corrects", value: .null),
                .init(name: "issue_date", value: .text(invoice.issueDate.text)),
                .init(name: "tax_point", value: .text(invoice.taxPoint.text)),
                .init(name: "due_date", value: .text(invoice.dueDate.text)),
            ]
            return .object(dates + content(invoice.seller, invoice.buyer, invoice.lines, invoice.vat) + fate(answer))
        case .creditNote(let note):
            let dates: [JSON.Member] = [
                .init(name: "number", value: .text(note.number.text)),
                .init(name: "kind", value: .text("credit_note")),
                .init(name: "corrects", value: .text(note.invoice.text)),
                .init(name: "issue_date", value: .text(note.issueDate.text)), .init(name: "tax_point", value: .null),
                .init(name: "due_date", value: .null),
            ]
            return .object(dates + content(note.seller, note.buyer, note.lines, note.vat) + fate(answer))
        }
    }

    private static func content(
        _ seller: SellerSnapshot, _ buyer: BuyerSnapshot, _ lines: [DocumentLine], _ vat: VATBreakdown
    ) -> [JSON.Member] {
        [
            .init(
                name: "seller",
                value: .object([
                    "name": .text(seller.name), "address": texts(seller.address),
                    "vat_number": .optional(seller.vatNumber), "how_to_pay": texts(seller.howToPay),
                    "how_to_dispute": texts(seller.howToDispute),
                ])),
            .init(
                name: "buyer",
                value: .object([
                    "agency": .text(buyer.agencyCode), "name": .text(buyer.name), "address": texts(buyer.address),
                    "purchase_order": .optional(buyer.purchaseOrder),
                ])),
            .init(name: "lines", value: .list(lines.map(item))),
            .init(name: "vat", value: .list(vat.subtotals.map(tax))),
            .init(name: "net_pence", value: .number(vat.net.amount)),
            .init(name: "vat_pence", value: .number(vat.vat.amount)),
            .init(name: "total_pence", value: .number(vat.total.amount)),
        ]
    }

    private static func item(_ line: DocumentLine) -> JSON {
        .object([
            "n": .number(Int64(line.number)), "charge": .optional(line.charge),
            "event": line.charge == nil ? .null : .text(line.item),
            "late_invoice": line.charge == nil ? .text(line.item) : .null,
            "title": .text(line.title), "date": .text(line.period.upperBound.text),
            "what": line.charge == nil ? .null : .text(line.reason), "text": .text(line.text),
            "quantity": .number(line.quantity),
            "net_pence": .number(line.net.amount), "vat_category": .text(line.treatment.category.rawValue),
        ])
    }

    private static func tax(_ subtotal: VATSubtotal) -> JSON {
        .object([
            "category": .text(subtotal.treatment.category.rawValue),
            "rate_basis_points": .optional(subtotal.treatment.rate?.points),
            "reason": .optional(subtotal.treatment.reason), "net_pence": .number(subtotal.net.amount),
            "vat_pence": .number(subtotal.vat.amount),
        ])
    }

    private static func fate(_ answer: ShowInvoice.Answer) -> [JSON.Member] {
        let facts = answer.facts
        return [
            .init(name: "status", value: .optional(facts.map { InvoiceState($0).rawValue })),
            .init(name: "outstanding_pence", value: .number(facts?.outstanding.amount ?? 0)),
            .init(name: "credited_pence", value: .number(facts?.credited.amount ?? 0)),
            .init(name: "paid_pence", value: .number(facts?.allocated.amount ?? 0)),
            .init(name: "written_off_pence", value: .number(facts?.writtenOff.amount ?? 0)),
            .init(name: "credit_notes", value: texts(answer.creditNotes.map(\.number.text))),
        ]
    }

    private static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }
}
