public import Domain
public import Money

/// The figures of an earlier year, to compare with.
public struct EarlierYear: Hashable, Sendable {
    /// The financial year.
    public let year: FinancialYear
    /// Its measures.
    public let measures: [Measure]

    /// What a measure said then; nil when it was not counted then.
    public func value(_ key: String) -> Value? { measures.first { $0.definition.key == key }?.value }
}

/// The report of one financial year: every figure with its definition, numerator and denominator.
///
/// An event belongs to the year of its first session. A person is counted once per event. Percentages round half up.
public struct YearReport: Hashable, Sendable {
    /// The financial year.
    public let year: FinancialYear
    /// Whether the year is over: then planned is what was held and what was called off, and nothing is to come.
    public let isClosed: Bool
    /// Whether the store holds a demonstration, of which every figure is invented.
    public let isDemonstration: Bool
    /// When the figures were read, local time.
    public let generatedAt: LocalDateTime
    /// The measures in the order they are printed.
    public let measures: [Measure]
    /// Courses, and what is counted apart from them.
    public let lines: [LineFigures]
    /// What each agency was invoiced for events of the year, by code.
    public let invoiced: [AgencyInvoiced]
    /// The year before, when it has figures.
    public let earlier: EarlierYear?
    /// What a reader must know about the figures, as sentences.
    public let notes: [String]

    /// Works the report out from what the store knows.
    public init(
        _ data: YearData, earlier: YearData?, isDemonstration: Bool, generatedAt: LocalDateTime
    ) {
        let today = generatedAt.date
        let figures = YearMeasures(data, today: today)
        year = data.year
        isClosed = figures.isClosed
        self.isDemonstration = isDemonstration
        self.generatedAt = generatedAt
        measures = figures.all
        lines = figures.lines
        invoiced = data.invoiced
        self.earlier = earlier.flatMap {
            $0.isEmpty ? nil : EarlierYear(year: $0.year, measures: YearMeasures($0, today: today).all)
        }
        notes = figures.notes
    }

    /// The sentence above every page made from a store that holds a demonstration.
    public static let demonstrationBanner =
        "This is a demonstration: the partnership, its people and its figures are invented."

    /// A measure by its key; nil when the year does not have it.
    public subscript(key: String) -> Measure? { measures.first { $0.definition.key == key } }

    /// What stands on invoices for events of the year, without VAT, less credits.
    public var invoicedTotal: Pence { invoiced.reduce(.zero) { $0 + $1.amount } }
}
