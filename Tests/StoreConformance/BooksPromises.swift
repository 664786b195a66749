import Application
import Domain
import Evidence
import Invoicing
import Money
import TestSupport
import Testing

/// The books are seen by those who see everything, and what may be there once is there once, whoever asks.
public enum BooksPromises {
    private static func pay(_ stage: Stage, _ reference: String) async throws {
        _ = try await RecordPayment(stage.house)(
            .init(agency: "AAA", amount: .pounds(5), receivedOn: stage.house.today, reference: reference),
            by: Stage.admin)
    }

    /// A posting goes into one batch: the store refuses a second, and nothing of that is kept.
    public static func aPostingIsInOneBatch(_ stage: Stage) async throws {
        try await pay(stage, "B1")
        _ = try await ExportLedger(stage.house)(.ledger, by: Stage.admin)
        let house = stage.house
        let second = await #expect(throws: Refusal.self) {
            try await house.store.writeAlone(Intent(Stage.admin, at: house.now)) { work in
                let number = try work.nextNumbers("ledger_batch", count: 1)
                let batch = LedgerBatch(
                    number: number, stream: .ledger, through: house.today, postings: 1, entries: 2, debits: .pounds(5),
                    credits: .pounds(5), hashTotal: 2, digest: [], at: house.now, by: "test")
                try work.keep(batch, BatchContent(file: [1], control: "", layout: ""), postings: [1])
            }
        }
        #expect(second?.kind == .conflict)
        #expect(try await ListBatches(house)(by: Stage.admin).map(\.number) == [1])
        try await pay(stage, "B2")
        #expect(try await ExportLedger(house)(.ledger, by: Stage.admin).batch?.number == 2)
    }

    /// Payments, batches, bank lines and reminders are told to nobody whose scope is less than everything.
    public static func theBooksAreForWhoSeesEverything(_ stage: Stage) async throws {
        try await pay(stage, "B1")
        _ = try await ExportLedger(stage.house)(.ledger, by: Stage.admin)
        _ = try await ImportBankFile(stage.house)(
            Array("Date,Description,Credit\n\(stage.house.today),x,1.00\n".utf8), name: "b", isDryRun: false,
            by: Stage.admin)
        try await pay(stage, "B2")
        let today = stage.house.today
        func counts(_ scope: AccessScope) async throws -> [Int] {
            try await stage.house.store.read(scope) { view in
                [
                    try view.payments(PaymentFilter()).count, try view.payment(PaymentID(1)) == nil ? 0 : 1,
                    try view.batches(before: nil, limit: 9).count, try view.batch(1) == nil ? 0 : 1,
                    try view.postingsToExport(.ledger, through: today).count,
                    try view.postings(inBatch: 1).count, try view.bankLinesWaiting(after: nil, limit: 9).count,
                    try view.bankLine(1) == nil ? 0 : 1,
                ]
            }
        }
        #expect(try await counts(.everything) == [2, 1, 1, 1, 1, 1, 1, 1])
        for scope in [AccessScope.agency(stage.first), .person(PersonID(1)), .trainer(PersonID(1)), .figures] {
            #expect(try await counts(scope).allSatisfy { $0 == 0 }, "\(scope)")
        }
    }

    /// A line of a bank's file is decided on once, and known again by all it says.
    public static func aBankLineIsDecidedOnce(_ stage: Stage) async throws {
        let house = stage.house
        _ = try await ImportBankFile(house)(
            Array("Date,Description,Credit\n\(house.today),x,1.00\n".utf8), name: "b", isDryRun: false, by: Stage.admin)
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        _ = try await ConfirmBankLine(house)(1, agency: "AAA", by: Stage.admin)
                        return true
                    } catch let refusal as Refusal where refusal.kind == .wrongState {
                        return false
                    }
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.count { $0 } == 1)
        #expect(try await ListPayments(house)(by: Stage.admin).count == 1)
    }

    /// What a webhook is told of a document and of a batch, and that an agency's is told its own alone.
    public static func webhooksAreToldOfTheirOwn(_ stage: Stage) async throws {
        try await pay(stage, "B1")
        _ = try await ExportLedger(stage.house)(.ledger, by: Stage.admin)
        let told = try await stage.house.store.read(.everything) { view in
            (
                try view.facts(of: "ledger_batch:1", payload: "", for: nil),
                try view.facts(of: "ledger_batch:1", payload: "", for: stage.first),
                try view.facts(of: "invoice:1", payload: "", for: nil)
            )
        }
        #expect(told.0 == .batch(1, stream: "ledger", postings: 1))
        #expect(told.1 == nil && told.2 == nil)
    }
}
