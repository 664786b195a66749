/// What estimates foresee.
public enum Foreseen: String, Sendable, CaseIterable {
    /// Who does not come.
    case absence
    /// What people want of a course.
    case demand
    /// How many are booked at the start.
    case bookings
    /// How many of a group a course reaches.
    case reach
}

/// What is suggested to the organiser.
public enum Suggestion: String, Sendable, CaseIterable {
    /// Whom to expect not to come.
    case absence
    /// How many may be booked.
    case overbooking
    /// What will be wanted.
    case demand
    /// How many events of which size.
    case plan
    /// Which events may stay below their minimum.
    case atRisk = "at_risk"
    /// Whom to invite.
    case coldSpots = "cold_spots"

    /// What must have been foreseen well for it to be shown.
    public var restsOn: Foreseen {
        switch self {
        case .absence, .overbooking: .absence
        case .demand, .plan: .demand
        case .atRisk: .bookings
        case .coldSpots: .reach
        }
    }
}

/// Whether suggestions that rest on an estimate are shown.
public enum Showing: Hashable, Sendable {
    /// The estimate came closer than the plain guess.
    case shown
    /// There was too little to judge by.
    case hiddenForWantOfCases
    /// It came no closer than the plain guess.
    case hiddenAsNoBetter
}

/// One number that was foreseen from earlier years, against what it was.
public struct BacktestCase: Hashable, Sendable {
    /// What was expected.
    public let expected: Double
    /// Where it was to lie.
    public let range: LikelyRange
    /// The plain guess: the same as last year.
    public let guess: Double
    /// What it was.
    public let actual: Double

    /// Takes all four.
    public init(expected: Double, range: LikelyRange, guess: Double, actual: Double) {
        self.expected = expected
        self.range = range
        self.guess = guess
        self.actual = actual
    }
}

/// How well an estimate foresaw the last year from those before it, against the guess that all stays as it was.
public struct Backtest: Hashable, Sendable {
    /// What was foreseen.
    public let foreseen: Foreseen
    /// How many numbers.
    public let cases: Int
    /// By how much the estimate was out, on average.
    public let meanError: Double
    /// By how much the plain guess was out, on average.
    public let meanErrorOfGuess: Double
    /// The share of ranges that held what came.
    public let held: Double
    /// The share that they said they would hold.
    public let stated: Double

    /// The fewest cases from which anything is concluded.
    public static let fewestCases = 10

    /// Takes the cases in any order.
    public init(_ foreseen: Foreseen, _ cases: [BacktestCase]) {
        let count = Double(max(1, cases.count))
        // Sorted before they are added, so that the order in which they come cannot change the last bit.
        func mean(_ numbers: [Double]) -> Double { numbers.sorted().reduce(0, +) / count }
        self.foreseen = foreseen
        self.cases = cases.count
        meanError = mean(cases.map { ($0.expected - $0.actual).magnitude })
        meanErrorOfGuess = mean(cases.map { ($0.guess - $0.actual).magnitude })
        held = mean(cases.map { $0.range.holds($0.actual) ? 1 : 0 })
        stated = mean(cases.map(\.range.probability))
    }

    /// Whether what rests on the estimate is shown: only if it came closer than the plain guess.
    public var verdict: Showing {
        guard cases >= Self.fewestCases else { return .hiddenForWantOfCases }
        return meanError < meanErrorOfGuess ? .shown : .hiddenAsNoBetter
    }

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        [
            SentencePart(.subject, .name(foreseen.rawValue)), SentencePart(.cases, .count(Int64(cases))),
            SentencePart(.meanError, .number(meanError)), SentencePart(.meanErrorOfGuess, .number(meanErrorOfGuess)),
            SentencePart(.rangesHeld, .share(held)), SentencePart(.rangesStated, .share(stated)),
        ]
    }
}

extension [Backtest] {
    /// Whether a suggestion may be shown; one that was never judged may not.
    public func verdict(on suggestion: Suggestion) -> Showing {
        first { $0.foreseen == suggestion.restsOn }?.verdict ?? .hiddenForWantOfCases
    }
}
