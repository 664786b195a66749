import Application
import Domain
import Money
import Testing
import TestSupport

/// What the waiting list promises, whatever the engine. The event is on Tue 14 May 2019; with the sample policy
/// cancelling is free until the end of Tue 7 May (five working days: 13, 10, 9, 8 and 7 May; the 6th is a bank
/// holiday).
public enum WaitingPromises {
    /// Before the notice period the first in order is confirmed at once.
    public static func freedPlaceConfirmsTheFirst(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 1)
        let first = try await stage.book("E1", 1)
        let second = try await stage.book("E1", 2)
        let third = try await stage.book("E1", 3)
        let answer = try await stage.cancel(first.reference)
        #expect(answer.state == .cancelledInTime && answer.cost == .zero && answer.promoted == 1)
        #expect(try await stage.state(second.reference) == .confirmed)
        #expect(try await stage.state(third.reference).code == .waitlisted)
    }

    /// Inside it the place is only offered; the offer holds the place, and who lets it expire goes to the end.
    public static func insideNoticeItIsOffered(_ stage: Stage) async throws {
        try await stage.addPolicy()
        let event = try await stage.event("E1", places: 1)
        let bookings = try await [stage.book("E1", 1), stage.book("E1", 2), stage.book("E1", 3)]
        try stage.setClock("2019-05-08T00:30")
        let answer = try await stage.cancel(bookings[0].reference)
        #expect(answer.state == .cancelledLate && answer.cost == Pence.pounds(50))
        #expect(try await stage.state(bookings[1].reference).code == .offered)
        #expect(try await stage.book("E1", 4).state == .waitlisted)
        var head = try await stage.head(event)
        #expect(head.held == 0 && head.offered == 1 && head.waiting == 2)
        try stage.setClock("2019-05-10T00:30")
        #expect(try await refusal { try await Accept(stage.house)(bookings[1].reference, by: Stage.admin) } == .tooLate)
        _ = try await SweepDue(stage.house)()
        #expect(try await stage.state(bookings[2].reference).code == .offered)
        let order = try await ShowWaiting(stage.house)("E1", by: Stage.admin)
        #expect(order.map(\.reference) == ["E1-4", bookings[1].reference])
        #expect(try await Accept(stage.house)(bookings[2].reference, by: Stage.admin).state == .confirmed)
        head = try await stage.head(event)
        #expect(head.held == 1 && head.offered == 0 && head.waiting == 2)
    }

    /// Nobody is promoted after the start, and what waits unanswered ends.
    public static func nothingMovesAfterTheStart(_ stage: Stage) async throws {
        try await stage.addPolicy()
        let event = try await stage.event("E1", places: 1)
        let held = try await stage.book("E1", 1)
        try await stage.book("E1", 2)
        try stage.setClock("2019-05-14T09:30")
        #expect(try await refusal { try await stage.cancel(held.reference) } == .tooLate)
        #expect(try await stage.house.refill(event, by: Stage.admin).isEmpty)
        #expect(try await refusal { try await stage.book("E1", 3) } == .tooLate)
    }

    /// The event's priority comes before arrival.
    public static func priorityComesFirst(_ stage: Stage) async throws {
        try await stage.event("E1", places: 1, priority: ["school"])
        let held = try await stage.book("E1", 1)
        try await stage.book("E1", 2)
        let school = try await stage.book("E1", 3, agency: "BBB")
        #expect(school.position == 1)
        try await stage.cancel(held.reference)
        #expect(try await stage.state(school.reference) == .confirmed)
    }

    /// The list moves for everybody, whoever freed the place, and an agency is told the true position of its people.
    public static func theListMovesAcrossAgencies(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 1)
        let own = try await stage.book("E1", 1)
        let others = try await stage.book("E1", 2, agency: "BBB")
        let last = try await stage.book("E1", 3)
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.first))
        let seen = try await ShowWaiting(stage.house)("E1", by: lead)
        #expect(seen.map(\.reference) == [last.reference])
        #expect(seen.map(\.position) == [2])
        let answer = try await Cancel(stage.house)(
            .init(booking: own.reference, channel: .site, giver: .agencyLead), by: lead)
        #expect(answer.promoted == 1)
        #expect(try await stage.state(others.reference) == .confirmed)
    }

    /// A clock that goes back revives no offer and changes no order.
    public static func orderIsNotTheClocks(_ stage: Stage) async throws {
        try await stage.event("E1", places: 1)
        let held = try await stage.book("E1", 1)
        let second = try await stage.book("E1", 2)
        try stage.setClock("2019-03-01T12:00")
        let third = try await stage.book("E1", 3)
        #expect(third.position == 2)
        try await stage.cancel(held.reference)
        #expect(try await stage.state(second.reference) == .confirmed)
    }
}
