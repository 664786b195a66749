import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// The board's reports by pages, on both engines.
@Suite(.timeLimit(.minutes(20))) struct ReportPageTests {
    /// E1 with two places is held: both are booked, one comes.
    private func hold(_ it: AccountStage) async throws {
        try await it.bookPat()
        try await it.stage.book("E1", 1, agency: "BBB")
        try it.stage.setClock("2019-05-14T09:40")
        _ = try await Attend(it.stage.house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
        _ = try await Attend(it.stage.house)(.init(booking: "E1-2", mark: .didNotAttend), by: Stage.admin)
        try it.stage.setClock("2019-05-20T09:00")
        _ = try await StepEvent(it.stage.house)("E1", .delivered, by: Stage.admin)
    }

    @Test(arguments: TestEngine.allCases)
    func `an observer reads the year, its courses and its agencies, each share with its denominator`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { it in
            try await hold(it)
            _ = try await ChangeInterest(it.stage.house).add("pat@aaa.example", to: "C1", by: Stage.admin)
            let browser = try await it.browser(of: try await it.person("Obi", .observer), at: "/reports")
            #expect(browser.status == 200 && browser.shows("Financial year 2019/20"))
            #expect(browser.shows("The year is not over"))
            for words in ["50.0 % (1 of 2)", "50.0 % (sum of shares 0.5000, of 1 events)", "Cost of non-attendance"] {
                #expect(browser.shows(words), "\(words)")
            }
            await browser.get("/reports/courses?year=2019")
            #expect(browser.status == 200 && browser.shows("A Course") && browser.shows("50.0 % (1 of 2)"))
            await browser.get("/reports/agencies?year=2019")
            for words in ["First Agency", "Second Agency", "50.0 % (1 of 2)", "0.0 % (0 of 1)"] {
                #expect(browser.shows(words), "\(words)")
            }
            for path in ["/reports", "/reports/courses", "/reports/agencies"] {
                for year in ["1999", "x", "-1", "99999999999999999999"] {
                    await browser.get("\(path)?year=\(year)")
                    #expect(browser.status == 404, "\(path) \(year)")
                }
                await browser.get("\(path)?from=99")
                #expect(browser.status == 200 && browser.text.utf8.count < 60_000, "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `reports are for the board, the training team and finance`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let paths = ["/reports", "/reports/courses", "/reports/agencies"]
            let pat = try await it.browser(at: "/bookings")
            #expect(!pat.shows("href=\"/reports\""))
            let lead = try await it.browser(of: try await it.person("Tess", .trainer), at: "/bookings")
            for path in paths {
                await pat.get(path)
                #expect(pat.status == 403, "\(path)")
                await lead.get(path)
                #expect(lead.status == 403, "\(path)")
            }
            let finance = try await it.browser(of: try await it.person("Finn", .finance), at: "/reports")
            #expect(finance.path.hasPrefix("/sign-in/second-factor"))
            let nobody = it.stranger()
            await nobody.get("/reports")
            #expect(nobody.path.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `where nothing was published there is nothing to report`(_ engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            let raw = try RawStore(store.address)
            let it = AccountStage(stage: stage, dispatcher: try Browser.dispatcher(stage.house), raw: raw)
            let browser = try await it.browser(of: try await it.person("Obi", .observer), at: "/reports")
            for path in ["/reports", "/reports/courses", "/reports/agencies"] {
                await browser.get(path)
                #expect(browser.status == 200 && browser.shows("There is nothing to report yet"), "\(path)")
            }
            await raw.close()
        }
    }
}
