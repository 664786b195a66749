import Application
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

@Suite struct ElectronicTests {
    private static let own = "0088:5060000000009"
    private static let theirs = "0088:5790000436057"

    private func setSeller(_ town: Town) async throws {
        _ = try await ChangeSettings(town.house)(
            [
                .init("seller.endpoint", Self.own), .init("seller.registration", "07654321"),
                .init("seller.bank_account", "12-34-56 12345678"),
            ], by: town.clerk)
    }

    private func setBuyer(_ town: Town, wants: Bool = false, address: String = theirs) async throws {
        var change = AgencyChange()
        change.endpoint = address
        change.buyerReference = "CC-12"
        change.wantsElectronic = wants
        _ = try await ChangeAgency(town.house)("BCT", change, by: town.clerk)
    }

    private func verified(_ town: Town) async throws -> [String] {
        try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults
    }

    @Test(arguments: TestEngine.allCases)
    func `an electronic document is made once, kept, and checked by verify`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let make = MakeElectronicDocument(town.house)
            let none = try await refusal { _ = try await make("INV-000001", by: town.clerk) }
            #expect(none?.kind == .notReady)
            #expect(none?.description.contains("seller.bank_account") == true)
            #expect(none?.description.contains("turnout agency change BCT --endpoint") == true)
            try await setSeller(town)
            try await setBuyer(town)
            let first = try await make("INV-000001", by: town.clerk)
            #expect(first.isNew && first.record.n == 1)
            #expect(try CheckElectronicDocument()(Array(first.record.text.utf8)) == [])
            // What is changed later changes nothing of what was made.
            try await setBuyer(town, address: "9932:GB980780684")
            let again = try await make("INV-000001", by: town.clerk)
            #expect(!again.isNew && again.record == first.record)
            let anew = try await make("INV-000001", anew: true, by: town.clerk)
            #expect(anew.isNew && anew.record.n == 2 && anew.record.buyerAddress.text == "9932:GB980780684")
            #expect(try await !make("INV-000001", anew: true, by: town.clerk).isNew)
            #expect(try await ShowElectronicDocument(town.house)("INV-000001", by: town.clerk) == anew.record)
            #expect(try await verified(town) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `two who make it at once have the same one`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await setSeller(town)
            try await setBuyer(town)
            let make = MakeElectronicDocument(town.house)
            let answers = try await withThrowingTaskGroup(of: MakeElectronicDocument.Answer.self) { group in
                for _ in 0..<8 { group.addTask { try await make("INV-000001", by: town.clerk) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.filter(\.isNew).count == 1)
            #expect(Set(answers.map(\.record)).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency that wants them has them with the issue, and waits for what is missing`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            try await setSeller(town)
            var change = AgencyChange()
            change.wantsElectronic = true
            _ = try await ChangeAgency(town.house)("BCT", change, by: town.clerk)
            let held = try await town.bill()
            #expect(held.invoices.isEmpty)
            #expect(held.waiting.map(\.reference) == ["BCT"])
            #expect(held.waiting[0].why.contains("The agency BCT has no electronic address."))
            try await setBuyer(town, wants: true)
            #expect(try await town.bill().invoices.map(\.number) == ["INV-000001"])
            let show = ShowElectronicDocument(town.house)
            let record = try await show("INV-000001", by: town.clerk)
            #expect(record.text.contains("<cbc:BuyerReference>CC-12</cbc:BuyerReference>"))
            _ = try await CreditInvoice(town.house)(
                .init(number: "INV-000001", line: 1, amount: nil, reason: .administrativeError), by: town.clerk)
            let note = try await show("CN-000001", by: town.clerk)
            #expect(note.text.contains("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"))
            #expect(try CheckElectronicDocument()(Array(note.text.utf8)) == [])
            #expect(try await verified(town) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a lead reads what was made for its agency, makes none, and sees nobody else's`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await setSeller(town)
            try await setBuyer(town)
            let agencies = try await town.house.store.read(.everything) { try $0.billingAgencies() }
            let own = try #require(agencies.first { $0.code == "BCT" }).id
            let other = try #require(agencies.first { $0.code == "SCH" }).id
            let lead = Principal(name: "person:9", role: .agencyLead, scope: .agency(own))
            let foreign = Principal(name: "person:8", role: .agencyLead, scope: .agency(other))
            let (make, show) = (MakeElectronicDocument(town.house), ShowElectronicDocument(town.house))
            #expect(try await refusal { _ = try await make("INV-000001", by: lead) }?.kind == .forbidden)
            #expect(try await show.find("INV-000001", by: lead) == nil)
            _ = try await make("INV-000001", by: town.clerk)
            #expect(try await show("INV-000001", by: lead).n == 1)
            let hidden = try await refusal { _ = try await show("INV-000001", by: foreign) }
            let missing = try await refusal { _ = try await show("INV-000009", by: foreign) }
            #expect(hidden?.kind == .notFound)
            #expect(hidden?.reason == missing?.reason.replacing("INV-000009", with: "INV-000001"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was made is never changed, and verify finds one that is not what was made`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await setSeller(town)
            try await setBuyer(town)
            _ = try await MakeElectronicDocument(town.house)("INV-000001", by: town.clerk)
            let raw = try RawStore(town.store.address)
            for statement in ["UPDATE electronic_document SET form = ''", "DELETE FROM electronic_document"] {
                await #expect(throws: (any Error).self) { try await raw.execute(statement, []) }
            }
            // A row that somebody added by hand: its text is not what its details give.
            try await raw.execute(
                """
                INSERT INTO electronic_document (invoice_id, n, form, seller_endpoint, seller_registration,
                    seller_account, buyer_endpoint, document, sha256, made_at, made_by)
                SELECT invoice_id, 2, form, seller_endpoint, seller_registration, seller_account, '9932:GB980780684',
                    document, sha256, made_at, made_by
                FROM electronic_document
                """, [])
            await raw.close()
            let faults = try await verified(town)
            #expect(faults.count == 1)
            #expect(faults.first?.contains("its electronic document 2 is not what was made of it") == true)
        }
    }
}
