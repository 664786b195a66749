extension ElectronicRules {
    /// What is billed.
    static let lines: [ElectronicRule] = [
        ElectronicRule("BR-16", "The document has a line.") { _, reading in !reading.lines.isEmpty },
        .said("BR-21", "A line has a number.", "cbc:ID", of: .lines),
        ElectronicRule("BR-22", "A line has a quantity.", .lines) { line, _ in quantity(line) != nil },
        ElectronicRule("BR-23", "The quantity of a line names its unit.", .lines) { line, _ in
            quantity(line)?.attributes["unitCode"] != nil
        },
        .present("BR-24", "A line has an amount.", "cbc:LineExtensionAmount", of: .lines),
        .said("BR-25", "What a line bills has a name.", "cac:Item/cbc:Name", of: .lines),
        .present("BR-26", "What a line bills has a price.", "cac:Price/cbc:PriceAmount", of: .lines),
        ElectronicRule("BR-27", "A price is not below nothing.", .lines) { line, _ in
            line.number("cac:Price/cbc:PriceAmount").map { $0 >= .zero } ?? false
        },
        ElectronicRule("BR-30", "The period of a line does not end before it begins.", .linePeriods) { period, _ in
            isInOrder(period)
        },
        ElectronicRule("BR-CO-20", "The period of a line has a beginning or an end.", .linePeriods) { period, _ in
            period.has("cbc:StartDate") || period.has("cbc:EndDate")
        },
        ElectronicRule("PEPPOL-EN16931-R110", "A line begins within the document's period.", .linePeriods) {
            line, reading in
            lies(line.value("cbc:StartDate"), notBefore: reading.root.value("cac:InvoicePeriod/cbc:StartDate"))
        },
        ElectronicRule("PEPPOL-EN16931-R111", "A line ends within the document's period.", .linePeriods) {
            line, reading in
            lies(reading.root.value("cac:InvoicePeriod/cbc:EndDate"), notBefore: line.value("cbc:EndDate"))
        },
        ElectronicRule("BR-CO-04", "A line has a VAT category.", .lines) { line, _ in
            line["cac:Item/cac:ClassifiedTaxCategory"].contains { $0.isVAT && $0.has("cbc:ID") }
        },
        .decimals("BR-DEC-23", "The amount of a line has two decimals at most.", .lines, "cbc:LineExtensionAmount"),
        ElectronicRule("PEPPOL-EN16931-R120", "The amount of a line is its quantity times the price.", .lines) {
            line, _ in
            let base = line.number("cac:Price/cbc:BaseQuantity") ?? ExactNumber(1)
            return (line.number("cbc:LineExtensionAmount") ?? .zero).isProduct(
                quantity(line).flatMap { ExactNumber($0.text) } ?? ExactNumber(1),
                line.number("cac:Price/cbc:PriceAmount") ?? .zero, per: base == .zero ? ExactNumber(1) : base,
                slack: twoPence)
        },
        ElectronicRule("PEPPOL-EN16931-R121", "The quantity that a price is for is above nothing.", .lines) { line, _ in
            line.number("cac:Price/cbc:BaseQuantity").map { $0 > .zero } ?? true
        },
        ElectronicRule("PEPPOL-EN16931-R130", "The unit of a price is that of the line.", .lines) { line, _ in
            guard let unit = line["cac:Price/cbc:BaseQuantity"].first?.attributes["unitCode"],
                let quantity = quantity(line)
            else { return true }
            return unit == quantity.attributes["unitCode"]
        },
        .once("UBL-SR-36", "A line has one period at most.", "cac:InvoicePeriod", of: .lines),
        ElectronicRule("UBL-SR-48", "A line has one VAT category.", .lines) { line, _ in
            line["cac:Item/cac:ClassifiedTaxCategory"].count == 1
        },
        .once("UBL-SR-50", "What a line bills is described once at most.", "cac:Item/cbc:Description", of: .lines),
    ]

    private static let twoPence = ExactNumber("0.02") ?? .zero

    private static func quantity(_ line: XMLElement) -> XMLElement? {
        line["cbc:InvoicedQuantity"].first ?? line["cbc:CreditedQuantity"].first
    }

    /// Whether a date is not before another; what is missing or no date is left to the rules about that.
    private static func lies(_ date: String?, notBefore other: String?) -> Bool {
        guard let date, let other, isDate(date), isDate(other) else { return true }
        return date >= other
    }
}
