import Application
import Domain
import Invoicing
import Money

/// A document laid out for the terminal, and whole for programs.
enum DocumentPrint {
    static func sentences(_ answer: ShowInvoice.Answer) -> [String] {
        switch answer.document {
        case .invoice(let invoice): sheet(of: invoice) + after(answer)
        case .creditNote(let note): sheet(of: note)
        }
    }

    private static func sheet(of invoice: Invoice) -> [String] {
        let head = [
            "INVOICE \(invoice.number.text)",
            "Issued \(spoken(invoice.issueDate)); tax point \(spoken(invoice.taxPoint))",
            "Due \(spoken(invoice.dueDate))",
        ]
        return parties(head, invoice.seller, invoice.buyer) + table(invoice.lines, invoice.vat)
            + ["", "How to pay:"] + invoice.seller.howToPay.map { "  \($0)" }
            + ["How to dispute:"] + invoice.seller.howToDispute.map { "  \($0)" }
    }

    private static func sheet(of note: CreditNote) -> [String] {
        let head = [
            "CREDIT NOTE \(note.number.text)",
            "Issued \(spoken(note.issueDate)); corrects \(note.invoice.text) of \(spoken(note.invoiceIssueDate))",
        ]
        return parties(head, note.seller, note.buyer) + table(note.lines, note.vat)
    }

    private static func parties(_ head: [String], _ seller: SellerSnapshot, _ buyer: BuyerSnapshot) -> [String] {
        var lines = head + ["", "From:", "  \(seller.name)"] + seller.address.map { "  \($0)" }
        lines += seller.vatNumber.map { ["  VAT number \($0)"] } ?? []
        lines += ["To:", "  \(buyer.name) (\(buyer.agencyCode))"] + buyer.address.map { "  \($0)" }
        lines += buyer.purchaseOrder.map { ["Purchase order: \($0)"] } ?? []
        return lines + [""]
    }

    private static func table(_ lines: [DocumentLine], _ vat: VATBreakdown) -> [String] {
        let listing = Listing(
            columns: [.init("n", "#"), .init("text", "What"), .init("quantity", "Qty"), .init("net_pence", "Net")],
            rows: lines.map { line in
                [
                    .number(Int64(line.number)), .text(line.text), .number(line.quantity), .pence(line.net),
                ]
            })
        return [listing.table, "", "Net \(vat.net.text)"] + vat.subtotals.map(treatment) + ["Total \(vat.total.text)"]
    }

    private static func treatment(_ subtotal: VATSubtotal) -> String {
        switch subtotal.treatment {
        case .standard(let rate): "VAT at \(rate.text) on \(subtotal.net.text): \(subtotal.vat.text)"
        case .exempt(let reason): "Exempt from VAT: \(reason)"
        case .outsideScope(let reason): "VAT: \(reason)"
        }
    }

    private static func after(_ answer: ShowInvoice.Answer) -> [String] {
        guard let facts = answer.facts else { return [] }
        var lines = ["", "Now \(InvoiceState(facts).rawValue.spacedOut); \(facts.outstanding.text) to pay."]
        lines += answer.creditNotes.map { "  credited by \($0.number.text): \($0.total.text)" }
        lines += facts.allocations.map { "  paid by \($0.payment): \($0.amount.text)" }
        if facts.writtenOff > .zero { lines.append("  written off: \(facts.writtenOff.text)") }
        return lines
    }

    private static func spoken(_ date: DocumentDate) -> String { LocalDate(dayNumber: date.day).spoken }
}

extension DocumentPrint {
    /// The lines of the document as a table for programs.
    static func lines(_ answer: ShowInvoice.Answer) -> Listing {
        let (number, lines) = content(answer)
        return Listing(
            columns: [
                .init("number", "Number"), .init("line", "Line"), .init("charge", "Charge"), .init("event", "Event"),
                .init("title", "Title"), .init("date", "Date"), .init("occurrence", "What for"),
                .init("quantity", "Quantity"), .init("net_pence", "Net"), .init("vat_category", "VAT"),
            ],
            rows: lines.map { line in
                [
                    .text(number), .number(Int64(line.number)), line.charge.map { .text($0) } ?? .none,
                    .text(line.item), .text(line.title), .text(line.period.upperBound.text), .text(line.reason),
                    .number(line.quantity), .pence(line.net), .text(line.treatment.category.rawValue),
                ]
            })
    }

    /// Everything on the document and what became of it.
    static func json(_ answer: ShowInvoice.Answer) -> JSONValue {
        var fields: [String: JSONValue] = ["lines": lines(answer).json]
        switch answer.document {
        case .invoice(let invoice):
            fields["kind"] = .text("invoice")
            fields["number"] = .text(invoice.number.text)
            fields["issued"] = .text(invoice.issueDate.text)
            fields["tax_point"] = .text(invoice.taxPoint.text)
            fields["due"] = .text(invoice.dueDate.text)
            fields["how_to_pay"] = .list(invoice.seller.howToPay.map { .text($0) })
            fields["how_to_dispute"] = .list(invoice.seller.howToDispute.map { .text($0) })
            add(invoice.seller, invoice.buyer, invoice.vat, to: &fields)
        case .creditNote(let note):
            fields["kind"] = .text("credit_note")
            fields["number"] = .text(note.number.text)
            fields["issued"] = .text(note.issueDate.text)
            fields["corrects"] = .text(note.invoice.text)
            add(note.seller, note.buyer, note.vat, to: &fields)
        }
        if let facts = answer.facts {
            fields["state"] = .text(InvoiceState(facts).rawValue)
            fields["outstanding_pence"] = .number(facts.outstanding.amount)
            fields["credited_pence"] = .number(facts.credited.amount)
            fields["written_off_pence"] = .number(facts.writtenOff.amount)
            fields["paid_pence"] = .number(facts.allocated.amount)
            fields["credit_notes"] = .list(answer.creditNotes.map { .text($0.number.text) })
        }
        return .object(fields)
    }

    private static func add(
        _ seller: SellerSnapshot, _ buyer: BuyerSnapshot, _ vat: VATBreakdown, to fields: inout [String: JSONValue]
    ) {
        fields["seller"] = .object([
            "name": .text(seller.name), "address": .list(seller.address.map { .text($0) }),
            "vat_number": seller.vatNumber.map { .text($0) } ?? .null,
        ])
        fields["buyer"] = .object([
            "agency": .text(buyer.agencyCode), "name": .text(buyer.name),
            "address": .list(buyer.address.map { .text($0) }),
            "purchase_order": buyer.purchaseOrder.map { .text($0) } ?? .null,
        ])
        fields["vat"] = .list(
            vat.subtotals.map { subtotal in
                .object([
                    "category": .text(subtotal.treatment.category.rawValue),
                    "rate_basis_points": subtotal.treatment.rate.map { .number($0.points) } ?? .null,
                    "reason": subtotal.treatment.reason.map { .text($0) } ?? .null,
                    "net_pence": .number(subtotal.net.amount), "vat_pence": .number(subtotal.vat.amount),
                ])
            })
        fields["net_pence"] = .number(vat.net.amount)
        fields["vat_pence"] = .number(vat.vat.amount)
        fields["total_pence"] = .number(vat.total.amount)
    }

    private static func content(_ answer: ShowInvoice.Answer) -> (String, [DocumentLine]) {
        switch answer.document {
        case .invoice(let invoice): (invoice.number.text, invoice.lines)
        case .creditNote(let note): (note.number.text, note.lines)
        }
    }
}
