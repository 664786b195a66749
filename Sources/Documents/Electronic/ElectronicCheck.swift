/// A rule that an electronic document breaks, and where.
public struct ElectronicFault: Hashable, Sendable, CustomStringConvertible {
    /// The rule's identifier, such as `BR-CO-10`.
    public let rule: String
    /// The line of the file, from 1.
    public let line: Int
    /// What the rule asks for, as a sentence.
    public let sentence: String

    /// All of it on one line.
    public var description: String { "line \(line): \(sentence) [\(rule)]" }
}

/// One rule that electronic documents are held to.
public struct ElectronicRule: Sendable {
    /// Its identifier where it was published, such as `BR-CO-10`; `TURNOUT-…` for the house's own.
    public let id: String
    /// What it asks for, as a sentence.
    public let sentence: String

    private let part: ElectronicPart
    private let holds: @Sendable (XMLElement, ElectronicReading) -> Bool

    init(
        _ id: String, _ sentence: String, _ part: ElectronicPart = .document,
        _ holds: @escaping @Sendable (XMLElement, ElectronicReading) -> Bool
    ) {
        self.id = id
        self.sentence = sentence
        self.part = part
        self.holds = holds
    }

    /// Something must be there.
    static func present(
        _ id: String, _ sentence: String, _ path: String, of part: ElectronicPart = .document
    ) -> ElectronicRule {
        ElectronicRule(id, sentence, part) { element, _ in element.has(path) }
    }

    /// Something must be there, and say something.
    static func said(
        _ id: String, _ sentence: String, _ path: String, of part: ElectronicPart = .document
    ) -> ElectronicRule {
        ElectronicRule(id, sentence, part) { element, _ in element.says(path) }
    }

    /// Something stands there once, or not at all.
    static func once(
        _ id: String, _ sentence: String, _ path: String, of part: ElectronicPart = .document
    ) -> ElectronicRule {
        ElectronicRule(id, sentence, part) { element, _ in element[path].count <= 1 }
    }

    /// An amount has two decimals at most.
    static func decimals(
        _ id: String, _ sentence: String, _ part: ElectronicPart, _ path: String
    ) -> ElectronicRule {
        ElectronicRule(id, sentence, part) { element, _ in
            element[path].allSatisfy { (ExactNumber($0.text)?.decimals ?? 0) <= 2 }
        }
    }

    func faults(_ reading: ElectronicReading) -> [ElectronicFault] {
        reading[part].filter { !holds($0, reading) }.map {
            ElectronicFault(rule: id, line: $0.line, sentence: sentence)
        }
    }
}

/// Checks a file against the rules of Peppol BIS Billing 3.0 and EN 16931 that concern what this program writes.
public enum ElectronicCheck {
    /// The rules, in the order in which they are checked.
    public static let rules: [ElectronicRule] =
        ElectronicRules.head + ElectronicRules.parties + ElectronicRules.totals + ElectronicRules.lines
        + ElectronicRules.vat + ElectronicRules.codes

    /// The rules that a file breaks, in the order of the rules; none for a good one.
    ///
    /// - Throws: ``XMLFault`` for a file that is no XML, or neither an invoice nor a credit note of UBL.
    public static func faults(in bytes: [UInt8]) throws(XMLFault) -> [ElectronicFault] {
        let root = try XMLReader.read(bytes)
        guard root.name == "Invoice" || root.name == "CreditNote" else {
            throw XMLFault(line: root.line, reason: "This is neither an Invoice nor a CreditNote of UBL 2.1.")
        }
        let reading = ElectronicReading(root)
        return rules.flatMap { $0.faults(reading) }
    }
}

/// The parts of a document that rules speak of.
enum ElectronicPart: Hashable, Sendable {
    /// The whole.
    case document
    /// Every element there is.
    case elements
    /// Seller and buyer, and what is in them.
    case seller, buyer, sellerPlace, buyerPlace, sellerEndpoint, buyerEndpoint, endpoints, identifiers, vatParties
    /// What is about the document as a whole.
    case periods, references, payments, accounts, taxTotals, subtotals, categories, totals
    /// Each line, and what is in it.
    case lines, linePeriods, lineCategories
    /// Kinds of values, wherever they stand.
    case amounts, dates, quantities
}

/// A document read, with its parts at hand.
struct ElectronicReading: Sendable {
    let root: XMLElement
    let isCreditNote: Bool
    let lines: [XMLElement]
    let subtotals: [XMLElement]
    /// The currency of the document.
    let currency: String
    private let everything: [XMLElement]

    init(_ root: XMLElement) {
        self.root = root
        isCreditNote = root.name == "CreditNote"
        lines = root["cac:InvoiceLine"] + root["cac:CreditNoteLine"]
        subtotals = root["cac:TaxTotal/cac:TaxSubtotal"]
        currency = root.value("cbc:DocumentCurrencyCode") ?? ""
        everything = root.everything
    }

    /// The elements that a part of the document is.
    subscript(part: ElectronicPart) -> [XMLElement] {
        switch part {
        case .document: [root]
        case .elements: everything
        case .seller: root["cac:AccountingSupplierParty/cac:Party"]
        case .buyer: root["cac:AccountingCustomerParty/cac:Party"]
        case .sellerPlace: root["cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"]
        case .buyerPlace: root["cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"]
        case .sellerEndpoint: root["cac:AccountingSupplierParty/cac:Party/cbc:EndpointID"]
        case .buyerEndpoint: root["cac:AccountingCustomerParty/cac:Party/cbc:EndpointID"]
        case .endpoints: self[.sellerEndpoint] + self[.buyerEndpoint]
        case .identifiers: (self[.seller] + self[.buyer]).flatMap { $0["cac:PartyIdentification/cbc:ID"] }
        case .vatParties: (self[.seller] + self[.buyer]).flatMap { $0["cac:PartyTaxScheme"].filter(\.isVAT) }
        case .periods: root["cac:InvoicePeriod"]
        case .references: root["cac:BillingReference"]
        case .payments: root["cac:PaymentMeans"]
        case .accounts: root["cac:PaymentMeans/cac:PayeeFinancialAccount"]
        case .taxTotals: root["cac:TaxTotal"]
        case .subtotals: subtotals
        case .categories: root["cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"]
        case .totals: root["cac:LegalMonetaryTotal"]
        case .lines: lines
        case .linePeriods: lines.flatMap { $0["cac:InvoicePeriod"] }
        case .lineCategories: lines.flatMap { $0["cac:Item/cac:ClassifiedTaxCategory"] }
        case .amounts: everything.filter { Self.amounts.contains($0.name) }
        case .dates: everything.filter { Self.dates.contains($0.name) }
        case .quantities: everything.filter { Self.quantities.contains($0.name) }
        }
    }

    private static let amounts: Set<String> = [
        "cbc:PriceAmount", "cbc:TaxAmount", "cbc:TaxableAmount", "cbc:LineExtensionAmount", "cbc:TaxExclusiveAmount",
        "cbc:TaxInclusiveAmount", "cbc:PayableAmount",
    ]
    private static let dates: Set<String> = [
        "cbc:IssueDate", "cbc:DueDate", "cbc:TaxPointDate", "cbc:StartDate", "cbc:EndDate",
    ]
    private static let quantities: Set<String> = ["cbc:InvoicedQuantity", "cbc:CreditedQuantity", "cbc:BaseQuantity"]
}

extension XMLElement {
    /// Whether a tax category or registration is about VAT.
    var isVAT: Bool { value("cac:TaxScheme/cbc:ID")?.uppercased() == "VAT" }
}
