import Testing

@testable import Domain

/// How those who run the programme look for events, and how the next one is called.
@Suite struct OverviewTests {
    private let now = Instant(seconds: 1_000_000)

    private func event(
        _ reference: String, title: String = "Neglect", status: EventStatus = .published, day: Int64? = 20,
        held: Int64 = 0, waiting: Int64 = 0, minimum: Int64 = 0, venue: String = ""
    ) -> EventOverview {
        let start = day.map { Instant(seconds: $0 * 86_400) }
        let head = EventHead(
            id: EventID(1), reference: reference, kind: .course, status: status, year: nil, startsAt: start,
            endsAt: start?.adding(minutes: 60), needsApproval: false, offerMinutes: 60, places: 4, bookable: 4,
            hasAllocations: false, arrivals: 0, tickets: 0, held: held, offered: 0, waiting: waiting, priority: .none)
        var counts = Counts()
        counts[.held] = held
        return EventOverview(
            head: head, courseCode: "C1", title: title, delivery: "online", venue: venue,
            firstDate: day.map { LocalDate(dayNumber: $0) }, minimum: minimum, reason: "", counts: counts)
    }

    private func found(_ filter: OverviewFilter, _ events: [EventOverview]) -> [String] {
        let part = filter.part(of: events, today: LocalDate(dayNumber: 11))
        return filter.chosen(part, now: now).map(\.head.reference)
    }

    @Test func `each part of the programme has its events in their order`() {
        // The moment now is on day 11: 1,000,000 seconds are 11 days and a half.
        let events = [
            event("A", day: 30), event("B", day: 11), event("C", day: 10), event("D", day: 9),
            event("E", status: .draft, day: nil), event("F", status: .cancelled),
        ]
        var filter = OverviewFilter()
        let wanted: [(OverviewFilter.Part, [String])] = [
            (.coming, ["B", "A", "E"]), (.past, ["C", "D"]), (.draft, ["E"]), (.cancelled, ["F"]),
            (.all, ["D", "C", "B", "F", "A", "E"]),
        ]
        for (part, references) in wanted {
            filter.part = part
            #expect(found(filter, events) == references)
        }
    }

    @Test func `events are narrowed by words, course, month, venue and what ails them`() {
        let events = [
            event("A", title: "Neglect", held: 1, minimum: 2, venue: "Hall"), event("B", title: "Abuse", waiting: 1),
            event("C", title: "Abuse", day: 60, held: 2),
        ]
        let narrowings: [((inout OverviewFilter) -> Void, [String])] = [
            ({ $0.text = "hall NEG" }, ["A"]), ({ $0.text = "hall abuse" }, []), ({ $0.course = "C2" }, []),
            ({ $0.month = "1970-01" }, ["A", "B"]), ({ $0.month = "1970-03" }, ["C"]), ({ $0.venue = "Hall" }, ["A"]),
            ({ $0.isWaitedFor = true }, ["B"]), ({ $0.isAtRisk = true }, ["A"]),
            ({ $0.order = .title }, ["B", "C", "A"]), ({ $0.order = .places }, ["B", "A", "C"]),
        ]
        for (narrow, references) in narrowings {
            var filter = OverviewFilter()
            narrow(&filter)
            #expect(found(filter, events) == references)
        }
    }

    @Test func `pages follow each other, and one that is gone begins again`() {
        let events = ["A", "B", "C"].map { event($0) }
        var filter = OverviewFilter()
        filter.limit = 2
        #expect(filter.page(events).page.map(\.head.reference) == ["A", "B"] && filter.page(events).next == "B")
        filter.after = "B"
        #expect(filter.page(events).page.map(\.head.reference) == ["C"] && filter.page(events).next == nil)
        filter.after = "Z"
        #expect(filter.page(events).page.map(\.head.reference) == ["A", "B"])
    }

    @Test func `a register is missed once the event is over, and never of one that was cancelled`() {
        #expect(event("A", day: 10, held: 2).unrecorded(at: now) == 2)
        #expect(event("A", day: 20, held: 2).unrecorded(at: now) == 0)
        #expect(event("A", status: .cancelled, day: 10, held: 2).unrecorded(at: now) == 0)
        #expect(
            !event("A", status: .draft, minimum: 2).isAtRisk(at: now)
                && !event("A", day: 10, minimum: 2).isAtRisk(at: now))
    }

    @Test(
        arguments: [
            (["E0192", "E0007", "X9"], "E0193"), (["E9"], "E10"), (["A1", "B1"], "A2"), (["TRAIN"], nil), ([], nil),
            (["E999999999"], "E1000000000"),
        ] as [([String], String?)])
    func `the next reference follows the highest`(_ references: [String], _ next: String?) {
        #expect(Event.reference(after: references) == next)
    }
}
