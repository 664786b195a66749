import Application
import Domain
import Invoicing
import Money
import TestSupport
import Testing

/// Reminders of invoices past due: once a step, and none of what is paid.
@Suite struct InvoiceReminderTests {
    /// INV-000001 of £100 is due on 14 June 2019; noon so many days after that.
    private func moment(_ days: Int64) -> Instant { Instant(seconds: 1_560_510_000 + days * 86_400) }

    private func remind(_ town: Town, _ days: Int64) async throws -> Int64 {
        town.store.clock.set(moment(days))
        return try await RemindInvoices(town.house)()
    }

    private func prepare(_ town: Town, email: String = "ap@bct.example") async throws {
        try await town.billed()
        var change = AgencyChange()
        change.billingEmail = email
        _ = try await ChangeAgency(town.house)("BCT", change, by: town.clerk)
        _ = try await ChangeSettings(town.house)(
            [.init("reminders.invoice_days", "30,7"), .init("mail.from", "Training <t@host.example>")], by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `each step is reminded of once, the history tells it, and what is paid is left alone`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await prepare(town)
            #expect(try await remind(town, 6) == 0)
            town.store.clock.set(moment(7))
            let preview = try await RemindInvoices(town.house).preview(by: town.clerk)
            #expect(preview.map(\.number.text) == ["INV-000001"] && preview.map(\.step) == [7])
            #expect(preview.map(\.hasAddress) == [true] && preview.map(\.outstanding) == [.pounds(100)])
            #expect(try await remind(town, 7) == 1)
            #expect(try await remind(town, 7) == 0)
            #expect(try await remind(town, 29) == 0)
            #expect(try await remind(town, 30) == 1)
            #expect(try await remind(town, 300) == 0)
            let shown = try await ShowInvoice(town.house)("INV-000001", by: town.clerk)
            #expect(shown.reminders.map(\.days) == [7, 30])
            #expect(shown.reminders.map(\.at) == [moment(7), moment(30)])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `nothing is reminded of that is paid, of nobody's address, or while mail is off`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await prepare(town, email: "")
            town.store.clock.set(moment(8))
            #expect(try await RemindInvoices(town.house).preview(by: town.clerk).map(\.hasAddress) == [false])
            #expect(try await remind(town, 8) == 0)
            var change = AgencyChange()
            change.billingEmail = "ap@bct.example"
            _ = try await ChangeAgency(town.house)("BCT", change, by: town.clerk)
            _ = try await ChangeSettings(town.house)([.init("mail.from", "")], by: town.clerk)
            #expect(try await remind(town, 8) == 0)
            _ = try await ChangeSettings(town.house)([.init("mail.from", "t@host.example")], by: town.clerk)
            _ = try await RecordPayment(town.house)(
                .init(agency: "BCT", amount: .pounds(100), receivedOn: town.house.today, reference: "B1"),
                by: town.clerk)
            #expect(try await remind(town, 8) == 0)
            // The payment is taken back: it is owed again.
            _ = try await ReversePayment(town.house)("B1", reason: "wrong", by: town.clerk)
            #expect(try await remind(town, 9) == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two services one reminds`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await prepare(town)
            town.store.clock.set(moment(7))
            let house = town.house
            let counts = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<4 { group.addTask { try await RemindInvoices(house)() } }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }
            #expect(counts.reduce(0, +) == 1)
        }
    }
}
