import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Agencies, invitations and who is due, as administrators keep them, on both engines.
@Suite(.timeLimit(.minutes(20))) struct RecordsPageAgencyTests {
    @Test(arguments: TestEngine.allCases)
    func `an agency is added and its terms are changed`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/agencies/new")
            await desk.refused(
                "/office/agencies/new", ["code": "a b", "name": "", "sector": "Early Years"], "without spaces",
                "The name is missing", "early_years")
            await desk.refused(
                "/office/agencies/new", ["code": "AAA", "name": "Again", "sector": "health"], "already an agency")
            await desk.done("/office/agencies/new", ["code": "N/1", "name": "New & Co", "sector": "early_years"])
            #expect(browser.shows("New &amp; Co") && browser.path.hasPrefix("/office/agencies/N%2F1"))
            await browser.get("/office/agencies/N%2F1/change")
            let fields = ["name": "New & Co", "sector": "early_years"]
            await desk.refused(
                "/office/agencies/N%2F1/change", fields.merging(["gln": "123", "ods": "!", "vat": "GB1"]) { $1 },
                "is not a GLN", "is not an ODS code", "is not a UK VAT number", "is not an ODS code")
            let terms = [
                "charge_exempt": "yes", "frequency": "quarter", "address": "1 High Street\nTown", "urn": "103555",
            ]
            await desk.done("/office/agencies/N%2F1/change", fields.merging(terms) { $1 })
            for words in ["1 High Street", "Once a quarter", "103555"] { #expect(browser.shows(words), "\(words)") }
            await browser.get("/office/agencies/N%2F1/change")
            _ = try await ChangeAgency(desk.house)("N/1", AgencyChange.named("Other"), by: Stage.admin)
            await desk.refused(
                "/office/agencies/N%2F1/change", fields, "changed this agency meanwhile", "Other", status: 409)
            await browser.get("/office/agencies?sector=early_years")
            #expect(browser.shows("N%2F1") && !browser.shows("First Agency"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `mail domains are added and removed`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/agencies/AAA")
            await desk.refused("/office/agencies/AAA/domains", ["domain": "x"], "is not a mail domain")
            await desk.done("/office/agencies/AAA/domains", ["domain": "aaa.nhs.example"])
            #expect(browser.shows("Remove aaa.nhs.example"))
            await browser.get("/office/agencies/BBB")
            await desk.refused(
                "/office/agencies/BBB/domains", ["domain": "aaa.nhs.example"], "belongs to another agency", status: 409)
            await browser.get("/office/agencies/AAA")
            await desk.done("/office/agencies/AAA/domains/removal")
            #expect(!browser.shows("aaa.nhs.example</button>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency is merged after both were looked at, and another closed`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            _ = try await AddAgency(house)(.init(code: "CCC", name: "Third", sector: "school"), by: Stage.admin)
            await browser.get("/office/agencies/BBB/merger")
            #expect(browser.shows("Which agency goes on?"))
            await browser.get("/office/agencies/BBB/merger?into=BBB")
            #expect(browser.status == 422 && browser.shows("merged into itself"))
            await browser.get("/office/agencies/BBB/merger?into=AAA")
            #expect(browser.shows("First Agency") && browser.shows("Second Agency"))
            await desk.refused("/office/agencies/BBB/merger", ["reason": ""], "The reason is missing")
            _ = try await ChangeAgency(house)("AAA", AgencyChange.named("First"), by: Stage.admin)
            await browser.get("/office/agencies/BBB/merger?into=AAA")
            let form = browser.hidden("/office/agencies/BBB/merger")
            _ = try await ChangeAgency(house)("AAA", AgencyChange.named("First Agency"), by: Stage.admin)
            await browser.post("/office/agencies/BBB/merger", form.merging(["reason": "one trust"]) { $1 })
            #expect(browser.status == 409 && browser.shows("changed meanwhile"))
            await desk.done("/office/agencies/BBB/merger", ["reason": "one trust"])
            #expect(browser.path.hasPrefix("/office/agencies/AAA"))
            await browser.get("/office/agencies/CCC/closing")
            await desk.refused("/office/agencies/CCC/closing", ["reason": ""], "The reason is missing")
            await desk.done("/office/agencies/CCC/closing", ["reason": "left the partnership"])
            #expect(browser.shows("Closed") && browser.shows("left the partnership"))
            await browser.get("/office/agencies?former=yes")
            #expect(browser.shows("Merged") && browser.shows("Closed"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `those who need a course are counted, then invited once`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            for (n, agency) in [(1, "AAA"), (2, "AAA"), (3, "BBB")] {
                _ = try await AddPerson(house)(
                    .init(email: "n\(n)@x.example", name: "Nurse \(n)", agency: agency, staffGroup: "nurses"),
                    by: Stage.admin)
            }
            await browser.get("/office/invitations")
            #expect(browser.shows("value=\"E1\"") && browser.shows("value=\"nurses\""))
            await browser.get("/office/invitations/check?event=")
            #expect(browser.status == 422 && browser.shows("Choose an event"))
            #expect(browser.shows("Choose staff groups, agencies, or both"))
            await browser.get("/office/invitations/check?event=E1&group=nurses")
            #expect(browser.shows("3 people to invite") && browser.shows("Second Agency"))
            let form = browser.hidden("/office/invitations")
            _ = try await PersonLeaves(house)("n3@x.example", by: Stage.admin)
            await browser.post("/office/invitations", form)
            #expect(browser.status == 409 && browser.shows("2 people to invite"))
            await desk.done("/office/invitations")
            await browser.get("/office/invitations/check?event=E1&group=nurses")
            #expect(browser.shows("Nobody is left to invite"))
            await browser.get("/office/invitations/check?event=E1&agency=NONE")
            #expect(browser.status == 404)
            await browser.get("/office/invitations/check?event=NONE&agency=AAA")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who is due is listed over all agencies, by pages`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            await browser.get("/office/invitations/due")
            #expect(browser.shows("Nobody is due"))
            var change = CourseChange()
            change.targetGroups = ["nurses"]
            _ = try await ChangeCourse(house)("C1", change, by: Stage.admin)
            for n in 1...60 {
                let agency = n.isMultiple(of: 2) ? "AAA" : "BBB"
                _ = try await AddPerson(house)(
                    .init(email: "n\(n)@x.example", name: "Nurse \(n)", agency: agency, staffGroup: "nurses"),
                    by: Stage.admin)
            }
            await browser.get("/office/invitations/due")
            #expect(browser.text.matches(of: />Nurse \d+</).count == 50 && browser.shows("rel=\"next\""))
            await browser.get("/office/invitations/due?agency=BBB")
            #expect(browser.text.matches(of: />Nurse \d+</).count == 30)
            await browser.get("/office/invitations/due?by-day=31&by-month=2&by-year=2020")
            #expect(browser.status == 422 && browser.shows("Enter a real date"))
            await browser.get("/office/invitations/due?agency=NONE")
            #expect(browser.status == 404)
        }
    }
}

extension AgencyChange {
    /// Another name.
    fileprivate static func named(_ name: String) -> AgencyChange {
        var change = AgencyChange()
        change.name = name
        return change
    }
}
