public import Money

/// At what rate a debt that is paid late bears interest, where the host chooses to claim it.
///
/// Statutory interest is eight per cent above the Bank Rate of a reference date (Late Payment of Commercial Debts
/// (Interest) Act 1998, section 6; Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002, article 4).
/// Whether that Act reaches a charge for not attending, the host decides; nothing is claimed unless it says so.
public struct InterestTerms: Hashable, Sendable {
    /// The Bank Rate from a date on.
    public struct BankRate: Hashable, Sendable {
        /// The first day on which it holds.
        public let from: DocumentDate
        /// The rate.
        public let rate: BasisPoints

        /// Takes the first day and the rate.
        public init(from: DocumentDate, rate: BasisPoints) {
            self.from = from
            self.rate = rate
        }
    }

    /// What is added to the Bank Rate.
    public let margin: BasisPoints
    /// The Bank Rate, by its first day.
    public let bankRates: [BankRate]
    /// Whether the fixed sum of the Act's section 5A is claimed too.
    public let withFixedSum: Bool

    /// Takes the margin, the Bank Rates in any order, and whether the fixed sum is claimed.
    public init(margin: BasisPoints, bankRates: [BankRate], withFixedSum: Bool) {
        self.margin = margin
        self.bankRates = bankRates.sorted { $0.from < $1.from }
        self.withFixedSum = withFixedSum
    }

    /// Most Bank Rates a setting may tell.
    static let mostRates = 200

    /// Reads a margin such as `8%` and Bank Rates by their first day such as `2019-06-30 0.75%; 2020-03-11 0.25%`.
    ///
    /// Nil where the margin is empty, so that nothing is claimed.
    ///
    /// - Throws: ``InvoicingRefusal`` that names what cannot be read.
    public init?(margin: String, bankRates text: String, withFixedSum: Bool) throws(InvoicingRefusal) {
        let rates = try Self.bankRates(text)
        guard let margin = try Self.margin(margin) else { return nil }
        self.init(margin: margin, bankRates: rates, withFixedSum: withFixedSum)
    }

    /// Reads a margin; nil where it is empty.
    ///
    /// - Throws: ``InvoicingRefusal`` for what is no percentage.
    public static func margin(_ text: String) throws(InvoicingRefusal) -> BasisPoints? {
        guard !text.isEmpty else { return nil }
        if let margin = BasisPoints(percent: text) { return margin }
        throw InvoicingRefusal(
            .amount, "“\(Wording.excerpt(text))” is no margin.",
            mend: "Give a percentage, such as 8%; empty claims no interest.")
    }

    /// Reads Bank Rates; none from an empty text.
    ///
    /// - Throws: ``InvoicingRefusal`` for what is no date with a percentage, too many of them, or a day named twice.
    public static func bankRates(_ text: String) throws(InvoicingRefusal) -> [BankRate] {
        var rates: [BankRate] = []
        for part in text.split(separator: ";") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let from = DocumentDate(String(words[0])),
                let rate = BasisPoints(percent: words.dropFirst().joined()), !rates.contains(where: { $0.from == from })
            else {
                throw InvoicingRefusal(
                    .dates, "“\(Wording.excerpt(String(part)))” is no Bank Rate, or its day stands twice.",
                    mend:
                        "Write the first day and the rate, with semicolons between: 2019-06-30 0.75%; 2020-03-11 0.25%."
                )
            }
            rates.append(BankRate(from: from, rate: rate))
        }
        guard rates.count <= mostRates else {
            throw InvoicingRefusal(
                .lines, "There are \(rates.count) Bank Rates.",
                mend: "Give at most \(mostRates): those of each 30 June and 31 December are enough.")
        }
        return rates
    }

    /// The day whose Bank Rate counts for interest that begins on a day: the last 30 June or 31 December before it.
    public static func reference(_ start: DocumentDate) -> DocumentDate {
        let (year, month, _) = start.parts
        let end =
            month > 6 ? DocumentDate(year: year, month: 6, day: 30) : DocumentDate(year: year - 1, month: 12, day: 31)
        return end ?? start
    }

    /// The yearly rate of interest that begins on a day; it stays the same until the debt is paid. Nil where the Bank
    /// Rate of the reference date is not known.
    public func rate(beginning start: DocumentDate) -> BasisPoints? {
        let reference = Self.reference(start)
        guard let base = bankRates.last(where: { $0.from <= reference }) else { return nil }
        return try? BasisPoints(margin.points + base.rate.points)
    }

    /// The fixed sum for a debt: £40 below £1,000, £70 below £10,000, else £100 (the Act, section 5A).
    public static func fixedSum(_ debt: Pence) -> Pence {
        switch debt.amount {
        case ..<100_000: Pence(4_000)
        case ..<1_000_000: Pence(7_000)
        default: Pence(10_000)
        }
    }
}
