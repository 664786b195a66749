import Application
import Domain
import StoreConformance
import TestSupport
import Testing

/// A change of an event that keeps its dates is told to those who hold places, with their calendar entries changed.
@Suite(.timeLimit(.minutes(20))) struct ChangedLetterTests {
    private func venue(_ venue: String, _ office: PostOffice, at event: String = "E1") async throws {
        var change = ChangeEvent.Request(event)
        change.rest.venue = venue
        _ = try await ChangeEvent(office.house)(change, by: Stage.admin)
    }

    private func property(_ letter: Letter, _ name: String) -> String {
        letter.calendar?.text.split(separator: "\r\n").first { $0.hasPrefix(name) }.map(String.init) ?? ""
    }

    private func sequence(_ letter: Letter) -> Int { Int(property(letter, "SEQUENCE:").dropFirst(9)) ?? -1 }

    @Test(arguments: TestEngine.allCases)
    func `another venue is told to those who hold a place, and their calendar entry follows`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 1)
            try await office.stage.book("E1", 1)
            try await office.stage.book("E1", 2)
            let booked = try #require(try await office.letters().first)
            office.stage.store.clock.advance(minutes: 1)
            try await venue("The Old Library", office)
            let letters = try await office.letters()
            // Who waits holds no place, and has no entry.
            #expect(letters.map(\.subject) == ["Changed: A Course"] && letters[0].to.name == "Person 1")
            let letter = letters[0]
            #expect(letter.text.contains("The Old Library") && letter.text.contains("Tue 14 May 2019, 09:30 to 12:30"))
            #expect(letter.calendar?.method == "REQUEST" && letter.calendar?.text.contains("The Old Library") == true)
            #expect(property(letter, "UID:") == property(booked, "UID:") && sequence(letter) > sequence(booked))
            #expect(property(letter, "STATUS:") == "STATUS:CONFIRMED")
            // What changes nothing for those who come is not told, and the same venue is no change.
            var places = ChangeEvent.Request("E1")
            places.rest.minimum = 1
            _ = try await ChangeEvent(office.house)(places, by: Stage.admin)
            try await venue("The Old Library", office)
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `several changes are told once, as everything is by then`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 2)
            for person in 1...2 { try await office.stage.book("E1", person) }
            _ = try await office.letters()
            office.stage.store.clock.advance(minutes: 1)
            try await venue("The Old Library", office)
            office.stage.store.clock.advance(minutes: 1)
            try await venue("The New Library", office)
            // Who gave the place back meanwhile is told of that alone.
            office.stage.store.clock.advance(minutes: 1)
            try await office.stage.cancel("E1-2")
            let letters = try await office.letters()
            #expect(letters.map(\.subject).sorted() == ["Cancelled: A Course", "Changed: A Course"])
            #expect(letters.first { $0.subject.hasPrefix("Changed") }?.text.contains("The New Library") == true)
            #expect(try await office.list().filter { $0.lastWord == "outdated" }.count == 3)
            // Nobody is told where to go once it has begun.
            _ = try await office.letters()
            try await venue("The Town Hall", office)
            _ = try await FanOut(office.house)()
            try office.stage.setClock("2019-05-14T09:30")
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `how to join reaches those who hold a place, in the letter and in the calendar`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 1)
            try await office.stage.book("E1", 1)
            try await office.stage.book("E1", 2)
            _ = try await office.letters()
            office.stage.store.clock.advance(minutes: 1)
            _ = try await ChangeJoining(office.house)(
                "E1", instructions: "Bring the sheet.", link: "https://meet.example/room-1", by: Stage.admin)
            let letters = try await office.letters()
            #expect(letters.map(\.to.name) == ["Person 1"])
            #expect(letters[0].text.contains("Bring the sheet.\nhttps://meet.example/room-1"))
            #expect(letters[0].calendar?.text.contains("Bring the sheet.") == true)
            #expect(letters[0].html?.contains("<a href=\"https://meet.example/room-1\">https://meet") == true)
            try await office.stage.cancel("E1-1")
            let promoted = try await office.letters()
            let place = try #require(promoted.first { $0.to.name == "Person 2" })
            #expect(place.text.contains("https://meet.example/room-1"))
            let gone = try #require(promoted.first { $0.to.name == "Person 1" })
            #expect(!gone.text.contains("meet.example") && gone.calendar?.text.contains("meet.example") == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who is on no list is asked whether they were there, and marked by nothing but the register`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            let (house, ask) = (office.house, AskAttendance(office.house))
            let event = try await office.stage.event("E1", places: 5)
            for person in 1...4 { try await office.stage.book("E1", person) }
            try await office.stage.cancel("E1-4")
            _ = try await office.letters()
            #expect(try await refusal { try await ask("E1", by: Stage.admin) } == .notReady)
            try office.stage.setClock("2019-05-14T12:30")
            _ = try await Attend(house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
            let preview = try await ask.preview("E1", by: Stage.admin)
            #expect(preview.count == 2 && preview.lastAskedAt == nil)
            #expect(try await refusal { try await ask("E1", counted: 3, by: Stage.admin) } == .changedMeanwhile)
            #expect(try await ask("E1", counted: 2, by: Stage.admin).count == 2)
            #expect(try await ask.preview("E1", by: Stage.admin).lastAskedAt == house.now)
            // What is recorded before the message leaves is no longer asked.
            _ = try await Attend(house)(.init(booking: "E1-3", mark: .didNotAttend), by: Stage.admin)
            let letters = try await office.letters()
            #expect(letters.map(\.subject) == ["Were you there? A Course"] && letters[0].to.name == "Person 2")
            #expect(letters[0].text.contains("write to training@host.example") && letters[0].calendar == nil)
            #expect(try await ShowBooking(house)("E1-2", by: Stage.admin).booking.outcome == .notRecorded)
            _ = try await Attend(house)(.init(booking: "E1-2", mark: .attended), by: Stage.admin)
            #expect(try await refusal { try await ask("E1", by: Stage.admin) } == .wrongState)
            let lead = Principal(name: "person:1", role: .agencyLead, scope: .agency(office.stage.first))
            #expect(try await refusal { try await ask("E1", by: lead) } == .forbidden)
            #expect(try await refusal { try await ask.preview("NONE", by: Stage.admin) } == .notFound)
            let history = try await house.store.read(.everything) { try $0.history(event: event) }
            #expect(history.map(\.happened) == ["added", "attendance_asked"])
            #expect(try await office.stage.faults() == [])
        }
    }
}
