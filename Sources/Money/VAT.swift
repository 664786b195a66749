/// The VAT category of a line, with its code of UN/CEFACT list 5305 as electronic invoices carry it (EN 16931, BT-151).
public enum VATCategory: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Standard: VAT is charged at a rate, be it the full or a reduced one.
    case standard = "S"
    /// Exempt from VAT, with a reason.
    case exempt = "E"
    /// Outside the scope of VAT, with a reason: a charge for not coming may be compensation, and no supply.
    case outsideScope = "O"

    /// Orders by code.
    public static func < (a: VATCategory, b: VATCategory) -> Bool { a.rawValue < b.rawValue }
}

/// How VAT treats one line: the category with the rate or the reason that belongs to it.
///
/// Which one applies is a dated setting that the host's VAT officer chooses; there is no default.
public enum VATTreatment: Hashable, Sendable, Comparable {
    /// VAT is charged at this rate.
    case standard(rate: BasisPoints)
    /// No VAT, and why.
    case exempt(reason: String)
    /// Not a supply, and why.
    case outsideScope(reason: String)

    /// The category, with its code.
    public var category: VATCategory {
        switch self {
        case .standard: .standard
        case .exempt: .exempt
        case .outsideScope: .outsideScope
        }
    }

    /// The rate; nil where no VAT is charged.
    public var rate: BasisPoints? {
        if case .standard(let rate) = self { rate } else { nil }
    }

    /// Why no VAT is charged; nil where it is.
    public var reason: String? {
        switch self {
        case .standard: nil
        case .exempt(let reason), .outsideScope(let reason): reason
        }
    }

    /// The VAT on a net amount, rounded half up. Only for the sum of a category: VAT is never rounded line by line.
    public func vat(on net: Pence) -> Pence { rate.map(net.share) ?? .zero }

    /// Orders by the category's code, then by rate, then by reason.
    public static func < (a: VATTreatment, b: VATTreatment) -> Bool {
        if a.category != b.category { return a.category < b.category }
        if a.rate != b.rate { return (a.rate ?? .none) < (b.rate ?? .none) }
        return (a.reason ?? "") < (b.reason ?? "")
    }
}

/// What one document says about one treatment: the net amount, and the VAT on it.
public struct VATSubtotal: Hashable, Sendable {
    /// The category with its rate or reason.
    public let treatment: VATTreatment
    /// The sum of the lines so treated, in pence.
    public let net: Pence
    /// The VAT on that sum, in pence.
    public let vat: Pence

    /// Takes the treatment, the net amount and the VAT.
    public init(treatment: VATTreatment, net: Pence, vat: Pence) {
        self.treatment = treatment
        self.net = net
        self.vat = vat
    }
}

/// The VAT of one document, one subtotal for each treatment, ordered by category, rate and reason.
public struct VATBreakdown: Hashable, Sendable {
    /// The subtotals, each treatment once.
    public let subtotals: [VATSubtotal]

    /// Takes subtotals as a document stored them.
    public init(subtotals: [VATSubtotal]) { self.subtotals = subtotals }

    /// Works VAT out once per treatment for the whole document, rounded half up.
    ///
    /// HMRC VAT Notice 700, paragraph 17.5, lets a business round the total VAT of an invoice down to a whole penny;
    /// Turnout does not take that allowance and rounds half up, which is never less than is due by more than half a
    /// penny. Throws ``MoneyFault/overflow`` where the sum does not fit.
    public init(lines: [(treatment: VATTreatment, net: Pence)]) throws(MoneyFault) {
        var nets: [VATTreatment: Pence] = [:]
        for line in lines { nets[line.treatment] = try (nets[line.treatment] ?? .zero).adding(line.net) }
        subtotals = nets.sorted { $0.key < $1.key }.map { treatment, net in
            VATSubtotal(treatment: treatment, net: net, vat: treatment.vat(on: net))
        }
    }

    /// The sum of the net amounts, in pence.
    public var net: Pence { subtotals.reduce(.zero) { $0 + $1.net } }
    /// The sum of the VAT, in pence.
    public var vat: Pence { subtotals.reduce(.zero) { $0 + $1.vat } }
    /// Net and VAT together, in pence.
    public var total: Pence { net + vat }

    /// The subtotal of one treatment; nil where no line has it.
    public subscript(treatment: VATTreatment) -> VATSubtotal? { subtotals.first { $0.treatment == treatment } }
}
