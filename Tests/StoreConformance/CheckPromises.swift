import Application
import Domain
import Money
import TestSupport
import Testing

/// What is said before the button is what happens after it.
public enum CheckPromises {
    /// A place, the waiting list, approval: each as booking then answers.
    public static func saysWhatBookingDoes(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 2)
        try await stage.event("E2", places: 2, needsApproval: true)
        let check = CheckBooking(stage.house)
        let first = try await check("E1", "person1@aaa.example", agency: "AAA", by: Stage.admin)
        #expect(first.expectation == .place(left: 2) && first.mayBook)
        // Five working days back from Tuesday 14 May: the 13th, 10th, 9th, 8th and 7th.
        let terms = try #require(first.terms)
        #expect(terms.freeUntil.sentence.contains("the end of Tue 7 May 2019"))
        #expect(terms.late == Pence(5_000) && terms.absent == Pence(5_000) && terms.attending == .zero)
        for person in 1...4 { try await stage.book("E1", person) }
        let late = try await check("E1", "person5@aaa.example", agency: "AAA", by: Stage.admin)
        #expect(late.expectation == .waiting(position: 3))
        #expect(try await stage.book("E1", 5).position == 3)
        let again = try await check("E1", "Person5@aaa.example", by: Stage.admin)
        #expect(again.booked == "E1-5" && !again.mayBook)
        let asked = try await check("E2", "person1@aaa.example", by: Stage.admin)
        // Both events are on the same morning: a warning, and no refusal.
        #expect(asked.expectation == .approval && asked.overlaps == ["E1"] && asked.mayBook)
        #expect(
            try await refusal { try await check("E1", "new@aaa.example", by: Stage.admin) } == .notFound)
        try stage.setClock("2019-05-14T09:30")
        #expect(
            try await refusal { try await check("E1", "person5@aaa.example", by: Stage.admin) } == .tooLate)
    }

    /// A reader checks for whom they may book.
    public static func checksWithinTheScope(_ stage: Stage) async throws {
        try await stage.event("E1", places: 2)
        try await stage.event("E2", places: 2)
        try await stage.book("E1", 1)
        try await stage.book("E1", 9, agency: "BBB")
        let own = try await stage.people(["E1-1"])[0]
        let person = Principal(name: "token:1", role: .practitioner, scope: .person(own))
        let lead = Principal(name: "token:2", role: .agencyLead, scope: .agency(stage.first))
        let check = CheckBooking(stage.house)
        for who in [person, lead] {
            #expect(try await check("E2", "person1@aaa.example", by: who).mayBook)
            #expect(
                try await refusal { try await check("E2", "person9@bbb.example", agency: "BBB", by: who) } == .notFound)
        }
        #expect(try await check("E2", "new@aaa.example", agency: "AAA", by: lead).expectation == .place(left: 2))
    }

    /// Repeated absence restricts and an open debt blocks, where the policy says so, with its reason; and no longer.
    public static func policyRestricts(_ stage: Stage) async throws {
        let text =
            (stage.house.samples["sample-year"] ?? "") + """

                consequences:
                  restrict_access: {absences: 2, within_months: 12, for_months: 3}
                """
        let from = LocalDate(iso: "2018-04-01") ?? LocalDate(dayNumber: 0)
        _ = try await AddPolicy(stage.house)(.init(name: nil, from: from, document: text), by: Stage.admin)
        for (event, date) in [("E1", "2019-04-10"), ("E2", "2019-04-17"), ("E3", "2019-09-10")] {
            try await stage.event(event, places: 5, date: date)
        }
        for event in ["E1", "E2"] { try await stage.book(event, 1) }
        try stage.setClock("2019-04-10T13:00")
        _ = try await Attend(stage.house)(.init(booking: "E1-1", mark: .didNotAttend), by: Stage.admin)
        let check = CheckBooking(stage.house)
        #expect(try await check("E3", "person1@aaa.example", by: Stage.admin).mayBook)
        try stage.setClock("2019-04-17T13:00")
        _ = try await Attend(stage.house)(.init(booking: "E2-1", mark: .didNotAttend), by: Stage.admin)
        let answer = try await check("E3", "person1@aaa.example", by: Stage.admin)
        // The second absence is on 17 April; three months from it end on 16 July.
        #expect(answer.hindrance?.reason.contains("16 Jul 2019") == true)
        #expect(!answer.mayBook)
        #expect(try await refusal { try await stage.book("E3", 1) } == .policy)
        try await stage.book("E3", 2)
        try stage.setClock("2019-07-17T00:00")
        try await stage.book("E3", 1)
    }
}
