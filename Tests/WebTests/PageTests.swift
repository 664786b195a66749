import Application
import Domain
import HTTPTypes
import SQLSession
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What people do with the pages, as a browser without scripts does it, on both engines.
@Suite struct PageTests {
    /// A stage with a policy and an event of two places a month ahead.
    private func on(_ engine: TestEngine, _ body: (Stage, Browser, RawStore) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await stage.addPolicy()
            try await stage.event("E1", places: 2)
            _ = try await AddPerson(stage.house)(
                .init(email: "Pat@aaa.example", name: "Pat O'Neil", agency: "AAA", jobRole: "nurse"), by: Stage.admin)
            let raw = try RawStore(store.address)
            try await body(stage, Browser(try Browser.dispatcher(stage.house)), raw)
            await raw.close()
        }
    }

    /// Signs in by the link of the mail.
    private func signIn(_ browser: Browser, _ raw: RawStore, _ email: String, to: String = "") async throws {
        await browser.get("/sign-in?to=\(Link.encode(to))")
        await browser.submit(to: "/sign-in", ["email": email])
        #expect(browser.status == 200 && browser.shows("Check your mail"))
        guard case .text(let token)? = try await raw.rows("SELECT token FROM mail ORDER BY id DESC").first?.first else {
            Issue.record("There is no mail.")
            return
        }
        await browser.get("/sign-in/link?token=\(token)&to=\(Link.encode(to))")
        await browser.submit(to: "/sign-in/link")
    }

    @Test(arguments: TestEngine.allCases)
    func `a practitioner books in three pages, and cancels late having seen the price`(
        _ engine: TestEngine
    ) async throws {
        try await on(engine) { stage, browser, raw in
            await browser.get("/events/E1")
            #expect(browser.status == 200 && browser.shows("2 places left of 2"))
            await browser.get("/events/E1/book")
            #expect(browser.path.hasPrefix("/sign-in?to=%2Fevents%2FE1%2Fbook"))
            try await signIn(browser, raw, "pat@AAA.example", to: "/events/E1/book")
            #expect(browser.path == "/events/E1/book" && browser.shows("Pat O&#39;Neil"))
            await browser.submit(to: "/events/E1/book/check", ["job_role": ""])
            #expect(browser.status == 422 && browser.shows("Enter your job role"))
            await browser.submit(
                to: "/events/E1/book/check",
                ["job_role": "nurse", "needs": "a ramp & <b>light</b>", "consent": "yes"])
            #expect(browser.shows("Check your answers") && browser.shows("£50.00"))
            #expect(browser.shows("a ramp &amp; &lt;b&gt;light&lt;/b&gt;"))
            await browser.submit(to: "/events/E1/book")
            #expect(browser.path == "/bookings/E1-1/booked" && browser.shows("Your place is booked"))
            let need = try await ShowAccessNeeds(stage.house).one("E1-1", by: Stage.admin)
            #expect(need?.text == "a ramp & <b>light</b>")
            await browser.get("/bookings")
            #expect(browser.shows("/bookings/E1-1") && browser.shows("Confirmed"))
            await browser.get("/bookings/E1-1/cancel")
            #expect(browser.shows("Cancelling now costs nothing"))
            // Midnight passes between looking and pressing the button: nothing is cancelled, the price is told.
            try stage.setClock("2019-05-08T00:01")
            await browser.get("/sign-in")
            try await signIn(browser, raw, "pat@aaa.example")
            await browser.post(
                "/bookings/E1-1/cancel",
                ["form": Visit.token(browser.cookies[Cookie.session] ?? ""), "shown": "0"])
            #expect(browser.status == 409 && browser.shows("Cancel all the same: £50.00"))
            #expect(try await stage.state("E1-1") == .confirmed)
            await browser.submit(to: "/bookings/E1-1/cancel")
            #expect(browser.path == "/bookings/E1-1/cancelled?cost=5000" && browser.shows("Cancelled late"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a page that is kept for everybody is not given to whoever has signed in`(
        _ engine: TestEngine
    ) async throws {
        try await on(engine) { stage, _, raw in
            let shelves = Shelves(keeping: .seconds(3_600))
            let shelf = shelves.pages
            let browser = Browser(try Browser.dispatcher(stage.house, shelves: shelves))
            await browser.get("/events/E1")
            #expect(browser.shows("2 places left") && shelf.take("/events/E1") != nil)
            try await stage.book("E1", 1)
            await browser.get("/events/E1")
            #expect(browser.shows("2 places left"))
            try await signIn(browser, raw, "pat@aaa.example", to: "/events/E1")
            #expect(browser.shows("1 place left") && browser.shows("Sign out"))
            #expect(
                shelf.take("/events/E1").map { String(decoding: $0.bytes, as: UTF8.self) }?.contains("Sign out")
                    == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is kept for oneself is made anew as soon as anything is committed`(
        _ engine: TestEngine
    ) async throws {
        try await on(engine) { stage, _, raw in
            let shelves = Shelves(keeping: .seconds(3_600))
            let browser = Browser(try Browser.dispatcher(stage.house, shelves: shelves))
            try await signIn(browser, raw, "pat@aaa.example", to: "/bookings")
            await browser.get("/bookings")
            #expect(browser.status == 200 && !browser.shows("E1-1"))
            await browser.get("/events/E1/book")
            await browser.submit(to: "/events/E1/book/check", ["job_role": "nurse"])
            await browser.submit(to: "/events/E1/book")
            await browser.get("/bookings")
            #expect(browser.text.contains("/bookings/E1-1"))
            // On a server that others write to as well, what they do has it made anew, too.
            if engine == .sqlite {
                let kept = browser.text
                try stage.setClock("2019-04-01T09:02")
                await browser.get("/bookings")
                #expect(browser.text == kept)
            }
            try await raw.execute("UPDATE course SET title = 'Another title'", [])
            await browser.get("/bookings")
            #expect(browser.shows("Another title"))
            // What is kept of a session is given to no other, and to nobody once the session is over.
            let stranger = Browser(try Browser.dispatcher(stage.house, shelves: shelves))
            await stranger.get("/bookings")
            #expect(stranger.path.hasPrefix("/sign-in"))
            try await raw.execute("UPDATE web_session SET ended_at = began_at", [])
            await browser.get("/bookings")
            #expect(browser.path.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same form sent twice books once`(_ engine: TestEngine) async throws {
        try await on(engine) { stage, browser, raw in
            try await signIn(browser, raw, "pat@aaa.example", to: "/events/E1/book")
            await browser.submit(to: "/events/E1/book/check", ["job_role": "nurse"])
            let form = browser.hidden("/events/E1/book")
            await browser.post("/events/E1/book", form)
            #expect(browser.path == "/bookings/E1-1/booked")
            await browser.post("/events/E1/book", form)
            #expect(browser.path == "/bookings/E1-1/booked" && browser.status == 200)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a form that no page of ours made does nothing`(_ engine: TestEngine) async throws {
        try await on(engine) { stage, browser, raw in
            try await signIn(browser, raw, "pat@aaa.example", to: "/events/E1/book")
            await browser.submit(to: "/events/E1/book/check", ["job_role": "nurse"])
            let form = browser.hidden("/events/E1/book")
            var forged = form
            forged["form"] = Visit.token("another")
            await browser.post("/events/E1/book", forged)
            #expect(browser.status == 403)
            forged["form"] = nil
            await browser.post("/events/E1/book", forged)
            #expect(browser.status == 403)
            await browser.post("/events/E1/book", form, headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(browser.status == 403)
            await browser.get("/bookings")
            #expect(browser.shows("You have no bookings to come"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `whoever has proven an address registers and asks for a place`(_ engine: TestEngine) async throws {
        try await on(engine) { stage, browser, raw in
            try await signIn(browser, raw, "new@elsewhere.example", to: "/bookings")
            #expect(browser.path.hasPrefix("/register"))
            await browser.submit(to: "/register", ["name": "", "agency": "", "job_role": ""])
            #expect(browser.status == 422 && browser.shows("Choose the agency you work for"))
            await browser.submit(to: "/register", ["name": "New Person", "agency": "AAA", "job_role": "nurse"])
            #expect(browser.path == "/bookings" && browser.status == 200)
            await browser.get("/events/E1/book")
            await browser.submit(to: "/events/E1/book/check", ["job_role": "nurse"])
            #expect(browser.shows("Ask for a place"))
            await browser.submit(to: "/events/E1/book")
            #expect(browser.shows("You have asked for a place"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a trainer marks a register, adds a walk-in, and sees no register of others`(
        _ engine: TestEngine
    ) async throws {
        try await on(engine) { stage, browser, raw in
            try await stage.event("E2", places: 5)
            try await stage.book("E1", 1)
            _ = try await GiveRole(stage.house)("pat@aaa.example", .trainer, by: Stage.admin)
            _ = try await ChangeTrainers(stage.house).add("pat@aaa.example", to: "E1", by: Stage.admin)
            try stage.setClock("2019-05-14T09:40")
            try await signIn(browser, raw, "pat@aaa.example", to: "/registers/E1")
            #expect(browser.status == 200 && browser.shows("Person 1"))
            await browser.submit(to: "/registers/E1", ["mark-1": "late", "minutes-1": "10"])
            #expect(browser.shows("The register is saved"))
            let page = try await ShowRegister(stage.house)("E1", by: Stage.admin)
            #expect(page.marks.map(\.mark) == [.late(minutes: 10)])
            await browser.get("/registers/E1/walk-in")
            await browser.submit(
                to: "/registers/E1/walk-in",
                ["name": "Walk In", "email": "walk@bbb.example", "agency": "BBB", "job_role": "teacher"])
            #expect(browser.path.hasPrefix("/registers/E1") && browser.shows("Walk In"))
            await browser.get("/registers/E1/sheet")
            #expect(browser.status == 200 && browser.shows("Signature"))
            await browser.get("/registers/E2")
            #expect(browser.status == 404)
            await browser.get("/registers")
            #expect(browser.shows("/registers/E1") && !browser.shows("/registers/E2"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is nobody's own is not found, and an administrator needs the second step`(
        _ engine: TestEngine
    ) async throws {
        try await on(engine) { stage, browser, raw in
            try await stage.book("E1", 1)
            try await signIn(browser, raw, "pat@aaa.example", to: "/bookings/E1-1")
            #expect(browser.status == 404)
            let foreign = browser.text.prefix { $0 != "\n" }
            await browser.get("/bookings/E9-9")
            #expect(browser.status == 404 && browser.text.prefix { $0 != "\n" } == foreign)
            await browser.get("/registers")
            #expect(browser.status == 403)
            _ = try await GiveRole(stage.house)("pat@aaa.example", .administrator, by: Stage.admin)
            await browser.get("/registers")
            #expect(browser.path.hasPrefix("/sign-in/second-factor") && browser.shows("Set up a second step"))
            await browser.submit(to: "/sign-out")
            #expect(browser.path == "/" && browser.cookies[Cookie.session] == nil)
            await browser.get("/bookings")
            #expect(browser.path.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `nobody is let in with one click outside a demonstration`(_ engine: TestEngine) async throws {
        try await on(engine) { stage, browser, _ in
            await browser.get("/sign-in")
            #expect(!browser.shows("demonstration"))
            await browser.post(
                "/sign-in/demonstration",
                ["form": Visit.token(browser.cookies[Cookie.browser] ?? ""), "email": "pat@aaa.example"])
            #expect(browser.status == 404 && browser.cookies[Cookie.session] == nil)
        }
    }

    @Test func `every answer carries the headers that tell browsers what not to do`() async throws {
        try await on(.sqlite) { _, browser, _ in
            let targets = [
                "/", "/programme", "/programme.ics", "/nothing", "/sign-in", "/accessibility", "/privacy", "/api",
            ]
            let guide = GuidePage(operations: WebServer.api).groups.map { "/api/guide/\(GuidePage.name($0))" }
            for target in targets + guide + ["/api/v1/events", "/assets/turnout.css", "/courses/C1"] {
                await browser.get(target)
                let policy = browser.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.hasPrefix("default-src 'none'"), "\(target)")
                #expect(policy.contains("frame-ancestors 'none'"), "\(target)")
                #expect(browser.headers[.xContentTypeOptions] == "nosniff", "\(target)")
                if browser.headers[.contentType]?.hasPrefix("text/html") == true {
                    #expect(browser.text.utf8.count < 60_000 && !browser.text.contains(" style="), "\(target)")
                }
            }
        }
    }
}
