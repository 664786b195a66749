// Each estimate fitted on all years but the last, and judged on the last.

extension Backtest {
    /// How well demand was foreseen: courses that were on offer in the last year and in the one before it.
    public static func demand(_ courses: [CourseDemand], probability: Double = 0.9) -> Backtest {
        let earlier = courses.map { CourseDemand($0.course, years: Array($0.years.dropLast())) }
        let forecasts = DemandModel(earlier, probability: probability).forecasts
        let known = Dictionary(forecasts.map { ($0.demand.course, $0) }) { first, _ in first }
        return Backtest(
            .demand,
            courses.compactMap { course in
                guard course.years.count > 1, let last = course.years[course.years.count - 1],
                    let before = course.years[course.years.count - 2], let forecast = known[course.course]
                else { return nil }
                return BacktestCase(
                    expected: forecast.expected, range: forecast.range, guess: Double(before.total),
                    actual: Double(last.total))
            })
    }

    /// How well it was foreseen how many of a group stay away, from years of counts, the last year last. The plain
    /// guess takes the group's share of the year before, or that of all groups where the group had nobody.
    public static func absence(_ years: [[AbsenceCount]], probability: Double = 0.9) -> Backtest {
        let (earlier, before, last) = split(years)
        let model = AbsenceModel(earlier, probability: probability)
        let guess = SharesOfYear(before.map { ($0.factor.rawValue, $0.group, $0.booked, $0.absent) })
        return Backtest(
            .absence,
            last.filter { $0.booked > 0 }.map { count in
                let estimate = model.estimate(count.factor, count.group)
                return BacktestCase(
                    expected: estimate.share * Double(count.booked),
                    range: LikelyRange(
                        chances: estimate.chancesAbsent(of: count.booked), probability: model.probability),
                    guess: guess.share(count.factor.rawValue, count.group) * Double(count.booked),
                    actual: Double(count.absent))
            })
    }

    /// How well it was foreseen, so many days before the start, how many are booked in the end; years of events, the
    /// last year last. The plain guess is what the course's events had on average the year before, or all events.
    public static func bookings(
        _ years: [[PastEvent]], daysBefore: Int64, probability: Double = 0.9
    ) -> Backtest {
        let (earlier, before, last) = split(years)
        let curve = BookingCurve(earlier, probability: probability)
        var known: [String: (events: Double, booked: Double)] = [:]
        for event in before {
            let sum = known[event.course] ?? (0, 0)
            known[event.course] = (sum.events + 1, sum.booked + Double(event.booked))
        }
        let all = before.reduce(0) { $0 + Double($1.booked) } / Double(Swift.max(1, before.count))
        // As many as can be thought of, from the earlier years alone: the last must not tell its own end.
        let most = 50 + 2 * (earlier.map(\.booked).max() ?? 0)
        let judged = last.compactMap { event in event.point(daysBefore).map { (event, $0) } }
        let outlooks = curve.outlooks(
            judged.map { event, point in
                ComingEvent(
                    "", course: event.course, daysBefore: daysBefore, held: point.held, bookable: most, minimum: 0)
            })
        return Backtest(
            .bookings,
            zip(judged, outlooks).map { judged, outlook in
                BacktestCase(
                    expected: outlook.expected, range: outlook.range,
                    guess: known[judged.0.course].map { $0.booked / $0.events } ?? all,
                    actual: Double(judged.0.booked))
            })
    }

    /// How well it was foreseen how many of a group a course reaches; years of counts, the last year last. The plain
    /// guess takes the share of the year before, or that of the course.
    public static func reach(_ years: [[ReachCount]], probability: Double = 0.9) -> Backtest {
        let (earlier, before, last) = split(years)
        let probability = LikelyRange.usable(probability)
        var courses: [String: [String: (size: Double, counted: Double)]] = [:]
        for count in earlier {
            let known = courses[count.course]?[count.group] ?? (0, 0)
            courses[count.course, default: [:]][count.group] = (
                known.size + Double(count.inScope), known.counted + Double(count.reached)
            )
        }
        let rates = courses.mapValues { ShrunkRates($0.values.map { .init(size: $0.size, counted: $0.counted) }) }
        let guess = SharesOfYear(before.map { ($0.course, $0.group, $0.inScope, $0.reached) })
        return Backtest(
            .reach,
            last.filter { $0.inScope > 0 }.map { count in
                let seen = courses[count.course]?[count.group] ?? (0, 0)
                let shape = (rates[count.course] ?? ShrunkRates([])).estimate(size: seen.size, counted: seen.counted)
                    .shape
                return BacktestCase(
                    expected: shape.mean * Double(count.inScope),
                    range: LikelyRange(chances: shape.chances(of: Int(count.inScope)), probability: probability),
                    guess: guess.share(count.course, count.group) * Double(count.inScope), actual: Double(count.reached)
                )
            })
    }

    /// All years but the last together, the one before the last, and the last.
    private static func split<Entry>(_ years: [[Entry]]) -> (earlier: [Entry], before: [Entry], last: [Entry]) {
        guard years.count > 1, let last = years.last else { return ([], [], []) }
        return (years.dropLast().flatMap { $0 }, years[years.count - 2], last)
    }
}

/// The shares of one year as they were counted: the plain guess for the next.
private struct SharesOfYear {
    private var groups: [String: [String: (of: Int64, counted: Int64)]] = [:]

    init(_ counts: [(kind: String, group: String, of: Int64, counted: Int64)]) {
        for count in counts {
            let known = groups[count.kind]?[count.group] ?? (0, 0)
            groups[count.kind, default: [:]][count.group] = (known.of + count.of, known.counted + count.counted)
        }
    }

    /// The group's share, or that of all groups of its kind; nought where there was nobody at all.
    func share(_ kind: String, _ group: String) -> Double {
        let all = groups[kind] ?? [:]
        if let own = all[group], own.of > 0 { return Double(own.counted) / Double(own.of) }
        let sum = all.values.reduce((Int64(0), Int64(0))) { ($0.0 + $1.of, $0.1 + $1.counted) }
        return sum.0 > 0 ? Double(sum.1) / Double(sum.0) : 0
    }
}
