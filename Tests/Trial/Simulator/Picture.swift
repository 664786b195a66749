import Application
import Domain
import Invoicing
import Money
import TestSupport

/// Where the house stands, in the same line as the model draws.
extension Player {
    func pictures(_ chosen: [Int]) async throws -> [String] {
        guard !chosen.isEmpty else { return [] }
        let ids = chosen.map { events[$0] }
        return try await stage.house.store.read(.everything) { view in
            try ids.map { id in
                guard let event = try view.event(id) else { return "missing" }
                let bookings = try view.bookings(of: id).map {
                    "\($0.id.ordinal):\($0.state.code.rawValue):\($0.outcome.rawValue)"
                }
                let line = try event.waiting == 0 ? [] : view.waiters(id, limit: 1_000).map(\.booking.ordinal)
                return "\(event.status.rawValue) held \(event.held) offered \(event.offered) line \(line) "
                    + bookings.joined(separator: " ")
            }
        }
    }

    /// Every charge of this year: booking, amount and where it stands.
    func charges() async throws -> [String] {
        var lines: [String] = []
        for e in events.indices {
            for row in try await ListCharges(stage.house)(.init(event: event(e)), by: actor) {
                lines.append(
                    "\(e)-\(row.charge.booking.ordinal) \(row.charge.amount.amount) \(settled(row.charge.state))")
            }
        }
        return lines.sorted()
    }

    /// What became of a charge after its invoice is compared with the invoice.
    private func settled(_ state: ChargeState) -> String { state.invoice == nil ? state.code.rawValue : "invoiced" }

    /// Every invoice of this year with what is to pay; and the sum of the ledger, which must be nothing.
    func invoices() async throws -> (lines: [String], ledger: Int64) {
        let codes = Set((0..<SimulatedYear.agencies).map(agency))
        let rows = try await ListInvoices(stage.house)(by: actor)
        let lines = rows.filter { codes.contains($0.agency) && $0.kind == .invoice }
            .map { "\($0.number.text) outstanding \($0.outstanding.amount)" }
        let sum = try await stage.house.store.read(.everything) { view in
            try view.postings(agency: nil).flatMap(\.entries).reduce(Int64(0)) { $0 + $1.amount.amount }
        }
        return (lines.sorted(), sum)
    }
}

extension Model {
    func charges() -> [String] {
        var lines: [String] = []
        for (e, event) in events.enumerated() {
            for (b, booking) in event.bookings.enumerated() {
                for charge in booking.charges { lines.append("\(e)-\(b + 1) \(charge.amount) \(charge.state)") }
            }
        }
        return lines.sorted()
    }

    func outstanding() -> [String] {
        invoices.map { "\($0.number) outstanding \($0.owed - $0.paid)" }.sorted()
    }
}
