import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What pages call things, where the name of the program would mislead people, on both engines.
@Suite struct WordPageTests {
    @Test(arguments: TestEngine.allCases)
    func `who waited for an event that is over got no place, and is offered nothing to do with it`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            for person in 1...2 { try await stage.book("E1", person) }
            await browser.get("/office/bookings/E1-2")
            #expect(browser.shows("On the waiting list") && browser.shows("/office/bookings/E1-2/cancel\""))
            // The event is on Tuesday 14 May 2019.
            try stage.setClock("2019-05-15T10:00")
            try await desk.signIn("ada@aaa.example")
            await browser.get("/office/bookings/E1-2")
            #expect(browser.shows("Waited, no place") && !browser.shows("On the waiting list"))
            #expect(!browser.shows("/office/bookings/E1-2/cancel\""))
            // Notice of a place may have come in time and be entered late.
            await browser.get("/office/bookings/E1-1")
            #expect(browser.shows("Confirmed") && browser.shows("/office/bookings/E1-1/cancel\""))
            await browser.get("/office/events/E1/bookings")
            #expect(browser.shows("Waited, no place") && browser.shows("First Agency") && !browser.shows(">AAA<"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the audit says who and what in words, and by the opaque name who it was`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 1)
            try await stage.book("E1", 1)
            _ = try await AddPerson(stage.house)(
                .init(email: "evil@aaa.example", name: "command:root", agency: "AAA"), by: Stage.admin)
            await browser.get("/office/audit")
            #expect(browser.shows("A command on the server (") && browser.shows("The service"))
            #expect(browser.shows(">command:root</a>") && !browser.shows("A command on the server (root)"))
            #expect(browser.shows("<a href=\"/office/bookings/E1-1\">E1-1</a>") && browser.shows("Booked"))
            #expect(!browser.shows("doorkeeper") && !browser.shows("1 confirmed"))
            await browser.get("/office/audit?record=E1-1")
            #expect(browser.status == 200 && browser.shows("/office/bookings/E1-1") && !browser.shows("Session began"))
            await browser.get("/office/audit?record=evil@aaa.example")
            #expect(browser.status == 200 && browser.shows(">command:root</a>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a setting that is not set says what applies, and a page within a room marks the room`(
        _ engine: TestEngine
    ) async throws {
        try await OfficeDesk.on(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/settings")
            #expect(browser.shows("48, as shipped") && browser.shows("30, as shipped") && browser.shows("Not set"))
            #expect(browser.shows("href=\"/office\" aria-current=\"true\""))
            await browser.get("/privacy")
            #expect(browser.shows("deleted 30 days after the event"))
        }
    }
}
