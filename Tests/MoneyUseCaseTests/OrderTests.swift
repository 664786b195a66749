import Application
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// Purchase orders for single events, and series of numbers by VAT.
@Suite struct OrderTests {
    private func give(_ number: String, _ town: Town, event: String = "E0001") async throws {
        try await GivePurchaseOrder(town.house)(number, agency: "BCT", event: event, by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `an event's purchase order goes before the agency's, and an invoice quotes one`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            var more = AgencyChange()
            more.purchaseOrder = "PO-YEAR"
            _ = try await ChangeAgency(town.house)("BCT", more, by: town.clerk)
            _ = try await town.charged()
            try await town.event("E0002", "2019-05-20")
            try await town.book("fay", on: "E0002")
            town.store.clock.advance(minutes: 7 * 1_440)
            try await town.mark("E0002-1", .didNotAttend)
            try await town.hold("E0002")
            _ = try await town.assess()
            try await town.nameSeller()
            try await give("OLD-1", town)
            try await give("PO-E1", town)
            // One agency and one month, and yet two invoices: each quotes one number.
            let run = try await town.bill()
            #expect(run.invoices.map(\.purchaseOrder) == ["PO-E1", "PO-YEAR"])
            #expect(run.invoices.map(\.lines) == [2, 1])
            let shown = try await ShowInvoice(town.house)("INV-000001", by: town.clerk)
            guard case .invoice(let invoice) = shown.document else { throw Refusal(.invalid, "It is no invoice.") }
            #expect(invoice.buyer.purchaseOrder == "PO-E1")
            #expect(try await ListPurchaseOrders(town.house)(by: town.clerk).map(\.number) == ["PO-E1"])
            try await give("", town)
            #expect(try await ListPurchaseOrders(town.house)(by: town.clerk).isEmpty)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a lead gives numbers for its own agency, and another's is as if it were not there`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            let own = try await town.house.store.read(.everything) { try $0.found(agencyNamed: "SCH") }
            let lead = Principal(name: "person:9", role: .agencyLead, scope: .agency(own))
            try await GivePurchaseOrder(town.house)("PO-S", agency: "SCH", event: "E0001", by: lead)
            try await give("PO-B", town)
            #expect(try await ListPurchaseOrders(town.house)(by: lead).map(\.number) == ["PO-S"])
            let foreign = try await refusal {
                try await GivePurchaseOrder(town.house)("PO-S", agency: "BCT", event: "E0001", by: lead)
            }
            let missing = try await refusal {
                try await GivePurchaseOrder(town.house)("PO-S", agency: "BCX", event: "E0001", by: lead)
            }
            #expect(foreign?.kind == .notFound && missing?.kind == .notFound)
            let event = try await refusal { try await give("PO", town, event: "E9") }
            #expect(event?.kind == .notFound)
            let long = try await refusal { try await give(String(repeating: "1", count: 101), town) }
            #expect(long?.kind == .invalid)
            let trainer = Principal(name: "person:8", role: .trainer, scope: .trainer(PersonID(8)))
            let refused = try await refusal {
                try await GivePurchaseOrder(town.house)("PO-S", agency: "SCH", event: "E0001", by: trainer)
            }
            #expect(refused?.kind == .forbidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `standard, exempt and outside the scope are apart, each in its series without a gap`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            let change = ChangeSettings(town.house)
            _ = try await change(
                [
                    .init("seller.vat_number", "GB123456782"), .init("invoices.standard_series", "VAT"),
                    .init("invoices.exempt_series", "EX"), .init("vat.category", "2019-05-15 S 20%; O no supply"),
                ], by: town.clerk)
            #expect(try await town.bill().invoices.map(\.number) == ["VAT-000001"])
            try await town.event("E0002", "2019-05-20")
            try await town.book("fay", on: "E0002")
            town.store.clock.advance(minutes: 7 * 1_440)
            try await town.mark("E0002-1", .didNotAttend)
            try await town.hold("E0002")
            _ = try await town.assess()
            _ = try await change([.init("vat.category", "E education")], by: town.clerk)
            #expect(try await town.bill().invoices.map(\.number) == ["EX-000001"])
            let shared = try await refusal {
                _ = try await change([.init("credit_notes.series", "EX")], by: town.clerk)
            }
            #expect(shared?.kind == .invalid && shared?.reason.contains("EX") == true)
            let usual = try await refusal {
                _ = try await change([.init("credit_notes.series", "INV")], by: town.clerk)
            }
            #expect(usual?.kind == .invalid)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }
}

extension ReadView {
    fileprivate func found(agencyNamed code: String) throws -> AgencyID {
        guard let agency = try agency(code: code) else { throw Refusal(.notFound, "There is no such agency.") }
        return agency.id
    }
}
