import Application
import Domain
import Locking
import Notifications
import StoreConformance
import TestSupport
import Testing

/// The queue: claims, back-off, giving up, retrying, switching off, and what is never kept.
@Suite(.timeLimit(.minutes(20))) struct QueueTests {
    @Test(arguments: TestEngine.allCases)
    func `what is put off comes again under the same name until it is taken`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 9)
            try await office.stage.book("E1", 1)
            try await office.stage.book("E1", 2)
            let mailer = ScriptedMailer { letter, before in
                letter.to.name == "Person 1" && before < 4 ? .postponed("451") : .accepted
            }
            // One that is put off keeps no other from being sent.
            let first = try await office.carry(mailer)
            #expect(first == SendMail.Turn(sent: 1))
            for _ in 0..<3 {
                stage(office, minutes: 15)
                try await office.carry(mailer)
            }
            let ones = mailer.sent.filter { $0.to.name == "Person 1" }
            #expect(ones.count == 4)
            #expect(Set(ones.map(\.id)).count == 1)
            #expect(Set(ones.map(\.date)).count == 1)
            #expect(Set(mailer.sent.map(\.id)).count == 2)
            #expect(ones[0].id.hasSuffix("@host.example"))
        }
    }

    private func stage(_ office: PostOffice, minutes: Int64) { office.stage.store.clock.advance(minutes: minutes) }

    @Test(arguments: TestEngine.allCases)
    func `a server that cannot be had ends the turn, and after some days a message is given up`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            // The events lie far ahead, so that nothing becomes outdated meanwhile.
            try await office.stage.event("E1", places: 9, date: "2019-11-12")
            for person in 1...3 { try await office.stage.book("E1", person) }
            let isUp = Mutex(false)
            let mailer = ScriptedMailer { _, _ in isUp.withLock { $0 } ? .accepted : .failed(.unreachable) }
            #expect(try await office.carry(mailer) == SendMail.Turn(failure: "unreachable"))
            #expect(mailer.sent.count == 1)
            for _ in 0..<60 {
                stage(office, minutes: 900)
                for _ in 0..<3 { try await office.carry(mailer) }
            }
            let list = try await office.list()
            #expect(list.map(\.state.word) == Array(repeating: "given_up", count: 3))
            #expect(list.allSatisfy { $0.attempts == Int64(MailStep.pauses.count) + 1 })
            isUp.withLock { $0 = true }
            #expect(try await office.carry(mailer) == SendMail.Turn())
            #expect(try await RetryMail(office.house)(list[0].id, by: Stage.admin) == 1)
            #expect(try await RetryMail(office.house)(by: Stage.admin) == 2)
            #expect(try await office.carry(mailer).sent == 3)
            #expect(Set(mailer.sent.map(\.id)).count == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what the server refuses for good is given up at once`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 9)
            for person in 1...2 { try await office.stage.book("E1", person) }
            let mailer = ScriptedMailer { letter, _ in letter.to.name == "Person 1" ? .refused("550") : .accepted }
            #expect(try await office.carry(mailer) == SendMail.Turn(sent: 1, givenUp: 1))
            #expect(try await office.carry(mailer) == SendMail.Turn())
            let given = try await ListMail(office.house)(givenUpOnly: true, by: Stage.admin)
            #expect(given.map(\.line.lastWord) == ["550"] && given.map(\.reference) == ["E1-1"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `nothing is queued while mail is off, nor of what happened then`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.set("")
            try await office.stage.event("E1", places: 9)
            try await office.stage.book("E1", 1)
            _ = try await FanOut(office.house)()
            #expect(try await office.list().isEmpty)
            try await office.stage.book("E1", 2)
            stage(office, minutes: 1)
            try await office.set("other@host.example")
            #expect(try await office.letters().isEmpty)
            try await office.stage.book("E1", 3)
            // A sender that is put right does not switch mail off for a moment.
            stage(office, minutes: 1)
            try await office.set("Better <other@host.example>")
            let letters = try await office.letters()
            #expect(letters.map(\.to.name) == ["Person 3"] && letters[0].from.name == "Better")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `many who send at once send each message once`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 60)
            for person in 1...40 { try await office.stage.book("E1", person) }
            _ = try await FanOut(office.house)()
            let mailer = ScriptedMailer()
            let send = SendMail(office.house, through: mailer, links: office.links)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...6 { group.addTask { _ = try await send() } }
                try await group.waitForAll()
            }
            #expect(mailer.sent.count == 40)
            #expect(Set(mailer.sent.map(\.id)).count == 40)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a sign-in mail loses its secrets when it is sent, or when they are of no more use`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            let raw = try RawStore(office.stage.store.address)
            let held = "SELECT count(*) FROM mail WHERE address IS NOT NULL OR token IS NOT NULL OR code IS NOT NULL"
            try await office.stage.event("E1", places: 9)
            try await office.stage.book("E1", 1)
            _ = try await FanOut(office.house)()
            try await ask(office, "ann@agency.example", "TOKEN-1")
            #expect(try await raw.number(held) == 1)
            // Whoever asks to sign in waits for nobody else's mail.
            let letter = try #require(try await office.letters().first)
            #expect(letter.to == .init(name: "", address: "ann@agency.example"))
            #expect(letter.text.contains("https://training.example/sign-in/link?token=TOKEN-1"))
            #expect(letter.text.contains("123456") && letter.text.contains("10 minutes"))
            #expect(try await raw.number(held) == 0)
            // One whose server cannot be had is kept for ten minutes, and not sent or retried after that.
            try await ask(office, "ben@agency.example", "TOKEN-2")
            let mailer = ScriptedMailer { _, _ in .failed(.unreachable) }
            try await office.carry(mailer)
            #expect(try await raw.number(held) == 1)
            #expect(try await EraseSignInSecrets(office.house).isDue() == false)
            stage(office, minutes: 10)
            #expect(try await EraseSignInSecrets(office.house).isDue())
            #expect(try await EraseSignInSecrets(office.house)() == 1)
            #expect(try await raw.number(held) == 0)
            #expect(try await RetryMail(office.house)(by: Stage.admin) == 0)
            #expect(try await office.letters().isEmpty)
            // One that is asked for too late to be sent is given up without being sent.
            try await ask(office, "cat@agency.example", "TOKEN-3")
            stage(office, minutes: 11)
            #expect(try await office.letters().isEmpty)
            #expect(try await raw.number(held) == 0)
            #expect(try await office.list().map(\.lastWord) == ["expired", "expired", "accepted", "accepted"])
            #expect(try await office.stage.faults() == [])
            await raw.close()
        }
    }

    private func ask(_ office: PostOffice, _ address: String, _ token: String) async throws {
        let expires = office.house.now.adding(minutes: 10)
        try await office.house.store.write(Intent(Stage.admin, at: office.house.now)) { work in
            try work.queueSignInMail(to: address, link: token, code: "123456", expires: expires)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the queue keeps neither text nor address`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 9)
            try await office.stage.book("E1", 1)
            _ = try await FanOut(office.house)()
            let raw = try RawStore(office.stage.store.address)
            let columns = "topic || ' ' || subject || ' ' || message_id"
            let row = try await raw.rows("SELECT \(columns) FROM mail").first?.first
            #expect("\(String(describing: row))".contains("booking:") == true)
            #expect("\(String(describing: row))".lowercased().contains("person") == false)
            #expect(try await office.letters().count == 1)
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `administrators write templates, and nobody else`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let change = ChangeTemplate(office.house)
            _ = try await change("confirmed", subject: "Booked: {{title}}", text: "Hello {{name}}", by: Stage.admin)
            try await office.stage.event("E1", places: 9)
            try await office.stage.book("E1", 1)
            let letter = try #require(try await office.letters().first)
            #expect(letter.subject == "Booked: A Course" && letter.text == "Hello Person 1\n")
            #expect(
                try await refusal { try await change("confirmed", subject: "x", text: "{{x}}", by: Stage.admin) }
                    == .invalid)
            #expect(
                try await refusal { try await change("nothing", subject: "x", text: "x", by: Stage.admin) } == .notFound
            )
            let seen = try await PreviewTemplate(office.house)("confirmed", text: "{{name}}", by: Stage.admin)
            #expect(seen.text == "Sam Example\n" && seen.subject.hasPrefix("Booked: "))
            let line = try await change.reset("confirmed", by: Stage.admin)
            #expect(line.template == Catalogue.template(.confirmed) && line.writtenAt == nil)
            let stranger = Principal(name: "person:1", role: .agencyLead, scope: .agency(office.stage.first))
            #expect(try await refusal { try await ListTemplates(office.house)(by: stranger) } == .forbidden)
            #expect(try await refusal { try await ListMail(office.house)(by: stranger) } == .forbidden)
            #expect(try await refusal { try await RetryMail(office.house)(by: stranger) } == .forbidden)
            #expect(try await office.stage.faults() == [])
        }
    }

    @Test func `what follows from an answer`() {
        let now = Instant(seconds: 1_554_105_600)
        #expect(MailStep.after(.accepted, attempts: 1, at: now, jitter: 0) == .sent)
        #expect(MailStep.after(.refused("550"), attempts: 1, at: now, jitter: 0) == .gaveUp)
        let again = MailStep.after(.postponed("451"), attempts: 1, at: now, jitter: 0)
        #expect(again == .retried(at: Instant(seconds: now.seconds + 30)))
        #expect(MailStep.after(.failed(.timedOut), attempts: 12, at: now, jitter: 0) == .gaveUp)
        #expect(
            MailStep.after(.failed(.timedOut), attempts: 11, at: now, jitter: 100)
                == .retried(at: Instant(seconds: now.seconds + 52_800)))
        // 30 + 120 + 600 + 1,800 + 3,600 + 7,200 + 14,400 + 28,800 + 43,200 + 43,200 + 48,000 seconds are 53 hours.
        #expect(MailStep.pauses.reduce(0, +) == 190_950)
    }
}
