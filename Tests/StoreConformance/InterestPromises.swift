import Application
import Domain
import TestSupport
import Testing

/// Who wants to be told when a course runs is told once, and seen by those who may see them.
public enum InterestPromises {
    /// Publishing tells each of them once; who asks again is told of the next.
    public static func toldOnce(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x", topics: ["interest.*"])
        let own = try await stage.webhook("https://own.example/x", agency: "AAA", topics: ["interest.event_published"])
        try await stage.event("E0", places: 5)
        for person in 1...3 { try await stage.book("E0", person) }
        try await stage.book("E0", 9, agency: "BBB")
        let change = ChangeInterest(stage.house)
        let emails = ["person1@aaa.example", "person2@aaa.example", "person9@bbb.example"]
        for email in emails { #expect(try await change.add(email, to: "C1", by: Stage.admin)) }
        #expect(try await change.add(emails[0], to: "C1", by: Stage.admin) == false)
        #expect(try await change.withdraw(emails[1], from: "C1", by: Stage.admin))
        #expect(try await change.withdraw(emails[1], from: "C1", by: Stage.admin) == false)
        let counts = try await ListInterests(stage.house).counts(by: Stage.admin)
        #expect(counts == [InterestCount(courseCode: "C1", title: "A Course", open: 2, told: 0)])
        let request = AddEvent.Request(
            reference: "E5", course: "C1", places: 3, sessions: try stage.sessions("2019-09-10"))
        _ = try await AddEvent(stage.house)(request, by: Stage.admin)
        _ = try await FanOut(stage.house)()
        #expect(try await stage.topics(webhook) == [])
        _ = try await StepEvent(stage.house)("E5", .published, by: Stage.admin)
        _ = try await StepEvent(stage.house)("E5", .closed, by: Stage.admin)
        _ = try await StepEvent(stage.house)("E5", .reopened, by: Stage.admin)
        _ = try await FanOut(stage.house)()
        let topic = "interest.event_published"
        #expect(try await stage.topics(webhook) == [topic, topic])
        // One that is limited to an agency is told of its own people only.
        #expect(try await stage.topics(own) == [topic])
        let all = try await ListInterests(stage.house)("C1", openOnly: false, by: Stage.admin)
        #expect(all.map(\.state.word) == ["told", "withdrawn", "told"])
        #expect(try await ListInterests(stage.house)("C1", by: Stage.admin).isEmpty)
        #expect(try await change.add(emails[0], to: "C1", by: Stage.admin))
        #expect(try await ListInterests(stage.house).counts(by: Stage.admin).map(\.told) == [2])
        try await stage.mustNotHold("aaa.example", in: ["outbox", "audit"])
    }

    /// An agency sees its own people's wishes and a person their own; the board sees how many there are.
    public static func seenWithinTheScope(_ stage: Stage) async throws {
        try await stage.event("E0", places: 5)
        try await stage.event("E9", places: 5)
        try await stage.book("E0", 1)
        try await stage.book("E9", 9, agency: "BBB")
        let people = try await stage.people(["E0-1"])
        let own = Principal(name: "token:1", role: .practitioner, scope: .person(people[0]))
        let lead = Principal(name: "token:2", role: .agencyLead, scope: .agency(stage.first))
        let board = Principal(name: "token:3", role: .observer, scope: .figures)
        let change = ChangeInterest(stage.house)
        #expect(try await change.add("person1@aaa.example", to: "C1", by: own))
        for who in [own, lead] {
            #expect(try await refusal { try await change.add("person9@bbb.example", to: "C1", by: who) } == .notFound)
        }
        #expect(
            try await refusal { try await change.add("person1@aaa.example", to: "C1", by: board) } == .forbidden)
        #expect(try await change.add("person9@bbb.example", to: "C1", by: Stage.admin))
        for (who, seen) in [(own, 1), (lead, 1), (board, 0), (Stage.admin, 2)] {
            #expect(try await ListInterests(stage.house)("C1", by: who).count == seen, "\(who.role)")
        }
        #expect(try await ListInterests(stage.house).counts(by: board).map(\.open) == [2])
        #expect(try await refusal { try await ListInterests(stage.house).counts(by: lead) } == .forbidden)
        #expect(try await ListInterests(stage.house).of("person1@aaa.example", by: own).count == 1)
        // Two records of one person make one wish.
        _ = try await MergePeople(stage.house)("person9@bbb.example", into: "person1@aaa.example", by: Stage.admin)
        let open = try await ListInterests(stage.house)("C1", by: Stage.admin)
        #expect(open.map(\.email) == ["Person1@aaa.example"])
    }

    /// Many at once leave one wish.
    public static func oneOpenWish(_ stage: Stage) async throws {
        try await stage.event("E0", places: 5)
        try await stage.book("E0", 1)
        let house = stage.house
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    // Who comes second finds it there, or is refused by the index.
                    _ = try await refusal {
                        try await ChangeInterest(house).add("person1@aaa.example", to: "C1", by: Stage.admin)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ListInterests(house)("C1", openOnly: false, by: Stage.admin).count == 1)
    }
}

extension Stage {
    /// One half day.
    func sessions(_ date: String) throws -> [SessionTime] {
        guard let start = LocalDateTime(iso: date + "T09:30"), let end = LocalDateTime(iso: date + "T12:30"),
            let session = SessionTime(start: start, end: end)
        else { throw Refusal(.invalid, "The test's date is wrong.") }
        return [session]
    }
}
