import Domain
import Testing

@Suite("The rules of planning an event")
struct EventRuleTests {
    /// Europe/London in 2019 and 2020: summer time from 31 March 2019 01:00 UTC to 27 October 2019 01:00 UTC.
    static let zone = Zone(
        name: "Europe/London", initialOffset: 0,
        transitions: [
            Zone.Transition(at: 1_553_994_000, offset: 3_600), Zone.Transition(at: 1_572_138_000, offset: 0),
            Zone.Transition(at: 1_585_443_600, offset: 3_600),
        ])

    static func session(_ start: String, _ end: String) throws -> SessionTime {
        let from = try #require(LocalDateTime(iso: start))
        let to = try #require(LocalDateTime(iso: end))
        return try #require(SessionTime(start: from, end: to))
    }

    static func event(_ sessions: [SessionTime], places: Int64 = 20, kind: EventKind = .course) throws -> Event {
        Event(
            id: EventID(1), reference: "E1", kind: kind, course: CourseID(1), delivery: "face_to_face",
            places: places, dates: try EventDates(sessions, in: zone))
    }

    /// 2019-04-01T08:00:00Z.
    static let now = Instant(seconds: 1_554_105_600)

    @Test("Year, month and moments follow from the sessions in local time")
    func derivation() throws {
        let late = try Self.session("2020-03-31T09:30", "2020-03-31T12:30")
        let early = try Self.session("2020-03-30T23:00", "2020-03-31T00:30")
        let dates = try EventDates([late, early], in: Self.zone)
        #expect(dates.times == [early, late])
        #expect(dates.firstDate.description == "2020-03-30")
        // 31 March still belongs to the financial year that began on 1 April 2019.
        #expect(dates.year.startYear == 2019)
        #expect(dates.month == 3)
        // Summer time since 29 March 2020: 23:00 local is 22:00Z, 1 585 605 600 s; 12:30 local is 11:30Z.
        #expect(dates.startsAt == Instant(seconds: 1_585_605_600))
        #expect(dates.endsAt == Instant(seconds: 1_585_654_200))
        #expect(!dates.hasOverlap)
    }

    @Test("A session that the change of the clocks leaves without length is refused")
    func gap() throws {
        // On 31 March 2019 the hour from 01:00 to 02:00 does not exist: 01:30 is 02:30, after the end at 02:15.
        let session = try Self.session("2019-03-31T01:30", "2019-03-31T02:15")
        #expect(throws: Refusal.self) { try EventDates([session], in: Self.zone) }
    }

    @Test("Sessions overlap only at a conference, and none stands twice")
    func overlaps() throws {
        let first = try Self.session("2019-05-14T09:30", "2019-05-14T12:30")
        let second = try Self.session("2019-05-14T12:00", "2019-05-14T15:00")
        #expect(throws: Refusal.self) { try Self.event([first, second]).mustBePossible() }
        try Self.event([first, second], kind: .conference).mustBePossible()
        #expect(throws: Refusal.self) { try EventDates([first, first], in: Self.zone) }
    }

    @Test("Capacity never falls below the places held and offered, and the mend says by how many")
    func capacityDown() throws {
        let event = try Self.event([Self.session("2019-05-14T09:30", "2019-05-14T12:30")])
        var change = EventChange()
        change.places = 12
        #expect(try event.changed(change, held: 9, offered: 3, at: Self.now).event.bookable == 12)
        let refusal = #expect(throws: Refusal.self) { try event.changed(change, held: 10, offered: 3, at: Self.now) }
        #expect(refusal?.kind == .full)
        #expect(refusal?.mend == "Cancel or move bookings first (1 too many), or give a higher number.")
    }

    @Test("The limit of booking follows the places only while the two are the same")
    func overbooking() throws {
        var event = try Self.event([Self.session("2019-05-14T09:30", "2019-05-14T12:30")])
        event.bookable = 23
        var change = EventChange()
        change.places = 25
        #expect(try event.changed(change, held: 0, offered: 0, at: Self.now).event.bookable == 23)
        change.bookable = 28
        #expect(try event.changed(change, held: 0, offered: 0, at: Self.now).event.bookable == 28)
    }

