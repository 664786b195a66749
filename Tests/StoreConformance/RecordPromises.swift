import Application
import Domain
import TestSupport
import Testing

/// What administrators look at and change: lists within the scope, and nothing overwritten that was changed meanwhile.
public enum RecordPromises {
    /// A record that was looked at before somebody else changed it is not changed, moved, merged or ended.
    public static func changedMeanwhile(_ stage: Stage) async throws {
        let house = stage.house
        for name in ["one", "two"] {
            _ = try await AddPerson(house)(
                .init(email: "\(name)@aaa.example", name: name, agency: "AAA"), by: Stage.admin)
        }
        let (old, now) = (KnownVersion([1]), KnownVersion([2]))
        var change = PersonChange()
        change.jobRole = "nurse"
        _ = try await ChangePerson(house)("one@aaa.example", change, known: old, by: Stage.admin)
        let kinds = [
            try await refusal {
                try await MovePerson(house)("one@aaa.example", to: "BBB", known: old, by: Stage.admin)
            },
            try await refusal { try await PersonLeaves(house)("one@aaa.example", known: old, by: Stage.admin) },
            try await refusal {
                try await MergePeople(house)("one@aaa.example", into: "two@aaa.example", known: old, by: Stage.admin)
            },
            try await refusal {
                try await MergePeople(house)(
                    "two@aaa.example", into: "one@aaa.example", knownInto: old, by: Stage.admin)
            },
        ]
        #expect(kinds.allSatisfy { $0 == .changedMeanwhile })
        let moved = try await MovePerson(house)("one@aaa.example", to: "BBB", known: now, by: Stage.admin)
        #expect(moved.from == "AAA" && moved.to == "BBB")
        let sheet = try await ShowRecord(house).person("one@aaa.example", by: Stage.admin)
        #expect(try await ShowRecord(house).person(sheet.person.id, by: Stage.admin) == sheet)
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await ShowRecord(house).person(sheet.person.id, by: lead) } == .notFound)

        var agency = AgencyChange()
        agency.band = "large"
        _ = try await ChangeAgency(house)("AAA", agency, known: old, by: Stage.admin)
        #expect(
            try await refusal { try await CloseAgency(house)("AAA", reason: "x", known: old, by: Stage.admin) }
                == .changedMeanwhile)
        var merger = MergeAgency.Request(from: "BBB", into: "AAA", reason: "one trust")
        merger.known.into = old
        let stale = merger
        #expect(try await refusal { try await MergeAgency(house)(stale, by: Stage.admin) } == .changedMeanwhile)
        try await stage.register("new@mail.example", "AAA")
        #expect(
            try await refusal { try await ConfirmPerson(house)("new@mail.example", known: now, by: Stage.admin) }
                == .changedMeanwhile)
        #expect(
            try await refusal {
                try await ConfirmPerson(house).decline("new@mail.example", known: now, by: Stage.admin)
            } == .changedMeanwhile)
        _ = try await ConfirmPerson(house)("new@mail.example", known: old, by: Stage.admin)
    }

    /// The same for settings and the words of messages.
    public static func wordsChangedMeanwhile(_ stage: Stage) async throws {
        let (house, none) = (stage.house, KnownVersion([0]))
        let set = { (name: String, known: KnownVersion) in
            try await ChangeSettings(house)([.init("site.name", name, known: known)], by: Stage.admin)
        }
        #expect(try await set("Training", none) == ["site.name"])
        #expect(try await refusal { try await set("Courses", none) } == .changedMeanwhile)
        #expect(try await set("Courses", KnownVersion([1])) == ["site.name"])
        let write = ChangeTemplate(house)
        let first = try await write("confirmed", subject: "Yes", text: "You come.", over: 0, by: Stage.admin)
        stage.store.clock.advance(minutes: 1)
        #expect(
            try await refusal {
                try await write("confirmed", subject: "No", text: "You stay.", over: 0, by: Stage.admin)
            } == .changedMeanwhile)
        #expect(try await refusal { try await write.reset("confirmed", over: 0, by: Stage.admin) } == .changedMeanwhile)
        let second = try await write(
            "confirmed", subject: "Yes!", text: "You come.", over: first.version, by: Stage.admin)
        #expect(try await write.reset("confirmed", over: second.version, by: Stage.admin).version == 0)
    }

    /// Staff groups of those who work there, within the scope; and nobody is invited whom nobody counted.
    public static func staffGroupsAreCounted(_ stage: Stage) async throws {
        let house = stage.house
        for (n, agency, group) in [(1, "AAA", "nurses"), (2, "AAA", "nurses"), (3, "BBB", "teachers"), (4, "AAA", "")] {
            _ = try await AddPerson(house)(
                .init(email: "p\(n)@x.example", name: "P \(n)", agency: agency, staffGroup: group), by: Stage.admin)
        }
        let groups = try await ListStaffGroups(house)(by: Stage.admin)
        #expect(groups == [.init(name: "nurses", people: 2), .init(name: "teachers", people: 1)])
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.second))
        #expect(try await ListStaffGroups(house)(by: lead).map(\.name) == ["teachers"])
        let board = Principal(name: "token:2", role: .observer, scope: .figures)
        #expect(try await ListStaffGroups(house)(by: board).isEmpty)
        try await stage.event("E1", places: 9)
        var request = Invite.Request(event: "E1", staffGroups: ["nurses"], counted: 2)
        let counted = request
        _ = try await PersonLeaves(house)("p1@x.example", by: Stage.admin)
        #expect(try await ListStaffGroups(house)(by: Stage.admin).first?.people == 1)
        #expect(try await refusal { try await Invite(house)(counted, by: Stage.admin) } == .changedMeanwhile)
        request.counted = 1
        let again = request
        #expect(try await Invite(house)(again, by: Stage.admin).count == 1)
    }

    /// Mail is listed by where it stands, one by one, and by the person it is about.
    public static func mailIsListed(_ stage: Stage) async throws {
        let house = stage.house
        try await stage.switchMailOn()
        try await stage.event("E1", places: 9)
        for person in 1...3 { try await stage.book("E1", person) }
        _ = try await FanOut(house)()
        let list = ListMail(house)
        let all = try await list(by: Stage.admin)
        #expect(all.count == 3 && all.allSatisfy { $0.line.state.word == "waiting" })
        let (sent, bounced) = (all[0].line.id, all[1].line.id)
        try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            let until = work.moment.adding(minutes: 1)
            for claimed in try work.claimMail(until: until, limit: 10) {
                switch claimed.id {
                case sent: _ = try work.record(.sent, "accepted", of: claimed)
                case bounced: _ = try work.record(.gaveUp, "550", of: claimed)
                default: try work.release([claimed])
                }
            }
        }
        #expect(try await list.list(.delivered, by: Stage.admin).map(\.line.id) == [sent])
        #expect(try await list.list(.givenUp, by: Stage.admin).map(\.line.id) == [bounced])
        #expect(try await list.list(.waiting, by: Stage.admin).map(\.line.id) == [all[2].line.id])
        #expect(try await list.list(nil, before: bounced, by: Stage.admin).map(\.line.id) == [all[2].line.id])
        let one = try await list.one(bounced, by: Stage.admin)
        #expect(one.line.lastWord == "550" && one.reference == all[1].reference)
        #expect(try await refusal { try await list.one(MailID(999), by: Stage.admin) } == .notFound)
        let person = try await ShowRecord(house).person("Person2@aaa.example", by: Stage.admin).person.id
        #expect(try await list.of(person, by: Stage.admin).compactMap(\.reference) == ["E1-2"])
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await list.one(bounced, by: lead) } == .forbidden)
        #expect(try await refusal { try await list.of(person, by: lead) } == .forbidden)
        #expect(try await RetryMail(house)(bounced, by: Stage.admin) == 1)
        #expect(try await list.list(.givenUp, by: Stage.admin).isEmpty)
    }
}
