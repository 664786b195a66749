import Application
import Domain
import Evidence
import Invoicing
import Money
import TestSupport
import Testing

/// A bank's file: taken in once, matched, and recorded by a person only.
@Suite struct BankUseCaseTests {
    private static let header = "Date,Description,Paid in,Name\n"
    /// INV-000001 is £100 of the trust; the date of the lines is that of the invoice.
    private static let rows = """
        15/05/2019,INV-000001,100.00,BIRMINGHAM CHILDREN
        15/05/2019,thanks,33.00,BIRMINGHAM CHILDREN
        14/05/2019,bank interest,0.12,
        15/05/2019,fee,-3.00,

        """

    private func take(
        _ town: Town, _ rows: String = BankUseCaseTests.rows, dry: Bool = false
    ) async throws -> ImportBankFile.Answer {
        try await ImportBankFile(town.house)(
            Array((Self.header + rows).utf8), name: "bank.csv", isDryRun: dry, by: town.clerk)
    }

    private func lines(_ town: Town) async throws -> [MatchedLine] {
        try await ListBankLines(town.house)(by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `a file is taken in once, and nothing is paid by it`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let dry = try await take(town, dry: true)
            #expect(dry.new.count == 3 && dry.passedOver == 1 && !dry.isTaken && dry.sum == Pence(13_312))
            #expect(try await lines(town).isEmpty)
            #expect(try await take(town).new.count == 3)
            let again = try await take(town)
            #expect(again.new.isEmpty && again.known == 3)
            // A file that overlaps it brings what is new alone.
            let more = try await take(town, "15/05/2019,INV-000001,100.00,BIRMINGHAM CHILDREN\n15/05/2019,x,5.00,\n")
            #expect(more.new.map(\.reference) == ["x"] && more.known == 1)
            #expect(try await lines(town).map(\.record.reference) == ["bank interest", "INV-000001", "thanks", "x"])
            #expect(try await ListPayments(town.house)(by: town.clerk).isEmpty)
            let faulty = try await take(town, "15/05/2019,y,6.00,\n32/05/2019,z,7.00,\n")
            #expect(!faulty.isTaken && faulty.faults.count == 1 && faulty.faults.faults[0].line == 3)
            #expect(try await lines(town).count == 4)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a person confirms, changes or sets aside what is suggested, each line once`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            _ = try await take(town)
            let waiting = try await lines(town)
            let (interest, named, loose) = (waiting[0], waiting[1], waiting[2])
            #expect(interest.matches.isEmpty)
            #expect(named.matches.first?.isSure == true)
            #expect(loose.matches.first?.agencyCode == "BCT" && loose.matches.first?.isSure == false)
            try await SetBankLineAside(town.house)(interest.record.id, reason: "interest", by: town.clerk)
            let sure = try await ConfirmBankLine(town.house).sure(expecting: [named.record.id], by: town.clerk)
            #expect(sure.map(\.payment.allocated).first?.map(\.outstanding) == [.zero])
            #expect(try await town.state("E0001-1") == .paid)
            let done = try await ConfirmBankLine(town.house)(loose.record.id, agency: "BCT", by: town.clerk)
            #expect(done.payment.unallocated == .pounds(33) && done.reference == "thanks")
            #expect(try await lines(town).isEmpty)
            for id in [interest.record.id, loose.record.id] {
                let again = try await refusal {
                    _ = try await ConfirmBankLine(town.house)(id, agency: "BCT", by: town.clerk)
                }
                #expect(again?.kind == .wrongState)
                let aside = try await refusal {
                    try await SetBankLineAside(town.house)(id, reason: "x", by: town.clerk)
                }
                #expect(aside?.kind == .wrongState)
            }
            #expect(try await ListPayments(town.house)(by: town.clerk).map(\.reference) == ["thanks", "INV-000001"])
            #expect(try await town.ledger().faults().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was entered by hand is not recorded twice, and two lines with one reference are two payments`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let day = town.house.today
            _ = try await RecordPayment(town.house)(
                .init(agency: "BCT", amount: .pounds(40), receivedOn: day, reference: "BACS"), by: town.clerk)
            _ = try await take(town, "15/05/2019,BACS,40.00,\n15/05/2019,BACS,40.00,\n15/05/2019,INV-000001,60.00,\n")
            let waiting = try await lines(town)
            #expect(waiting.count == 3)
            let confirm = ConfirmBankLine(town.house)
            let first = try await confirm(waiting[0].record.id, agency: "BCT", by: town.clerk)
            #expect(first.payment.wasKnown && first.reference == "BACS")
            let second = try await confirm(waiting[1].record.id, agency: "BCT", by: town.clerk)
            #expect(!second.payment.wasKnown && second.reference == "BACS (2)")
            // £20 are left to pay: what was sure when it was listed is so no longer, and nothing is recorded.
            let third = waiting[2]
            #expect(third.matches.first?.isSure == true)
            let changed = try await refusal { _ = try await confirm.sure(expecting: [third.record.id], by: town.clerk) }
            #expect(changed?.kind == .changedMeanwhile)
            #expect(try await ListPayments(town.house)(by: town.clerk).count == 2)
            #expect(try await lines(town).count == 1)
            let nobody = try await refusal { _ = try await confirm(third.record.id, agency: "NOT", by: town.clerk) }
            #expect(nobody?.kind == .notFound)
            #expect(try await refusal { _ = try await confirm(99, agency: "BCT", by: town.clerk) }?.kind == .notFound)
        }
    }

    @Test func `columns can be set once for every file`() async throws {
        try await Town.with(.sqlite) { town in
            _ = try await ChangeSettings(town.house)(
                [.init("bank.columns", "date=Posted; amount=Gross; reference=Note")], by: town.clerk)
            let answer = try await ImportBankFile(town.house)(
                Array("Posted,Gross,Note\n01/04/2019,5.00,x\n".utf8), name: "b", isDryRun: true, by: town.clerk)
            #expect(answer.new.count == 1)
            let bad = try await refusal {
                _ = try await ChangeSettings(town.house)([.init("bank.columns", "x=y")], by: town.clerk)
            }
            #expect(bad?.kind == .invalid && bad?.mend?.hasPrefix("Name date") == true)
        }
    }
}
