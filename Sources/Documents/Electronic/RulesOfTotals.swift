extension ElectronicRules {
    /// What the document comes to.
    static let totals: [ElectronicRule] = [
        .present("BR-12", "The sum of the lines is given.", "cbc:LineExtensionAmount", of: .totals),
        .present("BR-13", "The total without VAT is given.", "cbc:TaxExclusiveAmount", of: .totals),
        .present("BR-14", "The total with VAT is given.", "cbc:TaxInclusiveAmount", of: .totals),
        .present("BR-15", "The amount to pay is given.", "cbc:PayableAmount", of: .totals),
        ElectronicRule("BR-CO-10", "The sum of the lines is what they add up to.", .totals) { totals, reading in
            agree(totals.number("cbc:LineExtensionAmount"), sum(reading.lines, "cbc:LineExtensionAmount"))
        },
        ElectronicRule("BR-CO-13", "The total without VAT is the sum of the lines.", .totals) { totals, _ in
            agree(totals.number("cbc:TaxExclusiveAmount"), totals.number("cbc:LineExtensionAmount"))
        },
        ElectronicRule("BR-CO-14", "The VAT is what its parts add up to.", .taxTotals) { total, _ in
            !total.has("cac:TaxSubtotal")
                || agree(total.number("cbc:TaxAmount"), sum(total["cac:TaxSubtotal"], "cbc:TaxAmount"))
        },
        ElectronicRule("BR-CO-15", "The total with VAT is the total without it and the VAT.") { root, reading in
            let vat = root["cac:TaxTotal/cbc:TaxAmount"].filter { $0.attributes["currencyID"] == reading.currency }
            guard reading.currency.isEmpty || vat.count == 1 else { return false }
            guard let net = root.number("cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"),
                let part = vat.first.flatMap({ ExactNumber($0.text) })
            else { return reading.currency.isEmpty }
            return root.number("cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount") == net + part
        },
        ElectronicRule("BR-CO-16", "The amount to pay is the total with VAT.", .totals) { totals, _ in
            agree(totals.number("cbc:PayableAmount"), totals.number("cbc:TaxInclusiveAmount"))
        },
        .present("BR-CO-18", "VAT is broken down in at least one part.", "cac:TaxTotal/cac:TaxSubtotal"),
        ElectronicRule("PEPPOL-EN16931-R053", "VAT is broken down once.") { root, _ in
            root["cac:TaxTotal"].filter { $0.has("cac:TaxSubtotal") }.count == 1
        },
        ElectronicRule("PEPPOL-EN16931-R051", "Every amount is in the document's currency.", .amounts) {
            amount, reading in
            amount.attributes["currencyID"] == reading.currency
        },
        .decimals("BR-DEC-09", "The sum of the lines has two decimals at most.", .totals, "cbc:LineExtensionAmount"),
        .decimals("BR-DEC-12", "The total without VAT has two decimals at most.", .totals, "cbc:TaxExclusiveAmount"),
        .decimals("BR-DEC-14", "The total with VAT has two decimals at most.", .totals, "cbc:TaxInclusiveAmount"),
        .decimals("BR-DEC-18", "The amount to pay has two decimals at most.", .totals, "cbc:PayableAmount"),
        ElectronicRule("TURNOUT-03", "An amount is a decimal number.", .amounts) { amount, _ in
            ExactNumber(amount.text) != nil
        },
    ]

    /// The sum of the first number on a path of each element.
    static func sum(_ elements: [XMLElement], _ path: String) -> ExactNumber {
        elements.reduce(.zero) { $0 + ($1.number(path) ?? .zero) }
    }

    /// Whether two numbers are both there and the same.
    static func agree(_ a: ExactNumber?, _ b: ExactNumber?) -> Bool { a != nil && a == b }
}
