import Testing

/// Each rule is shown a breach, because a rule that cannot fail holds nothing; and beside it what it must let pass.
@Suite("The rules of the house catch what they are for")
struct NegativeTests {
    private func domain(_ text: String) -> Source { Source("Sources/Domain/A.swift", text) }
    private func sql(_ text: String) -> Source { Source("SQL/common/a.sql", text) }

    @Test("An import through a wall is caught", arguments: ["Store", "Foundation", "Glibc", "Invoicing"])
    func walls(module: String) {
        #expect(RoomRules.walls(domain("import \(module)")).map(\.line) == [1])
        #expect(RoomRules.walls(domain("public import Money")).isEmpty)
    }

    @Test("Money imports nothing, and the storage of one engine knows no booking")
    func rooms() {
        #expect(RoomRules.walls(Source("Sources/Money/A.swift", "import Domain")).count == 1)
        #expect(RoomRules.walls(Source("Sources/StoreSQLite/A.swift", "import Domain")).count == 1)
        #expect(RoomRules.walls(Source("Sources/StoreSQLite/A.swift", "import Foundation")).isEmpty)
    }

    @Test("A room that nobody put in the table is caught")
    func unknownRoom() {
        #expect(RoomRules.walls(Source("Sources/Attic/A.swift", "")).count == 1)
    }

    @Test("Waiting in a pure room is caught, elsewhere not")
    func waiting() {
        #expect(RoomRules.waiting(domain("func a() async {}")).count == 1)
        #expect(RoomRules.waiting(Source("Sources/Application/A.swift", "func a() async {}")).isEmpty)
    }

    @Test("A file of 401 lines is caught, one of 400 is not")
    func files() {
        #expect(SizeRules.files(domain(String(repeating: "\n", count: 401))).count == 1)
        #expect(SizeRules.files(domain(String(repeating: "\n", count: 400))).isEmpty)
    }

    @Test("A body of 71 lines is caught, one of 70 is not")
    func bodies() {
        // The signature and the closing brace are two of the lines.
        let body = { (lines: Int) in "struct A {\n    func a() {" + String(repeating: "\n", count: lines - 1) + "}\n}" }
        #expect(SizeRules.bodies(domain(body(71))).map(\.line) == [2])
        #expect(SizeRules.bodies(domain(body(70))).isEmpty)
    }

    @Test("A line of 121 columns is caught; 120 pass, in characters and not in bytes")
    func columns() {
        #expect(SizeRules.columns(domain(String(repeating: "a", count: 121))).count == 1)
        #expect(SizeRules.columns(domain(String(repeating: "–", count: 120))).isEmpty)
    }

    @Test(
        "What ends the process is caught",
        arguments: [
            "let a = try! b()", "let a = b as! C", "fatalError()", "preconditionFailure(\"no\")",
        ])
    func traps(text: String) {
        #expect(WordRules.trapping(domain(text)).count == 1)
    }

    @Test(
        "What only looks like it passes", arguments: ["let a = \"try!\"", "// as!", "if hasCanvas != nil {}", "a!=b"])
    func harmless(text: String) {
        #expect(WordRules.trapping(domain(text)).isEmpty)
    }

    @Test("A test may end itself, and may not force a try")
    func testsMayTrap() {
        #expect(WordRules.trapping(Source("Tests/DomainTests/A.swift", "fatalError()")).isEmpty)
        #expect(WordRules.trapping(Source("Tests/DomainTests/A.swift", "try! a()")).count == 1)
    }

    @Test("A mark of work left undone is caught, even in a comment", arguments: WordRules.leftovers)
    func unfinished(mark: String) {
        #expect(WordRules.unfinished(domain("// \(mark): later")).count == 1)
        #expect(WordRules.unfinished(domain("let \(mark)LIST = 1")).isEmpty)
    }

    @Test("Foundation's own way to start a program is caught")
    func launching() {
        #expect(WordRules.launching(domain("let process = Process" + "()")).count == 1)
        #expect(WordRules.launching(domain("let process = ChargeProcess" + "()")).isEmpty)
    }

    @Test("An unchecked promise without a reason is caught")
    func unexplained() {
        let promise = "final class A: @unchecked Sendable {}"
        #expect(WordRules.unexplained(domain(promise)).count == 1)
        #expect(WordRules.unexplained(domain("// Why\n\(promise)")).count == 1)
        #expect(WordRules.unexplained(domain("// Only its actor touches it.\n\(promise)")).isEmpty)
        #expect(WordRules.unexplained(domain("/// Only its actor touches it.\n@frozen\n\(promise)")).isEmpty)
        #expect(WordRules.unexplained(domain("\(promise) // Only its actor touches it.")).isEmpty)
        #expect(WordRules.unexplained(domain("nonisolated(unsafe) var a = 1")).count == 1)
    }

