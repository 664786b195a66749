import Application
import Domain
import Money
import TestSupport
import Testing

/// Those who run the programme see every event with how it fills; what a change would come to is told before it is
/// made, and nothing is done that was not told.
public enum OverviewPromises {
    /// Events come with their counters: drafts to administrators only, those without dates with what is to come.
    public static func everyEventWithItsCounters(_ stage: Stage) async throws {
        try await stage.event("E1", places: 1)
        try await stage.event("E2", places: 2, date: "2019-03-12")
        _ = try await AddEvent(stage.house)(.init(reference: "D1", course: "C1", places: 1), by: Stage.admin)
        for person in 1...3 { try await stage.book("E1", person) }
        try await stage.cancel("E1-3")
        let april = LocalDate(iso: "2019-04-01")
        let read = { (scope: AccessScope, from: LocalDate?, to: LocalDate?) in
            try await stage.house.store.read(scope) { try $0.overviews(from: from, to: to) }
        }
        #expect(try await read(.everything, nil, nil).map(\.head.reference) == ["E1", "E2", "D1"])
        #expect(try await read(.everything, april, nil).map(\.head.reference) == ["E1", "D1"])
        #expect(try await read(.everything, nil, april).map(\.head.reference) == ["E2"])
        #expect(try await read(.figures, nil, nil).map(\.head.reference) == ["E1", "E2"])
        let event = try #require(try await read(.figures, april, nil).first)
        #expect(event.title == "A Course" && event.courseCode == "C1" && event.left == 0)
        #expect(event.counts[.held] == 1 && event.counts[.waiting] == 1 && event.counts[.arrivals] == 3)
        let lead = Principal(name: "lead", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await BrowseEvents(stage.house)(.init(), by: lead) } == .forbidden)
        #expect(try await refusal { try await ShowOffice(stage.house)(by: lead) } == .forbidden)
        #expect(try await BrowseEvents(stage.house).nextReference(by: Stage.admin) == "E3")
    }

    /// The year's programme tells what was held, what was booked and attended of it, and why something was called off.
    public static func planAgainstDelivered(_ stage: Stage) async throws {
        try await stage.event("E1", places: 3)
        let second = try await stage.event("E2", places: 5, date: "2019-06-11")
        for person in 1...2 { try await stage.book("E1", person) }
        _ = try await SetTargets(stage.house)(
            "C1", in: .init(containing: stage.house.today), events: 4, places: 9, by: Stage.admin)
        _ = try await CancelEvent(stage.house)(.init(event: second, reason: "snow"), by: Stage.admin)
        try stage.setClock("2019-05-14T12:30")
        let day = try await ShowOffice(stage.house)(by: Stage.admin)
        #expect(day.unrecorded.map(\.head.reference) == ["E1"] && day.next.map(\.head.reference) == ["E1"])
        _ = try await Attend(stage.house)(.init(booking: "E1-2", mark: .attended), by: Stage.admin)
        _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
        let sheet = try await ShowPlan(stage.house)(.init(containing: stage.house.today), by: Stage.admin)
        let line = try #require(sheet.lines.first)
        #expect(line.line.planned == 2 && line.line.delivered == 1 && line.line.targetEvents == 4)
        #expect(line.attended == 1 && line.held == 2 && line.cancelled.map(\.reason) == ["snow"])
        #expect(sheet.total(\.line.deliveredPlaces) == 3)
    }

    /// What cancelling and moving come to is told before, is what they do, and is refused once it costs more.
    public static func toldBefore(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 4)
        try await stage.event("E2", places: 4, date: "2019-06-11")
        for person in 1...4 { try await stage.book("E1", person) }
        let (check, move) = (CheckCancelling(stage.house), CheckMove(stage.house))
        let free = try await check(.init(booking: "E1-1", channel: .email), by: Stage.admin)
        #expect(free.state == .cancelledInTime && free.cost == .zero && free.counts)
        #expect(try await move("E1-2", to: "E2", by: Stage.admin).cost == .zero)
        try stage.setClock("2019-05-08T00:30")
        let late = try await check(.init(booking: "E1-1", channel: .email), by: Stage.admin)
        #expect(late.state == .cancelledLate && late.cost.text == "£50.00" && late.why.contains("Tue 7 May"))
        #expect(try await stage.state("E1-1") == .confirmed)
        let cancel = Cancel.Request(booking: "E1-1", channel: .email, accepting: free.cost)
        #expect(try await refusal { try await Cancel(stage.house)(cancel, by: Stage.admin) } == .changedMeanwhile)
        let told = try await move("E1-2", to: "E2", by: Stage.admin)
        #expect(told.isLate && told.cost.text == "£50.00" && told.free == 4)
        let moving = Move(stage.house)
        #expect(
            try await refusal { try await moving("E1-2", to: "E2", accepting: .zero, by: Stage.admin) }
                == .changedMeanwhile)
        #expect(try await stage.state("E1-2") == .confirmed)
        let moved = try await moving("E1-2", to: "E2", accepting: told.cost, by: Stage.admin)
        #expect(moved.old == .cancelledLate && moved.why == told.why)
        let done = try await Cancel(stage.house)(.init(booking: "E1-1", channel: .email), by: Stage.admin)
        #expect(done.state == late.state && done.cost == late.cost && done.why == late.why)
        #expect(try await refusal { try await check(.init(booking: "E1-1"), by: Stage.admin) } == .wrongState)
        #expect(try await refusal { try await move("E1-3", to: "E1", by: Stage.admin) } == .conflict)
        let event = try await stage.house.eventID("E1")
        let calling = CancelEvent(stage.house)
        #expect(
            try await refusal {
                try await calling(.init(event: event, reason: "snow", expecting: 3), by: Stage.admin)
            } == .changedMeanwhile)
        #expect(try await stage.state("E1-3") == .confirmed)
        #expect(try await calling(.init(event: event, reason: "snow", expecting: 2), by: Stage.admin) == 2)
    }

    /// The mail about one booking is listed, the newest first, and only to those who see everything.
    public static func mailAboutABooking(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 2)
        for person in 1...2 { try await stage.book("E1", person) }
        try await stage.house.store.write(Intent(Stage.admin, at: stage.house.now)) { work in
            let topics = [("booking.placed", 1), ("booking.placed", 2), ("booking.cancelled", 1)] as [(String, Int64)]
            try work.add(
                topics.map { topic, ordinal in
                    NewMail(
                        topic: topic, subject: "booking:\(BookingID(event: event, ordinal: ordinal).raw)",
                        at: work.moment, domain: "host.example")
                })
        }
        let list = ListBookingMail(stage.house)
        #expect(try await list("E1-1", by: Stage.admin).map(\.topic) == ["booking.cancelled", "booking.placed"])
        #expect(try await list("E1-2", by: Stage.admin).map(\.state.word) == ["waiting"])
        let lead = Principal(name: "lead", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await list("E1-1", by: lead) } == .forbidden)
        let subject = "booking:\(BookingID(event: event, ordinal: 1).raw)"
        let scoped = try await stage.house.store.read(.agency(stage.first)) { try $0.mail(about: subject, limit: 9) }
        #expect(scoped.isEmpty)
    }
}
