import Application
import Domain
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What belongs to everybody who has signed in, as a browser without scripts uses it, on both engines.
@Suite(.timeLimit(.minutes(20))) struct AccountPageTests {
    @Test(arguments: TestEngine.allCases)
    func `somebody sees who they are and ends sessions, their own only`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let first = try await it.browser(at: "/account")
            #expect(first.status == 200 && first.path == "/account")
            for words in ["Pat O&#39;Neil", "First Agency", "nurse", "Practitioner", "Not set up", "This device"] {
                #expect(first.shows(words), "\(words)")
            }
            #expect(!first.shows("Sign out everywhere else"))
            let second = try await it.browser(at: "/bookings")
            let other = try await it.browser(of: try await it.person("Tess", .trainer), at: "/account")
            #expect(other.shows("Practitioner, Trainer") || other.shows("Trainer"))
            await first.get("/account")
            // Somebody else's session looks like one that is not there.
            let others = try await it.raw.number("SELECT max(id) FROM web_session")
            for number in ["\(others)", "999999", "x"] {
                await first.submit(to: "/account/sessions/end", ["session": number])
                #expect(first.status == 404, "\(number)")
                await first.get("/account")
            }
            let form = first.hidden("/account/sessions/end")
            await first.post("/account/sessions/end", form)
            #expect(first.status == 200 && first.path == "/account")
            await first.post("/account/sessions/end", form)
            #expect(first.status == 200 && first.path == "/account")
            await second.get("/bookings")
            #expect(second.path.hasPrefix("/sign-in"))
            await other.get("/account")
            #expect(other.status == 200)
            let third = try await it.browser(at: "/bookings")
            await first.get("/account")
            await first.submit(to: "/account/sessions/end-others")
            #expect(first.shows("You are signed out everywhere else") && !first.shows("end-others"))
            await third.get("/bookings")
            #expect(third.path.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the second step is set up from there, and held back roles are told`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let browser = try await it.browser(of: try await it.person("Ada", .administrator), at: "/account")
            #expect(browser.shows("Administrator: needs the second step"))
            await browser.get("/sign-in/second-factor?to=/account")
            await browser.submit(to: "/sign-in/second-factor/new")
            #expect(browser.shows("<svg class=\"square\"") && browser.shows("otpauth://totp/"))
            #expect(browser.shows("aria-label=\"Square code for your authenticator app\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the record holds what was attended and nothing else`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let browser = try await it.browser(at: "/account/record")
            #expect(browser.status == 200 && browser.shows("You have not attended anything yet"))
            try await it.stage.event("E2", places: 5, date: "2019-06-11")
            try await it.bookPat()
            try await it.bookPat("E2")
            try it.stage.setClock("2019-05-14T09:40")
            _ = try await Attend(it.stage.house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
            let later = try await it.browser(at: "/account/record")
            #expect(later.shows("A Course") && later.shows("E1-1") && !later.shows("E2-1"))
            #expect(later.shows("Tue 14 May 2019") && later.shows("Attended"))
            await later.get("/account/record?from=7")
            #expect(later.status == 200 && !later.shows("E1-1"))
        }
    }

    @Test(arguments: [
        ("", [1, 2], 2 as Int?), ("2", [3, 4], 4), ("4", [5], nil), ("5", [], nil), ("x", [1, 2], 2),
        ("-7", [1, 2], 2),
        ("\(Int.max)", [], nil), ("99999999999999999999", [1, 2], 2),
    ]) func `a part of a list begins where a query says, whatever it says`(_ from: String, _ items: [Int], _ next: Int?)
    {
        let part = [1, 2, 3, 4, 5].leaf(from: from, of: 2)
        #expect(Array(part.items) == items && part.next == next)
    }

    @Test(arguments: TestEngine.allCases)
    func `a calendar has a secret address, shown once, renewed and taken away`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            let browser = try await it.browser(at: "/account/calendar")
            #expect(browser.status == 200 && !browser.shows("/calendar/"))
            await browser.submit(to: "/account/calendar")
            let address = try #require(browser.text.firstMatch(of: #/https://training\.example(/calendar/[^"]+\.ics)/#))
            let path = String(address.output.1)
            await browser.get("/account/calendar")
            #expect(browser.shows("You have had an address since") && !browser.shows(path))
            let program = it.stranger()
            await program.get(path)
            #expect(program.status == 200 && program.headers[.contentType]?.hasPrefix("text/calendar") == true)
            #expect(program.headers[.cacheControl] == "no-store")
            for line in ["SUMMARY:A Course", "STATUS:CONFIRMED", "DTSTART:20190514T083000Z", "/events/E1"] {
                #expect(program.shows(line), "\(line)")
            }
            // Nothing of the person: no name, no address, no number of the booking.
            for word in ["Pat", "aaa.example", "E1-1", "ATTENDEE", "nurse"] {
                #expect(!program.shows(word), "\(word)")
            }
            await browser.submit(to: "/account/calendar")
            await program.get(path)
            #expect(program.status == 404)
            let missing = program.text.count
            for wrong in ["/calendar/x.ics", "/calendar/\(String(repeating: "A", count: 43)).ics", "/calendar/x"] {
                await program.get(wrong)
                #expect(program.status == 404 && abs(program.text.count - missing) < 200, "\(wrong)")
            }
            await browser.submit(to: "/account/calendar/end")
            #expect(browser.shows("The address is taken away") && browser.shows("Make an address"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what waits stands in the calendar as waiting`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            for person in 1...2 { try await it.stage.book("E1", person) }
            try await it.bookPat()
            let browser = try await it.browser(at: "/account/calendar")
            await browser.submit(to: "/account/calendar")
            let address = try #require(browser.text.firstMatch(of: #/(/calendar/[^"]+\.ics)/#))
            await browser.get(String(address.output.1))
            #expect(browser.shows("SUMMARY:A Course (On the waiting list)") && browser.shows("STATUS:TENTATIVE"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `somebody asks to be told of a course, and takes it back`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let nobody = it.stranger()
            await nobody.get("/courses/C1")
            #expect(nobody.shows("Sign in to be told when it runs"))
            let browser = try await it.browser(at: "/account/interests")
            #expect(browser.shows("You have not asked to be told of any course"))
            await browser.get("/courses/C1")
            let form = browser.hidden("/courses/C1/interest")
            await browser.post("/courses/C1/interest", form)
            #expect(browser.path.hasPrefix("/account/interests"))
            #expect(browser.shows("We will write to you when the next event of A Course is published"))
            await browser.post("/courses/C1/interest", form)
            #expect(browser.status == 200 && browser.path.hasPrefix("/account/interests"))
            await browser.get("/courses/C1")
            #expect(browser.shows("We will write to you") && browser.hidden("/courses/C1/interest").isEmpty)
            await browser.get("/account/interests")
            await browser.submit(to: "/account/interests/withdraw")
            #expect(browser.shows("You took this back"))
            await browser.post("/courses/NONE/interest", ["form": form["form"] ?? ""])
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what somebody needs is said, changed, taken back, and seen by the trainer`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            try await it.stage.book("E1", 1)
            let browser = try await it.browser(at: "/bookings/E1-1")
            #expect(browser.shows("You have not told us anything"))
            await browser.get("/bookings/E1-1/needs")
            await browser.submit(to: "/bookings/E1-1/needs", ["needs": ""])
            #expect(browser.status == 422 && browser.shows("href=\"#needs\"") && browser.shows("href=\"#consent\""))
            await browser.submit(to: "/bookings/E1-1/needs", ["needs": "A <ramp>\nand light", "consent": "yes"])
            #expect(browser.path == "/bookings/E1-1?needs=saved" && browser.shows("What you need is saved"))
            #expect(browser.shows("<p>A &lt;ramp&gt;</p><p>and light</p>"))
            // An administrator wrote something else since the form was read: it stays, and is shown.
            await browser.get("/bookings/E1-1/needs")
            _ = try await ChangeAccessNeed(it.stage.house)("E1-1", "A lift", hasConsented: true, by: Stage.admin)
            await browser.submit(to: "/bookings/E1-1/needs", ["needs": "A loop", "consent": "yes"])
            #expect(browser.status == 409 && browser.shows("A lift") && browser.shows("A loop"))
            await browser.submit(to: "/bookings/E1-1/needs", ["needs": "A loop", "consent": "yes"])
            #expect(try await ShowAccessNeeds(it.stage.house).one("E1-1", by: Stage.admin)?.text == "A loop")
            let trainer = try await it.browser(
                of: try await it.person("Tess", .trainer, teaches: "E1"), at: "/registers/E1")
            #expect(trainer.shows("What people need on the day (1)") && trainer.shows("A loop"))
            await browser.get("/bookings/E1-1/needs")
            await browser.submit(to: "/bookings/E1-1/needs/withdraw")
            #expect(browser.shows("What you needed is deleted") && !browser.shows("A loop"))
            await trainer.get("/registers/E1")
            #expect(trainer.shows("Nobody has told us that they need anything"))
            for path in ["/bookings/E1-2/needs", "/bookings/E9-9/needs"] {
                await browser.get(path)
                #expect(browser.status == 404, "\(path)")
                await browser.post(
                    path,
                    [
                        "form": Visit.token(browser.cookies[Cookie.session] ?? ""), "needs": "x", "consent": "yes",
                        "key": path,
                    ])
                #expect(browser.status == 404, "\(path)")
            }
        }
    }
}
