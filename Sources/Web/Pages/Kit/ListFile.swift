import Application
import Dispatch
import Domain
import Evidence
import Invoicing
import Markup
import Money
import Spreadsheets

/// In what form a list is taken away.
enum FileFormat: String, CaseIterable, Sendable {
    case csv, xlsx
}

/// A list as a file: the whole of it and not a page, for spreadsheets.
///
/// CSV begins with a byte order mark, without which some spreadsheets take UTF-8 for something else, and cells that
/// would be formulas are made harmless; in XLSX a text is a text.
struct ListFile: Sendable {
    /// The most rows of a file.
    static let mostRows: Int64 = 100_000

    /// What stands in a cell.
    enum Cell: Hashable, Sendable {
        case text(String)
        case number(Int64)
        case money(Pence)
        case date(LocalDate)
        case none

        static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

        static func date(_ date: DocumentDate) -> Cell { .date(LocalDate(dayNumber: date.day)) }
    }

    /// The beginning of the file's name, in small letters.
    let name: String
    let title: String
    let columns: [String]
    let rows: [[Cell]]

    /// Takes the name, the key of the title, those of the headings, and the rows.
    init(_ name: String, _ title: String, _ columns: [String], _ rows: [[Cell]], _ visit: Visit) {
        self.name = name
        self.title = visit.say.text(title)
        self.columns = columns.map { visit.say.text($0) }
        self.rows = rows
    }

    /// The file as it is sent, with the day in its name.
    func reply(_ format: FileFormat, _ visit: Visit) async throws -> PageReply {
        let today = visit.house.today
        let name = "\(name)-\(today).\(format.rawValue)"
        let body: PageReply.Body =
            switch format {
            case .csv: .file(csv, type: "text/csv; charset=utf-8", name: name)
            case .xlsx: .file(try await spreadsheet(today), type: Self.spreadsheetType, name: name)
            }
        var reply = PageReply(status: 200, body: body)
        reply.policy = "default-src 'none'; sandbox"
        return reply
    }

    private static let spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    var csv: [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(columns)
        for row in rows { writer.write(row.map(\.written)) }
        return writer.take()
    }

    /// Writing blocks, so that it is done beside the threads that answer.
    private func spreadsheet(_ today: LocalDate) async throws -> [UInt8] {
        let sheet = Spreadsheet(title: title, columns: columns, rows: rows.map { $0.map(\.spread) })
        let moment = today.dayNumber * 86_400
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try sheet.bytes(createdAt: moment) })
            }
        }
    }
}

extension ListFile.Cell {
    /// As CSV has it: amounts in pounds without separators, dates of ISO 8601.
    fileprivate var written: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .money(let pence): pence.plain
        case .date(let date): date.description
        case .none: ""
        }
    }

    fileprivate var spread: Spreadsheet.Cell {
        switch self {
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .money(let pence): return .hundredths(pence.amount)
        case .date(let date):
            let (year, month, day) = date.components
            return .date(year: year, month: month, day: day)
        case .none: return .empty
        }
    }
}

extension Visit {
    /// In what form the list is asked for as a file; nil for the page.
    var fileFormat: FileFormat? { FileFormat(rawValue: query["format"]) }

    /// Links to a list as a file, with the filters that are set.
    func files(_ path: Link, keeping names: [String] = []) -> HTML {
        var link = path
        for name in names where !query[name].isEmpty { link = link.with(name, query[name]) }
        let links = FileFormat.allCases.map { format -> HTML in
            "<a href=\"\(link.with("format", format.rawValue))\" download>\(say("file.\(format.rawValue)"))</a>"
        }
        return "<p class=\"quiet\">\(say("file.download")) \(HTML.joined(links, by: " · "))</p>"
    }
}
