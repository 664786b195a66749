import Application
import Domain
import TestSupport
import Testing

/// Whoever registers themselves is known by their mail domain, or takes no place until somebody confirms them.
public enum RegistrationPromises {
    /// The longest domain decides; one that belongs to nobody, or to an agency that closed, asks for a choice.
    public static func mailDomainTellsTheAgency(_ stage: Stage) async throws {
        let domains = ChangeMailDomains(stage.house)
        #expect(try await domains.add("nhs.example", to: "AAA", by: Stage.admin))
        #expect(try await domains.add("NHS.example", to: "AAA", by: Stage.admin) == false)
        #expect(try await domains.add("school.nhs.example", to: "BBB", by: Stage.admin))
        #expect(try await refusal { try await domains.add("nhs.example", to: "BBB", by: Stage.admin) } == .conflict)
        let register = RegisterSelf(stage.house)
        for (email, code) in [("a@nhs.example", "AAA"), ("b@w.nhs.example", "AAA"), ("c@school.nhs.example", "BBB")] {
            let answer = try await register(.init(email: email, name: "A Person", jobRole: "", agency: "BBB"))
            #expect(answer.agencyCode == code && !answer.isToBeConfirmed, "\(email)")
            #expect(try await register.agency(of: email)?.code == code)
        }
        #expect(
            try await refusal { try await register(.init(email: "A@NHS.example", name: "Again", jobRole: "")) }
                == .conflict)
        #expect(
            try await refusal { try await register(.init(email: "d@mail.example", name: "D", jobRole: "")) }
                == .invalid)
        #expect(
            try await refusal {
                try await register(.init(email: "d@mail.example", name: "D", jobRole: "", agency: "XXX"))
            } == .notFound)
        // A merged agency's domains go with it; a closed one tells nothing.
        _ = try await MergeAgency(stage.house)(.init(from: "BBB", into: "AAA", reason: "merged"), by: Stage.admin)
        #expect(try await register.agency(of: "e@school.nhs.example")?.code == "AAA")
        _ = try await CloseAgency(stage.house)("AAA", reason: "closed", by: Stage.admin)
        #expect(try await register.agency(of: "e@school.nhs.example") == nil)
        try await domains.remove("nhs.example", by: Stage.admin)
        #expect(try await ListMailDomains(stage.house)(by: Stage.admin).map(\.domain) == ["school.nhs.example"])
    }

    /// Requests wait for the confirmation, and then go on by the usual rules.
    public static func confirmingLetsRequestsGoOn(_ stage: Stage) async throws {
        try await stage.event("E1", places: 1)
        try await stage.event("E2", places: 1)
        try await stage.event("E3", places: 1, needsApproval: true)
        try await stage.register("new@mail.example", "AAA")
        for event in ["E1", "E2", "E3"] {
            #expect(try await stage.ask(event, "new@mail.example", "AAA").state == .requested)
        }
        // Nobody is kept waiting by somebody who is not confirmed, and approving does not go round it.
        try await stage.book("E2", 1)
        #expect(try await stage.state("E2-2") == .confirmed)
        let early = Approve.Request(booking: "E1-1", isApproved: true)
        #expect(try await refusal { try await Approve(stage.house)(early, by: Stage.admin) } == .wrongState)
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.first))
        let other = Principal(name: "token:2", role: .agencyLead, scope: .agency(stage.second))
        #expect(try await ListRegistrations(stage.house)(by: lead).map(\.requests) == [3])
        #expect(try await ListRegistrations(stage.house)(by: other).isEmpty)
        let confirm = ConfirmPerson(stage.house)
        #expect(try await refusal { try await confirm("new@mail.example", by: other) } == .notFound)
        let finance = Principal(name: "token:3", role: .finance, scope: .everything)
        #expect(try await refusal { try await confirm("new@mail.example", by: finance) } == .forbidden)
        let answer = try await confirm("new@mail.example", staffGroup: "nurses", by: lead)
        #expect(answer.bookings.map(\.state) == [.confirmed, .waitlisted, .requested])
        #expect(answer.person.staffGroup == "nurses")
        #expect(try await refusal { try await confirm("new@mail.example", by: lead) } == .wrongState)
        #expect(try await ListRegistrations(stage.house)(by: Stage.admin).isEmpty)
        let approved = Approve.Request(booking: "E3-1", isApproved: true)
        #expect(try await Approve(stage.house)(approved, by: lead).state == .confirmed)
    }

    /// Putting the agency right makes the requests anew for it; declining ends them.
    public static func puttingRightAndDeclining(_ stage: Stage) async throws {
        try await stage.event("E1", places: 3)
        for person in ["one", "two"] {
            try await stage.register("\(person)@mail.example", "AAA")
            _ = try await stage.ask("E1", "\(person)@mail.example", "AAA")
        }
        let answer = try await ConfirmPerson(stage.house)("one@mail.example", agency: "BBB", by: Stage.admin)
        #expect(answer.agencyCode == "BBB")
        #expect(answer.bookings.map(\.reference) == ["E1-3"] && answer.bookings.map(\.state) == [.confirmed])
        #expect(try await stage.state("E1-1") == .declined)
        #expect(try await ShowBooking(stage.house)("E1-3", by: Stage.admin).agency == "BBB")
        let declined = try await ConfirmPerson(stage.house).decline("two@mail.example", by: Stage.admin)
        #expect(declined.person.status == .left && declined.bookings.map(\.state) == [.declined])
        #expect(try await stage.state("E1-2") == .declined)
    }

    /// Two who decide at once decide once; a colleague who is not confirmed takes nobody's place.
    public static func decidedOnce(_ stage: Stage) async throws {
        try await stage.event("E1", places: 3)
        try await stage.book("E1", 1)
        try await stage.register("new@aaa.example", "AAA")
        let swap = Substitute.Request(booking: "E1-1", email: "new@aaa.example", name: "New", jobRole: "nurse")
        #expect(try await refusal { try await Substitute(stage.house)(swap, by: Stage.admin) } == .wrongState)
        _ = try await stage.ask("E1", "new@aaa.example", "AAA")
        let house = stage.house
        let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
            for turn in 0..<6 {
                group.addTask {
                    try await refusal {
                        try await turn.isMultiple(of: 2)
                            ? ConfirmPerson(house)("new@aaa.example", by: Stage.admin)
                            : ConfirmPerson(house).decline("new@aaa.example", by: Stage.admin)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds.filter { $0 == nil }.count == 1)
        #expect(kinds.filter { $0 == .wrongState || $0 == .conflict }.count == 5)
    }
}

extension Stage {
    func register(_ email: String, _ agency: String) async throws {
        let request = RegisterSelf.Request(email: email, name: "A Newcomer", jobRole: "nurse", agency: agency)
        #expect(try await RegisterSelf(house)(request).isToBeConfirmed)
    }

    func ask(_ event: String, _ email: String, _ agency: String) async throws -> Book.Answer {
        let request = Book.Request(event: event, email: email, name: "A Newcomer", agency: agency, jobRole: "nurse")
        return try await Book(house)(request, by: Stage.admin)
    }
}
