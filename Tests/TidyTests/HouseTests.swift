import Testing

/// The rules held against the repository as it is.
@Suite("The house is tidy")
struct HouseTests {
    private func expectNone(_ faults: [Fault]) {
        #expect(faults.isEmpty, "\(faults.listed)")
    }

    @Test("The repository is found, and has sources and SQL to look at")
    func found() {
        #expect(Repository.exists("Package.swift"))
        #expect(Repository.swift.contains { $0.room == "Domain" })
        #expect(!Repository.sql.isEmpty)
    }

    @Test("Each room imports only what its wall lets through")
    func walls() { expectNone(Repository.swift.flatMap(RoomRules.walls)) }

    @Test("Nothing waits in the rooms of pure rules")
    func waiting() { expectNone(Repository.swift.flatMap(RoomRules.waiting)) }

    @Test("No file is longer than 400 lines")
    func files() { expectNone((Repository.swift + Repository.sql).flatMap(SizeRules.files)) }

    @Test("No body is longer than 70 lines")
    func bodies() { expectNone(Repository.swift.flatMap(SizeRules.bodies)) }

    @Test("No line is wider than 120 columns")
    func columns() { expectNone((Repository.swift + Repository.sql).flatMap(SizeRules.columns)) }

    @Test("Nothing forces a try or a cast, and the program never ends itself")
    func traps() { expectNone(Repository.swift.flatMap(WordRules.trapping)) }

    @Test("Nothing is marked as left undone")
    func unfinished() { expectNone((Repository.swift + Repository.sql).flatMap(WordRules.unfinished)) }

    @Test("Programs are started by Launched")
    func launching() { expectNone(Repository.swift.flatMap(WordRules.launching)) }

    @Test("Every unchecked promise to the compiler has its reason beside it")
    func unexplained() { expectNone(Repository.swift.flatMap(WordRules.unexplained)) }

    @Test("Mutants are compiled into test builds only")
    func mutants() {
        expectNone(Repository.swift.flatMap(WordRules.shippedMutants))
        let package = Repository.text("Package.swift")
        let defined = package.split(separator: "\n").filter { $0.contains("define(\"MUTANTS\"") }
        #expect(!defined.isEmpty)
        #expect(defined.allSatisfy { $0.contains(".when(configuration: .debug)") })
    }

    @Test("Every SQL file opens with the sentence it answers")
    func openings() { expectNone(Repository.sql.flatMap(SQLRules.opening)) }

    @Test("No SQL file uses double quotes")
    func quotes() { expectNone(Repository.sql.flatMap(SQLRules.quotes)) }

    @Test("Both dialects have the same migrations, numbered without a gap")
    func migrations() { expectNone(SQLRules.migrations(Repository.paths)) }

    @Test("Decisions are numbered without a gap")
    func decisions() { expectNone(DocumentRules.decisions(Repository.paths)) }

    @Test("The product speaks of itself only")
    func traces() { expectNone(Repository.paths.flatMap { DocumentRules.traces($0, Repository.text($0)) }) }

    @Test("Files are named after what they hold")
    func names() { expectNone(Repository.paths.filter { $0.hasSuffix(".swift") }.flatMap(DocumentRules.names)) }

    @Test("Every link of every document leads somewhere")
    func links() {
        #expect(Repository.exists("README.md"))
        expectNone(
            Repository.paths.filter { $0.hasSuffix(".md") }.flatMap {
                DocumentRules.links($0, Repository.text($0), exists: Repository.exists)
            })
    }

    @Test("The middle file and the middle body are short; what they are is printed")
    func medians() {
        let program = Repository.swift.filter { $0.room != nil }
        let lengths = program.flatMap(Bodies.of).map(\.length)
        let file = SizeRules.median(program.map(\.lines.count))
        let body = SizeRules.median(lengths)
        print("Sources: \(program.count) files, median \(file) lines; \(lengths.count) bodies, median \(body) lines.")
        #expect(file <= 90)
        #expect(body <= 9)
    }
}
