import Application
import Domain
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What the lead of an agency does with the pages, without scripts, on both engines.
@Suite struct AgencyPageTests {
    private static let answering = ["response_days: 0": "response_days: 14"]
    private let lead = "lead@aaa.example"

    @Test(arguments: TestEngine.allCases)
    func `a lead sees what waits, finds bookings, swaps names and cancels having seen the price`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E1", places: 5)
            try await scene.stage.event("E2", places: 5, needsApproval: true)
            for person in 1...2 { try await scene.stage.book("E1", person) }
            try await scene.stage.book("E2", 1)
            try await scene.stage.book("E1", 9, agency: "BBB")
            await scene.enter(lead, to: "/agency")
            #expect(browser.status == 200 && browser.shows("First Agency") && browser.shows("My agency"))
            #expect(browser.shows("1 request to approve or decline") && browser.shows("/agency/bookings/E1-1"))
            await browser.get("/agency/bookings")
            #expect(browser.shows("Person 1") && browser.shows("Person 2") && !browser.shows("Person 9"))
            await browser.get("/agency/bookings?words=person+2&status=confirmed")
            #expect(!browser.shows("/agency/bookings/E1-1") && browser.shows("/agency/bookings/E1-2"))
            await browser.get("/agency/bookings?when=past")
            #expect(browser.shows("No bookings match"))
            await browser.get("/agency/bookings/E1-1/colleague")
            await browser.submit(
                to: "/agency/bookings/E1-1/colleague", ["name": "New One", "email": "", "job_role": ""])
            #expect(browser.status == 422 && browser.shows("Enter your colleague’s e-mail address"))
            await browser.submit(
                to: "/agency/bookings/E1-1/colleague",
                ["name": "New One", "email": "new@aaa.example", "job_role": "nurse"])
            #expect(browser.path.hasPrefix("/agency/bookings/E1-4?done=passed") && browser.shows("New One"))
            await browser.get("/agency/bookings/E1-2/cancel")
            #expect(browser.shows("Cancelling now costs nothing"))
            // Midnight passes between looking and pressing the button: nothing is cancelled, the price is told.
            try scene.stage.setClock("2019-05-08T00:01")
            await scene.enter(lead, to: "/agency/bookings/E1-2/cancel")
            #expect(browser.shows("Cancel all the same: £50.00"))
            await browser.submit(to: "/agency/bookings/E1-2/cancel", ["shown": "0"])
            #expect(browser.status == 409 && browser.shows("Cancel all the same: £50.00"))
            await browser.submit(to: "/agency/bookings/E1-2/cancel")
            #expect(browser.path.hasPrefix("/agency/bookings/E1-2?done") && browser.shows("Cancelled late"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `requests are decided several at once, and what another lead decided is told`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E2", places: 2, needsApproval: true)
            for person in 1...4 { try await scene.stage.book("E2", person) }
            await scene.enter(lead, to: "/agency/requests")
            await browser.submit(to: "/agency/requests/check", ["answer": "yes"])
            #expect(browser.status == 422 && browser.shows("Choose at least one request"))
            await browser.get("/agency/requests")
            await browser.submit(
                to: "/agency/requests/check", all: [("booking", "E2-1"), ("booking", "E2-2"), ("answer", "yes")])
            #expect(browser.status == 200 && browser.shows("Approve 2 requests"))
            let form = browser.hiddenPairs("/agency/requests")
            // The other lead was quicker with one of them.
            _ = try await Approve(scene.house)(.init(booking: "E2-2", isApproved: false, why: "no"), by: Stage.admin)
            await browser.submit(to: "/agency/requests", all: [])
            #expect(browser.status == 409 && browser.shows("E2-2 was decided by somebody else"))
            #expect(browser.shows("1 request was decided") && browser.shows("Declined"))
            #expect(try await scene.stage.state("E2-1") == .confirmed)
            #expect(form.count { $0.0 == "booking" } == 2)
            await browser.get("/agency/requests")
            await browser.submit(to: "/agency/requests/check", all: [("booking", "E2-3"), ("answer", "no")])
            await browser.submit(to: "/agency/requests", all: [("why", "")])
            #expect(browser.status == 422 && browser.shows("Say why the requests are declined"))
            let why = browser.hiddenPairs("/agency/requests") + [("why", "not this year")]
            await browser.submit(to: "/agency/requests", all: [("why", "not this year")])
            #expect(browser.path == "/agency/requests?done=1&answer=no")
            #expect(try await scene.stage.state("E2-3") == .declined)
            // The same form again does nothing else, and says the same.
            await browser.post("/agency/requests", Dictionary(why, uniquingKeysWith: { first, _ in first }))
            #expect(browser.path == "/agency/requests?done=1&answer=no" && browser.shows("1 request was declined"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `colleagues are booked from a pasted list, each once however often it is sent`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E1", places: 3)
            try await scene.stage.event("E3", places: 3)
            try await scene.stage.book("E1", 1)
            await scene.enter(lead, to: "/agency/book")
            #expect(browser.shows("/agency/book/E1"))
            await browser.get("/agency/book/E1")
            await browser.submit(to: "/agency/book/E1/check", ["people": " "])
            #expect(browser.status == 422 && browser.shows("Enter at least one person"))
            let list = """
                Ann One, ann@aaa.example, nurse
                Ben Two\tben@aaa
                "Two, Bea", bea@aaa.example, nurse
                Person 1, PERSON1@aaa.example, nurse
                Cy Three, cy@aaa.example, nurse
                Ann Again, ANN@aaa.example, nurse
                """
            await browser.submit(to: "/agency/book/E1/check", ["people": list])
            #expect(browser.status == 422 && browser.shows("Line 2: ") && browser.shows("is not an e-mail address"))
            #expect(browser.shows("Line 6: ") && browser.shows("stands on line 1 already"))
            #expect(browser.shows("Has a booking already") && browser.shows("Number 1 on the waiting list"))
            #expect(browser.shows("Book 3 people"))
            let form = browser.hidden("/agency/book/E1")
            await browser.post("/agency/book/E1", form)
            #expect(browser.path.hasPrefix("/agency/book/E1/booked?booking=E1-2"))
            #expect(browser.shows("Two, Bea") && browser.shows("Number 1 on the waiting list"))
            let first = browser.path
            await browser.post("/agency/book/E1", form)
            #expect(browser.path == first)
            let lines = try await ListRegister(scene.house)("E1", by: Stage.admin)
            #expect(lines.map(\.name) == ["Person 1", "Ann One", "Two, Bea", "Cy Three"])
            // A key that came with other people is no key for these.
            var other = form
            other["people"] = "Di Four, di@aaa.example, nurse"
            await browser.post("/agency/book/E1", other)
            #expect(browser.status == 409 && browser.shows("Di Four was not booked"))
            await browser.get("/agency/book/E3")
            await browser.upload(
                to: "/agency/book/E3/check",
                file: ("list", "staff.csv", "Job role,E-mail,Name\r\nnurse,eve@aaa.example,Eve Ölund\r\n"))
            #expect(browser.status == 200 && browser.shows("Eve Ölund") && browser.shows("Book 1 person"))
            await browser.submit(to: "/agency/book/E3")
            #expect(browser.shows("Your colleague is booked") && browser.shows("E3-1"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a list that broke off in the middle is finished when it is sent again`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            try await scene.stage.event("E1", places: 3)
            let own = Principal(name: "person:1", role: .agencyLead, scope: .agency(scene.stage.first))
            let staff = (1...3).map { n in
                BookStaff.Colleague(email: "n\(n)@aaa.example", name: "N \(n)", jobRole: "nurse")
            }
            let book = BookStaff(scene.house)
            // The first was booked before the service ended.
            let before = try await book("E1", Array(staff.prefix(1)), key: "k", by: own)
            let all = try await book("E1", staff, key: "k", by: own)
            #expect(try all[0].result.get() == before[0].result.get())
            #expect(try all.map { try $0.result.get().reference } == ["E1-1", "E1-2", "E1-3"])
            let head = try await scene.house.store.read(.everything) { try $0.event(reference: "E1") }
            #expect(head?.held == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `charges are accepted together, one is disputed, and the invoice tells why`(_ engine: TestEngine) async throws
    {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            let browser = scene.browser
            try await scene.charged()
            await scene.enter(lead, to: "/agency")
            #expect(browser.shows("2 proposed charges") && browser.shows("£100.00") && browser.shows("Wed 29 May 2019"))
            await browser.get("/agency/charges")
            #expect(browser.shows("E1-1") && browser.shows("E1-2") && !browser.shows("E1-3"))
            await browser.submit(to: "/agency/charges/check", all: [])
            #expect(browser.status == 422 && browser.shows("Choose at least one charge"))
            await browser.get("/agency/charges/E1-1")
            #expect(browser.shows("Why this is charged") && browser.shows("five working days"))
            await browser.get("/agency/charges/E1-1/dispute")
            await browser.submit(to: "/agency/charges/E1-1/dispute", ["reason": "other", "text": ""])
            #expect(browser.status == 422 && browser.shows("Say in one line what is wrong"))
            await browser.submit(
                to: "/agency/charges/E1-1/dispute", ["reason": "other", "text": "The <site> was shut"])
            #expect(browser.shows("The charge is disputed") && browser.shows("The &lt;site&gt; was shut"))
            #expect(try await scene.state("E1-1") == .disputed)
            await browser.get("/agency/charges/E1-2")
            await browser.submit(to: "/agency/charges/check")
            #expect(browser.shows("Accept 1 charge: £50.00"))
            let form = browser.hidden("/agency/charges")
            await browser.post("/agency/charges", form)
            #expect(browser.path == "/agency/charges?done=1")
            #expect(try await scene.state("E1-2") == .accepted)
            await browser.post("/agency/charges", form)
            #expect(browser.path == "/agency/charges?done=1" && browser.shows("1 charge was accepted"))
            try await scene.nameSeller()
            _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
            await browser.get("/agency/invoices")
            #expect(browser.shows("INV-00000") && browser.shows("To be paid"))
            let number = try #require(browser.text.firstMatch(of: /INV-[0-9]+/).map { String($0.output) })
            await browser.get("/agency/invoices/\(number)")
            #expect(browser.shows("did not attend") || browser.shows("non-attendance"))
            #expect(browser.shows("/agency/charges/E1-2") && browser.shows("How to dispute"))
            #expect(browser.shows("href=\"/agency/invoices/\(number)/document.pdf\" download"))
            await browser.get("/agency/invoices/\(number)/document.pdf")
            #expect(browser.status == 200 && browser.text.hasPrefix("%PDF-1.5"))
            #expect(browser.headers[.contentDisposition] == "attachment; filename=\"\(number).pdf\"")
            #expect(browser.headers[.contentType] == "application/pdf")
            await browser.get("/agency/statement.pdf?year=2019")
            #expect(browser.status == 200 && browser.text.hasPrefix("%PDF-1.5"))
            await browser.get("/agency/statement")
            #expect(browser.shows("/agency/statement.pdf?year="))
            #expect(browser.status == 200 && browser.shows(number) && browser.shows("£50.00"))
            await browser.get("/agency/year")
            // Of the two places held at the start one is left after the late cancellation, and it stayed empty.
            #expect(browser.shows("0.0 % (0 of 1)") && browser.shows("100.0 % (1 of 1)") && browser.shows("£100.00"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who registered is confirmed or declined, and who is due is booked`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E1", places: 3)
            for name in ["one", "two"] {
                _ = try await RegisterSelf(scene.house)(
                    .init(email: "\(name)@mail.example", name: "New \(name)", jobRole: "nurse", agency: "AAA"))
            }
            await scene.enter(lead, to: "/agency/newcomers")
            #expect(browser.shows("New one") && browser.shows("New two"))
            await browser.get("/agency/newcomers/answer?email=one%40mail.example")
            await browser.submit(to: "/agency/newcomers/answer", ["answer": "yes", "staff_group": "nurses"])
            #expect(browser.path == "/agency/newcomers?done=confirmed" && !browser.shows("New one"))
            await browser.get("/agency/newcomers/answer?email=one%40mail.example")
            #expect(browser.shows("confirmed already"))
            await browser.get("/agency/newcomers/answer?email=two%40mail.example")
            await browser.submit(to: "/agency/newcomers/answer", ["answer": "no"])
            #expect(browser.shows("The person was declined") && browser.shows("Nobody waits to be confirmed"))
            var more = CourseChange()
            more.targetGroups = ["nurses"]
            _ = try await AddCourse(scene.house)(
                .init(code: "NEG", title: "Neglect", topic: "core", minutes: 60, more: more), by: Stage.admin)
            await browser.get("/agency/due")
            #expect(browser.shows("New one") && browser.shows("Never taken"))
            #expect(browser.shows("/agency/book?words=Neglect&amp;for=one%40mail.example"))
            await browser.get("/agency/book/E1?for=one%40mail.example")
            #expect(browser.shows("New one, one@mail.example, nurse"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `another agency's is like what is not there, and other roles see nothing`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            let browser = scene.browser
            try await scene.charged()
            try await scene.nameSeller()
            try scene.stage.setClock("2019-06-15T08:00")
            let run = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
            let theirs = try #require(run.invoices.first { $0.agency == "BBB" }?.number)
            await scene.enter(lead, to: "/agency")
            let pairs = [
                ("bookings/E1-3", "bookings/E1-77"), ("bookings/E1-3/cancel", "bookings/E1-77/cancel"),
                ("bookings/E1-3/colleague", "bookings/E1-77/colleague"), ("charges/E1-3", "charges/E1-77"),
                ("charges/E1-3/dispute", "charges/E1-77/dispute"), ("invoices/\(theirs)", "invoices/INV-000077"),
                ("newcomers/answer?email=boss@bbb.example", "newcomers/answer?email=no@bbb.example"),
                ("book/E1/booked?booking=E1-3", "book/E1/booked?booking=E1-77"),
            ]
            for (foreign, missing) in pairs {
                await browser.get("/agency/\(foreign)")
                #expect(browser.status == 404, "\(foreign)")
                await browser.get("/agency/\(missing)")
                #expect(browser.status == 404, "\(missing)")
            }
            let token = Visit.token(browser.cookies[Cookie.session] ?? "")
            let posts = [
                ("bookings/E1-3/cancel", ["shown": "0"]), ("charges", ["charge": "E1-3", "key": "a"]),
                ("bookings/E1-3/colleague", ["name": "A", "email": "a@aaa.example", "job_role": "b"]),
                ("charges/E1-3/dispute", ["reason": "attended"]), ("charges/check", ["charge": "E1-3"]),
                ("requests", ["booking": "E1-3", "answer": "yes", "key": "b"]),
                ("requests/check", ["booking": "E1-3", "answer": "yes"]),
                ("newcomers/answer", ["email": "boss@bbb.example", "answer": "no"]),
            ]
            for (action, fields) in posts {
                await browser.post("/agency/\(action)", fields.merging(["form": token]) { first, _ in first })
                #expect(browser.status == 404, "\(action)")
            }
            await scene.enter("finn@aaa.example", to: "/agency")
            #expect(browser.status == 403 && !browser.shows("My agency"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `long lists go on by pages, and no page is above 60 kB`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E1", places: 200)
            try await scene.stage.event("E2", places: 200, date: "2019-05-21", needsApproval: true)
            let staff = (1...99).map { n in "Name Of Person \(n), name.of.person.\(n)@aaa.example, social worker" }
            await scene.enter(lead, to: "/agency/book/E1")
            await browser.submit(to: "/agency/book/E1/check", ["people": staff.joined(separator: "\n")])
            #expect(browser.status == 200 && browser.shows("Book 99 people"))
            #expect(browser.text.utf8.count < 60_000, "\(browser.text.utf8.count)")
            await browser.submit(to: "/agency/book/E1")
            #expect(browser.shows("99 bookings") && browser.text.utf8.count < 60_000)
            await browser.get("/agency/book/E2")
            await browser.submit(to: "/agency/book/E2/check", ["people": staff.joined(separator: "\n")])
            await browser.submit(to: "/agency/book/E2")
            var seen: Set<String> = []
            var next: String? = "/agency/bookings"
            var pages = 0
            while let target = next {
                await browser.get(target)
                #expect(browser.text.utf8.count < 60_000, "\(browser.text.utf8.count)")
                let found = browser.text.matches(of: /href="\/agency\/bookings\/(E[0-9]-[0-9]+)"/)
                seen.formUnion(found.map { String($0.output.1) })
                next = browser.text.firstMatch(of: /href="([^"]*)" rel="next"/)
                    .map { String($0.output.1).replacing("&amp;", with: "&") }
                pages += 1
            }
            #expect(seen.count == 198 && pages == 4)
            await browser.get("/agency/requests")
            #expect(browser.text.utf8.count < 60_000 && browser.shows("rel=\"next\""))
            await browser.get("/agency/bookings?after=broken")
            #expect(browser.status == 404)
        }
    }
}
