public import Money

/// What a figure says, in the form it is counted in.
public enum Value: Hashable, Sendable {
    /// A plain count.
    case count(Int64)
    /// A share, with what it is a share of.
    case share(Percentage)
    /// The plain mean of the events' own shares.
    case mean(MeanOfShares)
    /// An amount of money.
    case money(Pence)

    /// As shown to people, with numerator and denominator.
    public var text: String {
        switch self {
        case .count(let count): grouped(count)
        case .share(let share): share.text
        case .mean(let mean): mean.text
        case .money(let amount): amount.text
        }
    }

    /// As shown where there is little room: without numerator and denominator.
    public var short: String {
        switch self {
        case .count, .money: text
        case .share(let share): share.tenths.map(perCent(tenths:)) ?? "–"
        case .mean(let mean): mean.tenths.map(perCent(tenths:)) ?? "–"
        }
    }

    /// The unit of the number that programs are given.
    public var unit: Unit {
        switch self {
        case .count: .count
        case .share, .mean: .perCent
        case .money: .pence
        }
    }
}

/// In what the number of a measure is counted.
public enum Unit: String, Sendable, CaseIterable {
    /// Things or people.
    case count
    /// Per cent, with one decimal.
    case perCent = "per_cent"
    /// Pence, GBP.
    case pence
}

/// The parts of a year report, in the order they are printed.
public enum Section: String, Sendable, CaseIterable {
    /// How many events there were.
    case offer
    /// How well the places of course events were used.
    case places
    /// What became of the bookings of course events.
    case bookings
    /// Who wanted a place and had none, and whom training reached.
    case demand
    /// Counts over events of every kind.
    case everything
    /// Charges and what became of them.
    case money

    /// Its heading.
    public var heading: String {
        switch self {
        case .offer: "The offer (course events)"
        case .places: "Use of places (course events held)"
        case .bookings: "What became of bookings (course events held)"
        case .demand: "Demand and reach"
        case .everything: "The whole year, every kind of event"
        case .money: "Charges for not attending"
        }
    }
}

/// What a measure is called and what it means, whatever its value.
public struct Definition: Hashable, Sendable {
    /// The key programs know it by.
    public let key: String
    /// Its name.
    public let name: String
    /// What it means, as a sentence.
    public let sentence: String
    /// How it is worked out, in the words of the other definitions.
    public let formula: String
    /// What the numerator counts; for a plain count or an amount, what it counts.
    public let numerator: String
    /// What the denominator counts; nil for a plain count or an amount.
    public let denominator: String?

    /// Takes the key, the name, the sentence, the formula and what is divided by what.
    public init(
        _ key: String, _ name: String, _ sentence: String, formula: String, numerator: String,
        denominator: String? = nil
    ) {
        self.key = key
        self.name = name
        self.sentence = sentence
        self.formula = formula
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// A figure with everything needed to argue about it.
public struct Measure: Hashable, Sendable {
    /// What it means.
    public let definition: Definition
    /// Where it is printed.
    public let section: Section
    /// What it says.
    public let value: Value

    /// Takes the definition, the section and the value.
    public init(_ definition: Definition, _ section: Section, _ value: Value) {
        self.definition = definition
        self.section = section
        self.value = value
    }
}
