import Testing

@testable import Evidence

@Suite("Faults")
struct FaultTests {
    @Test("A fault names file, line, column, reason and mend")
    func description() {
        let fault = Fault(file: "a.csv", line: 3, column: .name("x"), reason: "it is wrong", mend: "mend it")
        #expect(fault.description == "a.csv:3: x: it is wrong; mend it")
        #expect(Fault(file: "a.csv", line: 0, reason: "r", mend: "m").description == "a.csv: r; m")
        #expect(
            Fault(file: "a.csv", line: 1, column: .number(2), reason: "r", mend: "m").description
                == "a.csv:1: column 2: r; m")
    }

    @Test("Beyond the limit faults are counted and their sentences are not made")
    func log() {
        var log = FaultLog(limit: 2)
        var made = 0
        func fault(_ line: Int) -> Fault {
            made += 1
            return Fault(file: "a.csv", line: line, reason: "r", mend: "m")
        }
        #expect(log.isEmpty && log.description.isEmpty)
        for line in [3, 1, 2, 9, 8] { log.add(fault(line)) }
        #expect(log.count == 5 && made == 2)
        log.sort(files: ["a.csv"])
        #expect(log.description == "a.csv:1: r; m\na.csv:3: r; m\nand 3 more")
    }

    @Test("Faults are put in the order of files and lines, files not named last")
    func order() {
        var log = FaultLog()
        for (file, line) in [("z", 1), ("b", 2), ("a", 5), ("b", 1)] {
            log.add(Fault(file: file, line: line, reason: "r", mend: "m"))
        }
        log.sort(files: ["b", "a"])
        #expect(log.faults.map { "\($0.file)\($0.line)" } == ["b1", "b2", "a5", "z1"])
    }

    @Test("A quoted value is cut short and cannot steer a terminal")
    func quotes() {
        #expect(quoted("a\u{1B}[31m\u{85}".utf8) == "\"a\u{FFFD}[31m\u{FFFD}\"")
        #expect(quoted(String(repeating: "é", count: 40).utf8) == "\"\(String(repeating: "é", count: 40))\"")
        #expect(quoted(String(repeating: "é", count: 41).utf8) == "\"\(String(repeating: "é", count: 40))…\"")
    }

    @Test("A table of texts keeps each once and finds it again as it grows")
    func stringTable() {
        var table = StringTable()
        let symbols = (0..<1_000).map { table.intern("text \($0)") }
        #expect(table.count == 1_000)
        #expect(symbols == (0..<1_000).map { table.intern("text \($0)") })
        #expect(table.count == 1_000)
        #expect(table[symbols[999]] == "text 999")
        #expect(table.find("text 5") == symbols[5])
        #expect(table.find("text") == nil)
        #expect(StringTable()[symbols[3]].isEmpty)
    }
}
