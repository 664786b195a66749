public import Money

/// A charge that is to be billed and is on no invoice yet.
public struct PendingCharge: Hashable, Sendable {
    /// The reference of the charge, unique among all charges.
    public let reference: String
    /// The code of the agency that pays.
    public let agencyCode: String
    /// The series its invoice is numbered in.
    public let series: Series
    /// What, when and who by reference.
    public let subject: LineSubject
    /// How many, 1 to 1,000.
    public let quantity: Int64
    /// The net amount of all of it, in pence, above zero.
    public let net: Pence
    /// How VAT treats it at the tax point.
    public let treatment: VATTreatment
    /// The purchase order to quote; nil where there is none.
    public let purchaseOrder: String?

    /// Takes what is known about the charge; amounts and texts are checked when the document is issued.
    public init(
        reference: String, agencyCode: String, series: Series, subject: LineSubject, quantity: Int64 = 1, net: Pence,
        treatment: VATTreatment, purchaseOrder: String? = nil
    ) {
        self.reference = reference
        self.agencyCode = agencyCode
        self.series = series
        self.subject = subject
        self.quantity = quantity
        self.net = net
        self.treatment = treatment
        self.purchaseOrder = purchaseOrder
    }

    /// Lines stand by event date, then event, then booking, then charge.
    static func inLineOrder(_ a: PendingCharge, _ b: PendingCharge) -> Bool {
        let (x, y) = (a.subject, b.subject)
        return (x.date, x.event, x.booking, a.reference) < (y.date, y.event, y.booking, b.reference)
    }

    static func checkOnce(_ charges: [PendingCharge]) throws(InvoicingRefusal) {
        var seen: Set<String> = []
        for charge in charges where !seen.insert(charge.reference).inserted {
            throw InvoicingRefusal(
                .twice, "Charge \(Wording.excerpt(charge.reference)) stands there twice.", mend: "Bill it once.")
        }
    }

    func line(number: Int) -> DocumentLine {
        DocumentLine(
            number: number, basis: .charge(reference, subject), quantity: quantity, net: net, treatment: treatment)
    }
}

extension InvoiceDraft {
    /// Divides charges into those that may share a document: standard, exempt, outside the scope, in this order.
    ///
    /// No two categories of VAT share a document, so that each buyer's books and each electronic invoice take it as one
    /// thing; and each reason why there is no VAT gets a document of its own, because a document states one. Standard
    /// charges of different rates go together.
    public static func groups(byCategory charges: [PendingCharge]) -> [[PendingCharge]] {
        let grouped = Dictionary(grouping: charges) { charge in
            DocumentGroup(rank: charge.treatment.category.rank, reason: charge.treatment.reason ?? "")
        }
        return grouped.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// What the charges of one document have in common.
private struct DocumentGroup: Hashable, Comparable {
    let rank: Int
    let reason: String

    static func < (a: DocumentGroup, b: DocumentGroup) -> Bool { (a.rank, a.reason) < (b.rank, b.reason) }
}

extension VATCategory {
    /// The order in which documents of one agency get their numbers.
    var rank: Int {
        switch self {
        case .standard: 0
        case .exempt: 1
        case .outsideScope: 2
        }
    }
}
