import Application
import Domain
import TestSupport
import Testing

/// How to join an event and what people need there reach those they are for, and no other scope.
public enum AttendingPromises {
    private static let secret = "https://meet.example/SECRET"

    /// A link reaches who holds a place, the event's trainer and administrators; it is in no history and no message.
    public static func linkReachesWhoHoldsAPlace(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 2)
        for person in 1...3 { try await stage.book("E1", person) }
        try await stage.book("E1", 9, agency: "BBB")
        _ = try await ChangeTrainers(stage.house).add("person9@bbb.example", to: "E1", by: Stage.admin)
        let change = ChangeJoining(stage.house)
        _ = try await change("E1", instructions: "Ring twice.", link: secret, by: Stage.admin)
        let people = try await stage.people(["E1-1", "E1-2", "E1-3", "E1-4"])
        let scopes: [(AccessScope, Bool)] = [
            (.everything, true), (.person(people[0]), true), (.person(people[1]), true), (.person(people[2]), false),
            (.person(people[3]), false), (.trainer(people[3]), true), (.trainer(people[0]), false),
            (.agency(stage.first), false), (.figures, false),
        ]
        for (scope, isTold) in scopes {
            let told = try await stage.house.store.read(scope) { try $0.joining(of: event) }
            #expect((told?.link == secret) == isTold, "\(scope)")
            #expect(isTold || told == nil)
        }
        // Who gives the place up is told no more, and who takes it is.
        try await stage.cancel("E1-1")
        #expect(try await stage.house.store.read(.person(people[0])) { try $0.joining(of: event) } == nil)
        #expect(try await stage.house.store.read(.person(people[2])) { try $0.joining(of: event) } != nil)
        // Its own trainer may change it, another person's token may not.
        let trainer = Principal(name: "token:1", role: .trainer, scope: .trainer(people[3]))
        _ = try await change("E1", instructions: "Side door.", link: secret, by: trainer)
        let other = Principal(name: "token:2", role: .trainer, scope: .trainer(people[0]))
        #expect(try await refusal { try await change("E1", instructions: "", link: "", by: other) } == .notFound)
        for role in [Role.finance, .observer, .agencyLead, .practitioner] {
            let who = Principal(name: "token:3", role: role, scope: .everything)
            #expect(try await refusal { try await change("E1", instructions: "", link: "", by: who) } == .forbidden)
        }
        let finance = Principal(name: "token:4", role: .finance, scope: .everything)
        #expect(try await refusal { try await ShowJoining(stage.house)("E1", by: finance) } == .notFound)
        #expect(try await ShowBooking(stage.house)("E1-2", by: finance).joining == nil)
        #expect(try await ShowBooking(stage.house)("E1-2", by: Stage.admin).joining?.instructions == "Side door.")
        try await stage.mustNotHold("SECRET", in: ["audit", "event_history", "outbox", "booking_history"])
        _ = try await change("E1", instructions: "", link: "", by: Stage.admin)
        // Who may write them is given empty ones to write in; to others nothing told and nothing to be told look alike.
        for writer in [Stage.admin, trainer] {
            #expect(try await ShowJoining(stage.house)("E1", by: writer) == Joining(stored: "", link: ""))
        }
        let owner = Principal(name: "token:5", role: .practitioner, scope: .person(people[1]))
        for reader in [other, owner, finance] {
            #expect(try await refusal { try await ShowJoining(stage.house)("E1", by: reader) } == .notFound)
        }
    }

    /// What somebody needs is seen by them, the event's trainer and administrators, and stands in no other table.
    public static func needsStayApart(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 5)
        for person in 1...2 { try await stage.book("E1", person, key: "k\(person)") }
        try await stage.book("E1", 9, agency: "BBB")
        _ = try await ChangeTrainers(stage.house).add("person9@bbb.example", to: "E1", by: Stage.admin)
        let people = try await stage.people(["E1-1", "E1-2", "E1-3"])
        let house = try stage.house.keyed("need-1", route: "recordAccessNeed", request: "POST /x\nSECRET seat")
        let owner = Principal(name: "token:1", role: .practitioner, scope: .person(people[0]))
        _ = try await ChangeAccessNeed(house)("E1-1", "A SECRET seat", hasConsented: true, by: owner)
        let scopes: [(AccessScope, Bool)] = [
            (.everything, true), (.person(people[0]), true), (.person(people[1]), false), (.trainer(people[2]), true),
            (.trainer(people[0]), false), (.agency(stage.first), false), (.agency(stage.second), false),
            (.figures, false),
        ]
        let booking = BookingID(event: event, ordinal: 1)
        for (scope, isTold) in scopes {
            let (one, all) = try await stage.house.store.read(scope) { view in
                (try view.accessNeed(of: booking), try view.accessNeeds(of: event))
            }
            #expect((one?.text == "A SECRET seat") == isTold, "\(scope)")
            #expect(all.count == (isTold ? 1 : 0), "\(scope)")
        }
        let others = ["audit", "event_history", "outbox", "booking_history", "idempotency", "person_history"]
        try await stage.mustNotHold("SECRET", in: others)
        for role in [Role.finance, .agencyLead, .observer] {
            let who = Principal(name: "token:2", role: role, scope: .everything)
            #expect(try await refusal { try await ShowAccessNeeds(stage.house).one("E1-1", by: who) } == .forbidden)
            #expect(try await refusal { try await ShowAccessNeeds(stage.house)("E1", by: who) } == .forbidden)
        }
        let foreign = Principal(name: "token:3", role: .practitioner, scope: .person(people[1]))
        #expect(
            try await refusal {
                try await ChangeAccessNeed(stage.house)("E1-1", "no", hasConsented: true, by: foreign)
            } == .notFound)
        // What was changed since it was read stays as it is.
        #expect(
            try await refusal {
                try await ChangeAccessNeed(stage.house)("E1-1", "more", hasConsented: true, shown: "", by: owner)
            } == .changedMeanwhile)
        #expect(
            try await ChangeAccessNeed(stage.house)(
                "E1-1", "A SECRET seat, far in front", hasConsented: true, shown: "A SECRET seat", by: owner
            ).text.hasSuffix("front"))
        #expect(try await ChangeAccessNeed(stage.house).withdraw("E1-1", by: owner))
        #expect(try await ChangeAccessNeed(stage.house).withdraw("E1-1", by: owner) == false)
        #expect(try await ShowAccessNeeds(stage.house).one("E1-1", by: owner) == nil)
    }

    /// What was needed is gone so many days after the event, and of a booking that ended at once.
    public static func needsArePurged(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        try await stage.event("E2", places: 5, date: "2019-09-10")
        for person in 1...3 { try await stage.book("E1", person) }
        try await stage.book("E2", 1)
        let change = ChangeAccessNeed(stage.house)
        for booking in ["E1-1", "E1-2", "E1-3", "E2-1"] {
            _ = try await change(booking, "A seat", hasConsented: true, by: Stage.admin)
        }
        let purge = PurgeAccessNeeds(stage.house)
        #expect(try await purge() == 0)
        try await stage.cancel("E1-3")
        #expect(try await purge() == 1)
        // The event ends on 14 May 2019 at 12:30; thirty days later is 13 June.
        try stage.setClock("2019-06-13T12:29")
        #expect(try await purge() == 0)
        try stage.setClock("2019-06-13T12:30")
        #expect(try await purge() == 2)
        #expect(try await ShowAccessNeeds(stage.house).one("E1-1", by: Stage.admin) == nil)
        #expect(try await ShowAccessNeeds(stage.house).one("E2-1", by: Stage.admin) != nil)
        #expect(
            try await refusal { try await change("E1-1", "A seat", hasConsented: true, by: Stage.admin) } == .tooLate)
        _ = try await ChangeSettings(stage.house)([.init("retention.access_needs_days", "0")], by: Stage.admin)
        try stage.setClock("2019-09-10T12:30")
        #expect(try await purge() == 1)
        // Who lost the lease purges nothing.
        let take = TakeLease(stage.house)
        let lost = try #require(try await take("clearing", holder: "a", until: stage.house.now.adding(minutes: 1)))
        stage.store.clock.advance(minutes: 2)
        _ = try await take("clearing", holder: "b", until: stage.house.now.adding(minutes: 1))
        #expect(try await refusal { try await PurgeAccessNeeds(stage.house, lease: lost)() } == .conflict)
    }
}

extension Stage {
    /// Whose some bookings are.
    func people(_ bookings: [String]) async throws -> [PersonID] {
        var people: [PersonID] = []
        for booking in bookings {
            people.append(try await ShowBooking(house)(booking, by: Stage.admin).booking.person)
        }
        return people
    }

    /// That a word stands in none of some tables.
    func mustNotHold(_ word: String, in tables: [String]) async throws {
        let raw = try RawStore(store.address)
        for table in tables {
            let held = try await raw.rows("SELECT * FROM \(table)").contains { "\($0)".contains(word) }
            #expect(!held, "\(table) holds \(word)")
        }
        await raw.close()
    }
}
