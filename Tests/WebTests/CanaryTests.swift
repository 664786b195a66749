import Application
import Domain
import Evidence
import Foundation
import HTTPTypes
import Mail
import Notifications
import Store
import TestSupport
import Testing

@testable import Web

/// S4: what is filled in stays a text, in every page, document, calendar, table and mail.
@Suite(.timeLimit(.minutes(20))) struct CanaryTests {
    @Test(arguments: TestEngine.allCases)
    func `no text that is filled in becomes an element, a formula, a header, a line or a placeholder`(
        _ engine: TestEngine
    ) async throws {
        try await Neighbours.with(engine) { neighbours in
            let house = neighbours.store.house
            var story = CanaryStory(neighbours)
            await story.tell()
            let visitors = try await PageMatrixTests.visitors(neighbours)
            #expect(story.keptUnfit == [])
            let missed = story.all.subtracting(story.filled).sorted()
            print(
                "S4 on \(engine): \(story.filled.count) of \(story.all.count) texts of operations filled; "
                    + "not: \(missed)")
            // Texts with a form of their own (codes, addresses, domains, links, topics, policies) take no canary, and
            // some need what no canary's story has: an offer, a charge that is due.
            #expect(missed.count <= 19)
            let shelf = try AnswerFolder()
            defer { shelf.remove() }
            // Before the forms are filled, so that what they change is not missed afterwards.
            try await calendars(neighbours, shelf)
            try tables(neighbours, shelf)
            let letters = try await letters(neighbours)
            var fields: Set<String> = []
            let dispatcher = try Browser.dispatcher(house, publicURL: "https://training.example")
            for session in [nil] + visitors.map(\.session) {
                let walk = try CanaryWalk(dispatcher, session: session)
                await walk.look()
                await walk.fill(Canary.all.filter { ["attribute", "placeholder", "formula"].contains($0.name) })
                fields.formUnion(walk.filled)
                try shelf.put(walk.pages.values, "html")
            }
            let documents = await documents(neighbours)
            let found = try shelf.read()
            print(
                "S4 on \(engine): \(fields.count) texts of forms filled; \(found.read) pages, calendars and tables, "
                    + "\(documents) documents and \(letters) letters read.")
            #expect(found.faults == [])
            for (number, canary) in Canary.all.enumerated() {
                for kind in ["html", "ics", "csv"] {
                    #expect(found.seen[kind]?[String(number)] ?? 0 > 0, "\(canary.name) is in no \(kind)")
                }
            }
            #expect(fields.count > 60 && found.read > 500 && letters > 15 && documents > 100)
            let verified = try await neighbours.store.keeper.verify(neighbours.store.address) { _ in }
            #expect(verified.faults == [])
        }
    }

    /// What the reader does not find in what is broken on purpose, it finds nowhere.
    @Test func `a canary that was not kept a text is found`() throws {
        let broken: [(String, String)] =
            Canary.all.prefix(3).map { ("<p>\($0.text)</p>", "html") } + [
                ("<p title='\(Canary.all[3].text)'>x</p>", "html"), ("<a href=\"\(Canary.all[4].text)\">x</a>", "html"),
                ("<a href=\"//cnry.example\">x</a>", "html"), ("<a href=\"https://cnry.example\">x</a>", "html"),
                ("<p>\(Canary.all[6].text)</p>", "html"), ("<p>\u{202E}x</p>", "html"), ("<p><b>x</p>", "html"),
                ("<form action=\"https://cnry.example\"></form>", "html"), ("<script>cnry()</script>", "html"),
                ("name\r\n=1+1\r\n", "csv"), ("name\r\n\"@cnry\"\r\n", "csv"), ("name\r\n-1-1\r\n", "csv"),
                ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a\nX-CNRY:b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "ics"),
                ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics"),
            ]
        for (text, kind) in broken {
            let shelf = try AnswerFolder()
            defer { shelf.remove() }
            try shelf.put([Array(text.utf8)], kind)
            #expect(try !shelf.read().faults.isEmpty, "\(text)")
        }
        let shelf = try AnswerFolder()
        defer { shelf.remove() }
        try shelf.put([Array("<p title=\"a &lt; b\">-5 = x</p>".utf8)], "html")
        try shelf.put([Array("name\r\n-5.25\r\n'=1\r\n".utf8)], "csv")
        #expect(try shelf.read().faults == [])
    }

    /// The programme's calendar, and that of somebody who books everything.
    private func calendars(_ neighbours: Neighbours, _ shelf: AnswerFolder) async throws {
        let house = neighbours.store.house
        let dispatcher = try Browser.dispatcher(house, publicURL: "https://training.example")
        let person = try await ShowRecord(house).person("own1@own.example", by: neighbours.clerk)
        guard let number = Int64(person.number) else { throw Refusal(.invalid, "The number is none.") }
        let own = Principal(name: "own1", role: .practitioner, scope: .person(PersonID(number)))
        let token = try await ChangeCalendarFeed(house).renew(by: own)
        for target in [Path.programmeFeed().text, Path.calendarFeed(token + ".ics").text] {
            let answer = await dispatcher.answer(
                Incoming(method: .get, target: target, headers: [:], from: "192.0.2.1", body: { [] }))
            #expect(answer.status == 200, "\(target)")
            try shelf.put([answer.bytes], "ics")
        }
    }

    /// What the commands print for spreadsheets; read by the reader of our own imports it is what was filled in.
    private func tables(_ neighbours: Neighbours, _ shelf: AnswerFolder) throws {
        var names: Set<String> = []
        for words in Self.lists {
            let printed = try AnswerFolder.command(words + ["--format", "csv"], store: neighbours.store.address)
            try shelf.put([printed], "csv")
            var reader = CSVReader(file: words.joined(), defused: true, source: chunks(of: printed))
            while case .row = try reader.next() { names.formUnion(reader.row.cells) }
        }
        for canary in Canary.all { #expect(names.contains(canary.text), "\(canary.name) does not come back") }
    }

    private static let lists = [
        ["agency", "list", "--all"], ["course", "list", "--all"], ["event", "list"], ["person", "list"], ["audit"],
        ["programme", "browse"], ["user", "list"], ["token", "list", "--all"], ["webhook", "list", "--all"],
        ["mail", "list"], ["mail", "templates"], ["settings", "list"], ["holiday", "list"], ["charges", "list"],
        ["invoices", "list"],
    ]

    /// Every letter there is to send, as bytes; gives how many were read.
    private func letters(_ neighbours: Neighbours) async throws -> Int {
        let house = neighbours.store.house
        let (mailer, links) = (Letters(), try PublicLinks("https://training.example"))
        for _ in 0..<20 {
            _ = try await FanOut(house)()
            _ = try await SendMail(house, through: mailer, links: links, jitter: { 0 })()
        }
        let letters = mailer.all
        let folder = try AnswerFolder()
        defer { folder.remove() }
        let files = try folder.put(letters.map { try MailMessage.bytes(of: $0) }, "eml")
        let read = files.isEmpty ? [] : try MailStand.read("mail", files)
        for mail in read { #expect(Self.faults(mail) == []) }
        let texts = letters.map { $0.subject + "\n" + $0.text }
        for canary in Canary.all where canary.name != "long" {
            #expect(texts.contains { $0.contains(canary.text) }, "no letter holds \(canary.name) as it is")
        }
        return read.count
    }

    /// What is wrong with a letter as Python's library reads it: a header that nobody wrote, a line end that is none,
    /// or a line that is too long.
    private static func faults(_ mail: [String: Any]) -> [String] {
        let names = Set(mail["names"] as? [String] ?? ["no names"])
        var faults = names.subtracting(headers).sorted() + (mail["defects"] as? [String] ?? ["no defects"])
        if mail["bare"] as? Int != 0 { faults.append("a bare line end") }
        if mail["longest"] as? Int ?? 1_000 > 998 { faults.append("a long line") }
        return faults
    }

    @Test(arguments: [("Subject: x", "Subject: x\r\nBcc: cnry@cnry.example"), ("text", "te\nxt"), ("text", "te\rxt")])
    func `a letter with a header or a line end of somebody else's is found`(_ change: (String, String)) throws {
        let letter = "From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\ntext\r\n"
        #expect(try Self.faults(MailStand.read("mail", bytes: Array(letter.utf8))) == [])
        let spoilt = letter.replacing(change.0, with: change.1)
        #expect(try Self.faults(MailStand.read("mail", bytes: Array(spoilt.utf8))) != [])
    }

    private static let headers: Set = [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding",
    ]

    /// Every document of the API as each role; gives how many were read.
    private func documents(_ neighbours: Neighbours) async -> Int {
        var read = 0
        for operation in WebServer.api where operation.method == .get {
            for role in Role.allCases {
                let answer = await neighbours.send(.get, AccessMatrixTests.targets(operation)[0], as: role)
                // A file is a whole of its own, which no program takes for anything else; a refusal is never one.
                let isFile = answer.status == 200 && operation.media != "application/json"
                let type = answer.headers[.contentType]
                #expect(answer.status < 500 && isFile != (JSON.read(answer.bytes) != nil), "\(role) \(operation.id)")
                #expect(
                    isFile ? type == operation.media : type?.contains("json") == true, "\(role) \(operation.id)")
                read += 1
            }
        }
        return read
    }
}
