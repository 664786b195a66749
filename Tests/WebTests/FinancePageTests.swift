import Application
import Domain
import HTTPTypes
import Money
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What finance officers do with the pages, without scripts, on both engines.
@Suite struct FinancePageTests {
    private static let answering = ["response_days: 0": "response_days: 14\n  second_person_above: £40"]
    private let finn = "finn@aaa.example"
    private let fay = "fay@bbb.example"

    @Test(arguments: TestEngine.allCases)
    func `a dispute is upheld, and a waiver above the amount takes two people`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            let browser = scene.browser
            try await scene.charged()
            _ = try await DisputeCharge(scene.house)(
                "E1-1", reason: .cancelledInTime, text: "by <b>mail</b>", by: Stage.admin)
            _ = try await DisputeCharge(scene.house)("E1-2", reason: .attended, by: Stage.admin)
            await scene.enter(finn, to: "/finance")
            #expect(browser.status == 200 && browser.shows("2 charges, £100.00") && browser.shows("Finance"))
            await browser.get("/finance/charges?status=disputed&agency=AAA")
            #expect(browser.shows("E1-1") && browser.shows("E1-2") && !browser.shows("E1-3"))
            await browser.get("/finance/charges?course=NONE")
            #expect(browser.shows("There are no charges here"))
            await browser.get("/finance/charges/E1-1")
            #expect(browser.shows("It was cancelled in time: by &lt;b&gt;mail&lt;/b&gt;"))
            await browser.get("/finance/charges/E1-1/decision")
            await browser.submit(to: "/finance/charges/E1-1/decision/check")
            #expect(browser.status == 422 && browser.shows("Choose a decision"))
            await browser.submit(to: "/finance/charges/E1-1/decision/check", ["decision": "waive", "reason": ""])
            #expect(browser.status == 422 && browser.shows("Choose a reason"))
            await browser.submit(to: "/finance/charges/E1-1/decision/check", ["decision": "uphold"])
            #expect(browser.shows("Check your answers") && browser.shows("Uphold £50.00"))
            await browser.submit(to: "/finance/charges/E1-1/decision")
            #expect(browser.shows("The charge is upheld"))
            #expect(try await scene.state("E1-1") == .upheld)
            await browser.get("/finance/charges/E1-2/decision")
            await browser.submit(
                to: "/finance/charges/E1-2/decision/check", ["decision": "waive", "reason": "adverse_weather"])
            #expect(browser.shows("The policy asks for a second person"))
            let form = browser.hidden("/finance/charges/E1-2/decision")
            await browser.post("/finance/charges/E1-2/decision", form)
            #expect(browser.shows("The waiver waits for a second person"))
            await browser.post("/finance/charges/E1-2/decision", form)
            #expect(browser.path == "/finance/charges/E1-2" && browser.status == 200)
            #expect(try await scene.state("E1-2") == .disputed)
            await browser.get("/finance/waivers")
            #expect(browser.shows("You proposed this yourself") && browser.hidden("/finance/waivers").isEmpty)
            let token = Visit.token(browser.cookies[Cookie.session] ?? "")
            await browser.post("/finance/waivers", ["form": token, "charge": "E1-2", "answer": "yes"])
            #expect(browser.status == 409 && browser.shows("The second person is the first"))
            await scene.enter(fay, to: "/finance/waivers")
            #expect(browser.shows("Finn Person") && browser.shows("Adverse weather") && !browser.shows("&lt;"))
            let second = browser.hidden("/finance/waivers")
            await browser.post("/finance/waivers", second.merging(["answer": "yes"]) { first, _ in first })
            #expect(browser.path == "/finance/waivers?done=yes" && browser.shows("The charge is waived"))
            await browser.post("/finance/waivers", second.merging(["answer": "yes"]) { first, _ in first })
            #expect(browser.path == "/finance/waivers?done=yes")
            #expect(browser.shows("No waiver waits for a second person") && !browser.shows("&lt;"))
            guard case .waived(let waiver) = try await ShowCharge(scene.house)("E1-2", by: Stage.admin).row.charge.state
            else {
                Issue.record("The charge is not waived.")
                return
            }
            #expect(
                waiver.reason == .adverseWeather && waiver.secondedBy != nil && waiver.secondedBy != waiver.decidedBy)
            // What was decided already is told, and nothing is decided again.
            await browser.post(
                "/finance/charges/E1-2/decision",
                ["form": Visit.token(browser.cookies[Cookie.session] ?? ""), "decision": "uphold", "reason": ""])
            #expect(browser.status == 409 && browser.shows("This charge was decided meanwhile"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `charges are worked out and proposed once, and what is missing is told`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            let browser = scene.browser
            try await scene.charged(isAssessed: false)
            try await scene.stage.event("E4", places: 5, date: "2019-05-14")
            await scene.enter(finn, to: "/finance/assessment")
            await browser.submit(
                to: "/finance/assessment/check", ["through-day": "1", "through-month": "6", "through-year": "2019"])
            #expect(browser.status == 422 && browser.shows("not in the future"))
            await browser.submit(
                to: "/finance/assessment/check", ["through-day": "15", "through-month": "5", "through-year": "2019"])
            #expect(browser.shows("Check your answers") && browser.shows("Wed 15 May 2019"))
            let form = browser.hidden("/finance/assessment")
            await browser.post("/finance/assessment", form)
            #expect(browser.shows("3 worked out, 3 proposed") && browser.shows("Over and not marked as held: E4"))
            #expect(try await scene.state("E1-1") == .notified)
            await browser.post("/finance/assessment", form)
            #expect(browser.status == 200 && browser.shows("0 worked out, 0 proposed"))
            #expect(try await ListCharges(scene.house)(ChargeFilter(), by: Stage.admin).count == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a proposal that is not agreed to, or is overtaken, waits no more`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine, policy: Self.answering) { scene in
            try await scene.charged()
            let finance = { (n: Int) in Principal(name: "person:\(n)", role: .finance, scope: .everything) }
            let (propose, second) = (ProposeWaiver(scene.house), SecondWaiver(scene.house))
            let list = ListWaiverProposals(scene.house)
            let nothing = try await refusal { try await second("E1-1", by: finance(2)) }
            #expect(nothing == .wrongState)
            _ = try await propose("E1-1", reason: .sickness, by: finance(1))
            _ = try await propose("E1-2", reason: .other, by: finance(1))
            #expect(try await list(by: finance(2)).map(\.row.reference) == ["E1-1", "E1-2"])
            #expect(try await refusal { try await second("E1-1", by: finance(1)) } == .forbidden)
            _ = try await second.refuse("E1-1", by: finance(2))
            // The agency accepts the other one: the proposal is over.
            _ = try await AcceptCharge(scene.house)("E1-2", by: Stage.admin)
            #expect(try await list(by: finance(2)).isEmpty)
            #expect(try await refusal { try await second("E1-2", by: finance(2)) } == .wrongState)
            #expect(try await scene.state("E1-1") == .notified)
            #expect(try await scene.state("E1-2") == .accepted)
            let lead = Principal(name: "person:3", role: .agencyLead, scope: .agency(scene.stage.first))
            #expect(try await refusal { try await propose("E1-1", reason: .other, by: lead) } == .forbidden)
            #expect(try await scene.stage.faults() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a run issues what its preview showed, and then it is credited, paid and written off`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.charged()
            await scene.enter(finn, to: "/finance/run")
            #expect(browser.status == 200 && browser.shows("seller"))
            try await scene.nameSeller()
            await browser.get("/finance/run?through-day=31&through-month=2&through-year=2019")
            #expect(browser.status == 422 && browser.shows("Enter a real date"))
            await browser.get("/finance/run?through-day=15&through-month=5&through-year=2019")
            #expect(browser.shows("First Agency") && browser.shows("Issue 2 invoices: £150.00"))
            let form = browser.hidden("/finance/run")
            // One of the charges is waived between looking and pressing the button.
            _ = try await WaiveCharge(scene.house)(.init(charge: "E1-1", reason: .other), by: Stage.admin)
            await browser.post("/finance/run", form)
            #expect(browser.status == 409 && browser.shows("Issue 2 invoices: £100.00"))
            #expect(try await ListInvoices(scene.house)(by: Stage.admin).isEmpty)
            let again = browser.hidden("/finance/run")
            await browser.post("/finance/run", again)
            #expect(browser.shows("The invoices are issued") && browser.shows("INV-000001"))
            await browser.post("/finance/run", again)
            #expect(browser.shows("INV-000002"))
            #expect(try await ListInvoices(scene.house)(by: Stage.admin).count == 2)
            try await settle(scene)
        }
    }

    /// INV-000001 to the first agency: half is credited, £10 paid, and the rest written off.
    private func settle(_ scene: DeskStage) async throws {
        let browser = scene.browser
        await browser.get("/finance/invoices?agency=AAA")
        #expect(browser.shows("INV-000001") && !browser.shows("INV-000002") && browser.shows("First Agency</td>"))
        await browser.get("/finance/invoices/INV-000001/credit")
        #expect(browser.shows("£50.00 of £50.00 without VAT can still be credited"))
        await browser.submit(
            to: "/finance/invoices/INV-000001/credit", ["line": "1", "amount": "12.5", "reason": "", "second": ""])
        #expect(browser.status == 422 && browser.shows("Enter an amount in pounds") && browser.shows("Tick the box"))
        await browser.submit(
            to: "/finance/invoices/INV-000001/credit",
            ["line": "1", "amount": "500.00", "reason": "other", "sure": "yes"])
        #expect(browser.status == 409)
        await browser.submit(
            to: "/finance/invoices/INV-000001/credit",
            ["line": "1", "amount": "25.00", "reason": "other", "sure": "yes"])
        #expect(browser.shows("The credit note is issued") && browser.shows("CN-000001"))
        await browser.get("/finance/invoices/INV-000001/credit")
        #expect(browser.shows("£25.00 of £50.00 without VAT") && browser.shows("£25.00 left of £50.00"))
        await browser.get("/finance/payment?agency=AAA&invoice=INV-000001")
        await browser.submit(
            to: "/finance/payment/check",
            [
                "agency": "AAA", "amount": "-1", "reference": "", "received-day": "1", "received-month": "1",
                "received-year": "2030",
            ])
        #expect(browser.status == 422 && browser.shows("above zero") && browser.shows("in the future"))
        await browser.submit(
            to: "/finance/payment/check",
            [
                "agency": "AAA", "amount": "£10.00", "reference": "BACS 1", "received-day": "15",
                "received-month": "5", "received-year": "2019", "invoice": "inv-000001",
            ])
        #expect(browser.shows("Check your answers") && browser.shows("Record £10.00"))
        let form = browser.hidden("/finance/payment")
        for _ in 0..<2 {
            await browser.post("/finance/payment", form)
            #expect(browser.shows("The payment is recorded") && browser.shows("BACS 1"))
        }
        // £50 less £25 credited and £10 paid.
        await browser.get("/finance/invoices/INV-000001")
        #expect(browser.shows("<strong>£15.00</strong>"))
        await browser.get("/finance/invoices/INV-000001/write-off")
        await browser.submit(to: "/finance/invoices/INV-000001/write-off", ["reason": "", "amount": ""])
        #expect(browser.status == 422 && browser.shows("Say why it is written off"))
        await browser.submit(
            to: "/finance/invoices/INV-000001/write-off", ["reason": "wound up", "amount": "", "sure": "yes"])
        #expect(browser.shows("The debt is written off") && browser.shows("<strong>£0.00</strong>"))
        await browser.get("/finance/invoices/INV-000001/document.pdf")
        #expect(browser.status == 200 && browser.text.hasPrefix("%PDF-1.5"))
        await browser.get("/finance/statement.pdf?agency=AAA&year=2019")
        #expect(browser.status == 200 && browser.text.hasPrefix("%PDF-1.5"))
        await browser.get("/finance/statement.pdf?agency=NONE")
        #expect(browser.status == 404)
        await browser.get("/finance/statement?agency=AAA")
        #expect(browser.shows("/finance/statement.pdf?agency=AAA"))
        #expect(browser.shows("CN-000001") && browser.shows("Written off"))
        try scene.stage.setClock("2019-07-20T08:00")
        await scene.enter(finn, to: "/finance")
        #expect(browser.shows("£50.00 are overdue") && browser.shows("BBB"))
    }

    @Test(arguments: TestEngine.allCases)
    func `what is not there is not found, and other roles see nothing`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            let browser = scene.browser
            try await scene.charged()
            await scene.enter(finn, to: "/finance")
            let missing = [
                "charges/E1-77", "charges/E1-77/decision", "invoices/INV-000077", "invoices/INV-000077/credit",
                "invoices/INV-000077/write-off", "statement?agency=NONE", "invoices?agency=NONE",
                "charges?after=broken",
            ]
            for path in missing {
                await browser.get("/finance/\(path)")
                #expect(browser.status == 404, "\(path)")
            }
            await scene.enter("lead@aaa.example", to: "/agency")
            #expect(browser.status == 200)
            for page in WebServer.pages where page.path.hasPrefix("/finance") && page.method == .get {
                let path = page.path.replacing("{charge}", with: "E1-1").replacing("{number}", with: "INV-000001")
                await browser.get(path)
                #expect(browser.status == 403, "\(path)")
            }
        }
    }
}
