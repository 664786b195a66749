import Application
import Documents
import Domain
import Invoicing
import SQLSession
import Secrets
import Store
import TestSupport
import Testing
import Typesetting

/// The files of documents: made behind their issue, kept once, and given to whoever may see the document.
@Suite struct PaperUseCaseTests {
    @Test(arguments: TestEngine.allCases)
    func `the file of an issued document is made once, and everybody gets the same`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            _ = try await CreditInvoice(town.house)(
                .init(number: "INV-000001", line: 2, reason: .administrativeError), by: town.clerk)
            let make = MakePapers(town.house)
            #expect(try await make.isDue())
            #expect(try await make() == 2)
            #expect(try await make() == 0)
            #expect(try await !make.isDue())
            let file = try await PrintDocument(town.house)("INV-000001", by: town.clerk)
            #expect(file.name == "INV-000001.pdf" && file.bytes.starts(with: Array("%PDF-1.5".utf8)))
            #expect(try await PrintDocument(town.house)("INV-000001", by: town.clerk) == file)
            let note = try await PrintDocument(town.house)("CN-000001", by: town.clerk)
            #expect(note.name == "CN-000001.pdf" && note.bytes != file.bytes)
            let stored = try await town.house.store.read(.everything) { view in
                try view.document(DocumentNumber(parsing: "INV-000001")).map { try $0.paper() }
            }
            let paper = try #require(stored)
            #expect(try paper.bytes(Typesetter()) == file.bytes)
            let result = try await town.store.keeper.verify(town.store.address, progress: { _ in })
            #expect(result.faults.isEmpty)
            #expect(result.checked.first { $0.what == "document files" }?.count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a file that is asked for before the worker comes is made at once, and by several only once`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let files = try await withThrowingTaskGroup(of: PaperFile.self) { group in
                for _ in 0..<6 { group.addTask { try await PrintDocument(town.house)("INV-000001", by: town.clerk) } }
                return try await group.reduce(into: Set<PaperFile>()) { $0.insert($1) }
            }
            #expect(files.count == 1)
            #expect(try await MakePapers(town.house)() == 0)
            let raw = try RawStore(town.store.address)
            #expect(try await raw.number("SELECT count(*) FROM document_file") == 1)
            #expect(
                try await raw.number("SELECT count(*) FROM audit WHERE action = 'document_file.made'") == 1)
            for statement in ["UPDATE document_file SET renderer = 'x'", "DELETE FROM document_file"] {
                await #expect(throws: SQLError.self) { try await raw.script(statement) }
            }
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency gets its own documents and statement, and of others not even that they are`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let ids = try await town.house.store.read(.everything) { view in
                try (view.agency(code: "BCT")?.id, view.agency(code: "SCH")?.id)
            }
            let own = Principal(name: "person:8", role: .agencyLead, scope: .agency(try #require(ids.0)))
            let other = Principal(name: "person:9", role: .agencyLead, scope: .agency(try #require(ids.1)))
            #expect(try await !PrintDocument(town.house)("INV-000001", by: own).bytes.isEmpty)
            let statement = try await PrintStatement(town.house)("BCT", by: own)
            #expect(statement.name == "statement-BCT-2019-05-15-2019-05-15.pdf")
            #expect(statement == (try await PrintStatement(town.house)("BCT", by: town.clerk)))
            for number in ["INV-000001", "INV-000002"] {
                let refused = try await refusal { _ = try await PrintDocument(town.house)(number, by: other) }
                #expect(refused?.kind == .notFound, "\(number)")
            }
            for code in ["BCT", "NONE"] {
                let refused = try await refusal { _ = try await PrintStatement(town.house)(code, by: other) }
                #expect(refused?.kind == .notFound, "\(code)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `setting everything again finds the same bytes, and names a file that is not what it was`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let render = RenderPapers(town.house)
            let first = try await render(by: town.clerk)
            #expect(first.documents == 1 && first.made == 1 && first.faults.isEmpty)
            let second = try await render(by: town.clerk)
            #expect(second.same == 1 && second.made == 0 && second.faults.isEmpty)
            let raw = try RawStore(town.store.address)
            try await raw.unlock("document_file")
            // Other versions made it: its hash alone is held against it, and that is no fault.
            try await raw.script("UPDATE document_file SET renderer = 'paper 0'")
            let other = try await render(by: town.clerk)
            #expect(other.otherMaker == 1 && other.same == 0 && other.faults.isEmpty)
            try await raw.execute("UPDATE document_file SET bytes = $1", [.blob(Array("%PDF-1.5 forged".utf8))])
            let forged = "the file of INV-000001 is not the one its hash was taken of"
            #expect(try await render(by: town.clerk).faults == [forged])
            let told = "application/pdf of INV 1 is not the file its hash was taken of"
            let result = try await town.store.keeper.verify(town.store.address, progress: { _ in })
            #expect(result.faults.contains { $0.contains(told) })
            // With another hash beside it, the audit still tells the one that was.
            try await raw.execute(
                "UPDATE document_file SET sha256 = $1", [.blob(Digest.sha256(Array("%PDF-1.5 forged".utf8)))])
            let again = try await town.store.keeper.verify(town.store.address, progress: { _ in })
            #expect(again.faults.contains { $0.contains("the audit does not tell of the application/pdf of INV 1") })
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `without fonts documents are issued all the same, and their files made once there are some`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            let bare = Press(threads: 1) { () throws(TypesettingFault) in throw TypesettingFault("No fonts.") }
            let poor = town.house.printing(on: bare)
            try await town.billed()
            for work in [
                { _ = try await MakePapers(poor)() },
                { _ = try await PrintDocument(poor)("INV-000001", by: town.clerk) },
            ] {
                let refused = try await refusal(work)
                #expect(refused?.kind == .notReady && refused?.reason.contains("No fonts.") == true)
            }
            // The worker rests for a minute; whoever asks is not held up by that.
            #expect(try await !MakePapers(poor).isDue())
            let later = town.house.at(FixedClock(Instant(microseconds: town.house.now.microseconds + 60_000_000)))
            #expect(try await MakePapers(later)() == 1)
            #expect(try await PrintDocument(poor)("INV-000001", by: town.clerk).bytes.count > 10_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a worker that lost its lease keeps nothing`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let until = Instant(microseconds: town.house.now.microseconds + 1_000_000)
            let lease = try #require(try await TakeLease(town.house)("papers", holder: "one", until: until))
            let stale = Lease(name: lease.name, fence: lease.fence - 1)
            #expect(try await refusal { _ = try await MakePapers(town.house, lease: stale)() }?.kind == .conflict)
            let raw = try RawStore(town.store.address)
            #expect(try await raw.number("SELECT count(*) FROM document_file") == 0)
            await raw.close()
            #expect(try await MakePapers(town.house, lease: lease)() == 1)
        }
    }

    @Test func `a document that cannot be read holds up no other`() async throws {
        try await Town.with(.sqlite) { town in
            try await town.billed()
            _ = try await CreditInvoice(town.house)(
                .init(number: "INV-000001", line: 2, reason: .administrativeError), by: town.clerk)
            let raw = try RawStore(town.store.address)
            try await raw.unlock("invoice")
            try await raw.script("UPDATE invoice SET document = 'nothing' WHERE kind = 'invoice'")
            #expect(try await MakePapers(town.house)() == 2)
            #expect(try await raw.number("SELECT count(*) FROM document_file") == 1)
            #expect(try await raw.number("SELECT count(*) FROM document_due") == 1)
            #expect(try await !MakePapers(town.house).isDue())
            await raw.close()
        }
    }
}
