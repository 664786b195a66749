/// How the bookings of an event come in, learnt from events that were held.
///
/// The final bookings of an event are those of now that last, and those that still come. Of the first, each lasts with
/// a share that differs from event to event (the Beta-binomial). The second are a count with a rate known as a Gamma
/// distribution: its prior has the course's own mean, drawn towards that of all events, and it learns from the bookings
/// of now by how much of the whole is usually reached by now. That gives the negative binomial. How far events of a
/// course differ, and how much the bookings of now tell, is chosen for each day as what foresaw the past events best,
/// so that events which fill early or late widen the range as they should.
public struct BookingCurve: Sendable {
    /// The days before the start that are looked at.
    public static let days: [Int64] = [84, 56, 42, 28, 21, 14, 10, 7, 5, 3, 2, 1, 0]

    /// What was learnt of one day.
    struct Day: Sendable {
        /// The share of the final bookings reached.
        let share: Double
        /// What is known of the share of bookings that last.
        let lasting: BetaShape
        /// The shape of the rates of a course's events.
        let shape: Double
        /// How much a booking of now tells of the rate, against one that came at random.
        let tells: Double
    }

    /// With which probability the ranges hold the final bookings.
    public let probability: Double
    /// The share of final bookings that was reached, on each day of ``days`` that was seen; it never falls.
    public let shares: [Int64: Double]
    private let events: [PastEvent]
    private let means: CourseMeans

    /// Takes the events in any order.
    public init(_ events: [PastEvent], probability: Double = 0.9) {
        let sorted = events.sorted(by: PastEvent.comesBefore)
        self.events = sorted
        self.probability = LikelyRange.usable(probability)
        means = CourseMeans(sorted)
        var reached: [(day: Int64, share: Double, weight: Double)] = []
        for day in Self.days {
            var (kept, booked) = (0.0, 0.0)
            for event in sorted {
                guard let point = event.point(day) else { continue }
                kept += Double(point.kept)
                booked += Double(event.booked)
            }
            if booked > 0 { reached.append((day, kept / booked, booked)) }
        }
        shares = Dictionary(
            uniqueKeysWithValues: zip(
                reached.map(\.day), Self.rising(reached.map(\.share), weights: reached.map(\.weight))))
    }

    /// What becomes of events that are still to come, in the order in which they are given; those whose chance of
    /// staying below their minimum is above the one allowed are at risk.
    public func outlooks(_ coming: [ComingEvent], allowedChance: Double = 0.25) -> [EventOutlook] {
        var learnt: [Int64: Day] = [:]
        return coming.map { event in
            let day = learnt[event.daysBefore] ?? learn(event.daysBefore)
            learnt[event.daysBefore] = day
            let chances = chances(event, day)
            let below = chances.prefix(Int(min(event.minimum, event.bookable + 1))).reduce(0, +)
            // With fewer bookable than the minimum it is never reached.
            let chance = event.minimum > event.bookable ? 1 : min(1, below)
            return EventOutlook(
                event: event, usualShare: day.share,
                expected: chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element },
                range: LikelyRange(chances: chances, probability: probability), chanceBelowMinimum: chance,
                isAtRisk: chance > allowedChance)
        }
    }

    /// The chances of 0, 1, … bookable bookings at the start: those that last and those that come, as far as places go.
    private func chances(_ event: ComingEvent, _ day: Day) -> [Double] {
        let more = Self.coming(Double(event.held), day, mean: means.mean(of: event.course))
        let lost = day.lasting.chances(of: Int(event.held))
        let arriving = more.chances(upTo: Int(event.bookable))
        var final = [Double](repeating: 0, count: Int(event.bookable) + 1)
        for (lasting, chance) in lost.enumerated() where chance > 1e-12 {
            for number in lasting..<max(lasting, Int(event.bookable)) {
                final[number] += chance * arriving[number - lasting]
            }
        }
        // All that would be more than can be booked comes to what can.
        final[Int(event.bookable)] += max(0, 1 - final.reduce(0, +))
        return final
    }

    /// The bookings that still come and last, when so many are held now.
    static func coming(_ held: Double, _ day: Day, mean: Double) -> NegativeBinomial {
        let shape = day.shape + day.tells * held * day.lasting.mean
        let rate = shape / (day.shape / mean + day.tells * day.share)
        return NegativeBinomial(shape: shape, mean: rate * (1 - day.share))
    }

    /// What is known of a day: the share between its neighbours in ``days``, and the rest from the one before it.
    private func learn(_ daysBefore: Int64) -> Day {
        let known = Self.days.filter { shares[$0] != nil }
        guard let earlier = known.last(where: { $0 >= daysBefore }) ?? known.first, let share = shares[earlier] else {
            // Nothing was ever seen: anything may come.
            return Day(share: 0, lasting: BetaShape(a: 0.5, b: 0.5), shape: 0.5, tells: 0)
        }
        var now = share
        if let later = known.first(where: { $0 <= daysBefore }), let next = shares[later], later < earlier {
            now += (next - share) * Double(earlier - daysBefore) / Double(earlier - later)
        }
        let seen = events.compactMap { event in
            event.point(earlier).map { (course: event.course, booked: Double(event.booked), point: $0) }
        }
        let lasting = ShrunkRates(seen.map { .init(size: Double($0.point.held), counted: Double($0.point.kept)) })
            .estimate(size: 0, counted: 0).shape
        var best = (day: Day(share: now, lasting: lasting, shape: 4, tells: 1), logarithm: -Double.infinity)
        for shape in [0.5, 1, 2, 4, 8, 16, 32, 64] {
            for tells in [0.1, 0.3, 0.6, 1] {
                let day = Day(share: share, lasting: lasting, shape: shape, tells: tells)
                let logarithm = seen.reduce(0.0) { sum, past in
                    let mean = means.mean(of: past.course, without: past.booked)
                    return sum
                        + Self.coming(Double(past.point.held), day, mean: mean)
                        .logChance(of: past.booked - Double(past.point.kept))
                }
                if logarithm > best.logarithm {
                    best = (Day(share: now, lasting: lasting, shape: shape, tells: tells), logarithm)
                }
            }
        }
        return best.day
    }

    /// The nearest shares that never fall (Ayer and others 1955): neighbours that do are put together.
    static func rising(_ shares: [Double], weights: [Double]) -> [Double] {
        var blocks: [(mean: Double, weight: Double, length: Int)] = []
        for (share, weight) in zip(shares, weights) {
            blocks.append((share, weight, 1))
            while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
                let last = blocks.removeLast()
                let first = blocks.removeLast()
                let weight = first.weight + last.weight
                blocks.append(
                    (
                        (first.mean * first.weight + last.mean * last.weight) / weight, weight,
                        first.length + last.length
                    ))
            }
        }
        return blocks.flatMap { [Double](repeating: $0.mean, count: $0.length) }
    }
}
