import Application
import Bootstrap
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// Files for the host's own ledger: each posting in one batch, once.
@Suite struct LedgerExportTests {
    private func export(_ town: Town, _ stream: LedgerStream = .ledger, through: String? = nil) async throws
        -> ExportLedger.Answer
    {
        try await ExportLedger(town.house)(stream, through: through.flatMap { LocalDate(iso: $0) }, by: town.clerk)
    }

    private func pay(_ town: Town, _ pounds: Int64, _ reference: String) async throws {
        _ = try await RecordPayment(town.house)(
            .init(agency: "BCT", amount: .pounds(pounds), receivedOn: town.house.today, reference: reference),
            by: town.clerk)
    }

    private func isSound(_ town: Town) async throws -> Bool {
        try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty
    }

    @Test(arguments: TestEngine.allCases)
    func `a batch takes what was not exported up to a date, once, and its file can be had again`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            // 20 May 2019, five days after the invoice.
            town.store.clock.set(Instant(seconds: 1_558_335_600))
            try await pay(town, 120, "B1")
            let preview = try await ExportLedger(town.house).preview(.ledger, by: town.clerk)
            // The invoice, the payment, and the allocation.
            #expect(preview.postings == 3 && preview.batch == nil)
            let first = try await export(town, through: "2019-05-16")
            #expect(first.batch?.number == 1 && first.postings == 1)
            let second = try await export(town)
            #expect(second.batch?.number == 2 && second.postings == 2)
            // £120 into the bank and £100 from there to the invoice, on either side.
            #expect(second.sum == .pounds(220) && second.batch?.credits == .pounds(220))
            #expect(try await export(town).batch == nil)
            #expect(try await ListBatches(town.house)(by: town.clerk).map(\.number) == [2, 1])
            for answer in [first, second] {
                let batch = try #require(answer.batch)
                let again = try await ShowBatch(town.house)(batch.number, by: town.clerk)
                #expect(again.content == answer.content && again.batch == batch)
                // Made anew from the postings that the batch holds, it is the same to the byte.
                let postings = try await town.house.store.read(.everything) { try $0.postings(inBatch: batch.number) }
                let made = try LedgerFile(
                    batch: batch.number, postings, layout: LedgerLayout(parsing: again.content.layout))
                #expect(made.bytes == again.content.file && made.hashTotal == batch.hashTotal)
            }
            let missing = try await refusal { _ = try await ShowBatch(town.house)(3, by: town.clerk) }
            #expect(missing?.kind == .notFound)
            #expect(try await isSound(town))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two who export at once one gets each posting, and numbers have no gap`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let (other, store) = try await Bootstrap.open(town.store.address, clock: town.store.clock)
            for round in 1...8 {
                try await pay(town, 1, "B\(round)")
                let clerk = town.clerk
                let found = try await withThrowingTaskGroup(of: Int64?.self) { group in
                    for house in [town.house, other, town.house, other] {
                        group.addTask { try await ExportLedger(house)(.ledger, by: clerk).batch?.number }
                    }
                    return try await group.reduce(into: [Int64]()) { if let number = $1 { $0.append(number) } }
                }
                #expect(found == [Int64(round)])
            }
            await store.close()
            let batches = try await ListBatches(town.house)(by: town.clerk)
            let all = try await town.house.store.read(.everything) { try $0.postings(agency: nil) }
            #expect(batches.reduce(0) { $0 + $1.postings } == Int64(all.count))
            #expect(try await isSound(town))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an export that is given up has exported nothing and taken no number`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            _ = try await ChangeLedgerLayout(town.house)(
                "column A: amount\ncolumn C: account_code\naccount bank: 1100", by: town.clerk)
            let refused = try await refusal { _ = try await export(town) }
            #expect(refused?.kind == .notReady && refused?.mend?.contains("account receivable: CODE") == true)
            #expect(try await ListBatches(town.house)(by: town.clerk).isEmpty)
            _ = try await ChangeLedgerLayout(town.house)(
                "totals: end\ncolumn A: amount\ncolumn C: account_code\naccount receivable: 12\naccount income: 40",
                by: town.clerk)
            let answer = try await export(town)
            #expect(
                String(decoding: answer.content.file, as: UTF8.self)
                    == "A,C\r\n100.00,12\r\n-100.00,40\r\nCONTROL,1,1,2,100.00,100.00,2\r\n")
            #expect(answer.batch?.number == 1 && !answer.content.hasControlFile)
            // The next layout changes nothing of what was exported.
            _ = try await ChangeLedgerLayout(town.house)(LedgerLayout.shipped(.ledger), by: town.clerk)
            #expect(try await ShowBatch(town.house)(1, by: town.clerk).content == answer.content)
            let bad = try await refusal { _ = try await ChangeLedgerLayout(town.house)("\ncolumn A", by: town.clerk) }
            #expect(bad?.kind == .invalid && bad?.reason.hasPrefix("Line 2:") == true)
            #expect(try await isSound(town))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `own departments are charged by a journal file instead of an invoice, and what is waived is taken out`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine, policy: ["substitutes:": "debtor: internal_journal\nsubstitutes:"]) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            let run = try await town.bill()
            #expect(run.invoices.isEmpty && run.journal.count == 2)
            let preview = try await ExportLedger(town.house).preview(.journal, by: town.clerk)
            #expect(preview.postings == 2 && preview.sum == .pounds(100))
            #expect(try await export(town).batch == nil)
            let first = try await export(town, .journal)
            #expect(first.batch?.stream == .journal && first.batch?.fileName == "journal-000001.csv")
            #expect(first.postings == 2 && first.sum == .pounds(100))
            let text = String(decoding: first.content.file, as: UTF8.self)
            #expect(text.contains("E0001-1,internal_debtors,BCT,,50.00,") && text.contains("internal_income"))
            #expect(try await export(town, .journal).batch == nil)
            #expect(try await town.bill().journal.isEmpty)
            _ = try await WaiveCharge(town.house)(.init(charge: "E0001-1", reason: .sickness), by: town.clerk)
            let second = try await export(town, .journal)
            #expect(second.postings == 1 && second.batch?.number == 2)
            #expect(try await export(town, .journal).batch == nil)
            let books = try await town.ledger()
            #expect(books.balance(.internalDebtors) == .pounds(50) && books.faults().isEmpty)
            #expect(
                try await CloseYear(town.house)(FinancialYear(containing: town.house.today), by: town.clerk)
                    .ties.allSatisfy(\.holds))
            #expect(try await isSound(town))
        }
    }
}
