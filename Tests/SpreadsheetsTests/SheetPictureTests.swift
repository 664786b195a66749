import Foundation
import Launching
import Spreadsheets
import Testing

/// Charts that a spreadsheet draws of its own cells.
@Suite struct SheetPictureTests {
    /// What is in a file.
    struct Found: Decodable {
        struct Chart: Decodable {
            let kind: String
            let series: [[String]]
        }

        struct Cell: Decodable {
            let format: String
            let value: String
        }

        let rows: [[Cell]]
        let charts: [String]
        let drawings: [String]
        let sheet: String
        let drawn: [Chart]
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// With a name and `CHARTS`, a folder, the file is kept there.
    private func read(_ sheet: Spreadsheet, keptAs name: String? = nil) throws -> Found {
        // 2020-04-01T00:00:00Z.
        let bytes = try sheet.bytes(createdAt: 1_585_699_200)
        if let name, let kept = ProcessInfo.processInfo.environment["CHARTS"] {
            let folder = URL(filePath: kept)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: folder.appending(path: "\(name).xlsx"))
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let answer = try Launch.answer(
            Self.root.appending(path: ".build/invoice-tools/bin/python").path,
            [Self.root.appending(path: "Tests/SpreadsheetsTests/read_sheet.py").path, file.path])
        return try JSONDecoder().decode(Found.self, from: Data(answer.output.utf8))
    }

    private func sheet(_ kind: Spreadsheet.Picture.Kind, title: String = "Attendance & more") -> Spreadsheet {
        Spreadsheet(
            title: "Attendance", columns: ["Year", "Health", "Schools <all>"],
            rows: [
                [.text("2018/19"), .share(3, of: 4), .share(1, of: 2)], [.text("2019/20"), .share(4, of: 5), .empty],
                [.text("2020/21"), .share(0, of: 0), .decimal(.nan)],
            ], picture: Spreadsheet.Picture(kind: kind, title: title, description: "Lines that \"rise\"."))
    }

    @Test func `lines and bars refer to the cells that hold the table`() throws {
        for (kind, name) in [(Spreadsheet.Picture.Kind.lines, "LineChart"), (.bars, "BarChart")] {
            let found = try read(sheet(kind))
            #expect(found.drawn.map(\.kind) == [name])
            #expect(
                found.drawn.first?.series == [
                    ["Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"],
                    ["Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"],
                ])
            let chart = try #require(found.charts.first)
            // The figures go along, nought is on the scale, and the axis is named by the heading of its column.
            #expect(chart.contains("<c:v>0.75</c:v>") && chart.contains("<c:min val=\"0\"/>"))
            #expect(chart.contains("<a:t>Attendance &amp; more</a:t>") && chart.contains("<c:f>Sheet1!$A$1</c:f>"))
            #expect(found.drawings.contains { $0.contains("descr=\"Lines that &quot;rise&quot;.\"") })
            #expect(found.rows[1].map(\.value) == ["2018/19", "0.75", "0.5"] && found.rows[1][1].format == "0%")
            #expect(found.rows[3].map(\.value) == ["2020/21", "", ""])
        }
    }

    @Test func `every sample has its picture`() throws {
        func picture(_ kind: Spreadsheet.Picture.Kind, _ title: String) -> Spreadsheet.Picture {
            Spreadsheet.Picture(kind: kind, title: title, description: "\(title), as in the table beside it.")
        }
        let years = Spreadsheet(
            title: "Years", columns: ["Year", "Local authority", "Health", "Schools and colleges"],
            rows: (0..<7).map { year in
                let schools: Spreadsheet.Cell = year < 2 ? .empty : .share(Int64(120 + year * 25), of: 330)
                return [
                    .text("20\(13 + year)/\(14 + year)"), .share(Int64(700 + year * 40), of: 1_075),
                    .share(Int64(300 + year * 24), of: 598), schools,
                ]
            }, picture: picture(.lines, "Attendance by sector"))
        #expect(try read(years, keptAs: "lines").drawn.first?.series.count == 3)
        let names = ["Working Together to Safeguard Children", "Neglect", "Diogelu plant", "Prevent", "Online Safety"]
        let courses = Spreadsheet(
            title: "Courses", columns: ["Course", "Places", "Booked", "Attended"],
            rows: names.enumerated().map { index, name in
                let places = Int64(40 + index * index * 17)
                return [.text(name), .number(places), .number(places * 9 / 10), .number(places * 7 / 10)]
            }, picture: picture(.bars, "Places, bookings and attendance by course"))
        let bars = try read(courses, keptAs: "bars")
        #expect(bars.drawn.first?.series.count == 3)
        #expect(bars.sheet.contains("paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""))
        let heat = Spreadsheet(
            title: "Agencies", columns: ["Agency"] + names,
            rows: (0..<8).map { row in
                [.text("Agency \(row + 1)")]
                    + names.indices.map { $0 == row ? .text("Hidden") : .number(Int64((row * 7 + $0 * 11) % 40)) }
            }, picture: picture(.heat, "Who trains in what"))
        #expect(try read(heat, keptAs: "heat").sheet.contains("<colorScale>"))
    }

