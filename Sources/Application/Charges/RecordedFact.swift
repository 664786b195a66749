public import Domain
import Money

/// Something recorded of a booking that decides on its charges besides the register. What comes later counts; nothing
/// recorded is ever changed.
public enum RecordedFact: Hashable, Sendable {
    /// That sickness was reported, or, as nil, that it was not after all. Never what the matter was.
    case sickness(SicknessReport?)
    /// Whether the e-learning or the knowledge check was completed.
    case completion(Bool)
    /// What the organiser bore for this person, under a name such as `sign language interpreter`; zero takes it back.
    case cost(BookingTerms.ActualCost)

    /// The word stored.
    public enum Code: String, Sendable, CaseIterable {
        case sickness, completion, cost
    }

    /// The word stored for it.
    public var code: Code {
        switch self {
        case .sickness: .sickness
        case .completion: .completion
        case .cost: .cost
        }
    }
}

/// A recorded fact with who recorded it, and when.
public struct FactRecord: Hashable, Sendable {
    /// The booking.
    public let booking: BookingID
    /// Its number among those of the booking, from 1.
    public let n: Int64
    /// What was recorded.
    public let recorded: RecordedFact
    /// When.
    public let at: Instant
    /// By whom, as a principal's name.
    public let actor: String

    /// Takes every part.
    public init(booking: BookingID, n: Int64, recorded: RecordedFact, at: Instant, actor: String) {
        self.booking = booking
        self.n = n
        self.recorded = recorded
        self.at = at
        self.actor = actor
    }
}

extension Array where Element == RecordedFact {
    /// The report of sickness as it stands; nil where there is none.
    public var sickness: SicknessReport? {
        for case .sickness(let report) in reversed() { return report }
        return nil
    }

    /// Whether it was completed; nil where nobody said.
    public var completed: Bool? {
        for case .completion(let isCompleted) in reversed() { return isCompleted }
        return nil
    }

    /// The costs borne, each by its latest amount, in the order in which they were first recorded.
    public var costs: [BookingTerms.ActualCost] {
        var costs: [BookingTerms.ActualCost] = []
        for case .cost(let cost) in self {
            if let index = costs.firstIndex(where: { $0.text == cost.text }) {
                costs[index] = cost
            } else {
                costs.append(cost)
            }
        }
        return costs.filter { $0.amount > .zero }
    }
}
