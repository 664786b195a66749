import Testing

@testable import Evidence

@Suite("Writing CSV")
struct CSVWriterTests {
    private func written(_ rows: [[String]], defusing: Bool = true) -> String {
        var writer = CSVWriter(defusing: defusing)
        for row in rows { writer.write(row) }
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test("Only what needs quotation marks gets them, and rows end in CRLF")
    func quoting() {
        #expect(
            written([["a", "b,c", "say \"hi\"", "x\ny", " z", "z ", ""]])
                == "a,\"b,c\",\"say \"\"hi\"\"\",\"x\ny\",\" z\",\"z \",\r\n")
        #expect(written([[""]]) == "\"\"\r\n")
        #expect(written([["", ""]]) == ",\r\n")
    }

    @Test(
        "Formulas are defused, plain negative numbers are not",
        arguments: [
            ("=1+1", "\"'=1+1\""), ("+44 121", "\"'+44 121\""), ("-cmd", "\"'-cmd\""), ("@x", "\"'@x\""),
            ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("'=x", "\"''=x\""), ("'tis", "'tis"),
            ("-5", "-5"),
            ("-5.25", "-5.25"), ("-5.", "\"'-5.\""), ("-1.2.3", "\"'-1.2.3\""), ("-", "\"'-\""), ("--5", "\"'--5\""),
            ("a=b", "a=b"),
        ])
    func defusing(_ text: String, _ expected: String) {
        #expect(written([[text, "x"]]) == "\(expected),x\r\n")
    }

    @Test("Every text comes back through a reader that takes the apostrophes off")
    func roundTrip() throws {
        let alphabet = Array("'=+-@\t\r\n\",;5. aé")
        var random = Seeded(7)
        var rows: [[String]] = []
        for _ in 0..<2_000 {
            rows.append(
                (0..<3).map { _ in
                    String(
                        (0..<Int(random.next() % 6)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
                })
        }
        let text = written(rows)
        let result = try read(text, defused: true, piece: 11)
        #expect(result.faults.isEmpty)
        #expect(result.rows == rows)
        // Without the option the apostrophes stay, which shows that the option does something.
        #expect(try read(text).rows != rows)
        #expect(try read(written(rows, defusing: false)).rows == rows)
    }

    @Test("It can be taken in pieces and can begin with a byte order mark")
    func pieces() {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(["a"])
        #expect(writer.take() == [0xEF, 0xBB, 0xBF] + Array("a\r\n".utf8))
        writer.write(["b"])
        #expect(writer.take() == Array("b\r\n".utf8))
        #expect(writer.take().isEmpty)
    }
}
