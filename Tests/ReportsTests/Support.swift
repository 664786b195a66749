import Domain
import Money

@testable import Reports

/// The shares of the course events held among them.
func shares(_ groups: [EventGroup]) -> MeanOfShares {
    MeanOfShares(
        groups.filter { $0.kind.countsAsCourse && $0.status == .delivered }.map {
            MeanOfShares.Group(places: $0.places / $0.events, events: $0.events, attended: $0.counts[.attended])
        })
}

/// Events of one size, with the counters a test names.
func group(
    _ kind: EventKind = .course, _ status: EventStatus = .delivered, places: Int64 = 20, events: Int64 = 1,
    lost: Int64 = 0, _ counters: [Counter: Int64] = [:], charges: [ChargeCounter: Int64] = [:]
) -> EventGroup {
    var counts = Counts()
    for (counter, number) in counters { counts[counter] = number }
    var charged = ChargeCounts()
    for (counter, number) in charges { charged[counter] = number }
    return EventGroup(
        kind: kind, status: status, events: events, places: places * events, lostPlaces: lost, counts: counts,
        charges: charged)
}

func year(_ start: Int64) -> FinancialYear { FinancialYear(startYear: start) ?? FinancialYear(containing: epoch) }

let epoch = LocalDate(dayNumber: 0)

func moment(_ text: String) -> LocalDateTime { LocalDateTime(iso: text) ?? LocalDateTime(startOf: epoch) }

/// A report of 2019/20 read on this day.
func yearReport(
    _ groups: [EventGroup], on day: String = "2020-05-01", earlier: YearData? = nil, demonstration: Bool = false,
    _ change: (inout YearData) -> Void = { _ in }
) -> YearReport {
    var data = YearData(year: year(2019), groups: groups)
    data.shares = shares(groups)
    change(&data)
    return YearReport(
        data, earlier: earlier, isDemonstration: demonstration, generatedAt: moment("\(day)T09:00"))
}

/// One course held with 20 places and these counters.
func group(_ counters: [Counter: Int64]) -> EventGroup { group(.course, .delivered, counters) }
