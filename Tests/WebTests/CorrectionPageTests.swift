import Application
import Domain
import HTTPTypes
import Money
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What happens after the day by the pages: corrections credited, sickness reported, files that come with a dispute.
@Suite struct CorrectionPageTests {
    private static let answering = ["response_days: 0": "response_days: 14"]
    private let finn = "finn@aaa.example"

    @Test(arguments: TestEngine.allCases)
    func `what was billed too much is shown with its reason and credited by one button`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.charged()
            try await scene.nameSeller()
            _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
            await scene.enter(finn, to: "/finance/corrections")
            #expect(browser.shows("Nothing that was invoiced is to be credited"))
            _ = try await Attend(scene.house)(.init(booking: "E1-2", mark: .attended), by: Stage.admin)
            await browser.get("/finance/assessment")
            await browser.submit(
                to: "/finance/assessment/check",
                ["through-day": "15", "through-month": "5", "through-year": "2019"])
            await browser.submit(to: "/finance/assessment")
            #expect(browser.shows("1 booking came out otherwise than before"))
            #expect(browser.shows("£50.00 of what was invoiced is to be credited"))
            await browser.get("/finance")
            #expect(browser.shows("Billed too much, to be credited"))
            await browser.get("/finance/charges/E1-2")
            #expect(browser.shows("Found to be billed too much"))
            await browser.get("/finance/corrections")
            #expect(
                browser.shows("E1-2") && browser.shows("INV-000001") && browser.shows("Issue 1 credit note of £50.00"))
            let form = browser.hidden("/finance/corrections")
            await browser.post("/finance/corrections", form.merging(["net": "1"]) { $1 })
            #expect(browser.status == 409 && browser.shows("It would be £50.00 by now"))
            await browser.submit(to: "/finance/corrections")
            #expect(browser.shows("1 credit note was issued"))
            #expect(try await scene.state("E1-2") == .credited)
            await scene.enter("lead@aaa.example", to: "/finance/corrections")
            #expect(browser.status == 403)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `people and their leads report sickness, and nobody is asked what the matter is`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.stage.event("E1", places: 5)
            for name in ["pat", "lead"] {
                _ = try await Book(scene.house)(
                    .init(
                        event: "E1", email: "\(name)@aaa.example", name: "\(name) Person", agency: "AAA",
                        jobRole: "nurse"), by: Stage.admin)
            }
            await scene.enter("pat@aaa.example", to: "/bookings/E1-1")
            #expect(!browser.shows("Report sickness"))
            await browser.get("/bookings/E1-1/sickness")
            #expect(browser.path == "/bookings/E1-1")
            try scene.stage.setClock("2019-05-14T08:00")
            await scene.enter("pat@aaa.example", to: "/bookings/E1-1")
            #expect(browser.shows("Ill on the day"))
            await browser.get("/bookings/E1-1/sickness")
            #expect(browser.shows("Do not tell us what the matter is") && !browser.shows("I have seen it"))
            await browser.submit(to: "/bookings/E1-1/sickness")
            #expect(browser.shows("Your report of sickness is recorded") && browser.shows("On this site"))
            await browser.get("/bookings/E1-2/sickness")
            #expect(browser.status == 404)
            await scene.enter("lead@aaa.example", to: "/agency/bookings/E1-1/sickness")
            await browser.submit(to: "/agency/bookings/E1-1/sickness", ["written": "yes"])
            #expect(browser.shows("The follow-up in writing was seen"))
            await scene.enter("boss@bbb.example", to: "/agency/bookings/E1-1/sickness")
            #expect(browser.status == 404)
            let facts = try await ShowFacts(scene.house)("E1-1", by: Stage.admin)
            #expect(facts.map(\.recorded).sickness?.writtenAt != nil && facts.count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `administrators record reports, completion and costs, and take them back`(_ engine: TestEngine) async throws {
        try await OfficeDesk.on(engine) { desk in
            let (stage, browser) = (desk.stage, desk.browser)
            try await stage.event("E1", places: 5)
            try await stage.book("E1", 1)
            let page = "/office/bookings/E1-1/facts"
            await browser.get("/office/bookings/E1-1")
            #expect(browser.shows("Sickness, completion, costs"))
            await browser.get(page)
            #expect(browser.shows("Nothing is recorded so far"))
            await browser.submit(
                to: page + "/sickness",
                [
                    "channel": "phone", "received-day": "1", "received-month": "4", "received-year": "2019",
                    "received-time": "07:45",
                ])
            #expect(browser.status == 422)
            await browser.submit(to: page + "/sickness", ["channel": "phone"])
            #expect(browser.shows("It is recorded") && browser.shows("By telephone"))
            await browser.submit(to: page + "/sickness", ["back": "yes"])
            #expect(browser.shows("There was none after all"))
            await browser.submit(to: page + "/completion")
            #expect(browser.status == 422 && browser.shows("Choose whether it was completed"))
            await browser.submit(to: page + "/completion", ["completed": "no"])
            #expect(browser.shows("Not completed"))
            await browser.submit(to: page + "/cost", ["name": "", "amount": "12.5"])
            #expect(browser.status == 422 && browser.shows("Enter what it was for"))
            await browser.submit(to: page + "/cost", ["name": "interpreter <1>", "amount": "120"])
            #expect(browser.shows("interpreter &lt;1&gt;: £120.00"))
            await browser.get("/office/bookings/E1-77/facts")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a dispute takes a file that only the agency and finance can fetch`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            let browser = scene.browser
            try await scene.charged()
            await scene.enter("lead@aaa.example", to: "/agency/charges/E1-2/dispute")
            let action = "/agency/charges/E1-2/dispute"
            await browser.upload(
                to: action, file: ("file", "sheet.pdf", "%PDF-1.7 signed"), ["reason": "sickness", "text": ""])
            #expect(browser.status == 422 && browser.shows("No file is taken as evidence of sickness"))
            await browser.upload(to: action, file: ("file", "run.exe", "MZ"), ["reason": "attended", "text": ""])
            #expect(browser.status == 422 && browser.shows("neither a PDF nor a PNG"))
            await browser.upload(
                to: action, file: ("file", "sheet.pdf", "%PDF-1.7 signed"), ["reason": "attended", "text": ""])
            #expect(browser.shows("The charge is disputed") && browser.shows("sheet.pdf"))
            await browser.get("/agency/charges/E1-2/files/1")
            #expect(browser.text == "%PDF-1.7 signed")
            #expect(browser.headers[.contentDisposition] == "attachment; filename=\"sheet.pdf\"")
            #expect(browser.headers[.contentType] == "application/pdf")
            await browser.get("/agency/charges/E1-2/files/2")
            #expect(browser.status == 404)
            await scene.enter("boss@bbb.example", to: "/agency/charges/E1-2/files/1")
            #expect(browser.status == 404)
            await scene.enter(finn, to: "/finance/charges/E1-2")
            #expect(browser.shows("Sent with the dispute"))
            await browser.get("/finance/charges/E1-2/files/1")
            #expect(browser.text == "%PDF-1.7 signed")
        }
    }
}
