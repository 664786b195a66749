import Application
import Domain
import TestSupport
import Testing

/// A calendar feed shows a person's own bookings to whoever has its secret, and to nobody else.
public enum FeedPromises {
    /// A new secret ends the one before it; neither stands in the store.
    public static func foundByItsSecretAlone(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        for person in 1...2 { try await stage.book("E1", person) }
        let people = try await stage.people(["E1-1", "E1-2"])
        let own = Principal(name: "person:\(people[0].raw)", role: .practitioner, scope: .person(people[0]))
        let other = Principal(name: "person:\(people[1].raw)", role: .practitioner, scope: .person(people[1]))
        let (change, show) = (ChangeCalendarFeed(stage.house), ShowCalendarFeed(stage.house))
        #expect(try await show.since(by: own) == nil)
        #expect(try await change.end(by: own) == false)
        let first = try await change.renew(by: own)
        #expect(try await show.since(by: own) == stage.house.now)
        #expect(try await show.since(by: other) == nil)
        #expect(try await show(first).map(\.event) == ["E1"])
        let second = try await change.renew(by: own)
        let third = try await change.renew(by: other)
        for missing in [first, "", "x", String(second.dropLast())] {
            #expect(try await refusal { try await show(missing) } == .notFound)
        }
        #expect(try await show(second).count == 1)
        try await stage.mustNotHold(second, in: ["calendar_feed", "audit", "outbox", "idempotency"])
        #expect(try await change.end(by: own))
        #expect(try await refusal { try await show(second) } == .notFound)
        #expect(try await show(third).count == 1)
        // Only people have one, and no scope but their own and the service's reads of it.
        for role in [Role.administrator, .trainer, .agencyLead, .observer] {
            let who = Principal(name: "token:1", role: role, scope: .everything)
            #expect(try await refusal { try await change.renew(by: who) } == .forbidden)
        }
        for scope in [AccessScope.figures, .agency(stage.first), .person(people[0]), .trainer(people[1])] {
            #expect(try await stage.house.store.read(scope) { try $0.feedSince(of: people[1]) } == nil, "\(scope)")
        }
    }

    /// What was cancelled is gone, what waits is told to wait, and what was long ago is left out.
    public static func holdsLiveBookingsOnly(_ stage: Stage) async throws {
        try await stage.event("E1", places: 1)
        try await stage.event("E2", places: 1, date: "2019-06-11")
        try await stage.event("E3", places: 1, date: "2019-07-09")
        try await stage.book("E2", 2)
        for event in ["E3", "E1", "E2"] { try await stage.book(event, 1) }
        let person = try await stage.people(["E1-1"])[0]
        let own = Principal(name: "person:\(person.raw)", role: .practitioner, scope: .person(person))
        let token = try await ChangeCalendarFeed(stage.house).renew(by: own)
        let show = ShowCalendarFeed(stage.house)
        let entries = try await show(token)
        #expect(entries.map(\.event) == ["E1", "E2", "E3"])
        #expect(entries.map(\.state) == [.confirmed, .waitlisted, .confirmed])
        #expect(entries.map(\.sessions.count) == [1, 1, 1])
        try await stage.cancel("E3-1")
        #expect(try await show(token).map(\.event) == ["E1", "E2"])
        try stage.setClock("2020-05-20T09:00")
        #expect(try await show(token).map(\.event) == ["E2"])
    }

    /// Two records of one person have one calendar; who leaves has none.
    public static func followsThePerson(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        try await stage.event("E2", places: 5, date: "2019-06-11")
        try await stage.book("E1", 1)
        try await stage.book("E2", 2)
        let people = try await stage.people(["E1-1", "E2-1"])
        let own = Principal(name: "person:\(people[0].raw)", role: .practitioner, scope: .person(people[0]))
        let other = Principal(name: "person:\(people[1].raw)", role: .practitioner, scope: .person(people[1]))
        let (change, show) = (ChangeCalendarFeed(stage.house), ShowCalendarFeed(stage.house))
        let token = try await change.renew(by: own)
        _ = try await MergePeople(stage.house)("person1@aaa.example", into: "person2@aaa.example", by: Stage.admin)
        #expect(try await show(token).map(\.event) == ["E1", "E2"])
        #expect(try await show.since(by: other) != nil)
        let next = try await change.renew(by: other)
        #expect(try await refusal { try await show(token) } == .notFound)
        #expect(try await show(next).count == 2)
        _ = try await PersonLeaves(stage.house)("person2@aaa.example", by: Stage.admin)
        #expect(try await refusal { try await show(next) } == .notFound)
        _ = try await MovePerson(stage.house)("person2@aaa.example", to: "BBB", by: Stage.admin)
        #expect(try await refusal { try await show(next) } == .notFound)
    }
}
