import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Bookings as an administrator deals with them for others, on both engines.
@Suite struct OfficeBookingPageTests {
    @Test(arguments: TestEngine.allCases)
    func `a place is booked for somebody new and for somebody known`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            await browser.get("/office/events/E1/bookings/new")
            await browser.submit(to: "/office/events/E1/bookings/new/check", ["email": ""])
            #expect(browser.status == 422 && browser.shows("Enter the work e-mail address"))
            await browser.submit(to: "/office/events/E1/bookings/new/check", ["email": "new@bbb.example"])
            #expect(browser.status == 422 && browser.shows("Choose the agency"))
            let new = ["email": "new@bbb.example", "name": "New <Person>", "agency": "BBB", "job_role": "teacher"]
            await browser.submit(to: "/office/events/E1/bookings/new/check", new)
            #expect(browser.shows("1 place is left") && browser.shows("New &lt;Person&gt;") && browser.shows("£50.00"))
            let form = browser.hidden("/office/events/E1/bookings/new")
            await browser.post("/office/events/E1/bookings/new", form)
            #expect(
                browser.path == "/office/bookings/E1-1?told=booked_confirmed" && browser.shows("New &lt;Person&gt;"))
            await browser.post("/office/events/E1/bookings/new", form)
            #expect(browser.path == "/office/bookings/E1-1?told=booked_confirmed")
            await browser.get("/office/events/E1/bookings/new")
            await browser.submit(to: "/office/events/E1/bookings/new/check", ["email": "New@bbb.example"])
            #expect(browser.shows("has a booking of this event already") && !browser.shows("Book the place"))
            await browser.get("/office/events/E1/bookings/new")
            await browser.submit(to: "/office/events/E1/bookings/new/check", ["email": "finn@aaa.example"])
            #expect(browser.shows("number 1 on the waiting list") && browser.shows("finn One"))
            await browser.submit(to: "/office/events/E1/bookings/new")
            #expect(browser.path == "/office/bookings/E1-2?told=booked_waitlisted")
            await browser.get("/office/events/E1/bookings")
            #expect(browser.shows("/office/bookings/E1-1\"") && browser.shows("/office/bookings/E1-2\""))
            await browser.get("/office/events/E1/bookings?status=waitlisted")
            #expect(!browser.shows("/office/bookings/E1-1\"") && browser.shows("/office/bookings/E1-2\""))
            await browser.get("/office/events/E1/waiting-list")
            #expect(browser.shows("finn One") && browser.shows("every place is taken"))
            await browser.get("/office/events/E1")
            #expect(browser.shows("finn One") && browser.shows("1 of 1"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `cancelling for somebody tells the price first, by when notice was received`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 3)
            for person in 1...2 { try await stage.book("E1", person) }
            // Free until the end of Tuesday 7 May 2019.
            try stage.setClock("2019-05-09T10:00")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/bookings/E1-1/cancel")
            let now = ["channel": "email", "giver": "self", "evidence": ""]
            await browser.submit(to: "/office/bookings/E1-1/cancel/check", now)
            #expect(browser.shows("This costs First Agency £50.00") && browser.shows("Cancelled late"))
            #expect(try await stage.state("E1-1") == .confirmed)
            let form = browser.hidden("/office/bookings/E1-1/cancel")
            await browser.post("/office/bookings/E1-1/cancel", form.merging(["shown": "0"]) { _, b in b })
            #expect(browser.status == 409 && browser.shows("Cancelling costs £50.00 by now"))
            await browser.submit(to: "/office/bookings/E1-1/cancel")
            #expect(browser.path.hasPrefix("/office/bookings/E1-1?told=cancelled") && browser.shows("Cancelled late"))
            #expect(!browser.shows("&lt;") && browser.shows("Nothing is charged so far"))
            await browser.get("/office/bookings/E1-2/cancel")
            let earlier = OfficeDesk.date("received", "2019-05-07").merging(
                ["received-at": "16:00", "channel": "email", "giver": "self", "evidence": ""]) { a, _ in a }
            await browser.submit(to: "/office/bookings/E1-2/cancel/check", earlier)
            #expect(browser.status == 422 && browser.shows("Say what shows"))
            await browser.submit(
                to: "/office/bookings/E1-2/cancel/check",
                earlier.merging(OfficeDesk.date("received", "2019-05-10")) { _, b in b })
            #expect(browser.status == 422 && browser.shows("a moment that has passed"))
            await browser.submit(
                to: "/office/bookings/E1-2/cancel/check", earlier.merging(["evidence": "inbox"]) { _, b in b })
            #expect(browser.shows("This costs nothing") && browser.shows("Cancelled in time"))
            await browser.submit(to: "/office/bookings/E1-2/cancel")
            #expect(browser.shows("Cancelled in time") && browser.shows("Tue 7 May 2019 16:00"))
            await browser.get("/office/bookings/E1-2/cancel")
            #expect(browser.path == "/office/bookings/E1-2")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a booking is moved having seen what leaving costs, and passed to a colleague`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 3)
            try await stage.event("E2", places: 1, date: "2019-06-11")
            for person in 1...2 { try await stage.book("E1", person) }
            await browser.get("/office/bookings/E1-1/move")
            #expect(browser.shows("value=\"E2\"") && browser.shows("1 place left"))
            await browser.submit(to: "/office/bookings/E1-1/move/check", ["event": ""])
            #expect(browser.status == 422 && browser.shows("Choose an event"))
            await browser.submit(to: "/office/bookings/E1-1/move/check", ["other": "E9"])
            #expect(browser.status == 422 && browser.shows("no event of this reference"))
            await browser.submit(to: "/office/bookings/E1-1/move/check", ["event": "E2"])
            #expect(browser.shows("Leaving the first event costs nothing"))
            // Midnight passes: what was told is no longer so, and nothing is moved.
            try stage.setClock("2019-05-08T00:10")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/bookings/E1-1/move")
            await browser.submit(to: "/office/bookings/E1-1/move/check", ["event": "E2"])
            #expect(browser.shows("costs First Agency £50.00"))
            let form = browser.hidden("/office/bookings/E1-1/move")
            await browser.post("/office/bookings/E1-1/move", form.merging(["shown": "0"]) { _, b in b })
            #expect(browser.status == 409 && browser.shows("Moving costs £50.00 by now"))
            #expect(try await stage.state("E1-1") == .confirmed)
            await browser.submit(to: "/office/bookings/E1-1/move")
            #expect(browser.path == "/office/bookings/E2-1?told=moved")
            #expect(try await stage.state("E1-1").code == .cancelledLate)
            await browser.get("/office/bookings/E1-2/move")
            await browser.submit(to: "/office/bookings/E1-2/move/check", ["event": "E2"])
            #expect(browser.status == 409 && browser.shows("E2 has no free place"))
            await browser.get("/office/bookings/E1-2/colleague")
            await browser.submit(to: "/office/bookings/E1-2/colleague", ["name": "", "email": "", "job_role": ""])
            #expect(browser.status == 422)
            await browser.submit(
                to: "/office/bookings/E1-2/colleague",
                ["name": "Col League", "email": "col@aaa.example", "job_role": "nurse"])
            #expect(browser.path == "/office/bookings/E1-3?told=substituted" && browser.shows("Col League"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `requests are decided, and an offer is taken back or accepted for somebody`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 5, needsApproval: true)
            for person in 1...2 { try await stage.book("E1", person) }
            await browser.get("/office/bookings/E1-1/decision")
            await browser.submit(to: "/office/bookings/E1-1/decision", ["why": "x"])
            #expect(browser.status == 422 && browser.shows("Choose yes or no"))
            await browser.submit(to: "/office/bookings/E1-1/decision", ["answer": "yes"])
            #expect(browser.path == "/office/bookings/E1-1?told=approved" && browser.shows("Confirmed"))
            await browser.get("/office/bookings/E1-2/decision")
            let form = browser.hidden("/office/bookings/E1-2/decision")
            await browser.submit(to: "/office/bookings/E1-2/decision", ["answer": "no", "why": "too many"])
            #expect(browser.path == "/office/bookings/E1-2?told=declined" && browser.shows("too many"))
            await browser.post(
                "/office/bookings/E1-2/decision", form.merging(["answer": "yes", "key": "k2"]) { _, b in b })
            #expect(browser.status == 409)
            try await stage.event("E2", places: 1)
            for person in 1...3 { try await stage.book("E2", person) }
            try stage.setClock("2019-05-09T10:00")
            try await stage.cancel("E2-1")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/events/E2/waiting-list")
            #expect(browser.shows("offered to people who waited and have not answered yet"))
            await browser.get("/office/bookings/E2-2/offer")
            await browser.submit(to: "/office/bookings/E2-2/offer", ["why": ""])
            #expect(browser.status == 422)
            await browser.submit(to: "/office/bookings/E2-2/offer", ["why": "asked for it"])
            #expect(browser.path == "/office/bookings/E2-2?told=revoked&count=1")
            await browser.get("/office/bookings/E2-3/acceptance")
            #expect(browser.shows("£50.00"))
            await browser.submit(to: "/office/bookings/E2-3/acceptance")
            #expect(browser.path == "/office/bookings/E2-3?told=accepted")
            await browser.get("/office/bookings/E2-2/acceptance")
            await browser.submit(to: "/office/bookings/E2-2/acceptance")
            #expect(browser.status == 409)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `attendance is put right with marks that the room does not offer`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 3)
            try await stage.book("E1", 1)
            await browser.get("/office/bookings/E1-1/attendance")
            #expect(browser.path == "/office/bookings/E1-1")
            try stage.setClock("2019-05-14T13:00")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/bookings/E1-1/attendance")
            await browser.submit(to: "/office/bookings/E1-1/attendance", ["mark-1": "late", "minutes-1": ""])
            #expect(browser.status == 422 && browser.shows("how many minutes"))
            let stale = browser.hidden("/office/bookings/E1-1/attendance")
            await browser.submit(to: "/office/bookings/E1-1/attendance", ["mark-1": "excused", "minutes-1": ""])
            #expect(browser.path == "/office/bookings/E1-1?told=marked" && browser.shows("Excused"))
            await browser.post(
                "/office/bookings/E1-1/attendance",
                stale.merging(["mark-1": "did_not_attend", "key": "k3"]) { _, b in b })
            #expect(browser.status == 409 && browser.shows("Somebody else has marked"))
            await browser.get("/office/events/E1/step?to=delivered")
            #expect(browser.status == 200 && !browser.shows("no attendance recorded"))
            await browser.submit(to: "/office/events/E1/step")
            #expect(browser.path.hasPrefix("/office/events/E1?told=delivered"))
        }
    }
}
