import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Who may use the pages of the office, what is not there, and how large a page may become.
@Suite struct OfficeAccessTests {
    private static let events = [
        "", "/change", "/step?to=closed", "/copy", "/series", "/dates", "/cancel", "/allocations", "/trainers",
        "/joining", "/waiting-list", "/bookings", "/bookings/new",
    ]
    private static let bookings = [
        "", "/cancel", "/move", "/colleague", "/decision", "/acceptance", "/offer", "/attendance",
    ]
    private static let courses = ["", "/change", "/end"]
    private static let single = [
        "/office", "/office/events", "/office/events/new", "/office/courses", "/office/new-course", "/office/programme",
        "/office/imports",
    ]

    private static func pages(_ event: String, _ booking: String, _ course: String) -> [String] {
        events.map { "/office/events/\(event)\($0)" } + bookings.map { "/office/bookings/\(booking)\($0)" }
            + courses.map { "/office/courses/\(course)\($0)" }
    }

    @Test(arguments: TestEngine.allCases)
    func `only administrators use the office, and what is not there is not found`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            try await stage.book("E1", 1)
            let there = Self.single + Self.pages("E1", "E1-1", "C1")
            for path in there {
                await browser.get(path)
                #expect(browser.status == 200, "\(path)")
                #expect(!browser.text.contains(" style=") && browser.text.utf8.count < 60_000, "\(path)")
                // A key without a sentence would be shown itself.
                let bare = browser.text.firstMatch(of: />[a-z]+(_[a-z]+)*\.[a-z_]+</)
                #expect(bare == nil, "\(path): \(bare.map { String($0.output.0) } ?? "")")
            }
            for path in Self.pages("E9", "E1-9", "NONE") {
                await browser.get(path)
                #expect(browser.status == 404, "\(path)")
            }
            let posts = [
                "events/E9/change", "events/E9/step", "events/E9/dates", "events/E9/cancel", "events/E9/copy",
                "events/E9/allocations", "events/E9/trainers", "events/E9/joining", "bookings/E1-9/cancel",
                "bookings/E1-9/move", "bookings/E1-9/colleague", "bookings/E1-9/decision", "bookings/E1-9/acceptance",
                "bookings/E1-9/offer", "bookings/E1-9/attendance", "courses/NONE/change", "courses/NONE/end",
            ]
            let form = [
                "form": Visit.token(browser.cookies[Cookie.session] ?? ""), "to": "closed", "reason": "x", "new": "E8",
                "group": "agency:AAA", "reserved": "1", "email": "finn@aaa.example", "name": "x", "job_role": "x",
                "answer": "yes", "why": "x", "event": "E1", "channel": "email", "giver": "self", "places": "3",
                "delivery": "online", "title": "x", "topic": "x", "minutes": "10", "was-1": "not_recorded 0",
                "mark-1": "attended", "answer-at": "17:00",
            ].merging(OfficeDesk.session(1, "2019-06-18")) { a, _ in a }
                .merging(OfficeDesk.date("answer", "2019-05-31")) { a, _ in a }
            for path in posts {
                await browser.post("/office/\(path)", form)
                #expect(browser.status == 404, "\(path)")
            }
            try await desk.signIn("finn@aaa.example")
            for path in there {
                await browser.get(path)
                #expect(browser.status == 403, "\(path)")
            }
            #expect(!browser.shows("href=\"/office\""))
            for path in posts {
                await browser.post(
                    "/office/\(path)",
                    form.merging(["form": Visit.token(browser.cookies[Cookie.session] ?? "")]) { _, b in b })
                #expect(browser.status == 403, "\(path)")
            }
            await browser.submit(to: "/sign-out")
            for path in there {
                await browser.get(path)
                #expect(browser.path.hasPrefix("/sign-in"), "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `many events and many bookings are shown page by page`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 60)
            for person in 1...70 { try await stage.book("E1", person) }
            let first = try #require(LocalDate(iso: "2019-04-02"))
            for batch in 0..<3 {
                let request = AddSeries.Request(
                    model: "E1", first: "S\(batch)01", on: first.adding(days: Int64(batch)), count: 60, everyWeeks: 1)
                for run in try await AddSeries(stage.house)(request, by: Stage.admin).runs {
                    _ = try await StepEvent(stage.house)(run.reference, .published, by: Stage.admin)
                }
            }
            for path in [
                "/office", "/office/events", "/office/events?part=all", "/office/events/E1",
                "/office/events/E1/bookings", "/office/events/E1/waiting-list", "/office/courses/C1",
                "/office/programme?year=2019",
            ] {
                await browser.get(path)
                #expect(
                    browser.status == 200 && browser.text.utf8.count < 60_000, "\(path): \(browser.text.utf8.count)")
            }
            await browser.get("/office/events/E1/bookings")
            #expect(browser.shows("/office/events/E1/bookings?after=50") && !browser.shows("E1-51<"))
            await browser.get("/office/events/E1/bookings?after=50")
            #expect(browser.shows("E1-51<") && browser.shows("E1-70<") && !browser.shows("rel=\"next\""))
        }
    }
}
