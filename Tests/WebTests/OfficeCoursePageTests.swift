import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// The catalogue and the programme of a year as an administrator keeps them, on both engines.
@Suite struct OfficeCoursePageTests {
    private static let answers = [
        "code": "NEG2", "title": "Neglect & care", "topic": "neglect", "level": "2", "minutes": "180",
        "groups": "nurses\nteachers", "before": "C1", "months": "36", "fee": "60",
    ]

    @Test(arguments: TestEngine.allCases)
    func `a course is added, changed, closed and opened again`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            await browser.get("/office/new-course")
            await browser.submit(to: "/office/new-course", ["code": "", "minutes": "0", "fee": "much"])
            #expect(browser.status == 422 && browser.shows("Enter the title") && browser.shows("an amount in pounds"))
            await browser.submit(to: "/office/new-course", Self.answers.merging(["before": "NONE"]) { _, b in b })
            #expect(browser.status == 409 && browser.shows("There is no course NONE"))
            await browser.submit(to: "/office/new-course", Self.answers)
            #expect(browser.path == "/office/courses/NEG2?told=course_added" && browser.shows("Neglect &amp; care"))
            #expect(browser.shows("nurses, teachers") && browser.shows("£60.00") && browser.shows("Every 36 months"))
            await browser.get("/office/courses/NEG2/change")
            #expect(browser.shows("value=\"60.00\""))
            var title = CourseChange()
            title.title = "Neglect now"
            _ = try await ChangeCourse(stage.house)("NEG2", title, by: Stage.admin)
            var fields = Self.answers
            fields["code"] = nil
            fields["minutes"] = "240"
            await browser.submit(to: "/office/courses/NEG2/change", fields)
            #expect(browser.status == 409 && browser.shows("Neglect now") && browser.shows("value=\"240\""))
            await browser.submit(to: "/office/courses/NEG2/change", fields)
            #expect(browser.path == "/office/courses/NEG2?told=course_changed" && browser.shows("4 hours"))
            _ = try await ChangeInterest(stage.house).add("finn@aaa.example", to: "NEG2", by: Stage.admin)
            await browser.get("/office/courses/NEG2")
            #expect(browser.shows("finn One") && browser.shows("No event of this course is to come"))
            await browser.get("/office/courses")
            #expect(browser.shows("/office/courses/NEG2\"") && browser.shows("Courses by code"))
            await browser.get("/office/courses/NEG2/end")
            await browser.submit(to: "/office/courses/NEG2/end")
            #expect(browser.path == "/office/courses/NEG2?told=course_closed" && browser.shows("Open the course again"))
            await browser.get("/office/courses")
            #expect(!browser.shows("/office/courses/NEG2\""))
            await browser.get("/office/courses?closed=yes")
            #expect(browser.shows("/office/courses/NEG2\""))
            await browser.get("/office/courses/NEG2/end")
            await browser.submit(to: "/office/courses/NEG2/end")
            #expect(browser.path == "/office/courses/NEG2?told=course_reopened")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the programme of a year tells what was planned, held and cancelled`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            await browser.get("/office/programme?year=2019")
            #expect(browser.status == 200 && browser.shows("Nothing is planned for this year yet"))
            try await stage.event("E1", places: 4)
            try await stage.event("E2", places: 3, date: "2019-06-11")
            try await stage.event("E3", places: 9, date: "2019-07-09")
            try await stage.book("E1", 1)
            try await stage.book("E1", 2)
            let called = try await stage.house.eventID("E2")
            _ = try await CancelEvent(stage.house)(.init(event: called, reason: "no trainer"), by: Stage.admin)
            try stage.setClock("2019-05-14T13:00")
            _ = try await Attend(stage.house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
            _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/programme?year=2019")
            #expect(browser.shows("3 published: 1 held, 1 cancelled, 1 to come") && browser.shows("no trainer"))
            #expect(browser.shows("33.3 % (1 of 3)"))
            // Two booked and one came, of the four places of the one event that was held.
            #expect(browser.shows("50.0 % (2 of 4)") && browser.shows("25.0 % (1 of 4)") && browser.shows("1 of 4"))
            await browser.submit(to: "/office/programme/target", ["course": "", "events": "x", "places": ""])
            #expect(browser.status == 422 && browser.shows("Choose the course"))
            await browser.submit(to: "/office/programme/target", ["course": "C1", "events": "7", "places": "140"])
            #expect(browser.path == "/office/programme?year=2019&told=target" && browser.shows(">140<"))
            await browser.get("/office/imports")
            #expect(browser.status == 200 && browser.shows("turnout import FOLDER"))
        }
    }
}
