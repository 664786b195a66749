public import Money

/// An invoice that was paid late, as a line that claims interest on it tells: on how much, for how long, at what rate.
public struct Lateness: Hashable, Sendable {
    /// The invoice that was late.
    public let invoice: DocumentNumber
    /// The yearly rate.
    public let rate: BasisPoints
    /// The days it is claimed for, in order; never none.
    public let stretches: [LateInterest.Stretch]
    /// The fixed sum within the line, in pence; zero where none is claimed.
    public let fixedSum: Pence

    /// Why no VAT is on it: it compensates for lateness and is paid for no supply.
    public static let withoutVAT = "compensation for late payment, for no supply"
    /// The most stretches a line may have.
    static let most = 1_000

    /// What it is, in a few words.
    public var title: String { "Interest on \(invoice.text), paid late" }

    /// How it came about: `8.75 % a year on £100.00 for 31 days and the fixed sum of £40.00`.
    public var reason: String {
        let parts = stretches.map { "on \($0.owed.text) for \($0.days) \($0.days == 1 ? "day" : "days")" }
        let sum = fixedSum > .zero ? ", and the fixed sum of \(fixedSum.text)" : ""
        return "\(rate.text) a year \(parts.joined(separator: ", "))\(sum)"
    }

    /// The first and the last day it is claimed for.
    public var period: ClosedRange<DocumentDate> {
        let (first, last) = (stretches[0].from, stretches[stretches.count - 1].through)
        return first...max(first, last)
    }

    /// Takes every part; nil without a stretch.
    init?(
        invoice: DocumentNumber, rate: BasisPoints, stretches: [LateInterest.Stretch], fixedSum: Pence
    ) {
        guard !stretches.isEmpty else { return nil }
        (self.invoice, self.rate, self.stretches, self.fixedSum) = (invoice, rate, stretches, fixedSum)
    }

    func check(_ place: String) throws(InvoicingRefusal) {
        let follow = zip(stretches, stretches.dropFirst()).allSatisfy { $0.through < $1.from }
        guard stretches.count <= Self.most, follow, stretches.allSatisfy({ $0.from <= $0.through }) else {
            throw InvoicingRefusal(.dates, "\(place): the days of interest do not follow.", mend: "Claim it anew.")
        }
        guard stretches.allSatisfy({ $0.owed > .zero && $0.owed.isWithinLimit }), fixedSum >= .zero else {
            throw InvoicingRefusal(.amount, "\(place): nothing was owed on a day of it.", mend: "Claim it anew.")
        }
    }
}
