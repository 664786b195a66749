import Application
import Domain
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Electronic invoices on the pages of finance and of an agency's lead, on both engines.
@Suite struct ElectronicPageTests {
    private func bill(_ scene: DeskStage) async throws {
        try await scene.charged()
        try await scene.nameSeller()
        _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
    }

    @Test(arguments: TestEngine.allCases)
    func `finance makes the document once all is there, and the lead downloads its own`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await bill(scene)
            let page = "/finance/invoices/INV-000001/electronic"
            await scene.enter("lead@aaa.example", to: "/agency/invoices/INV-000001")
            #expect(browser.status == 200 && !browser.shows("Download the electronic document"))
            await browser.get("/agency/invoices/INV-000001/ubl.xml")
            #expect(browser.status == 404)
            await scene.enter("finn@aaa.example", to: "/finance/invoices/INV-000001")
            #expect(browser.shows("Make the electronic invoice (UBL)"))
            await browser.get("/finance/invoices/INV-000001/ubl.xml")
            #expect(browser.status == 404)
            await browser.get(page)
            #expect(browser.status == 200 && browser.shows("Make the electronic document"))
            await browser.submit(to: page)
            #expect(browser.status == 409 && browser.shows("The seller has no electronic address."))
            #expect(browser.shows("The agency AAA has no electronic address."))
            try await give(scene, "0088:5790000436057")
            await browser.get(page)
            let form = browser.hidden(page)
            await browser.post(page, form)
            #expect(browser.path == "\(page)?done=made" && browser.shows("The electronic document is made."))
            #expect(browser.shows("0088:5790000436057"))
            await browser.post(page, form)
            #expect(browser.path == "\(page)?done=made")
            await browser.get("/finance/invoices/INV-000001/ubl.xml")
            #expect(browser.status == 200 && browser.shows("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"))
            #expect(try CheckElectronicDocument()(Array(browser.text.utf8)) == [])
            await browser.get("/finance/invoices/INV-000009/electronic")
            #expect(browser.status == 404)
            await scene.enter("lead@aaa.example", to: "/agency/invoices/INV-000001")
            #expect(browser.shows("Download the electronic document"))
            await browser.get("/agency/invoices/INV-000001/ubl.xml")
            #expect(browser.status == 200 && browser.shows("5790000436057"))
            await scene.enter("boss@bbb.example", to: "/agency")
            await browser.get("/agency/invoices/INV-000001/ubl.xml")
            #expect(browser.status == 404 && !browser.shows("5790000436057"))
            await browser.get(page)
            #expect(browser.status != 200 && !browser.shows("5790000436057"))
        }
    }

    private func give(_ scene: DeskStage, _ address: String) async throws {
        _ = try await ChangeSettings(scene.house)(
            [.init("seller.endpoint", "0088:5060000000009"), .init("seller.bank_account", "12-34-56 12345678")],
            by: Stage.admin)
        var change = AgencyChange()
        change.endpoint = address
        change.purchaseOrder = "PO-1"
        _ = try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin)
        // The invoice was issued without an order, so that the reference of now is quoted.
        change.buyerReference = "CC-1"
        _ = try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin)
    }

    @Test func `an administrator keeps the address, the reference and the wish of an agency`() async throws {
        try await DeskStage.on(.sqlite) { scene in
            var change = AgencyChange()
            change.endpoint = "9932:980780684"
            change.buyerReference = " CC 7 "
            change.wantsElectronic = true
            let answer = try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin)
            #expect(
                answer.changes == [
                    "electronic address: none → 9932:GB980780684", "buyer reference: none → CC 7",
                    "electronic invoices: no → yes",
                ])
            let kept = try await ShowRecord(scene.house).agency("AAA", by: Stage.admin).agency.billing.electronic
            #expect(kept.address?.text == "9932:GB980780684" && kept.reference == "CC 7" && kept.isWanted)
            change.endpoint = "0088:1"
            await #expect(throws: Refusal.self) { try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin) }
            change.endpoint = ""
            #expect(
                try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin).changes == [
                    "electronic address: 9932:GB980780684 → none"
                ])
        }
    }
}
