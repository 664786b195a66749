import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Events as an administrator plans, publishes and changes them by pages, on both engines.
@Suite struct OfficeEventPageTests {
    private static let answers = [
        "reference": "E5", "course": "C1", "kind": "course", "delivery": "face_to_face", "venue": "Hall <1>",
        "places": "12", "bookable": "", "minimum": "4", "approval": "no", "offer": "", "priority": "school, health",
    ]

    @Test(arguments: TestEngine.allCases)
    func `the overview tells what waits and what comes`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1, date: "2019-04-03")
            try await stage.event("E2", places: 5, date: "2019-04-09", needsApproval: true)
            try await stage.event("E3", places: 5, date: "2019-06-11")
            try await stage.book("E1", 1)
            try await stage.book("E1", 2)
            try await stage.book("E2", 3)
            await browser.get("/office")
            #expect(browser.status == 200 && browser.shows("Training office"))
            #expect(browser.shows("href=\"/office\" aria-current=\"page\""))
            #expect(
                browser.shows("/office/events/E1\"") && browser.shows("/office/events/E2/bookings?status=requested"))
            #expect(!browser.shows("/office/events/E3\"") && browser.shows("1 to approve") && browser.shows("1 of 1"))
            try stage.setClock("2019-04-03T13:00")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office")
            #expect(browser.shows("/registers/E1"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `events are found by part, course, month, words and what ails them, page by page`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            let start = try #require(LocalDateTime(iso: "2019-05-14T09:30"))
            let end = try #require(LocalDateTime(iso: "2019-05-14T12:30"))
            let sessions = [try #require(SessionTime(start: start, end: end))]
            _ = try await AddEvent(stage.house)(
                .init(reference: "M1", course: "C1", venue: "Town Hall", places: 8, minimum: 2, sessions: sessions),
                by: Stage.admin)
            let first = try #require(LocalDate(iso: "2019-05-21"))
            _ = try await AddSeries(stage.house)(
                .init(model: "M1", first: "S001", on: first, count: 52, everyWeeks: 1), by: Stage.admin)
            try await stage.event("E1", places: 1, date: "2019-03-12")
            try await stage.event("E2", places: 1, date: "2019-06-04")
            try await stage.book("E2", 1)
            try await stage.book("E2", 2)
            _ = try await StepEvent(stage.house)("M1", .published, by: Stage.admin)
            await browser.get("/office/events")
            #expect(browser.status == 200 && browser.shows("54 events") && browser.shows("rel=\"next\""))
            #expect(browser.text.utf8.count < 60_000)
            let link = browser.text.firstMatch(of: /href="(\/office\/events\?after=[A-Z0-9]+)"/)
            await browser.get(String(try #require(link?.output.1)))
            #expect(browser.status == 200 && !browser.shows("rel=\"next\"") && browser.shows("S052"))
            await browser.get("/office/events?part=past")
            #expect(browser.shows("1 event<") && browser.shows("/office/events/E1\""))
            await browser.get("/office/events?part=draft&month=2019-07")
            #expect(browser.shows("5 events"))
            await browser.get("/office/events?waiting=yes")
            #expect(browser.shows("1 event<") && browser.shows("/office/events/E2\""))
            await browser.get("/office/events?risk=yes")
            #expect(browser.shows("1 event<") && browser.shows("0 booked, needs 2"))
            await browser.get("/office/events?words=town+m1&order=places&course=C1&venue=Town+Hall")
            #expect(browser.shows("1 event<") && browser.shows("/office/events/M1\""))
            await browser.get("/office/events?words=nothing&part=cancelled")
            #expect(browser.shows("No events match"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an event is planned, checked, saved as a draft and published`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E4", places: 5)
            await browser.get("/office/events/new")
            #expect(browser.status == 200 && browser.shows("value=\"E5\""))
            await browser.submit(to: "/office/events/new/check", ["reference": "", "places": "none"])
            #expect(browser.status == 422 && browser.shows("Choose the course") && browser.shows("from 1 to 100,000"))
            let dated = Self.answers.merging(OfficeDesk.session(1, "2019-06-11")) { a, _ in a }
            await browser.submit(to: "/office/events/new/check", dated.merging(["more": "yes"]) { a, _ in a })
            #expect(browser.status == 200 && browser.shows("session-5-from"))
            await browser.submit(to: "/office/events/new/check", dated.merging(["session-1-to": "8:00"]) { _, b in b })
            #expect(browser.status == 422 && browser.shows("after the start"))
            await browser.submit(to: "/office/events/new/check", dated)
            #expect(browser.status == 200 && browser.shows("Check your answers") && browser.shows("Hall &lt;1&gt;"))
            let form = browser.hidden("/office/events")
            await browser.submit(to: "/office/events/new")
            #expect(
                browser.status == 200 && browser.shows("value=\"Hall &lt;1&gt;\"") && browser.shows("value=\"09:30\"")
                    || browser.shows("value=\"9:30\""))
            await browser.post("/office/events", form)
            #expect(browser.status == 200 && browser.path == "/office/events/E5?told=added")
            #expect(browser.shows("Tue 11 Jun 2019, 09:30 to 12:30") && browser.shows("school, health"))
            await browser.post("/office/events", form)
            #expect(browser.status == 200 && browser.path == "/office/events/E5?told=added")
            var again = form
            again["key"] = "another"
            await browser.post("/office/events", again)
            #expect(browser.status == 409 && browser.shows("There is already an event E5"))
            await browser.get("/office/events/E5/step?to=published")
            #expect(browser.status == 200 && browser.shows("Publish the event"))
            await browser.submit(to: "/office/events/E5/step")
            #expect(browser.path.hasPrefix("/office/events/E5?told=published"))
            await browser.get("/office/events/E5/step?to=published")
            await browser.submit(to: "/office/events/E5/step")
            #expect(browser.status == 409 && browser.shows("cannot be published"))
            for step in ["closed", "reopened"] {
                await browser.get("/office/events/E5/step?to=\(step)")
                await browser.submit(to: "/office/events/E5/step")
                #expect(browser.path.hasPrefix("/office/events/E5?told=\(step)"))
            }
            await browser.get("/office/events/E5/step?to=cancelled")
            #expect(browser.status == 404)
            #expect(try await ShowRecord(stage.house).event("E5", by: Stage.admin).plan.status == .published)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an event that somebody else changed is shown as it is now, and not overwritten`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            for person in 1...3 { try await stage.book("E1", person) }
            await browser.get("/office/events/E1/change")
            #expect(browser.status == 200 && browser.shows("value=\"1\"") && !browser.shows("name=\"course\""))
            var fields = Self.answers
            fields["places"] = "2"
            fields["minimum"] = "1"
            var other = ChangeEvent.Request("E1")
            other.rest.venue = "Other Hall"
            _ = try await ChangeEvent(stage.house)(other, by: Stage.admin)
            await browser.submit(to: "/office/events/E1/change", fields)
            #expect(browser.status == 409 && browser.shows("Other Hall") && browser.shows("value=\"Hall &lt;1&gt;\""))
            await browser.submit(to: "/office/events/E1/change", fields)
            #expect(browser.path == "/office/events/E1?told=changed&count=1")
            #expect(browser.shows("1 person from the waiting list") && browser.shows("Hall &lt;1&gt;"))
            await browser.get("/office/events/E1/change")
            await browser.submit(to: "/office/events/E1/change", fields)
            #expect(browser.path.contains("told=unchanged"))
            fields["places"] = "1"
            await browser.get("/office/events/E1/change")
            await browser.submit(to: "/office/events/E1/change", fields)
            #expect(browser.status == 409 && browser.shows("more than 1"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an event is planned again, and a series is previewed before it is planned`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 4)
            await browser.get("/office/events/E1/copy")
            #expect(browser.shows("value=\"E2\""))
            await browser.submit(to: "/office/events/E1/copy", ["new": ""])
            #expect(browser.status == 422)
            await browser.submit(
                to: "/office/events/E1/copy", OfficeDesk.date("on", "2019-07-02").merging(["new": "E2"]) { a, _ in a })
            #expect(browser.path == "/office/events/E2?told=added" && browser.shows("Tue 2 Jul 2019, 09:30"))
            await browser.get("/office/events/E1/copy")
            await browser.submit(to: "/office/events/E1/copy", ["new": "E2"])
            #expect(browser.status == 409 && browser.shows("There is already an event E2"))
            await browser.get("/office/events/E1/series")
            let series = OfficeDesk.date("on", "2019-05-20").merging(
                ["first": "S10", "count": "3", "weeks": "1", "nation": "england_and_wales"]) { a, _ in a }
            await browser.submit(to: "/office/events/E1/series/check", series.merging(["count": "61"]) { _, b in b })
            #expect(browser.status == 422 && browser.shows("from 1 to 60"))
            await browser.submit(to: "/office/events/E1/series/check", series)
            // Monday 27 May 2019 is a bank holiday.
            #expect(browser.shows("Passed over because of bank holidays: Mon 27 May 2019") && browser.shows("S12"))
            #expect(try await refusal { try await ShowRecord(stage.house).event("S10", by: Stage.admin) } == .notFound)
            await browser.submit(to: "/office/events/E1/series")
            #expect(browser.path == "/office/events?part=draft&told=series" && browser.shows("/office/events/S12\""))
        }
    }
}
