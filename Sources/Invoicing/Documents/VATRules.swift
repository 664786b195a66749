import Money

/// What VAT demands of a whole document (Turnout policy rules, money; EN 16931, rules BR-S, BR-E and BR-O).
enum VATRules {
    /// O stands alone and leaves VAT numbers out; E gives one reason; S and E need the seller's VAT number.
    static func check(_ lines: [DocumentLine], vatNumber: String?) throws(InvoicingRefusal) {
        let treatments = Set(lines.map(\.treatment))
        let categories = Set(treatments.map(\.category))
        if categories.contains(.outsideScope) {
            if categories.count > 1 { throw mixed }
            if vatNumber != nil { throw numberOutsideScope }
        } else if vatNumber == nil {
            throw .settingMissing(.vatNumber)
        }
        if Set(treatments.compactMap(\.reason)).count > 1 { throw reasons }
    }

    private static let mixed = InvoicingRefusal(
        .vat, "A charge outside the scope of VAT (O) shares a document with a standard (S) or exempt (E) one.",
        mend: "Bill them on separate invoices.")
    private static let numberOutsideScope = InvoicingRefusal(
        .vat, "A document outside the scope of VAT (O) shows a VAT number.", mend: "Leave the number out.")
    private static let reasons = InvoicingRefusal(
        .vat, "One document gives two reasons why there is no VAT.", mend: "Bill each reason on an invoice of its own.")

    /// Whether stored subtotals are those of these lines: each treatment once, in order, and nothing negative.
    ///
    /// The VAT itself is taken as stored: what was issued stays what it was, whatever is calculated today.
    static func agree(_ vat: VATBreakdown, with lines: [DocumentLine]) -> Bool {
        guard let expected = try? VATBreakdown(lines: lines.map { ($0.treatment, $0.net) }) else { return false }
        guard expected.subtotals.count == vat.subtotals.count else { return false }
        return zip(vat.subtotals, expected.subtotals).allSatisfy { stored, fresh in
            stored.treatment == fresh.treatment && stored.net == fresh.net
                && (Pence.zero...max(.zero, fresh.net)).contains(stored.vat)
                && (stored.treatment.rate != nil || stored.vat == .zero)
        }
    }
}
