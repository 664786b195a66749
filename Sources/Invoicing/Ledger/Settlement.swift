public import Money

/// How invoices are settled: each rule takes the facts as they stand and gives the postings to append, or refuses.
public enum Settlement {
    /// Lets a part of a payment pay a part of an invoice of the same agency.
    ///
    /// Refuses an amount that is not above zero, more than is left of the payment, and more than is still to pay.
    public static func allocate(
        _ amount: Pence, from payment: PaymentFacts, to invoice: InvoiceFacts, on date: DocumentDate
    ) throws(InvoicingRefusal) -> Posting {
        guard payment.agencyCode == invoice.agencyCode else {
            throw .mismatch(
                "Payment \(payment.reference) is agency \(payment.agencyCode)'s, and \(invoice.number.text) is not.")
        }
        try check(amount, "Payment \(payment.reference)", left: payment.unallocated)
        try check(amount, invoice.number.text, left: invoice.outstanding)
        return .allocation(amount, from: payment.reference, to: invoice, on: date)
    }

    /// Lets what is left of a payment pay the invoices in the order given (say, the oldest first), as far as it goes.
    ///
    /// Invoices of other agencies and those with nothing to pay are passed over. What then is left stays unallocated.
    public static func spread(
        _ payment: PaymentFacts, over invoices: [InvoiceFacts], on date: DocumentDate
    ) -> [Posting] {
        var left = payment.unallocated
        var postings: [Posting] = []
        for invoice in invoices where invoice.agencyCode == payment.agencyCode {
            let amount = min(left, invoice.outstanding)
            guard amount > .zero else { continue }
            postings.append(.allocation(amount, from: payment.reference, to: invoice, on: date))
            left -= amount
        }
        return postings
    }

    /// Gives up a bad debt, in whole or in part. It is no credit note: the income stays, and so does the VAT.
    ///
    /// Refuses an amount that is not above zero and more than is still to pay.
    public static func writeOff(
        _ amount: Pence, of invoice: InvoiceFacts, on date: DocumentDate
    ) throws(InvoicingRefusal) -> Posting {
        try check(amount, invoice.number.text, left: invoice.outstanding)
        return .writeOff(amount, of: invoice, on: date)
    }

    /// Posts a credit note, and gives back what it takes away from an invoice already paid or written off.
    ///
    /// Where the note exceeds what is still to pay, the excess is released from the invoice's allocations, the latest
    /// first, and stays with those payments unallocated; what is left after that was written off, and is recovered. So
    /// nothing outstanding is ever negative.
    public static func credit(_ note: CreditNote, to invoice: InvoiceFacts) throws(InvoicingRefusal) -> [Posting] {
        guard note.invoice == invoice.number, note.buyer.agencyCode == invoice.agencyCode else {
            throw .mismatch("Credit note \(note.number.text) does not correct \(invoice.number.text).")
        }
        var postings = [Posting.creditNote(note)]
        var excess = max(.zero, note.total - invoice.outstanding)
        for allocation in invoice.allocations.reversed() where excess > .zero {
            let amount = min(excess, allocation.amount)
            let released = Allocation(payment: allocation.payment, amount: amount)
            postings.append(.release(released, of: invoice, on: note.issueDate))
            excess -= amount
        }
        let recovered = min(excess, invoice.writtenOff)
        if recovered > .zero { postings.append(.recovery(recovered, of: invoice, on: note.issueDate)) }
        return postings
    }

    /// Takes back a payment that was entered wrongly: what it pays is released, the latest first, and then all of it is
    /// taken out of the books. Nothing is deleted; the payment and its reversal stay.
    ///
    /// Takes every invoice that the payment pays. Refuses one that was taken back before, one of which a part was
    /// refunded, and invoices that do not make up all that the payment pays.
    public static func reverse(
        _ payment: PaymentFacts, paying invoices: [InvoiceFacts], on date: DocumentDate
    ) throws(InvoicingRefusal) -> [Posting] {
        guard payment.returned == .zero else {
            throw InvoicingRefusal(
                .moreThanIsLeft,
                "Of payment \(payment.reference), \(payment.returned.text) was taken back or refunded already.",
                mend: "Refund what is left of it instead.")
        }
        var postings: [Posting] = []
        var released = Pence.zero
        for invoice in invoices.reversed() {
            for allocation in invoice.allocations.reversed() where allocation.payment == payment.reference {
                postings.append(.release(allocation, of: invoice, on: date))
                released += allocation.amount
            }
        }
        guard released == payment.allocated else {
            throw .mismatch(
                "Payment \(payment.reference) pays \(payment.allocated.text), and these invoices have "
                    + "\(released.text) of it.")
        }
        return postings + [.reversal(payment, on: date)]
    }

    /// Sends back money that pays nothing: an overpayment, or what a credit note set free.
    ///
    /// Refuses an amount that is not above zero, more than is unallocated, and a reference that cannot be printed.
    public static func refund(
        _ amount: Pence, of payment: PaymentFacts, as reference: String, on date: DocumentDate
    ) throws(InvoicingRefusal) -> Posting {
        try Wording.check(reference, "The refund's reference", most: Wording.reference)
        try check(amount, "Payment \(payment.reference)", left: payment.unallocated)
        return .refund(amount, of: payment, as: reference, on: date)
    }

    private static func check(_ amount: Pence, _ place: String, left: Pence) throws(InvoicingRefusal) {
        guard amount > .zero, amount.isWithinLimit else { throw .amount(place, amount) }
        guard amount <= left else { throw .moreThanIsLeft(place, asked: amount, left: left) }
    }
}
