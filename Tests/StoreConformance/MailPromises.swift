import Application
import Domain
import TestSupport
import Testing

/// The queue of mail: no two senders hold the same message, secrets end with their use, and what is over goes.
public enum MailPromises {
    /// Two who claim at once never get the same message; a claim that ran out is given again under the same name, and
    /// who lost it records nothing.
    public static func oneClaim(_ stage: Stage) async throws {
        try await stage.switchMailOn()
        try await stage.event("E1", places: 100)
        for person in 1...40 { try await stage.book("E1", person) }
        _ = try await FanOut(stage.house)()
        let claimed = try await withThrowingTaskGroup(of: [ClaimedMail].self) { group in
            for _ in 1...8 { group.addTask { try await stage.claimMail() } }
            return try await group.reduce(into: []) { $0.append(contentsOf: $1) }
        }
        #expect(Set(claimed.map(\.id)).count == claimed.count)
        var rest = claimed
        rest += try await stage.claimAllMail()
        #expect(rest.count == 40)
        #expect(Set(rest.map(\.messageID)).count == 40)
        stage.store.clock.advance(minutes: 2)
        let lost = try #require(rest.first)
        let again = try await stage.claimAllMail()
        let held = try #require(again.first { $0.id == lost.id })
        #expect(again.count == 40)
        #expect(held.messageID == lost.messageID && held.claims == 2 && held.attempts == 0)
        #expect(try await stage.record(.gaveUp, lost) == false)
        #expect(try await stage.record(.retried(at: stage.house.now), held))
        #expect(try await stage.record(.sent, held) == false)
    }

