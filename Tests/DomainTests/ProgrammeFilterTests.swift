import Domain
import Money
import Testing

@Suite struct ProgrammeFilterTests {
    private static let start: Int64 = 1_567_296_000

    private func entry(
        _ reference: String, _ title: String = "Neglect", topic: String = "core", day: Int64 = 0, free: Int64 = 5,
        groups: [String] = [], waiting: Int64 = 0
    ) throws -> ProgrammeEntry {
        let starts = Instant(seconds: Self.start + day * 86_400)
        let head = EventHead(
            id: EventID(1), reference: reference, kind: .course, status: .published, year: 2019, startsAt: starts,
            endsAt: starts, needsApproval: false, offerMinutes: 60, places: 10, bookable: 10, hasAllocations: false,
            arrivals: 0, tickets: 0, held: 10 - free, offered: 0, waiting: waiting, priority: .none)
        // 1 September 2019 and so many days later.
        let date = try #require(LocalDate(iso: "2019-09-01")).adding(days: day)
        return ProgrammeEntry(
            event: head, courseCode: "NEG2", title: title, level: "2", topic: topic, staffGroups: groups, fee: .zero,
            delivery: "online", venue: day > 10 ? "Elm Hall" : "", firstDate: date)
    }

    private func found(_ entries: [ProgrammeEntry], _ change: (inout ProgrammeFilter) -> Void) -> [String] {
        var filter = ProgrammeFilter()
        change(&filter)
        return filter.chosen(entries).map(\.event.reference)
    }

    @Test func `every word must be there, in whatever case and field`() throws {
        let all = [try entry("E1"), try entry("E2", "Élan vital", topic: "Early Help")]
        #expect(found(all) { $0.text = "" } == ["E1", "E2"])
        #expect(found(all) { $0.text = "NEGL core" } == ["E1"])
        #expect(found(all) { $0.text = "  neg2  help " } == ["E2"])
        #expect(found(all) { $0.text = "ÉLAN" } == ["E2"])
        #expect(found(all) { $0.text = "neglect help" } == [])
        #expect(found(all) { $0.text = String(repeating: "a", count: 500) } == [])
    }

    @Test func `each filter leaves what fits`() throws {
        let all = [
            try entry("E1", groups: ["nurses"]), try entry("E2", topic: "help", day: 30, free: 0),
            try entry("E3", day: 20, groups: ["teachers"], waiting: 1),
        ]
        #expect(found(all) { $0.topic = "help" } == ["E2"])
        #expect(found(all) { $0.level = "3" } == [])
        #expect(found(all) { $0.staffGroup = "nurses" } == ["E1", "E2"])
        #expect(found(all) { $0.delivery = "online" } == ["E1", "E3", "E2"])
        #expect(found(all) { $0.month = "2019-10" } == ["E2"])
        #expect(found(all) { $0.venue = "Elm Hall" } == ["E3", "E2"])
        // A place that somebody waits for is no place left.
        #expect(found(all) { $0.hasPlaces = true } == ["E1"])
    }

    @Test func `events come in the order asked for`() throws {
        let all = [try entry("E1", "B", day: 2, free: 1), try entry("E2", "A", day: 3), try entry("E3", "B", day: 1)]
        #expect(found(all) { $0.order = .date } == ["E3", "E1", "E2"])
        #expect(found(all) { $0.order = .title } == ["E2", "E3", "E1"])
        #expect(found(all) { $0.order = .places } == ["E3", "E2", "E1"])
    }

    @Test func `pages follow each other, and nothing comes twice`() throws {
        let all = try (1...5).map { try entry("E\($0)", day: Int64($0)) }
        var filter = ProgrammeFilter()
        filter.limit = 2
        var seen: [String] = []
        repeat {
            let (page, next) = filter.page(filter.chosen(all))
            seen += page.map(\.event.reference)
            filter.after = next
        } while filter.after != nil
        #expect(seen == ["E1", "E2", "E3", "E4", "E5"])
        filter.after = "GONE"
        #expect(filter.page(all).page.first?.event.reference == "E1")
        #expect(filter.page([]).page.isEmpty)
    }

    @Test func `choices are what there is, each once`() throws {
        let choices = ProgrammeChoices([try entry("E1", groups: ["b", "a"]), try entry("E2", day: 30, groups: ["a"])])
        #expect(choices.staffGroups == ["a", "b"] && choices.topics == ["core"] && choices.levels == ["2"])
        #expect(choices.months == ["2019-09", "2019-10"] && choices.venues == ["Elm Hall"])
        #expect(choices.deliveries == ["online"])
    }

    @Test func `places left are told as a number or in words`() {
        #expect([-1, 0, 3].map { PlacesLeft($0, inWords: false).text } == ["0", "0", "3"])
        #expect([-1, 0, 1, 3, 4].map { PlacesLeft($0, inWords: true).text } == ["none", "none", "few", "few", "some"])
    }
}