    @Test("Capacity stays as it was at the start, and dates as they were published")
    func tooLate() throws {
        var event = try Self.event([Self.session("2019-03-30T09:30", "2019-03-30T12:30")])
        event.status = .published
        var change = EventChange()
        change.places = 25
        #expect(throws: Refusal.self) { try event.changed(change, held: 0, offered: 0, at: Self.now) }
        var dates = EventChange()
        dates.dates = event.dates
        #expect(throws: Refusal.self) { try event.changed(dates, held: 0, offered: 0, at: Self.now) }
        var venue = EventChange()
        venue.venue = "Elm Hall"
        #expect(try event.changed(venue, held: 0, offered: 0, at: Self.now).words == ["venue:  → Elm Hall"])
    }

    @Test("An event is published with dates and delivered after its start")
    func steps() throws {
        let draft = Event(id: EventID(1), reference: "E1", course: CourseID(1), delivery: "online", places: 5)
        #expect(throws: Refusal.self) { try draft.after(.published, at: Self.now) }
        var event = try Self.event([Self.session("2019-04-01T10:00", "2019-04-01T12:00")])
        event = try event.after(.published, at: Self.now)
        #expect(event.status == .published)
        // It starts at 10:00 summer time, 09:00Z, an hour after now.
        #expect(throws: Refusal.self) { try event.after(.delivered, at: Self.now) }
        #expect(try event.after(.delivered, at: Self.now.adding(minutes: 60)).status == .delivered)
        #expect(throws: Refusal.self) { try event.after(.published, at: Self.now) }
    }

    @Test("Places kept for groups fit into what can be booked and are released before the start")
    func allocations() throws {
        let event = try Self.event([Self.session("2019-05-14T09:30", "2019-05-14T12:30")], places: 10)
        let six = Allocation(group: .sector("schools"), reserved: 6, cap: 8, releaseAt: nil)
        let kept = try event.allocating(six, at: Self.now)
        let five = Allocation(group: .agency(AgencyID(7)), reserved: 5, cap: nil, releaseAt: nil)
        #expect(throws: Refusal.self) { try kept.allocating(five, at: Self.now) }
        let capped = Allocation(group: .sector("schools"), reserved: 6, cap: 5, releaseAt: nil)
        #expect(throws: Refusal.self) { try event.allocating(capped, at: Self.now) }
        let late = Allocation(
            group: .sector("schools"), reserved: 1, cap: nil, releaseAt: try #require(event.dates).startsAt)
        #expect(throws: Refusal.self) { try event.allocating(late, at: Self.now) }
        let four = Allocation(group: .sector("schools"), reserved: 4, cap: nil, releaseAt: nil)
        #expect(try kept.allocating(four, at: Self.now).allocations == [four])
        #expect(try kept.clearing(nil, at: Self.now).allocations.isEmpty)
        #expect(throws: Refusal.self) { try kept.clearing(.sector("health"), at: Self.now) }
    }

    @Test("A clone keeps the distance of a release in days and its time of day across the change of the clocks")
    func cloning() throws {
        var event = try Self.event([Self.session("2019-05-14T09:30", "2019-05-14T12:30")])
        let release = Self.zone.instant(try #require(LocalDateTime(iso: "2019-05-01T09:00")))
        event.allocations = [Allocation(group: .sector("schools"), reserved: 4, cap: nil, releaseAt: release)]
        let dates = try EventDates([Self.session("2019-11-12T09:30", "2019-11-12T12:30")], in: Self.zone)
        let clone = try event.clone(id: EventID(2), reference: "E2", dates: dates, in: Self.zone)
        // Thirteen days before 12 November is 30 October; 09:00 winter time is 09:00Z.
        let moved = try #require(clone.allocations.first?.releaseAt)
        #expect(Self.zone.local(moved).description == "2019-10-30T09:00")
        #expect(clone.status == .draft)
        #expect(try event.clone(id: EventID(2), reference: "E2", dates: nil, in: Self.zone).allocations.isEmpty)
    }

    @Test(
        "A reference is capital letters, digits and hyphens",
        arguments: ["", "e1", "E 1", "E1234567890123456789X", "É1"])
    func references(_ text: String) {
        #expect(throws: Refusal.self) { try Event.checked(reference: text) }
    }
}
