public import Money

extension Invoice {
    /// What is left of each line, net in pence, after these credit notes; keyed by line number.
    public func left(after notes: [CreditNote]) -> [Int: Pence] {
        var left = Dictionary(uniqueKeysWithValues: lines.map { ($0.number, $0.net) })
        for line in notes.flatMap(\.lines) { left[line.number, default: .zero] -= line.net }
        return left
    }

    /// The corrections that would credit all that is left, by line.
    public func everythingLeft(after notes: [CreditNote]) -> [Correction] {
        left(after: notes).filter { $0.value > .zero }.sorted { $0.key < $1.key }
            .map { Correction(line: $0.key, net: $0.value) }
    }

    /// Issues a credit note for parts of this invoice.
    ///
    /// `notes` are all those issued before for this invoice. Refuses a line the invoice does not have, a line named
    /// twice, an amount that is not above zero or more than is left of its line, and a number from the series of the
    /// invoice.
    ///
    /// VAT is credited so that all notes together have always credited the share of the invoice's VAT that their net is
    /// of its net, rounded half up: once all is credited, exactly the VAT of the invoice is.
    public func credit(
        _ corrections: [Correction], as number: DocumentNumber, on date: DocumentDate, after notes: [CreditNote]
    ) throws(InvoicingRefusal) -> CreditNote {
        try credit(corrections, as: number, on: date, after: notes, checksWhatIsLeft: true)
    }

    #if MUTANTS
    /// The same without the check of what is left: a deliberately broken variant that the random walk must catch.
    public func creditUnchecked(
        _ corrections: [Correction], as number: DocumentNumber, on date: DocumentDate, after notes: [CreditNote]
    ) throws(InvoicingRefusal) -> CreditNote {
        try credit(corrections, as: number, on: date, after: notes, checksWhatIsLeft: false)
    }
    #endif

    private func credit(
        _ corrections: [Correction], as number: DocumentNumber, on date: DocumentDate, after notes: [CreditNote],
        checksWhatIsLeft: Bool
    ) throws(InvoicingRefusal) -> CreditNote {
        guard notes.allSatisfy({ $0.invoice == self.number }) else {
            throw .mismatch("An earlier credit note does not correct \(self.number.text).")
        }
        let left = checksWhatIsLeft ? left(after: notes) : nil
        var credited: [DocumentLine] = []
        for correction in corrections.sorted(by: { $0.line < $1.line }) {
            credited.append(try creditedLine(correction, left: left?[correction.line]))
        }
        return try CreditNote(
            number: number, invoice: self.number, invoiceIssueDate: issueDate, issueDate: date, seller: seller,
            buyer: buyer, lines: credited, vat: creditedVAT(credited, after: notes))
    }

    private func creditedLine(_ correction: Correction, left: Pence?) throws(InvoicingRefusal) -> DocumentLine {
        let place = "\(number.text), line \(correction.line)"
        guard let line = line(correction.line) else {
            throw InvoicingRefusal(
                .mismatch, "\(place): there is no such line.", mend: "The lines are numbered 1 to \(lines.count).")
        }
        guard correction.net > .zero, correction.net.isWithinLimit else { throw .amount(place, correction.net) }
        if let left, correction.net > left { throw .moreThanIsLeft(place, asked: correction.net, left: left) }
        return line.credited(correction.net)
    }

    private func creditedVAT(
        _ credited: [DocumentLine], after notes: [CreditNote]
    ) throws(InvoicingRefusal) -> VATBreakdown {
        var nets: [VATTreatment: Pence] = [:]
        for line in credited { nets[line.treatment, default: .zero] += line.net }
        var subtotals: [VATSubtotal] = []
        for (treatment, net) in nets.sorted(by: { $0.key < $1.key }) {
            let before = notes.compactMap { $0.vat[treatment] }
            let soFar = before.reduce(Pence.zero) { $0 + $1.vat }
            let cumulative = before.reduce(net) { $0 + $1.net }
            // The lines were found on this invoice, so that their treatment has a subtotal above zero.
            guard let whole = vat[treatment], let share = try? whole.vat.part(cumulative, of: whole.net) else {
                throw .mismatch("\(number.text) has no VAT subtotal for a corrected line.")
            }
            subtotals.append(VATSubtotal(treatment: treatment, net: net, vat: share - soFar))
        }
        return VATBreakdown(subtotals: subtotals)
    }
}
