extension ElectronicRules {
    /// VAT by its categories: S standard, E exempt, O outside the scope.
    static let vat: [ElectronicRule] = breakdown + standard + exempt + outside

    private static let breakdown: [ElectronicRule] = [
        .present("BR-45", "A part of the VAT says what it is on.", "cbc:TaxableAmount", of: .subtotals),
        .present("BR-46", "A part of the VAT has an amount.", "cbc:TaxAmount", of: .subtotals),
        ElectronicRule("BR-47", "A part of the VAT has a category.", .subtotals) { part, _ in
            part["cac:TaxCategory"].contains { $0.isVAT && $0.has("cbc:ID") }
        },
        ElectronicRule("BR-48", "A part of the VAT has a rate, unless it is outside the scope.", .subtotals) {
            part, _ in
            part["cac:TaxCategory"].contains { $0.isVAT && ($0.has("cbc:Percent") || $0.value("cbc:ID") == "O") }
        },
        ElectronicRule("BR-CO-17", "The VAT is the rate of what it is on.", .subtotals) { part, _ in
            isTax(part, at: part.number("cac:TaxCategory/cbc:Percent") ?? .zero)
        },
        .decimals("BR-DEC-19", "What VAT is on has two decimals at most.", .subtotals, "cbc:TaxableAmount"),
        .decimals("BR-DEC-20", "A part of the VAT has two decimals at most.", .subtotals, "cbc:TaxAmount"),
    ]

    private static let standard: [ElectronicRule] = [
        ElectronicRule("BR-S-01", "VAT is broken down for what is standard-rated.") { _, reading in
            lines("S", reading).isEmpty == parts("S", reading).isEmpty
        },
        ElectronicRule("BR-S-02", "Who bills what is standard-rated gives a VAT number.") { _, reading in
            lines("S", reading).isEmpty || hasNumber(reading)
        },
        ElectronicRule("BR-S-05", "The rate of a standard-rated line is above nothing.", .lineCategories) {
            category, _ in
            category.value("cbc:ID") != "S" || (category.number("cbc:Percent").map { $0 > .zero } ?? false)
        },
        ElectronicRule("BR-S-08", "What a standard rate is on is the sum of its lines.", .subtotals) { part, reading in
            guard isOf("S", part), let rate = part.number("cac:TaxCategory/cbc:Percent") else { return true }
            let same = lines("S", reading).filter {
                $0.number("cac:Item/cac:ClassifiedTaxCategory/cbc:Percent") == rate
            }
            let difference = (part.number("cbc:TaxableAmount") ?? .zero) - sum(same, "cbc:LineExtensionAmount")
            return !same.isEmpty && difference < ExactNumber(1) && difference > ExactNumber(-1)
        },
        ElectronicRule("BR-S-09", "Standard VAT is its rate of what it is on.", .subtotals) { part, _ in
            guard isOf("S", part), let rate = part.number("cac:TaxCategory/cbc:Percent") else { return true }
            return isClose(part, at: rate)
        },
        ElectronicRule("BR-S-10", "What is standard-rated gives no reason for an exemption.", .subtotals) { part, _ in
            !isOf("S", part) || !hasReason(part)
        },
    ]

    private static let exempt: [ElectronicRule] = [
        ElectronicRule("BR-E-01", "VAT is broken down once for what is exempt.") { _, reading in
            isOnce("E", reading)
        },
        ElectronicRule("BR-E-02", "Who bills what is exempt gives a VAT number.") { _, reading in
            lines("E", reading).isEmpty || hasNumber(reading)
        },
        ElectronicRule("BR-E-05", "The rate of an exempt line is nothing.", .lineCategories) { category, _ in
            category.value("cbc:ID") != "E" || category.number("cbc:Percent") == .zero
        },
        ElectronicRule("BR-E-08", "What is exempt is the sum of its lines.", .subtotals) { part, reading in
            isSum("E", part, reading)
        },
        ElectronicRule("BR-E-09", "There is no VAT on what is exempt.", .subtotals) { part, _ in
            !isOf("E", part) || part.number("cbc:TaxAmount") == .zero
        },
        ElectronicRule("BR-E-10", "What is exempt gives a reason.", .subtotals) { part, _ in
            !isOf("E", part) || hasReason(part)
        },
    ]

