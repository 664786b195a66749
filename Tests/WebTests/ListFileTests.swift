import Application
import Domain
import Foundation
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Lists as files: the same rows as the pages, nobody else's, and nothing that a spreadsheet would run.
@Suite struct ListFileTests {
    private func bill(_ scene: DeskStage) async throws {
        try await scene.charged()
        try await scene.nameSeller()
        var change = AgencyChange()
        change.name = "=cmd|'/c calc'!A1, Ltd"
        _ = try await ChangeAgency(scene.house)("BBB", change, by: Stage.admin)
        _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
    }

    @Test(arguments: TestEngine.allCases)
    func `finance takes every list away, amounts as numbers and no cell a formula`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await bill(scene)
            await scene.enter("finn@aaa.example", to: "/finance/invoices")
            #expect(browser.shows("format=csv") && browser.shows("format=xlsx"))
            await browser.get("/finance/invoices?format=csv")
            #expect(browser.status == 200)
            let today = scene.house.today
            let due = LocalDate(dayNumber: today.dayNumber + 30)
            let own = try await name("AAA", scene)
            let lines = browser.text.split(separator: "\r\n").map(String.init)
            #expect(
                lines == [
                    "\u{FEFF}Number,Corrects,Agency code,Agency,Issued,Due,Status,Net,VAT,Total,Still to pay",
                    "INV-000001,,AAA,\(own),\(today),\(due),To be paid,100.00,0.00,100.00,100.00",
                    "INV-000002,,BBB,\"'=cmd|'/c calc'!A1, Ltd\",\(today),\(due),To be paid,50.00,0.00,50.00,50.00",
                ])
            await browser.get("/finance/invoices?format=csv&agency=AAA")
            #expect(browser.shows("INV-000001") && !browser.shows("INV-000002"))
            _ = try await ChangeSettings(scene.house)([.init("interest.margin", "8%")], by: Stage.admin)
            for path in [
                "/finance/charges", "/finance/invoices", "/finance/corrections", "/finance", "/finance/year-end",
                "/finance/statement?agency=AAA", "/finance/payments", "/finance/aged",
                "/finance/aged?on-day=1&on-month=5&on-year=2019", "/finance/reminders", "/finance/orders",
                "/finance/interest",
                "/reports/courses", "/reports/agencies",
            ] {
                for format in FileFormat.allCases {
                    await browser.get(path + (path.contains("?") ? "&" : "?") + "format=\(format.rawValue)")
                    #expect(browser.status == 200, "\(path) \(format)")
                    let isFile = browser.text.hasPrefix(format == .csv ? "\u{FEFF}" : "PK")
                    #expect(isFile, "\(path) \(format): \(browser.text.prefix(60))")
                }
            }
            await browser.get("/finance/invoices?format=pdf")
            #expect(browser.status == 200 && browser.shows("<h1>"))
        }
    }

    private func name(_ code: String, _ scene: DeskStage) async throws -> String {
        try await ShowRecord(scene.house).agency(code, by: Stage.admin).agency.name
    }

    @Test(arguments: TestEngine.allCases)
    func `a lead takes away the agency's own, and others nothing`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await bill(scene)
            await scene.enter("lead@aaa.example", to: "/agency")
            for path in ["/agency/invoices", "/agency/charges", "/agency/statement", "/agency/orders"] {
                await browser.get("\(path)?format=csv")
                #expect(browser.status == 200 && browser.text.hasPrefix("\u{FEFF}"), "\(path)")
                #expect(!browser.shows("INV-000002") && !browser.shows("E1-3") && !browser.shows("BBB"), "\(path)")
                await browser.get("\(path)?format=xlsx")
                #expect(browser.status == 200 && browser.text.hasPrefix("PK"), "\(path)")
            }
            await browser.get("/agency/charges?format=csv")
            #expect(browser.shows("E1-1") && browser.shows("E1-2"))
            await browser.get("/agency/invoices?format=csv")
            #expect(browser.shows("INV-000001"))
            await browser.get("/finance/invoices?format=csv")
            #expect(browser.status != 200 && !browser.shows("INV-00000"))
            await scene.enter("pat@aaa.example", to: "/")
            for path in ["/agency/invoices", "/finance/charges", "/finance"] {
                await browser.get("\(path)?format=csv")
                #expect(!browser.shows("INV-00000") && !browser.shows("E1-1"), "\(path)")
            }
        }
    }
}