    @Test(
        "A mutant that would be shipped is caught",
        arguments: [
            "if Mutant.oversell {}", "#if MUTANTS\n#else\nlet mutant = 1\n#endif",
            "#if !MUTANTS\nlet mutant = 1\n#endif",
            "#if MUTANTS || RELEASE\nlet mutant = 1\n#endif", "#if MUTANTS\n#endif\nlet mutant = 1",
        ])
    func mutants(text: String) {
        #expect(WordRules.shippedMutants(domain(text)).count == 1)
    }

    @Test(
        "A mutant of test builds passes",
        arguments: [
            "#if MUTANTS\nlet mutant = 1\n#endif", "#if !MUTANTS\n#if A\n#endif\n#else\nlet mutant = 1\n#endif",
            "#if MUTANTS\n#if A\nlet mutant = 1\n#endif\n#endif", "// A mutant is no code.",
        ])
    func mutantsOfTests(text: String) {
        #expect(WordRules.shippedMutants(domain(text)).isEmpty)
    }

    @Test("An SQL file without its sentence is caught", arguments: ["SELECT 1", "--x.\n", "-- \nSELECT 1", "-- which"])
    func openings(text: String) {
        #expect(SQLRules.opening(sql(text)).count == 1)
        #expect(SQLRules.opening(sql("-- Which bookings\n-- wait?\nSELECT 1")).isEmpty)
    }

    @Test("Double quotes in SQL are caught, in comments, strings and collations not")
    func quotes() {
        #expect(SQLRules.quotes(sql("SELECT \"a\"")).count == 1)
        #expect(SQLRules.quotes(sql("-- \"a\"\nSELECT '\"' ORDER BY a COLLATE \"C\"")).isEmpty)
    }

    @Test("A migration in one dialect only is caught, and so is a gap")
    func migrations() {
        let lite = "SQL/sqlite/migrations/"
        let post = "SQL/postgres/migrations/"
        #expect(SQLRules.migrations([lite + "0001-a.sql", post + "0001-a.sql"]).isEmpty)
        #expect(SQLRules.migrations([lite + "0001-a.sql"]).map(\.path) == [post + "0001-a.sql"])
        #expect(SQLRules.migrations([lite + "0001-a.sql", post + "0001-b.sql"]).count == 2)
        #expect(SQLRules.migrations([lite + "0002-a.sql", post + "0002-a.sql"]).count == 2)
    }

    @Test("A decision's number left out, used twice or badly written is caught")
    func decisions() {
        let folder = "docs/decisions/"
        #expect(DocumentRules.decisions([folder + "README.md", folder + "0001-a.md", folder + "0002-b.md"]).isEmpty)
        #expect(DocumentRules.decisions([folder + "0001-a.md", folder + "0003-b.md"]).count == 1)
        #expect(DocumentRules.decisions([folder + "0001-a.md", folder + "0001-b.md"]).count == 1)
        #expect(DocumentRules.decisions([folder + "1-a.md"]).count == 1)
    }

    @Test("A trace of how the product was made is caught", arguments: DocumentRules.foreign)
    func traces(word: String) {
        #expect(DocumentRules.traces("README.md", "See\n(\(word)notes)").map(\.line) == [2])
        #expect(DocumentRules.traces("README.md", "home" + "work/list and paperwork").isEmpty)
    }

    @Test("A file named after nothing is caught", arguments: ["Sources/Domain/Helpers.swift", "Tests/A/Utils.swift"])
    func names(path: String) {
        #expect(DocumentRules.names(path).count == 1)
        #expect(DocumentRules.names("Sources/Domain/Booking.swift").isEmpty)
    }

    @Test("A link that leads nowhere is caught, from the root and from a folder")
    func links() {
        let there: Set<String> = ["docs/a.md", "README.md"]
        let faults = { (path: String, text: String) in
            DocumentRules.links(path, text, exists: there.contains).map(\.line)
        }
        #expect(faults("README.md", "[a](docs/a.md#part) [web](https://example.org)") == [])
        #expect(faults("README.md", "\n[b](docs/b.md)") == [2])
        #expect(faults("docs/a.md", "[up](../README.md) [beside](a.md) [self](#part)") == [])
        #expect(faults("docs/a.md", "[out](../../a.md)") == [1])
        #expect(faults("docs/a.md", "```\n[code](nowhere.md)\n```") == [])
    }
}
