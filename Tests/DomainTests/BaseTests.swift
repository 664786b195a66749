import Domain
import Testing

@Suite struct BaseTests {
    @Test func `an id of one kind orders by number`() {
        #expect(AgencyID(1) < AgencyID(2) && AgencyID(2) == AgencyID(2))
    }

    @Test func `a refusal is its reason, and its mend where there is one`() {
        #expect(Refusal(.full, "No place.").description == "No place.")
        #expect(Refusal(.full, "No place.", mend: "Wait.").description == "No place. Wait.")
        #expect(Refusal.Kind(rawValue: "already_booked") == .alreadyBooked)
    }

    @Test func `a scope names whom it limits to`() {
        #expect(AccessScope.agency(AgencyID(3)).agency == AgencyID(3))
        #expect(AccessScope.person(PersonID(3)).person == PersonID(3))
        for scope in [AccessScope.everything, .figures, .trainer(PersonID(1))] {
            #expect(scope.agency == nil && scope.person == nil)
        }
        #expect(AccessScope.person(PersonID(3)).agency == nil && AccessScope.agency(AgencyID(3)).person == nil)
    }

    @Test func `the command line and the clockwork act as administrators under their own names`() {
        #expect(Principal.command("anna").name == "command:anna")
        #expect(Principal.command("anna").role == .administrator && Principal.command("anna").scope == .everything)
        #expect(Principal.clockwork.name == "clockwork")
    }

    @Test func `dates and times are spoken as people say them`() throws {
        let time = try #require(LocalDateTime(iso: "2019-05-08T00:30"))
        #expect(time.spoken == "Wed 8 May 2019 00:30")
        #expect(time.date.spokenWithoutYear == "Wed 8 May" && time.clock == "00:30")
    }
}
