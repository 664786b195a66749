public import Money

// Every posting below balances by construction: what stands on one side stands on the other.
extension Posting {
    /// An invoice: the agency owes the total; income and VAT are earned and owed.
    public static func invoice(_ invoice: Invoice) -> Posting {
        Posting(
            .invoice, invoice.issueDate, invoice.number.text, invoice.buyer.agencyCode,
            [
                Entry(.receivable, invoice.total, invoice: invoice.number),
                Entry(.income, -invoice.net, invoice: invoice.number),
                Entry(.vatOutput, -invoice.vat.vat, invoice: invoice.number),
            ])
    }

    /// A credit note: the mirror image of an invoice.
    public static func creditNote(_ note: CreditNote) -> Posting {
        Posting(
            .creditNote, note.issueDate, note.number.text, note.buyer.agencyCode,
            [
                Entry(.income, note.net, invoice: note.invoice),
                Entry(.vatOutput, note.vat.vat, invoice: note.invoice),
                Entry(.receivable, -note.total, invoice: note.invoice),
            ])
    }

    /// A payment: money in the bank that pays no invoice yet.
    public static func payment(_ payment: Payment) -> Posting {
        Posting(
            .payment, payment.received, payment.reference, payment.agencyCode,
            [
                Entry(.bank, payment.amount, payment: payment.reference),
                Entry(.unallocatedReceipts, -payment.amount, payment: payment.reference),
            ])
    }

    static func allocation(
        _ amount: Pence, from payment: String, to invoice: InvoiceFacts, on date: DocumentDate
    ) -> Posting {
        Posting(
            .allocation, date, payment, invoice.agencyCode,
            [
                Entry(.unallocatedReceipts, amount, invoice: invoice.number, payment: payment),
                Entry(.receivable, -amount, invoice: invoice.number, payment: payment),
            ])
    }

    static func release(_ allocation: Allocation, of invoice: InvoiceFacts, on date: DocumentDate) -> Posting {
        Posting(
            .release, date, allocation.payment, invoice.agencyCode,
            [
                Entry(.receivable, allocation.amount, invoice: invoice.number, payment: allocation.payment),
                Entry(.unallocatedReceipts, -allocation.amount, invoice: invoice.number, payment: allocation.payment),
            ])
    }

    /// A payment taken back: the mirror image of one that pays nothing.
    static func reversal(_ payment: PaymentFacts, on date: DocumentDate) -> Posting {
        Posting(
            .reversal, date, payment.reference, payment.agencyCode,
            [
                Entry(.unallocatedReceipts, payment.amount, payment: payment.reference),
                Entry(.bank, -payment.amount, payment: payment.reference),
            ])
    }

    static func refund(
        _ amount: Pence, of payment: PaymentFacts, as reference: String, on date: DocumentDate
    ) -> Posting {
        Posting(
            .refund, date, reference, payment.agencyCode,
            [
                Entry(.unallocatedReceipts, amount, payment: payment.reference),
                Entry(.bank, -amount, payment: payment.reference),
            ])
    }

    /// A charge in the host's own journal, or the same taken back by a negative amount; nil where it is nothing.
    public static func journal(
        _ amount: Pence, of reference: String, agencyCode: String, on date: DocumentDate
    ) -> Posting? {
        guard amount != .zero else { return nil }
        return Posting(
            .journal, date, reference, agencyCode, [Entry(.internalDebtors, amount), Entry(.internalIncome, -amount)])
    }

    static func writeOff(_ amount: Pence, of invoice: InvoiceFacts, on date: DocumentDate) -> Posting {
        Posting(
            .writeOff, date, invoice.number.text, invoice.agencyCode,
            [
                Entry(.badDebt, amount, invoice: invoice.number),
                Entry(.receivable, -amount, invoice: invoice.number),
            ])
    }

    static func recovery(_ amount: Pence, of invoice: InvoiceFacts, on date: DocumentDate) -> Posting {
        Posting(
            .recovery, date, invoice.number.text, invoice.agencyCode,
            [
                Entry(.receivable, amount, invoice: invoice.number),
                Entry(.badDebt, -amount, invoice: invoice.number),
            ])
    }
}
