import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What an administrator does with an event that people have booked, on both engines: what it means is told first.
@Suite struct OfficeChangePageTests {
    @Test(arguments: TestEngine.allCases)
    func `new dates ask everybody with a place, and that is told first`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 2)
            for person in 1...3 { try await stage.book("E1", person) }
            await browser.get("/office/events/E1/dates")
            #expect(browser.status == 200 && browser.shows("Tue 14 May 2019, 09:30 to 12:30"))
            await browser.submit(to: "/office/events/E1/dates/check", ["answer-at": "17:00"])
            #expect(browser.status == 422 && browser.shows("at least one session"))
            let fields = OfficeDesk.session(1, "2019-06-18").merging(OfficeDesk.date("answer", "2019-05-31")) { a, _ in
                a
            }
            .merging(["answer-at": "17:00"]) { a, _ in a }
            await browser.submit(to: "/office/events/E1/dates/check", fields)
            #expect(browser.shows("2 people with a place are written to") && browser.shows("Fri 31 May 2019 17:00"))
            // Two give up their places meanwhile, and whoever waited has one: one person fewer is asked.
            try await stage.cancel("E1-1")
            try await stage.cancel("E1-2")
            await browser.submit(to: "/office/events/E1/dates")
            #expect(browser.status == 409 && browser.shows("1 person with a place is written to"))
            await browser.submit(to: "/office/events/E1/dates")
            #expect(browser.path == "/office/events/E1?told=postponed" && browser.shows("Tue 18 Jun 2019"))
            #expect(try await stage.state("E1-3").code == .reconfirming)
            await browser.get("/office/bookings/E1-3/acceptance")
            await browser.submit(to: "/office/bookings/E1-3/acceptance")
            #expect(browser.path == "/office/bookings/E1-3?told=accepted" && browser.shows("Confirmed"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `calling an event off counts whom it ends first`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            for person in 1...2 { try await stage.book("E1", person) }
            await browser.get("/office/events/E1/cancel")
            #expect(browser.shows("2 bookings end with it") && browser.shows("On the waiting list"))
            await browser.submit(to: "/office/events/E1/cancel", ["reason": ""])
            #expect(browser.status == 422 && browser.shows("Say why it is cancelled"))
            try await stage.book("E1", 3)
            await browser.submit(to: "/office/events/E1/cancel", ["reason": "no trainer"])
            #expect(browser.status == 409 || browser.shows("3 bookings end with it"))
            await browser.get("/office/events/E1/cancel")
            try await stage.book("E1", 4)
            await browser.submit(to: "/office/events/E1/cancel", ["reason": "no trainer"])
            #expect(browser.status == 409 && browser.shows("4 bookings end with it"))
            #expect(try await stage.state("E1-1") == .confirmed)
            await browser.submit(to: "/office/events/E1/cancel", ["reason": "no <trainer>"])
            #expect(browser.path == "/office/events/E1?told=called_off" && browser.shows("no &lt;trainer&gt;"))
            #expect(try await stage.state("E1-4") == .eventCancelled)
            await browser.get("/office/events/E1/cancel")
            #expect(browser.path == "/office/events/E1")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `places are kept and released, trainers named, and joining written`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 4)
            await browser.get("/office/events/E1/allocations")
            #expect(browser.status == 200 && browser.shows("Sector school") && browser.shows("agency:BBB"))
            await browser.submit(to: "/office/events/E1/allocations", ["group": "", "reserved": "x"])
            #expect(browser.status == 422 && browser.shows("Choose for whom"))
            let kept = OfficeDesk.date("release", "2019-05-01").merging(
                ["group": "sector:school", "reserved": "3", "cap": "", "release-at": "09:00"]) { a, _ in a }
            await browser.submit(to: "/office/events/E1/allocations", kept)
            #expect(browser.path.hasPrefix("/office/events/E1/allocations?told=allocated"))
            #expect(browser.shows("Wed 1 May 2019 09:00"))
            let stale = browser.hidden("/office/events/E1/allocations/release")
            await browser.submit(to: "/office/events/E1/allocations", ["group": "agency:AAA", "reserved": "9"])
            #expect(browser.status == 409 && browser.shows("only 4 can be booked"))
            await browser.submit(to: "/office/events/E1/allocations", ["group": "agency:AAA", "reserved": "1"])
            #expect(browser.path.contains("told=allocated"))
            await browser.post("/office/events/E1/allocations/release", stale)
            #expect(browser.status == 409 && browser.shows("changed meanwhile"))
            await browser.submit(to: "/office/events/E1/allocations/release")
            #expect(browser.path.contains("told=released") && !browser.shows("Wed 1 May 2019 09:00"))
            await browser.get("/office/events/E1/trainers")
            await browser.submit(to: "/office/events/E1/trainers", ["email": ""])
            #expect(browser.status == 422)
            await browser.submit(to: "/office/events/E1/trainers", ["email": "nobody@aaa.example"])
            #expect(browser.status == 422 && browser.shows("Nobody is registered"))
            await browser.submit(to: "/office/events/E1/trainers", ["email": "finn@aaa.example"])
            #expect(browser.path.contains("told=trainer_added") && browser.shows("Remove finn One"))
            await browser.submit(to: "/office/events/E1/trainers/removal")
            #expect(browser.path.contains("told=trainer_removed") && !browser.shows("finn One"))
            await browser.get("/office/events/E1/joining")
            let other = browser.hidden("/office/events/E1/joining")
            await browser.submit(to: "/office/events/E1/joining", ["instructions": "Bring <tea>", "link": "ftp://x"])
            #expect(browser.status == 409 && browser.shows("is not a link"))
            await browser.submit(
                to: "/office/events/E1/joining", ["instructions": "Bring <tea>", "link": "https://join.example/1"])
            #expect(browser.path == "/office/events/E1?told=joining" && browser.shows("Bring &lt;tea&gt;"))
            await browser.post(
                "/office/events/E1/joining", other.merging(["instructions": "No tea", "key": "k9"]) { _, b in b })
            #expect(browser.status == 409 && browser.shows("Bring &lt;tea&gt;") && browser.shows("No tea"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `after the event, those of whom nothing is recorded are asked, counted first`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 3)
            for person in 1...2 { try await stage.book("E1", person) }
            let path = "/office/events/E1/attendance-query"
            await browser.get("/office/events/E1")
            #expect(!browser.shows(path))
            await browser.get(path)
            #expect(browser.path == "/office/events/E1")
            try stage.setClock("2019-05-14T12:30")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/events/E1")
            #expect(browser.shows(path))
            await browser.get(path)
            #expect(browser.shows("2 of 2 who held a place") && browser.shows("Ask 2 people"))
            let form = browser.hidden(path)
            _ = try await Attend(stage.house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
            await browser.submit(to: path)
            #expect(browser.status == 409 && browser.shows("Ask 1 person") && browser.shows("2 were counted"))
            await browser.submit(to: path)
            #expect(browser.path == "/office/events/E1?told=attendance_asked" && browser.shows("Asked who was there"))
            await browser.post(path, form)
            #expect(browser.status == 409)
            await browser.get("/office/events/NONE/attendance-query")
            #expect(browser.status == 404)
            try await desk.signIn("finn@aaa.example")
            await browser.get(path)
            #expect(browser.status == 403)
        }
    }
}
