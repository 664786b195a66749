/// One of the counters kept for each event, and for each agency at each event; the raw value is its column.
public enum Counter: String, CaseIterable, Sendable {
    /// Bookings that ever arrived, in whatever state.
    case arrivals
    /// Bookings waiting for approval.
    case requested
    /// Bookings that hold one of the bookable places; walk-ins are apart.
    case held
    /// Places held by pending offers.
    case offered
    /// Bookings on the waiting list.
    case waiting
    /// People who came without a booking.
    case walkIns = "walk_ins"
    /// Attended in any form, walk-ins and those who left early included.
    case attended
    /// Of those attended, who left early.
    case leftEarly = "left_early"
    /// Came too late to be admitted.
    case refusedLate = "refused_late"
    /// Held a place and did not come.
    case didNotAttend = "did_not_attend"
    /// Absent with an excuse.
    case excused
    /// Cancelled while it was free.
    case cancelledInTime = "cancelled_in_time"
    /// Cancelled inside the notice period.
    case cancelledLate = "cancelled_late"
    /// Cancelled, and not judged because no policy is bound.
    case cancelledUnjudged = "cancelled_unjudged"
    /// Ended by the organiser cancelling the event.
    case eventCancelled = "event_cancelled"
    /// Passed to a colleague.
    case substituted
    /// Gone to another event.
    case moved

    /// Its place among the columns.
    var index: Int { Counter.order[self] ?? 0 }

    private static let order = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}

/// What bookings add up to.
///
/// Every counter is a function of the bookings alone, so that it can be kept by difference with each change and worked
/// out again from nothing to prove it.
public struct Counts: Hashable, Sendable {
    /// The counters in the order of ``Counter``.
    public private(set) var values: [Int64]

    /// Nothing.
    public init() { values = Array(repeating: 0, count: Counter.allCases.count) }

    /// Takes the counters in the order of ``Counter``; nil for another number of them.
    public init?(values: [Int64]) {
        guard values.count == Counter.allCases.count else { return nil }
        self.values = values
    }

    /// What one booking counts.
    public init(_ state: BookingState.Code, _ origin: BookingOrigin, _ outcome: Outcome) {
        self.init()
        self[.arrivals] = 1
        if let counter = Counts.counter(of: state, origin) { self[counter] = 1 }
        for counter in Counts.counters(of: outcome) { self[counter] = 1 }
    }

    /// One counter.
    public subscript(counter: Counter) -> Int64 {
        get { values[counter.index] }
        set { values[counter.index] = newValue }
    }

    /// Whether nothing is counted.
    public var isZero: Bool { values.allSatisfy { $0 == 0 } }

    /// Adds counter by counter.
    public static func + (a: Counts, b: Counts) -> Counts { combine(a, b, +) }
    /// Subtracts counter by counter.
    public static func - (a: Counts, b: Counts) -> Counts { combine(a, b, -) }

    private static func combine(_ a: Counts, _ b: Counts, _ how: (Int64, Int64) -> Int64) -> Counts {
        var result = a
        for index in result.values.indices { result.values[index] = how(a.values[index], b.values[index]) }
        return result
    }

    private static func counter(of state: BookingState.Code, _ origin: BookingOrigin) -> Counter? {
        switch state {
        case .requested: .requested
        case .confirmed, .reconfirming: origin == .walkIn ? .walkIns : .held
        case .offered: .offered
        case .waitlisted: .waiting
        case .cancelledInTime: .cancelledInTime
        case .cancelledLate: .cancelledLate
        case .cancelledUnjudged: .cancelledUnjudged
        case .eventCancelled: .eventCancelled
        case .substituted: .substituted
        case .moved: .moved
        case .declined, .lapsed, .withdrawn: nil
        }
    }

    private static func counters(of outcome: Outcome) -> [Counter] {
        switch outcome {
        case .notRecorded: []
        case .attended: [.attended]
        case .leftEarly: [.attended, .leftEarly]
        case .refusedLate: [.refusedLate]
        case .didNotAttend: [.didNotAttend]
        case .excused: [.excused]
        }
    }
}
