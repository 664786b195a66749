import Testing

@testable import Evidence

@Suite("Reading CSV")
struct CSVReaderTests {
    @Test("Lines end in LF, CRLF or CR, whatever the size of the pieces", arguments: ["\n", "\r\n", "\r"], 1...9)
    func lineEnds(_ end: String, _ piece: Int) throws {
        let text = ["a,b", "\"x\(end)y\",\"say \"\"hi\"\"\"", "", "1,", ",2"].joined(separator: end) + end
        let result = try read(text, piece: piece)
        #expect(result.rows == [["a", "b"], ["x\(end)y", "say \"hi\""], ["1", ""], ["", "2"]])
        // The quoted line end makes the second row two lines long, and the blank line is line 4.
        #expect(result.lines == [1, 2, 5, 6])
        #expect(result.faults.isEmpty)
    }

    @Test("The last line needs no line end")
    func lastLine() throws {
        #expect(try read("a,b\n1,2").rows == [["a", "b"], ["1", "2"]])
        #expect(try read("a,b\n1,").rows == [["a", "b"], ["1", ""]])
        #expect(try read("a\n\"x\"").rows == [["a"], ["x"]])
        #expect(try read("\"\"").rows == [[""]])
        #expect(try read("").rows.isEmpty)
        #expect(try read("\n\r\n\r").rows.isEmpty)
    }

