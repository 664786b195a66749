import Application
import Domain
import TestSupport
import Testing

/// Invitations go once to those who need a course, and lists of who is due are seen within the scope.
public enum InvitationPromises {
    /// Not those who have booked, not those who took it lately, and nobody twice.
    public static func invitedOnce(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x", topics: ["invitation.*"])
        try await stage.attended()
        try await stage.event("E2", places: 9, date: "2019-09-10")
        try await stage.book("E2", 2)
        let invite = Invite(stage.house)
        let nurses = Invite.Request(event: "E2", staffGroups: ["nurses"])
        // Of four nurses one took it in May and it lasts a year, one has booked: persons 3 and 9 are left.
        let preview = try await invite.preview(nurses, by: Stage.admin)
        #expect(preview.count == 2 && preview.byAgency.map(\.agency) == ["AAA", "BBB"])
        _ = try await FanOut(stage.house)()
        #expect(try await stage.topics(webhook) == [])
        var own = nurses
        own.agencies = ["AAA"]
        #expect(try await invite(own, by: Stage.admin).byAgency.map(\.count) == [1])
        #expect(try await invite(nurses, by: Stage.admin).byAgency.map(\.agency) == ["BBB"])
        #expect(try await invite(nurses, by: Stage.admin).count == 0)
        _ = try await FanOut(stage.house)()
        #expect(try await stage.topics(webhook) == ["invitation.sent", "invitation.sent"])
        #expect(
            try await refusal { try await invite.preview(.init(event: "E2"), by: Stage.admin) } == .invalid)
        #expect(
            try await refusal {
                try await invite.preview(.init(event: "E2", agencies: ["XXX"]), by: Stage.admin)
            } == .notFound)
        #expect(
            try await refusal {
                try await invite.preview(.init(event: "E1", agencies: ["AAA"]), by: Stage.admin)
            } == .tooLate)
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await invite(nurses, by: lead) } == .forbidden)
        // Two records of one person keep one invitation.
        _ = try await MergePeople(stage.house)("person9@bbb.example", into: "person3@aaa.example", by: Stage.admin)
        #expect(try await invite.preview(nurses, by: Stage.admin).count == 0)
        try await stage.mustNotHold("aaa.example", in: ["outbox", "audit"])
    }

    /// Who never took a course for their staff group, and whose refresher falls due by a date, within the scope.
    public static func dueByStaffGroup(_ stage: Stage) async throws {
        try await stage.attended()
        let list = DueList(stage.house)
        let now = try await list(by: Stage.admin)
        #expect(now.map(\.person.email) == ["Person2@aaa.example", "Person3@aaa.example", "Person9@bbb.example"])
        #expect(now.allSatisfy { $0.due == .neverDone && $0.courseCode == "C1" })
        // Taken on 14 May 2019, again after twelve months.
        let nextYear = try #require(LocalDate(iso: "2020-05-14"))
        let later = try await list(until: nextYear, by: Stage.admin)
        #expect(later.first?.person.email == "Person1@aaa.example" && later.count == 4)
        #expect(later.first?.due.on?.description == "2020-05-14")
        let lead = Principal(name: "token:1", role: .agencyLead, scope: .agency(stage.second))
        #expect(try await list(by: lead).map(\.person.agencyCode) == ["BBB"])
        #expect(try await refusal { try await list(agency: "AAA", by: lead) } == .notFound)
        #expect(try await list(agency: "AAA", by: Stage.admin).count == 2)
        let board = Principal(name: "token:2", role: .observer, scope: .figures)
        #expect(try await refusal { try await list(by: board) } == .forbidden)
        // Pages follow each other.
        let first = try await list(limit: 2, by: Stage.admin)
        let rest = try await list(after: first.last.map(DueList.position), limit: 2, by: Stage.admin)
        #expect(first + rest == now)
        _ = try await CloseCourse(stage.house)("C1", by: Stage.admin)
        #expect(try await list(by: Stage.admin).isEmpty)
    }
}

extension Stage {
    /// Four nurses and a teacher on a course for nurses that lasts a year, which one of them attended on 14 May 2019.
    fileprivate func attended() async throws {
        var change = CourseChange()
        change.targetGroups = ["nurses", "midwives"]
        change.refresherMonths = 12
        _ = try await ChangeCourse(house)("C1", change, by: Stage.admin)
        try await event("E1", places: 9)
        for person in 1...4 { try await book("E1", person) }
        try await event("E9", places: 9)
        try await book("E9", 9, agency: "BBB")
        for (person, agency, group) in [
            (1, "aaa", "nurses"), (2, "aaa", "nurses"), (3, "aaa", "nurses"), (4, "aaa", "nurse"), (9, "bbb", "nurses"),
        ] {
            var change = PersonChange()
            change.staffGroup = group
            _ = try await ChangePerson(house)("person\(person)@\(agency).example", change, by: Stage.admin)
        }
        try setClock("2019-05-14T13:00")
        _ = try await Attend(house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
        _ = try await Attend(house)(.init(booking: "E1-2", mark: .didNotAttend), by: Stage.admin)
    }
}
