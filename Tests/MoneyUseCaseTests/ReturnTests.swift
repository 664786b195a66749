import Application
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// Payments that are taken back, sent back, and left over.
@Suite struct PaymentReturnTests {
    private func pay(_ town: Town, _ pounds: Int64, _ reference: String) async throws {
        _ = try await RecordPayment(town.house)(
            .init(agency: "BCT", amount: .pounds(pounds), receivedOn: town.house.today, reference: reference),
            by: town.clerk)
    }

    private func list(_ town: Town, free: Bool = false) async throws -> [PaymentRow] {
        try await ListPayments(town.house)(isUnallocatedOnly: free, by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `a payment entered wrongly is taken back, and its invoice and charges are to be paid again`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await pay(town, 120, "B1")
            #expect(try await town.state("E0001-1") == .paid)
            #expect(try await list(town, free: true).map(\.unallocated) == [.pounds(20)])
            let answer = try await ReversePayment(town.house)("B1", reason: "not ours", by: town.clerk)
            #expect(answer.amount == .pounds(120))
            #expect(answer.released.map(\.invoice) == ["INV-000001"])
            #expect(answer.released.map(\.outstanding) == [.pounds(100)])
            #expect(try await town.state("E0001-1") == .invoiced)
            #expect(try await list(town).map(\.isTakenBack) == [true])
            #expect(try await list(town, free: true).isEmpty)
            let shown = try await ShowPayment(town.house)("B1", by: town.clerk)
            #expect(shown.parts.isEmpty && shown.returns.map(\.reason) == ["not ours"])
            let history = try await ShowCharge(town.house)("E0001-1", by: town.clerk).history
            #expect(history.last?.happened == "unpaid" && history.last?.why.contains("not ours") == true)
            let again = try await refusal {
                _ = try await ReversePayment(town.house)("B1", reason: "x", by: town.clerk)
            }
            #expect(again?.kind == .conflict)
            // The reference stays taken: the same again is another payment, and needs one of its own.
            #expect(try await refusal { try await pay(town, 120, "B1") }?.kind == .conflict)
            try await pay(town, 100, "B2")
            #expect(try await town.state("E0001-1") == .paid)
            let statement = try await DrawStatement(town.house)("BCT", by: town.clerk)
            #expect(statement.closing == .zero && statement.lines.map(\.kind).contains(.reversal))
            #expect(try await town.ledger().faults().isEmpty)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an overpayment is refunded once, never more than is left, and what is left pays the next invoice`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await pay(town, 150, "B1")
            let refund = RefundPayment(town.house)
            func request(_ pounds: Int64?, _ reference: String) -> RefundPayment.Request {
                .init(
                    payment: "B1", amount: pounds.map { .pounds($0) }, reference: reference,
                    refundedOn: town.house.today, reason: "paid twice")
            }
            #expect(try await refusal { _ = try await refund(request(51, "R1"), by: town.clerk) }?.kind == .conflict)
            let done = try await refund(request(30, "R1"), by: town.clerk)
            #expect(done.unallocated == .pounds(20) && !done.wasKnown)
            #expect(try await refund(request(30, "R1"), by: town.clerk).wasKnown)
            #expect(try await refusal { _ = try await refund(request(10, "R1"), by: town.clerk) }?.kind == .conflict)
            #expect(
                try await refusal { _ = try await ReversePayment(town.house)("B1", reason: "x", by: town.clerk) }?.kind
                    == .conflict)
            var early = request(1, "R2")
            early.refundedOn = town.house.today.adding(days: -30)
            #expect(try await refusal { _ = try await refund(early, by: town.clerk) }?.kind == .invalid)
            early.refundedOn = town.house.today.adding(days: 1)
            #expect(try await refusal { _ = try await refund(early, by: town.clerk) }?.kind == .invalid)
            // £50 more is billed, of which £20 is left over from B1.
            try await town.event("E0002", "2019-06-11")
            let booking = try await town.book("fay", on: "E0002")
            town.store.clock.set(Instant(seconds: 1_560_322_800))
            try await town.mark(booking, .didNotAttend)
            try await town.hold("E0002")
            _ = try await town.assess()
            _ = try await town.bill()
            let used = try await AllocatePayment(town.house)("B1", invoices: ["INV-000002"], by: town.clerk)
            #expect(used.allocated.map(\.outstanding) == [.pounds(30)] && used.unallocated == .zero)
            let row = try #require(try await list(town).first)
            #expect(row.allocated == .pounds(120) && row.refunded == .pounds(30) && row.unallocated == .zero)
            #expect(try await town.ledger().faults().isEmpty)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `aged debt on a day that is over is what was owed then, and agrees with the account`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            // Due on 14 June 2019. On 20 July £70 of £100 are paid.
            town.store.clock.set(Instant(seconds: 1_563_606_000))
            try await pay(town, 70, "B1")
            func books(_ date: String) async throws -> AgedBooks {
                let books = try await AgeDebt(town.house).books(on: LocalDate(iso: date), by: town.clerk)
                #expect(books.ties)
                return books
            }
            #expect(try await books("2019-05-14").total == .zero)
            let june = try await books("2019-06-20")
            #expect(june.rows.map { $0[.current] } == [.pounds(100)] && june.rows.map(\.overdue) == [.pounds(100)])
            // 35 days past due on 19 July, and nothing paid before the 20th.
            #expect(try await books("2019-07-19").rows.map { $0[.thirty] } == [.pounds(100)])
            #expect(try await books("2019-07-20").rows.map { $0[.thirty] } == [.pounds(30)])
            // 14 September is 92 days past 14 June.
            #expect(try await books("2019-09-14").rows.map { $0[.ninety] } == [.pounds(30)])
            _ = try await ReversePayment(town.house)("B1", reason: "x", by: town.clerk)
            #expect(try await books("2019-07-19").total == .pounds(100))
            #expect(try await books("2019-07-20").total == .pounds(100))
        }
    }
}