    @Test("A byte order mark is taken off")
    func byteOrderMark() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("a\n1\n".utf8), piece: 1).rows == [["a"], ["1"]])
        #expect(try read([0xEF, 0xBB, 0xBF]).rows.isEmpty)
    }

    @Test("A stray quotation mark spoils its own row only")
    func strayQuote() throws {
        let result = try read("a,b\n1,x\"y\n2,z\n")
        #expect(result.rows == [["a", "b"], ["2", "z"]])
        #expect(
            result.faults == [
                "t.csv:2: column 2: a quotation mark stands inside a value that does not begin with one; "
                    + "put the whole value in quotation marks and double those within"
            ])
    }

    @Test("Text after a closing quotation mark is a fault")
    func textAfterQuote() throws {
        let result = try read("\"a\"b,c\n1,2\n")
        #expect(result.rows == [["1", "2"]])
        #expect(result.faults.count == 1)
        #expect(result.faults.first?.hasPrefix("t.csv:1: column 1: text follows the closing quotation mark") == true)
    }

    @Test("A quotation mark that is never closed is told at the row where it opens")
    func openQuote() throws {
        let result = try read("a,b\n1,\"x\n2,y\n3,z\n", piece: 3)
        #expect(result.rows == [["a", "b"]])
        #expect(
            result.faults == [
                "t.csv:2: column 2: a quotation mark opens here and is never closed; "
                    + "close it, or double it if it belongs to the value"
            ])
    }

    @Test("Line ends inside quotation marks count once each, CRLF as one")
    func linesInsideQuotes() throws {
        // Line 1 to 5: a CR LF b LF CR c: line ends after a, b and the empty one; then a quote right after a CR.
        let result = try read("\"a\r\nb\n\rc\"\n\"d\r\"\n\"e\r\"\"\n\"\nf\n", piece: 2)
        #expect(result.lines == [1, 5, 7, 10])
        #expect(result.rows == [["a\r\nb\n\rc"], ["d\r"], ["e\r\"\n"], ["f"]])
    }

    @Test("Cells, rows, columns, rows in all and bytes have limits")
    func limits() throws {
        var limits = CSVLimits()
        limits.cell = 4
        limits.row = 8
        limits.columns = 3
        #expect(try read("12345\n1234\n", limits: limits).rows == [["1234"]])
        #expect(try read("1,\"12\"\"45\"\n", limits: limits).faults.count == 1)
        #expect(try read("1,\"12\"\"4\"\n", limits: limits).rows == [["1", "12\"4"]])
        #expect(
            try read("1234,1234,1\n", limits: limits).faults
                == ["t.csv:1: the row is longer than 8 bytes; look for a missing line end or quotation mark"])
        #expect(
            try read("1,2,3,4\n1,2,3\n", limits: limits).faults
                == ["t.csv:1: the row has more than 3 columns; take out the columns that are not asked for"])
        limits.rows = 2
        let long = try read("1\n2\n3\n4\n", limits: limits)
        #expect(long.rows.count == 2 && long.faults == ["t.csv: the file has more than 2 rows; split the file"])
        limits.bytes = 5
        #expect(try read("1\n2\n3", limits: limits, piece: 1).faults.count == 1)
        #expect(
            try read("1\n\n\n\n\n\n\n\n", limits: limits, piece: 2).faults
                == ["t.csv: the file is longer than 5 bytes; split the file"])
        #expect(
            try read("1\n2\n3\n4\n", limits: limits).faults == [
                "t.csv: the file is longer than 5 bytes; split the file"
            ])
    }

    @Test("UTF-16, with or without its mark, and workbooks are named for what they are")
    func otherFormats() throws {
        let utf16 = ["t.csv: the file is UTF-16 text; save the file as \"CSV UTF-8 (comma delimited)\""]
        #expect(try read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]).faults == utf16)
        #expect(try read([0xFE, 0xFF, 0x00, 0x61, 0x00, 0x0A]).faults == utf16)
        #expect(try read([0x61, 0x00, 0x0A, 0x00]).faults == utf16)
        #expect(try read([0x00, 0x61, 0x00, 0x0A], piece: 1).faults == utf16)
        let workbook = try read([0x50, 0x4B, 0x03, 0x04, 0x61, 0x0A, 0x62])
        #expect(workbook.rows.isEmpty)
        #expect(workbook.faults.count == 1 && workbook.faults[0].contains("workbook"))
    }

    @Test("Bytes that are not UTF-8 are told with their place, and reading goes on")
    func notUTF8() throws {
        // 0xFC is ü in Latin-1 and in Windows-1252.
        let bytes = Array("name,x\nM".utf8) + [0xFC] + Array("ller,1\nMüller,2\ncaf".utf8) + [0xC3]
        let result = try read(bytes)
        #expect(result.rows == [["name", "x"], ["Müller", "2"]])
        #expect(
            result.faults == [
                "t.csv:2: column 1: byte 0xFC is not UTF-8 text; "
                    + "it looks like Windows-1252 or Latin-1: save the file as \"CSV UTF-8\"",
                "t.csv:4: column 1: byte 0xC3 is not UTF-8 text; "
                    + "it looks like Windows-1252 or Latin-1: save the file as \"CSV UTF-8\"",
            ])
    }

    @Test("Reading after the end gives the end again, and a failing source is passed on")
    func afterTheEnd() throws {
        struct Broken: Error {}
        var reader = CSVReader(file: "t.csv", source: chunks(of: []))
        #expect(try reader.next() == .end)
        #expect(try reader.next() == .end)
        #expect(reader.row[3].isEmpty)
        var broken = CSVReader(file: "t.csv") { throw Broken() }
        #expect(throws: Broken.self) { try broken.next() }
    }

    @Test("A source may give empty pieces")
    func emptyPieces() throws {
        var pieces: [[UInt8]] = [[], [0x61], [], Array(",b\n".utf8), [], [0x63]]
        var reader = CSVReader(file: "t.csv") { pieces.isEmpty ? nil : pieces.removeFirst() }
        #expect(try reader.next() == .row)
        #expect(reader.row.cells == ["a", "b"])
        #expect(try reader.next() == .row)
        #expect(reader.row.cells == ["c"])
        #expect(reader.row.line == 2)
    }

    @Test("The eight-at-a-time search finds what a byte-by-byte search finds", arguments: 0..<20)
    func search(_ length: Int) {
        // Bytes one above and one below the sought ones are where such a search goes wrong.
        let tempting: [UInt8] = [
            0x2C, 0x2D, 0x2B, 0x22, 0x23, 0x21, 0x0A, 0x0B, 0x0D, 0x0E, 0x0C, 0xAC, 0x00, 0x80, 0x61,
        ]
        var random = Seeded(UInt64(length))
        for _ in 0..<200 {
            let bytes = (0..<length).map { _ in tempting[Int(random.next() % 15)] }
            bytes.withUnsafeBytes { raw in
                #expect(
                    ByteScan.structure(raw, from: 0)
                        == bytes.firstIndex { [0x2C, 0x22, 0x0A, 0x0D].contains($0) } ?? length)
                #expect(
                    ByteScan.quoteOrNewline(raw, from: 0)
                        == bytes.firstIndex { [0x22, 0x0A, 0x0D].contains($0) } ?? length)
                #expect(ByteScan.isASCII(raw) == bytes.allSatisfy { $0 < 0x80 })
            }
        }
    }
}
