import Foundation
import Launching
import Spreadsheets
import Testing

@Suite struct SpreadsheetTests {
    /// What a reader of others found in a file.
    struct Found: Decodable {
        struct Cell: Decodable, Hashable {
            let kind: String
            let format: String
            let value: String
        }

        let rows: [[Cell]]
        let frozen: String
        let title: String
        let created: String
        let sheets: [String]
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// 2020-04-01T00:00:00Z.
    private let moment: Int64 = 1_585_699_200

    private func read(_ bytes: [UInt8]) throws -> Found {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let answer = try Launch.answer(
            Self.root.appending(path: ".build/invoice-tools/bin/python").path,
            [Self.root.appending(path: "Tests/SpreadsheetsTests/read_sheet.py").path, file.path])
        do {
            return try JSONDecoder().decode(Found.self, from: Data(answer.output.utf8))
        } catch {
            Issue.record("`Deploy/setup/invoice-tools.sh` makes what is needed here. \(answer.complaint)")
            throw error
        }
    }

    private func table(_ rows: [[Spreadsheet.Cell]], columns: [String] = ["A", "B", "C"]) -> Spreadsheet {
        Spreadsheet(title: "Invoices & more", columns: columns, rows: rows)
    }

    @Test func `a reader of others finds the cells as what they are`() throws {
        let bytes = try table([
            [.text("Llŷn & <b> مركز"), .hundredths(123_456), .date(year: 2020, month: 2, day: 29)],
            [.number(-7), .hundredths(-5), .empty], [.text(""), .hundredths(99_999_999_999), .number(0)],
        ]).bytes(createdAt: moment)
        let found = try read(bytes)
        #expect(found.rows[0].map(\.value) == ["A", "B", "C"])
        #expect(found.rows[1].map(\.value) == ["Llŷn & <b> مركز", "1234.56", "2020-02-29"])
        #expect(found.rows[1].map(\.kind) == ["s", "n", "d"])
        #expect(found.rows[1].map(\.format) == ["General", "#,##0.00", "yyyy-mm-dd"])
        #expect(found.rows[2].map(\.value) == ["-7", "-0.05", ""])
        #expect(found.rows[3].map(\.value) == ["", "999999999.99", "0"])
        #expect(found.frozen == "A2")
        #expect(found.title == "Invoices & more")
        #expect(found.created.hasPrefix("2020-04-01T00:00:00"))
    }

    @Test func `what looks like a formula is a text`() throws {
        let texts = [
            "=1+1", "=HYPERLINK(\"http://x.example\")", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "'=1",
            "http://x.example",
        ]
        let found = try read(table(texts.map { [.text($0), .empty, .empty] }).bytes(createdAt: moment))
        for (text, row) in zip(texts, found.rows.dropFirst()) {
            #expect(row[0].kind == "s", "\(text)")
            #expect(row[0].value == text.replacing("\t", with: ""))
        }
    }

    @Test func `the same table is the same bytes, and another moment is another file`() throws {
        let sheet = table([[.text("x"), .hundredths(1), .date(year: 2020, month: 1, day: 1)]])
        let first = try sheet.bytes(createdAt: moment)
        #expect(try sheet.bytes(createdAt: moment) == first)
        #expect(try sheet.bytes(createdAt: moment + 86_400) != first)
    }

    @Test func `long texts are cut, old dates told as texts, and too many rows refused`() throws {
        let found = try read(
            table([
                [.text(String(repeating: "é", count: 40_000)), .date(year: 1899, month: 1, day: 2), .text("a\u{0}b")]
            ])
            .bytes(createdAt: moment))
        #expect(found.rows[1][0].value.count == 32_767)
        #expect(found.rows[1][1].value == "1899-1-2")
        #expect(found.rows[1][2].value == "ab")
        let many = table(Array(repeating: [], count: Spreadsheet.mostRows + 1))
        #expect(throws: SpreadsheetFault.tooLarge) { try many.bytes(createdAt: moment) }
    }

    @Test func `ten thousand rows come back`() throws {
        let rows = (0..<10_000).map { [Spreadsheet.Cell.number(Int64($0)), .hundredths(Int64($0)), .text("r\($0)")] }
        let found = try read(table(rows).bytes(createdAt: moment))
        #expect(found.rows.count == 10_001)
        #expect(found.rows[10_000].map(\.value) == ["9999", "99.99", "r9999"])
    }
}
