import Application
import Domain
import Foundation
import StoreConformance
import TestSupport
import Testing

/// What is told of what happens, and to whom.
@Suite(.timeLimit(.minutes(20))) struct LetterTests {
    @Test(arguments: TestEngine.allCases)
    func `a booking is confirmed with its terms and its calendar entry`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 2)
            try await office.stage.book("E1", 1)
            let letter = try #require(try await office.letters().first)
            #expect(letter.to == .init(name: "Person 1", address: "Person1@aaa.example"))
            #expect(letter.from == .init(name: "Training team", address: "training@host.example"))
            #expect(letter.subject == "Your place: A Course")
            for part in [
                "Dear Person 1,", "Tue 14 May 2019, 09:30 to 12:30", "https://training.example/bookings/E1-1",
                "Cancelling is free until the end of Tue 7 May 2019", "costs your agency £50.00",
            ] { #expect(letter.text.contains(part), "\(part) in \(letter.text)") }
            let calendar = try #require(letter.calendar)
            #expect(calendar.method == "REQUEST" && calendar.file == "E1-1.ics")
            #expect(calendar.text.contains("UID:E1-1@training.example\r\n"))
            #expect(calendar.text.contains("DTSTART:20190514T083000Z\r\n"))
            let line = try #require(try await office.list().first)
            #expect(line.state.word == "delivered" && line.lastWord == "accepted")
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the waiting list speaks at each step`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let stage = office.stage
            try await stage.event("E1", places: 1)
            for person in 1...3 { try await stage.book("E1", person) }
            let first = try await office.letters()
            #expect(
                first.map(\.subject) == ["Your place: A Course", "Waiting list: A Course", "Waiting list: A Course"])
            #expect(first[2].text.contains("You are number 2 on the waiting list."))
            #expect(first[1].calendar == nil)
            try await stage.cancel("E1-1")
            let freed = try await office.letters()
            #expect(freed.map(\.subject).sorted() == ["A place for you: A Course", "Cancelled: A Course"])
            let cancelled = try #require(freed.first { $0.subject.hasPrefix("Cancelled") })
            #expect(cancelled.calendar?.method == "CANCEL")
            // Inside the notice period a freed place is only offered, with what it may cost.
            try stage.setClock("2019-05-09T10:00")
            try await stage.cancel("E1-2")
            let late = try await office.letters()
            let offer = try #require(late.first { $0.subject.hasPrefix("A place is held") })
            #expect(offer.to.name == "Person 3")
            #expect(offer.text.contains("held for you until Sat 11 May 2019 10:00"))
            #expect(offer.text.contains("Cancelling is no longer free"))
            let charged = try #require(late.first { $0.subject.hasPrefix("Cancelled late") })
            #expect(charged.text.contains("this may cost your agency £50.00"))
            stage.store.clock.advance(minutes: 2 * 1_440 + 1)
            _ = try await SweepDue(office.house)()
            let ended = try await office.letters()
            // The only one who waits is offered the place once more at once, and told of that alone.
            #expect(ended.map { $0.subject.hasPrefix("A place is held for you until") } == [true])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `requests, substitutes, moves, new dates and cancelled events are told`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let stage = office.stage
            try await stage.event("E1", places: 5, needsApproval: true)
            try await stage.book("E1", 1)
            try await stage.book("E1", 2)
            #expect(
                try await office.letters().map(\.subject) == Array(repeating: "Request received: A Course", count: 2))
            _ = try await Approve(office.house)(.init(booking: "E1-1", isApproved: true), by: Stage.admin)
            _ = try await Approve(office.house)(
                .init(booking: "E1-2", isApproved: false, why: "not this term {{name}}"), by: Stage.admin)
            let decided = try await office.letters()
            #expect(decided.map(\.subject) == ["Approved: A Course", "Not approved: A Course"])
            #expect(decided[1].text.contains("not this term {{name}}"))
            _ = try await Substitute(office.house)(
                .init(booking: "E1-1", email: "new@aaa.example", name: "New One", jobRole: "nurse"), by: Stage.admin)
            let passed = try await office.letters()
            #expect(
                Set(passed.map(\.subject)) == [
                    "A colleague takes your place: A Course", "You take a colleague's place: A Course",
                ])
            #expect(passed.allSatisfy { !($0.to.name == "Person 1" && $0.text.contains("New One")) })
            let event = try await stage.event("E2", places: 5)
            try await stage.book("E2", 3)
            let booked = try await office.letters()
            let start = try #require(LocalDateTime(iso: "2019-06-11T09:30"))
            let end = try #require(LocalDateTime(iso: "2019-06-11T12:30"))
            let session = try #require(SessionTime(start: start, end: end))
            _ = try await PostponeEvent(office.house)(
                .init(event: event, sessions: [session], answerBy: Instant(seconds: 1_556_000_000)), by: Stage.admin)
            let asked = try #require(try await office.letters().first)
            #expect(asked.subject == "New dates, do they suit? A Course")
            #expect(asked.text.contains("Tue 11 Jun 2019, 09:30 to 12:30"))
            #expect(asked.calendar?.text.contains("STATUS:TENTATIVE") == true)
            #expect(sequence(asked) > sequence(booked[0]))
            #expect(uid(asked) == uid(booked[0]))
            _ = try await CancelEvent(office.house)(.init(event: event, reason: "The trainer is ill."), by: Stage.admin)
            let ended = try #require(try await office.letters().first)
            #expect(ended.subject == "Cancelled by the organiser: A Course")
            #expect(ended.text.contains("The trainer is ill."))
            #expect(ended.calendar?.method == "CANCEL" && sequence(ended) > sequence(asked))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is no longer so is not told`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let stage = office.stage
            try await stage.event("E1", places: 5)
            try await stage.book("E1", 1)
            try await stage.cancel("E1-1")
            #expect(try await office.letters().map(\.subject) == ["Cancelled: A Course"])
            #expect(try await office.list().map(\.lastWord) == ["accepted", "outdated"])
            // Whoever left is not written to.
            try await stage.book("E1", 2)
            _ = try await PersonLeaves(office.house)("person2@aaa.example", by: Stage.admin)
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "nobody")
            // A message that lay until the event had begun is of no use.
            try await stage.book("E1", 3)
            _ = try await FanOut(office.house)()
            try stage.setClock("2019-05-14T09:31")
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `people are reminded`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let stage = office.stage
            try await stage.event("E1", places: 5)
            try await stage.book("E1", 1)
            _ = try await office.letters()
            try stage.setClock("2019-05-06T12:00")
            _ = try await RemindDue(office.house)()
            #expect(try await office.letters().map(\.subject) == ["Can you still come? A Course"])
            try stage.setClock("2019-05-13T09:30")
            _ = try await RemindDue(office.house)()
            let letter = try #require(try await office.letters().first)
            #expect(letter.subject == "Tomorrow: A Course" && letter.calendar == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what others write stays in its place`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 5)
            _ = try await Book(office.house)(
                .init(
                    event: "E1", email: "x@aaa.example", name: "{{booking_link}} \"><script>", agency: "AAA",
                    jobRole: "nurse"), by: Stage.admin)
            let letter = try #require(try await office.letters().first)
            #expect(letter.text.hasPrefix("Dear {{booking_link}} \"><script>,\n"))
            #expect(letter.to.name == "{{booking_link}} \"><script>")
        }
    }

    private func property(_ letter: Letter, _ name: String) -> String {
        letter.calendar?.text.split(separator: "\r\n").first { $0.hasPrefix(name) }.map(String.init) ?? ""
    }

    private func sequence(_ letter: Letter) -> Int { Int(property(letter, "SEQUENCE:").dropFirst(9)) ?? -1 }

    private func uid(_ letter: Letter) -> String { property(letter, "UID:") }
}
