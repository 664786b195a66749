import Application
import Domain
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Who may see the pages of records, on both engines.
@Suite(.timeLimit(.minutes(20))) struct RecordsPageAccessTests {
    /// The path of a page with values that the desk's store has.
    private static func target(_ page: Page, _ person: String) -> String {
        page.path.replacing("{id}", with: page.path.contains("/people/") ? person : "1")
            .replacing("{other}", with: person).replacing("{agency}", with: "AAA")
            .replacing("{message}", with: "confirmed").replacing("{name}", with: "site.name")
            .replacing("{from}", with: "2018-04-01")
    }

    /// What was done besides signing in and out.
    private func changes(_ desk: AdministratorDesk) async throws -> [Int64] {
        try await ListAudit(desk.house)(AuditFilter(), by: Stage.admin)
            .filter { !$0.action.hasPrefix("session.") && !$0.action.hasPrefix("sign_in.") }.map(\.id)
    }

    @Test(arguments: TestEngine.allCases)
    func `only administrators see them, and nobody else changes anything`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, number) = (desk.browser, try await desk.number("pat@aaa.example"))
            let before = try await changes(desk)
            for email in ["finn@aaa.example", "pat@aaa.example"] {
                await desk.signIn(email)
                let token = Visit.token(browser.cookies[Cookie.session] ?? "")
                for page in RecordsMenu.pages {
                    let target = Self.target(page, number)
                    if page.method == .get {
                        await browser.get(target)
                    } else {
                        await browser.post(target, ["form": token, "key": page.id])
                    }
                    #expect(browser.status == 403, "\(email) \(page.id)")
                }
            }
            let after = try await changes(desk)
            #expect(after == before)
            await browser.submit(to: "/sign-out")
            for page in RecordsMenu.pages where page.method == .get {
                await browser.get(Self.target(page, number))
                #expect(browser.path.hasPrefix("/sign-in"), "\(page.id)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is not there is not found, whatever the number looks like`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            let numbers = ["999999", "0", "-1", "x", "99999999999999999999", "9223372036854775807"]
            for page in RecordsMenu.pages where page.method == .get && page.path.contains("{id}") {
                for number in numbers {
                    let target = page.path.replacing("{id}", with: number).replacing("{other}", with: number)
                    await browser.get(target)
                    #expect(browser.status == 404, "\(target)")
                }
            }
            for target in ["/office/agencies/NONE", "/office/agencies/NONE/change", "/office/agencies/NONE/closing"] {
                await browser.get(target)
                #expect(browser.status == 404, "\(target)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `every page has one heading of the first order, a small size and no English of its own`(
        _ engine: TestEngine
    ) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, number) = (desk.browser, try await desk.number("pat@aaa.example"))
            // What these show is not there yet, and a logo is a picture and no page.
            let skipped = [
                "officeMessage", "checkInvitations", "askRevokeToken", "officeWebhook", "askEndWebhook", "officeLogo",
            ]
            for page in RecordsMenu.pages where page.method == .get && !skipped.contains(page.id) {
                var target = Self.target(page, number)
                if page.id == "askEndRole" { target += "?role=administrator" }
                if page.id == "askRemoveHoliday" { target += "?nation=scotland&date=2019-12-25" }
                await browser.get(target)
                #expect(browser.status == 200, "\(target)")
                #expect(browser.text.matches(of: /<h1>/).count == 1, "\(target)")
                #expect(browser.text.utf8.count < 60_000, "\(target)")
                // A key that has no sentence is shown as it is.
                let room = "(?:records|people|partner|confirm|invite|due|wording|post|audit|users|tokens|settings?)"
                let keys = browser.text.matches(of: try Regex(">\(room)\\.[a-z_.]+<"))
                #expect(keys.isEmpty, "\(target): \(keys.map { String($0.output[0].substring ?? "") })")
                for item in RecordsMenu.items { #expect(Sentences.english.keys.contains(item.key)) }
            }
        }
    }
}