    private static let outside: [ElectronicRule] = [
        ElectronicRule("BR-O-01", "VAT is broken down once for what is outside its scope.") { _, reading in
            isOnce("O", reading)
        },
        ElectronicRule("BR-O-02", "Outside the scope of VAT nobody's VAT number is given.") { _, reading in
            lines("O", reading).isEmpty || !reading[.vatParties].contains { $0.has("cbc:CompanyID") }
        },
        ElectronicRule("BR-O-05", "A line outside the scope of VAT has no rate.", .lineCategories) { category, _ in
            category.value("cbc:ID") != "O" || !category.has("cbc:Percent")
        },
        ElectronicRule("BR-O-08", "What is outside the scope is the sum of its lines.", .subtotals) { part, reading in
            isSum("O", part, reading)
        },
        ElectronicRule("BR-O-09", "There is no VAT outside its scope.", .subtotals) { part, _ in
            !isOf("O", part) || part.number("cbc:TaxAmount") == .zero
        },
        ElectronicRule("BR-O-10", "What is outside the scope of VAT gives a reason.", .subtotals) { part, _ in
            !isOf("O", part) || hasReason(part)
        },
        ElectronicRule("BR-O-11", "What is outside the scope stands beside no other category.") { _, reading in
            parts("O", reading).isEmpty || parts("O", reading).count == reading.subtotals.filter(isOfVAT).count
        },
        ElectronicRule("BR-O-12", "Where VAT is outside its scope, every line is.") { _, reading in
            parts("O", reading).isEmpty
                || !reading[.lineCategories].contains { $0.isVAT && $0.value("cbc:ID") != "O" }
        },
        ElectronicRule("PEPPOL-EN16931-P0105", "The code for outside the scope stands with its category.", .categories)
        {
            category, _ in
            category.value("cbc:TaxExemptionReasonCode")?.uppercased() != ElectronicDocument.outsideScope
                || category.value("cbc:ID") == "O"
        },
    ]
}

// What the rules about categories have in common.
extension ElectronicRules {
    private static func lines(_ category: String, _ reading: ElectronicReading) -> [XMLElement] {
        reading.lines.filter { line in
            line["cac:Item/cac:ClassifiedTaxCategory"].contains { $0.isVAT && $0.value("cbc:ID") == category }
        }
    }

    private static func parts(_ category: String, _ reading: ElectronicReading) -> [XMLElement] {
        reading.subtotals.filter { isOf(category, $0) }
    }

    private static func isOfVAT(_ part: XMLElement) -> Bool { part["cac:TaxCategory"].contains(where: \.isVAT) }

    private static func isOf(_ category: String, _ part: XMLElement) -> Bool {
        part["cac:TaxCategory"].contains { $0.isVAT && $0.value("cbc:ID") == category }
    }

    private static func hasReason(_ part: XMLElement) -> Bool {
        part.has("cac:TaxCategory/cbc:TaxExemptionReason") || part.has("cac:TaxCategory/cbc:TaxExemptionReasonCode")
    }

    private static func hasNumber(_ reading: ElectronicReading) -> Bool {
        reading[.seller].contains { $0.has("cac:PartyTaxScheme/cbc:CompanyID") }
    }

    /// Where a category is on a line or in the breakdown, the breakdown has it once.
    private static func isOnce(_ category: String, _ reading: ElectronicReading) -> Bool {
        let count = parts(category, reading).count
        return count == 1 || (count == 0 && lines(category, reading).isEmpty)
    }

    private static func isSum(_ category: String, _ part: XMLElement, _ reading: ElectronicReading) -> Bool {
        guard isOf(category, part) else { return true }
        return part.number("cbc:TaxableAmount") == sum(lines(category, reading), "cbc:LineExtensionAmount")
    }

    /// The published rule lets VAT be less than a pound away, because sellers round in different ways.
    private static func isClose(_ part: XMLElement, at rate: ExactNumber) -> Bool {
        guard let taxable = part.number("cbc:TaxableAmount"), let tax = part.number("cbc:TaxAmount") else {
            return false
        }
        let difference = tax - taxable.percent(rate)
        return difference < ExactNumber(1) && difference > ExactNumber(-1)
    }

    /// VAT at no rate is nothing, to the whole pound.
    private static func isTax(_ part: XMLElement, at rate: ExactNumber) -> Bool {
        guard rate == .zero else { return isClose(part, at: rate) }
        guard let tax = part.number("cbc:TaxAmount") else { return false }
        return tax < half && tax >= .zero - half
    }

    private static let half = ExactNumber("0.5") ?? .zero
}