    @Test func `lines differ without their colours, and bars stand from the first row down`() throws {
        let lines = try #require(read(sheet(.lines)).charts.first)
        #expect(lines.contains("<c:numFmt formatCode=\"0%\""))
        #expect(lines.contains("prstDash val=\"dash\"") && lines.contains("symbol val=\"square\""))
        let bars = try #require(read(sheet(.bars)).charts.first)
        let names = try #require(bars.range(of: "<c:catAx>"))
        #expect(bars.contains("<c:barDir val=\"bar\"/>"))
        #expect(bars[names.upperBound...].contains(/^<c:axId[^>]*><c:scaling><c:orientation val="maxMin"/))
    }

    @Test func `a heat map is a scale of colours over the figures`() throws {
        let found = try read(sheet(.heat))
        #expect(found.charts.isEmpty)
        #expect(found.sheet.contains("<conditionalFormatting sqref=\"B2:C4\">") && found.sheet.contains("<colorScale>"))
        // "Schools <all>" has 13 letters: two lines of 15 points.
        #expect(found.sheet.contains("<row r=\"1\" spans=\"1:3\" ht=\"30\" customHeight=\"1\">"))
        #expect(found.sheet.contains("FFFFFFFF") && found.sheet.contains("FF84B0D3"))
    }

    @Test func `a title is never a reference, and what is below nought stays on the scale`() throws {
        let titled = try #require(read(sheet(.lines, title: "=Sheet1!$A$2")).charts.first)
        #expect(titled.contains("<a:t>Sheet1!$A$2</a:t>"))
        let below = Spreadsheet(
            title: "x", columns: ["Year", "Balance"],
            rows: [[.text("1"), .hundredths(-5)], [.text("2"), .decimal(2.5)]],
            picture: Spreadsheet.Picture(kind: .bars, title: "x", description: ""))
        let chart = try #require(read(below).charts.first)
        #expect(!chart.contains("<c:min val=") && chart.contains("<c:v>2.5</c:v>"))
    }

    @Test func `nothing to draw is no chart, and many columns are drawn as far as one can tell them apart`() throws {
        let picture = Spreadsheet.Picture(kind: .lines, title: "x", description: "x")
        #expect(try read(Spreadsheet(title: "x", columns: ["a", "b"], rows: [], picture: picture)).charts.isEmpty)
        let one = Spreadsheet(title: "x", columns: ["a"], rows: [[.text("1")]], picture: picture)
        #expect(try read(one).charts.isEmpty)
        let rows = (0...Spreadsheet.mostDrawnRows).map { [Spreadsheet.Cell.text("r"), .number(Int64($0))] }
        #expect(try read(Spreadsheet(title: "x", columns: ["a", "b"], rows: rows, picture: picture)).charts.isEmpty)
        let many = Spreadsheet(
            title: "x", columns: (0..<20).map { "c\($0)" }, rows: [(0..<20).map { .number(Int64($0)) }],
            picture: picture)
        #expect(try read(many).drawn.first?.series.count == Spreadsheet.mostSeries)
    }

    @Test func `the same table and picture are the same bytes`() throws {
        let sheet = sheet(.bars)
        #expect(try sheet.bytes(createdAt: 1_585_699_200) == sheet.bytes(createdAt: 1_585_699_200))
    }
}
