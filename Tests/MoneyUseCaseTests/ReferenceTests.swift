import Application
import Domain
import Invoicing
import Money
import TestSupport
import Testing

/// What a payment may be called.
@Suite struct ReferenceTests {
    @Test(
        arguments: TestEngine.allCases,
        ["BACS \u{202E}exe", "BACS\u{2066}1", "BACS\n1", " ", String(repeating: "1", count: 201)])
    func `a reference that would turn or end its line is refused, and nothing is recorded`(
        _ engine: TestEngine, _ reference: String
    ) async throws {
        try await Town.with(engine) { town in
            let refused = try await refusal {
                _ = try await RecordPayment(town.house)(
                    .init(
                        agency: "BCT", amount: Pence(100), receivedOn: town.house.today, reference: reference,
                        invoices: []), by: town.clerk)
            }
            #expect(refused?.kind == .invalid)
            #expect(try await town.ledger().postings.isEmpty)
        }
    }
}
