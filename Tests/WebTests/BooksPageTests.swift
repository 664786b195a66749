import Application
import Domain
import Foundation
import Invoicing
import Money
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// The pages of the books: payments taken back and refunded, a bank's file, the ledger as files, debts and reminders.
@Suite struct BooksPageTests {
    private let finn = "finn@aaa.example"

    /// INV-000001 of £100 to the first agency and INV-000002 of £50 to the second.
    private func billed(_ scene: DeskStage) async throws {
        try await scene.charged()
        try await scene.nameSeller()
        _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
        await scene.enter(finn, to: "/finance")
    }

    private func pay(_ scene: DeskStage, _ pounds: Int64, _ reference: String) async throws {
        _ = try await RecordPayment(scene.house)(
            .init(agency: "AAA", amount: .pounds(pounds), receivedOn: scene.house.today, reference: reference),
            by: Stage.admin)
    }

    @Test(arguments: TestEngine.allCases)
    func `a payment is refunded in part, and another is taken back`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            try await billed(scene)
            let browser = scene.browser
            try await pay(scene, 130, "B1")
            await browser.get("/finance/payments?free=yes")
            #expect(browser.shows("B1") && browser.shows("£30.00") && browser.shows("Something left over"))
            await browser.get("/finance/payments/1")
            #expect(browser.shows("INV-000001") && browser.shows("Send money back"))
            await browser.submit(to: "/finance/payments/1/refund", ["amount": "", "sent": "", "why": ""])
            #expect(browser.status == 409 && browser.shows("Say why") && browser.shows("Enter the bank’s reference"))
            let form = [
                "amount": "10.00", "sent": "R1", "why": "paid twice", "refunded-day": "15", "refunded-month": "5",
                "refunded-year": "2019",
            ]
            await browser.submit(to: "/finance/payments/1/refund", form)
            #expect(browser.shows("The refund is recorded") && browser.shows("sent back on") && browser.shows("R1"))
            #expect(!browser.shows("Take the payment back"))
            try await pay(scene, 5, "B2")
            await browser.get("/finance/payments/2")
            await browser.submit(to: "/finance/payments/2/reversal", ["reason": ""])
            #expect(browser.status == 409 && browser.shows("Say why"))
            let again = browser.hidden("/finance/payments/2/reversal").merging(["reason": "mistyped"]) { $1 }
            for _ in 0..<2 {
                await browser.post("/finance/payments/2/reversal", again)
                #expect(browser.shows("The payment is taken back") && browser.shows("mistyped"))
            }
            #expect(try await ListPayments(scene.house)(by: Stage.admin).filter(\.isTakenBack).count == 1)
            await browser.get("/finance/payments/77")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was paid ahead pays the next invoice by one click`(_ engine: TestEngine) async throws {
        try await DeskStage.on(engine) { scene in
            try await scene.charged()
            try await scene.nameSeller()
            try await pay(scene, 80, "EARLY")
            _ = try await RunInvoices(scene.house)(.init(through: scene.house.today), by: Stage.admin)
            let browser = scene.browser
            await scene.enter(finn, to: "/finance/invoices/INV-000001")
            #expect(browser.shows("Paid ahead by this agency") && browser.shows("£80.00 of payment EARLY"))
            let form = browser.hidden("/finance/payments/1/allocation")
            for _ in 0..<2 {
                await browser.post("/finance/payments/1/allocation", form)
                #expect(browser.shows("The payment is allocated") && browser.shows("<strong>£20.00</strong>"))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a bank's file is taken in, and each line is confirmed or set aside by hand`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            try await billed(scene)
            let browser = scene.browser
            let text = """
                Date,Description,Credit,Name
                15/05/2019,INV-000001,100.00,
                15/05/2019,thank you,50.00,
                15/05/2019,interest,0.10,
                """
            _ = try await ImportBankFile(scene.house)(
                Array(text.utf8), name: "bank.csv", isDryRun: false, by: Stage.admin)
            await browser.get("/finance/bank")
            #expect(browser.shows("Sure (100)") && browser.shows("Confirm 1 sure line, £100.00"))
            #expect(browser.shows("The reference names INV-000001."))
            await browser.submit(to: "/finance/bank", ["columns": ""])
            #expect(browser.status == 422 && browser.shows("Choose a file"))
            let sure = browser.hidden("/finance/bank/sure")
            for _ in 0..<2 {
                await browser.post("/finance/bank/sure", sure)
                #expect(browser.shows("The payments are recorded"))
            }
            await browser.get("/finance/bank/lines/2")
            #expect(browser.shows("just what is to pay on INV-000002") && browser.shows("Perhaps (35)"))
            await browser.submit(to: "/finance/bank/lines/2", ["agency": "BBB", "invoice": "inv-000002"])
            #expect(browser.shows("The payment is recorded"))
            await browser.get("/finance/bank/lines/3")
            await browser.submit(to: "/finance/bank/lines/3/aside", ["reason": ""])
            #expect(browser.status == 409 && browser.shows("Say why"))
            await browser.submit(to: "/finance/bank/lines/3/aside", ["reason": "interest"])
            #expect(browser.shows("The line is set aside") && browser.shows("No line waits"))
            await browser.get("/finance/bank/lines/2")
            #expect(browser.shows("This line was decided on"))
            #expect(try await ListPayments(scene.house)(by: Stage.admin).map(\.amount) == [.pounds(50), .pounds(100)])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the ledger is exported once, its files are fetched again, and its form is checked`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            try await billed(scene)
            let browser = scene.browser
            await browser.get("/finance/ledger")
            #expect(browser.shows("2 postings wait, £150.00 on either side") && browser.shows("Nothing was exported"))
            let form = browser.hidden("/finance/ledger")
            await browser.post("/finance/ledger", form)
            #expect(browser.shows("Batch 1 is exported") && browser.shows("ledger-000001.csv"))
            await browser.post("/finance/ledger", form)
            #expect(try await ListBatches(scene.house)(by: Stage.admin).count == 1)
            await browser.get("/finance/ledger/batches/1")
            let file = try await ShowBatch(scene.house)(1, by: Stage.admin).content.file
            #expect(browser.text == String(decoding: file, as: UTF8.self))
            await browser.get("/finance/ledger/batches/1/control")
            #expect(browser.text.contains("CONTROL,1,2,4,150.00,150.00,"))
            await browser.get("/finance/ledger/batches/2")
            #expect(browser.status == 404)
            await browser.get("/finance/ledger/layout?stream=journal")
            #expect(browser.shows("stream: journal"))
            await browser.submit(to: "/finance/ledger/layout", ["document": "column A: ammount"])
            #expect(browser.status == 422 && browser.shows("Line 1: “ammount”"))
            await browser.submit(to: "/finance/ledger/layout", ["document": "column A: amount\ncolumn B: account"])
            #expect(browser.shows("The form is written"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `debts are aged on any day, and what would be reminded of is shown before`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            try await billed(scene)
            // Due on 14 June 2019; 20 July is 36 days later.
            try scene.stage.setClock("2019-07-20T08:00")
            await scene.enter(finn, to: "/finance/aged")
            let browser = scene.browser
            #expect(browser.shows("Together £150.00. The ledger agrees."))
            await browser.get("/finance/aged?on-day=1&on-month=5&on-year=2019")
            #expect(browser.shows("Nothing was owed"))
            await browser.get("/finance/aged?on-day=31&on-month=2&on-year=2019")
            #expect(browser.status == 422)
            await browser.get("/finance/reminders")
            #expect(browser.shows("No invoice is to be reminded of"))
            _ = try await ChangeSettings(scene.house)(
                [.init("reminders.invoice_days", "7,30"), .init("mail.from", "t@host.example")], by: Stage.admin)
            var change = AgencyChange()
            change.billingEmail = "ap@aaa.example"
            _ = try await ChangeAgency(scene.house)("AAA", change, by: Stage.admin)
            await browser.get("/finance/reminders")
            #expect(browser.shows("INV-000001") && browser.shows("INV-000002"))
            #expect(try await RemindInvoices(scene.house)() == 1)
            await browser.get("/finance/invoices/INV-000001")
            #expect(browser.shows("30 days past due, £100.00 to pay"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `interest is shown where the settings allow it, and a button claims it once`(
        _ engine: TestEngine
    ) async throws {
        try await DeskStage.on(engine) { scene in
            try await billed(scene)
            try scene.stage.setClock("2019-07-20T08:00")
            await scene.enter(finn, to: "/finance/interest")
            let browser = scene.browser
            #expect(browser.shows("No interest is claimed on what is paid late"))
            _ = try await ChangeSettings(scene.house)([.init("interest.margin", "8%")], by: Stage.admin)
            await browser.get("/finance/interest")
            #expect(browser.shows("The Bank Rate of 2018-12-31 is not known"))
            _ = try await ChangeSettings(scene.house)(
                [.init("interest.bank_rates", "2018-08-02 0.75%")], by: Stage.admin)
            await browser.get("/finance/interest?through-day=20&through-month=7&through-year=2019")
            #expect(browser.status == 422 && browser.shows("Give a day that is over"))
            await browser.get("/finance/interest")
            // 15 June to 19 July: 35 days of 8.75 % on £100 are 83.9 p.
            #expect(browser.shows("8.75 % a year on £100.00 for 35 days") && browser.shows("Claim £0.84 from"))
            let form = browser.hidden("/finance/interest")
            await browser.post("/finance/interest", form.merging(["shown": "1"]) { $1 })
            #expect(browser.status == 409 && browser.shows("It would be £0.84 by now"))
            await browser.get("/finance/interest")
            let again = browser.hidden("/finance/interest")
            for _ in 0..<2 {
                await browser.post("/finance/interest", again)
                #expect(browser.shows("INV-000003") && browser.shows("Interest on INV-000001, paid late"))
            }
            #expect(try await ListInvoices(scene.house)(by: Stage.admin).count == 3)
        }
    }
}