    /// A sign-in mail is put into the queue with the caller's transaction or not at all; its secrets end when it is
    /// sent, and when they expire, and then it can be neither claimed nor retried.
    public static func secretsEnd(_ stage: Stage) async throws {
        #expect(
            try await refusal {
                try await stage.askToSignIn("ann@agency.example") {
                    throw Refusal(.invalid, "The caller thinks again.")
                }
            } == .invalid)
        #expect(try await stage.claimMail().isEmpty)
        try await stage.askToSignIn("ann@agency.example")
        let first = try #require(try await stage.claimMail().first)
        #expect(first.mail.secrets?.address == "ann@agency.example")
        #expect(first.mail.secrets?.token == "TOKEN" && first.mail.secrets?.code == "123456")
        #expect(try await stage.record(.sent, first))
        try await stage.askToSignIn("ben@agency.example")
        let second = try #require(try await stage.claimMail().first)
        #expect(try await !EraseSignInSecrets(stage.house).isDue())
        stage.store.clock.advance(minutes: 10)
        #expect(try await EraseSignInSecrets(stage.house).isDue())
        #expect(try await EraseSignInSecrets(stage.house)() == 1)
        #expect(try await stage.record(.sent, second) == false)
        #expect(try await RetryMail(stage.house)(by: Stage.admin) == 0)
        #expect(try await stage.claimMail().isEmpty)
        let raw = try RawStore(stage.store.address)
        let held = "SELECT count(*) FROM mail WHERE address IS NOT NULL OR token IS NOT NULL OR code IS NOT NULL"
        #expect(try await raw.number(held) == 0)
        #expect(try await raw.number("SELECT count(*) FROM mail") == 2)
        await raw.close()
    }

    /// What was sent or given up is taken out after thirty days, and what is open is left.
    public static func finishedIsCleared(_ stage: Stage) async throws {
        try await stage.switchMailOn()
        try await stage.event("E1", places: 9, date: "2019-09-10")
        for person in 1...3 { try await stage.book("E1", person) }
        _ = try await FanOut(stage.house)()
        let claimed = try await stage.claimMail()
        #expect(try await stage.record(.sent, claimed[0]))
        #expect(try await stage.record(.gaveUp, claimed[1]))
        stage.store.clock.advance(minutes: 29 * 1_440)
        #expect(try await ClearFinished(stage.house)() == 0)
        stage.store.clock.advance(minutes: 2 * 1_440)
        #expect(try await ClearFinished(stage.house)() == 2)
        let left = try await ListMail(stage.house)(by: Stage.admin)
        #expect(left.map(\.line.id) == [claimed[2].id])
    }

    /// What a person chose last counts, is seen by nobody else, follows them when their records are merged, and what
    /// they chose before stays. A code that nobody made, of somebody who is not there, or used before, changes nothing.
    public static func choicesAreKept(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        for person in 1...2 { try await stage.book("E1", person) }
        let people = try await stage.people(["E1-1", "E1-2"])
        let (house, choices) = (stage.house, MailChoices(stage.house))
        let own = Principal(name: "person:\(people[0].raw)", role: .practitioner, scope: .person(people[0]))
        #expect(try await choices(by: own).map(\.isWanted) == [true, true])
        for code in ["", "x", String(repeating: "A", count: 22), "../../x"] { try await StopMail(house)(code) }
        for isWanted in [false, false, true, false] {
            try await choices.change(.invitations, isWanted: isWanted, by: own)
        }
        #expect(try await choices(by: own).map(\.isWanted) == [false, true])
        let raw = try RawStore(stage.store.address)
        #expect(try await raw.number("SELECT count(*) FROM mail_choice") == 3)
        #expect(try await raw.number("SELECT count(*) FROM audit WHERE action LIKE 'mail.%'") == 3)
        let isWanted = { @Sendable (scope: AccessScope) in
            try await house.store.read(scope) { try $0.wants(.invitations, people[0]) }
        }
        #expect(try await isWanted(.everything) == false)
        #expect(try await isWanted(.person(people[0])) == false)
        for scope in [AccessScope.person(people[1]), .agency(stage.first), .figures, .trainer(people[1])] {
            #expect(try await isWanted(scope), "\(scope)")
        }
        for role in [Role.administrator, .agencyLead, .finance, .trainer, .observer] {
            let who = Principal(name: "token:1", role: role, scope: .everything)
            #expect(try await refusal { try await choices(by: who) } == .forbidden)
            #expect(
                try await refusal { try await choices.change(.courses, isWanted: false, by: who) } == .forbidden)
        }
        _ = try await stage.cancel("E1-1")
        _ = try await MergePeople(house)("person1@aaa.example", into: "person2@aaa.example", by: Stage.admin)
        let other = Principal(name: "person:\(people[1].raw)", role: .practitioner, scope: .person(people[1]))
        #expect(try await choices(by: other).map(\.isWanted) == [false, true])
        await #expect(throws: (any Error).self) { try await raw.execute("DELETE FROM mail_choice", []) }
        await #expect(throws: (any Error).self) { try await raw.execute("UPDATE mail_choice SET wanted = 1", []) }
        await raw.close()
        #expect(try await stage.faults() == [])
    }
}

extension Stage {
    /// Switches mail on.
    public func switchMailOn() async throws {
        _ = try await ChangeSettings(house)([.init("mail.from", "Training <training@host.example>")], by: Stage.admin)
    }

    fileprivate func claimMail() async throws -> [ClaimedMail] {
        let until = house.now.adding(minutes: 1)
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.claimMail(until: until, limit: 10)
        }
    }

    fileprivate func claimAllMail() async throws -> [ClaimedMail] {
        var all: [ClaimedMail] = []
        while true {
            let more = try await claimMail()
            if more.isEmpty { return all }
            all += more
        }
    }

    fileprivate func record(_ step: MailStep, _ mail: ClaimedMail) async throws -> Bool {
        try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.record(step, "word", of: mail)
        }
    }

    fileprivate func askToSignIn(
        _ address: String, then: @escaping @Sendable () throws -> Void = {}
    ) async throws {
        let expires = house.now.adding(minutes: 10)
        try await house.store.write(Intent(Stage.admin, at: house.now)) { work in
            try work.queueSignInMail(to: address, link: "TOKEN", code: "123456", expires: expires)
            try then()
        }
    }
}
