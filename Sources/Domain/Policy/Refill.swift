/// One booking's hold on a place of an event, for working out which freed places were taken again.
public struct PlaceHeld: Hashable, Sendable {
    /// How the hold ended.
    public enum End: Hashable, Sendable {
        /// It lasted to the event; whether the person attended.
        case event(attended: Bool)
        /// Given up late.
        case cancelledLate(Instant)
        /// Given up in any other way: in time, passed to a colleague, moved.
        case otherwise(Instant)
    }

    /// The booking.
    public let booking: BookingID
    /// When it took a place.
    public let tookAt: Instant
    /// How the hold ended.
    public let end: End

    /// Takes the booking, when it took a place, and how that ended.
    public init(booking: BookingID, tookAt: Instant, end: End) {
        self.booking = booking
        self.tookAt = tookAt
        self.end = end
    }
}

extension Policy {
    /// Which late cancellations are relieved because their place was refilled, each with the booking that refilled it.
    ///
    /// Turnout policy rules: one refill relieves one late cancellation, the earliest first, and only when whoever took
    /// the place attended. A booking refills a freed place only when no other place was free at that moment:
    /// `places` is the limit of the event. Empty where the policy relieves nothing.
    public func refills(of holds: [PlaceHeld], places: Int64) -> [BookingID: BookingID] {
        guard refillRelieves else { return [:] }
        var ledger = PlaceLedger(places: places)
        for step in PlaceLedger.steps(holds) { ledger.apply(step) }
        return ledger.relieved
    }
}

/// Replays the places of an event in order of time.
private struct PlaceLedger {
    enum Step {
        case left(PlaceHeld, late: Bool)
        case took(PlaceHeld)
    }

    /// Places free that nobody gave up late.
    private var spare: Int64
    /// Places free because somebody gave them up late.
    private var freedLate: Int64 = 0
    /// Late cancellations not yet relieved, earliest first.
    private var waiting: [BookingID] = []
    /// Bookings that took a place freed late.
    private var refillers: Set<BookingID> = []
    private(set) var relieved: [BookingID: BookingID] = [:]

    init(places: Int64) { spare = places }

    /// Every taking and leaving by time; at one moment places are left before they are taken, so that a substitute
    /// takes over the place of the colleague and no other.
    static func steps(_ holds: [PlaceHeld]) -> [Step] {
        var steps: [(at: Instant, order: Int, booking: BookingID, step: Step)] = []
        for hold in holds {
            steps.append((hold.tookAt, 1, hold.booking, .took(hold)))
            switch hold.end {
            case .event: break
            case .cancelledLate(let at): steps.append((max(at, hold.tookAt), 0, hold.booking, .left(hold, late: true)))
            case .otherwise(let at): steps.append((max(at, hold.tookAt), 0, hold.booking, .left(hold, late: false)))
            }
        }
        return steps.sorted { ($0.at, $0.order, $0.booking) < ($1.at, $1.order, $1.booking) }.map(\.step)
    }

    mutating func apply(_ step: Step) {
        switch step {
        case .left(let hold, late: true):
            freedLate += 1
            waiting.append(hold.booking)
        case .left(let hold, late: false):
            // Who leaves a refilled place in another way leaves it as it was: freed late.
            if refillers.remove(hold.booking) == nil { spare += 1 } else { freedLate += 1 }
        case .took(let hold):
            if spare > 0 || freedLate == 0 {
                spare -= 1
            } else {
                freedLate -= 1
                refillers.insert(hold.booking)
                if case .event(attended: true) = hold.end, !waiting.isEmpty {
                    relieved[waiting.removeFirst()] = hold.booking
                }
            }
        }
    }
}
