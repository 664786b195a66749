import Domain
import Testing

@testable import Evidence

@Suite("Checking an import folder")
struct ImportCheckTests {
    @Test("A folder that agrees is accepted and its parts hang together")
    func accepted() throws {
        var folder = Folder(
            "E1,b@x.example,2019-04-02T10:00,substituted,2019-05-10T09:00,,",
            "E3,a@x.example,2019-04-01T10:00,booked,,,", "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
            "E1,c@x.example,2019-05-10T09:00,booked,,absent,b@x.example",
            "E2,a@x.example,2019-04-01T10:00,event_cancelled,,,")
        folder.add("E1,C@x.example,sickness,2019-06-01", to: .waivers)
        let plan = try #require(try folder.plan())
        #expect(plan.sessions == [[0, 1], [2], [3], []])
        #expect(plan.groups.map { plan.rows.strings[$0.event] }.sorted() == ["E1", "E2", "E3"])
        let first = try #require(plan.groups.first { plan.rows.strings[$0.event] == "E1" })
        #expect(Array(plan.arrival[first.bookings]) == [2, 0, 3] && first.index == 0)
        #expect(plan.successors == [0: 3])
        #expect(plan.waivedBookings == [3])
        #expect(plan.warnings.isEmpty)
    }

    @Test("A missing file is a fault, and nothing is concluded from it")
    func missingFile() throws {
        var folder = Folder("E1,a@x.example,2019-04-01T10:00,booked,,absent,")
        folder.files[.agencies] = nil
        #expect(
            try folder.faults() == [
                "agencies.csv: the file is missing from the folder; add it, with its header alone "
                    + "if there is nothing to say"
            ])
        folder.files = [:]
        #expect(try folder.faults().count == 6)
    }

    @Test("Unknown codes are told wherever they stand")
    func unknownCodes() throws {
        var folder = Folder("E9,a@x.example,2019-04-01T10:00,booked,,,")
        folder.add("E1,b@x.example,Bo,XYZ,,2019-04-01T10:00,booked,,attended,", to: .bookings)
        folder.add("E5,course,NOPE,virtual,,2,draft,", to: .events)
        folder.add("E8,2019-08-01T10:00,2019-08-01T11:00", to: .sessions)
        folder.add("E7,a@x.example,other,2019-08-01", to: .waivers)
        #expect(
            try folder.faults() == [
                "events.csv:6: course: \"NOPE\" is not a known course; add it to courses.csv or correct the code",
                "sessions.csv:6: event: \"E8\" is not a known event; add it to events.csv or correct the reference",
                "bookings.csv:2: event: \"E9\" is not a known event; add it to events.csv or correct the reference",
                "bookings.csv:3: agency: \"XYZ\" is not a known agency; add it to agencies.csv or correct the code",
                "waivers.csv:2: event: \"E7\" is not a known event; add it to events.csv or correct the reference",
            ])
    }

    @Test("What the store has is known")
    func known() throws {
        var folder = Folder("E9,a@x.example,2019-04-01T10:00,booked,,attended,")
        folder.add("E1,b@x.example,Bo,XYZ,,2019-04-01T10:00,booked,,attended,", to: .bookings)
        folder.add("E5,course,NOPE,virtual,,2,draft,", to: .events)
        folder.add("E9,a@x.example,other,2019-08-01", to: .waivers)
        folder.add("E8,2019-08-01T10:00,2019-08-01T11:00", to: .sessions)
        folder.known = Known(agencies: ["XYZ", "Q"], courses: ["NOPE"], events: ["E9", "E8", "E77"])
        let plan = try #require(try folder.plan())
        let group = try #require(plan.groups.first { plan.rows.strings[$0.event] == "E9" })
        #expect(group.index == nil)
        #expect(plan.waivedBookings == [0])
    }

    @Test("A file with faults is not held against the others")
    func incomplete() throws {
        var folder = Folder(
            "E1,a@x.example,2019-04-01T10:00,substituted,2019-04-02T10:00,,",
            "E1,b@x.example,2019-02-31T10:00,booked,,,a@x.example",
            "E1,c@x.example,2019-04-02T10:00,booked,,attended,d@x.example")
        folder.add("E1,e@x.example,other,2019-08-01", to: .waivers)
        folder.files[.agencies] = "code\n"
        folder.files[.courses] = "code\n"
        #expect(
            try folder.faults().filter { $0.hasPrefix("bookings") || $0.hasPrefix("events") || $0.hasPrefix("waivers") }
                == ["bookings.csv:3: booked_at: \"2019-02-31T10:00\" is not a date and time; write YYYY-MM-DDTHH:MM"])
        folder.files[.events] = "code\n"
        folder.files[.sessions] = "code\n"
        #expect(try folder.faults().allSatisfy { !$0.contains("known event") && !$0.contains("no session") })
    }

    @Test("Codes and references stand once")
    func duplicateKeys() throws {
        var folder = Folder()
        folder.add("BCC,Again,health,,,,no", to: .agencies)
        folder.add("EH1,Again,1,Topic,1,all", to: .courses)
        folder.add("E4,course,EH1,virtual,,2,draft,", to: .events)
        #expect(
            try folder.faults() == [
                "agencies.csv:4: code: \"BCC\" stands on line 2 already; take one of them out",
                "courses.csv:3: code: \"EH1\" stands on line 2 already; take one of them out",
                "events.csv:6: reference: \"E4\" stands on line 5 already; take one of them out",
            ])
    }

    @Test("Sessions end after they start, in order of time, none within another")
    func sessions() throws {
        var folder = Folder()
        folder.add("E3,2019-07-02T12:00,2019-07-02T14:00", to: .sessions)
        folder.add("E3,2019-07-01T09:30,2019-07-01T12:30", to: .sessions)
        folder.add("E3,2019-07-03T09:30,2019-07-03T09:30", to: .sessions)
        folder.add("E3,2019-07-02T12:30,2019-07-02T13:00", to: .sessions)
        #expect(
            try folder.faults() == [
                "sessions.csv:6: starts_at: the session overlaps the one on line 5; "
                    + "write the sessions of an event in order of time, none within another",
                "sessions.csv:7: starts_at: the session starts before the one on line 5; "
                    + "write the sessions of an event in order of time, none within another",
                "sessions.csv:8: ends_at: the session ends at 2019-07-03T09:30, not after its "
                    + "start; correct one of the times",
            ])
    }

    @Test("A published or delivered event has a session")
    func noSession() throws {
        var folder = Folder()
        folder.add("E5,course,EH1,virtual,,2,published,", to: .events)
        folder.add("E6,course,EH1,virtual,,2,cancelled,", to: .events)
        #expect(
            try folder.faults()
                == ["events.csv:6: reference: \"E5\" is published but has no session; add its sessions to sessions.csv"]
        )
    }

    @Test("The status of a booking agrees with that of its event")
    func statusAgreement() throws {
        let folder = Folder(
            "E4,a@x.example,2019-04-01T10:00,waitlisted,,,", "E2,a@x.example,2019-04-01T10:00,booked,,,",
            "E2,b@x.example,2019-04-01T10:00,walk_in,,,", "E1,c@x.example,2019-04-01T10:00,event_cancelled,,,",
            "E3,d@x.example,2019-04-01T10:00,event_cancelled,,,", "E3,e@x.example,2019-04-01T10:00,booked,,attended,")
        #expect(
            try folder.faults().map { $0.split(separator: ":").dropFirst().first.map(String.init) ?? "" }
                == ["2", "3", "4", "5", "6", "7"])
        #expect(try folder.faults().last?.contains("attendance stands here though E3 is published") == true)
    }

    @Test("A booking does not end before it is made")
    func endsBeforeMade() throws {
        #expect(
            try Folder("E1,a@x.example,2019-04-02T10:00,cancelled,2019-04-02T09:59,,").faults() == [
                "bookings.csv:2: cancelled_at: the booking ends before it is made "
                    + "(2019-04-02T10:00); correct one of the times"
            ])
        #expect(try Folder("E1,a@x.example,2019-04-02T10:00,cancelled,2019-04-02T10:00,,").faults().isEmpty)
    }

    @Test("Odd things are warnings")
    func warnings() throws {
        // 01:30 on 31 March 2019 does not exist; 01:30 on 28 October 2018 exists twice; E1 has no attendance noted.
        let folder = Folder(
            "E1,a@x.example,2019-03-31T01:30,booked,,,", "E1,b@x.example,2018-10-28T01:30,cancelled,2018-10-28T01:40,,",
            "E1,c@x.example,2019-03-31T00:59,booked,,attended,")
        #expect(
            try folder.warnings() == [.timeDoesNotExist: 1, .timeExistsTwice: 2, .attendanceNotRecorded: 1])
        let plan = try #require(try folder.plan())
        #expect(
            plan.warnings.first?.description
                == "local times that the clock change skips, taken as moved forward by the gap: 1, such as"
                + " bookings.csv:2: 2019-03-31T01:30")
    }

    @Test("Holding places of events that overlap is a warning, once for each booking")
    func overlaps() throws {
        var folder = Folder(
            "E1,a@x.example,2019-04-01T10:00,booked,,attended,", "E5,A@x.example,2019-04-01T10:00,booked,,attended,",
            "E6,a@x.example,2019-04-01T10:00,booked,,attended,", "E1,b@x.example,2019-04-01T10:00,booked,,attended,")
        folder.add("E5,course,EH1,virtual,,2,delivered,", to: .events)
        folder.add("E5,2019-05-14T16:00,2019-05-14T17:30", to: .sessions)
        folder.add("E5,2019-05-21T12:00,2019-05-21T13:30", to: .sessions)
        // Begins when E5 ends: no overlap.
        folder.add("E6,course,EH1,virtual,,2,delivered,", to: .events)
        folder.add("E6,2019-05-14T17:30,2019-05-14T18:30", to: .sessions)
        #expect(try folder.warnings() == [.overlappingEvents: 1])
        #expect(try folder.plan()?.warnings.first?.examples == ["bookings.csv:3: E1 and E5"])
    }
}
