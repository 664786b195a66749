import CXLSXWriter
import Foundation

/// A table as an XLSX file (ISO/IEC 29500): a head that stays in view, and cells that are what they are. A text is
/// always a text, whatever it begins with; there is no way to write a formula.
public struct Spreadsheet: Sendable {
    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// A text; control characters are left out, and what is beyond 32,767 characters too.
        case text(String)
        /// A whole number.
        case number(Int64)
        /// An amount in hundredths, shown with two decimals.
        case hundredths(Int64)
        /// A number that may have decimals; one that is not finite becomes nothing.
        case decimal(Double)
        /// So many of so many, shown as a percentage; of none it becomes nothing.
        case share(Int64, of: Int64)
        /// A date.
        case date(year: Int64, month: Int64, day: Int64)
        /// Nothing.
        case empty
    }

    /// The most rows besides the head; a sheet has 1,048,576.
    public static let mostRows = 1_000_000

    private let title: String
    let columns: [String]
    let rows: [[Cell]]
    private let picture: Picture?

    /// Takes the title, the headings and the rows, and how the table is to be drawn beside itself.
    public init(title: String, columns: [String], rows: [[Cell]], picture: Picture? = nil) {
        self.title = title
        self.columns = columns
        self.rows = rows
        // Whoever draws keeps every row in memory, and nobody could tell so many apart.
        self.picture = rows.count <= Self.mostDrawnRows ? picture : nil
    }

    /// The file: the same bytes for the same table and moment, in seconds since 1970, above zero. It blocks.
    ///
    /// - Throws: ``SpreadsheetFault``.
    public func bytes(createdAt moment: Int64) throws -> [UInt8] {
        guard rows.count <= Self.mostRows, columns.count <= 100 else { throw SpreadsheetFault.tooLarge }
        let folder = FileManager.default.temporaryDirectory.appending(path: "turnout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "table.xlsx")
        try write(file.path, folder.path, moment)
        return Array(try Data(contentsOf: file))
    }

    private func write(_ path: String, _ folder: String, _ moment: Int64) throws {
        guard let book = turnout_workbook(path, folder, picture == nil ? 0 : 1) else {
            throw SpreadsheetFault.library(-1)
        }
        var isClosed = false
        // Closing also gives back what the library holds, so it must happen on every way out.
        defer { if !isClosed { workbook_close(book) } }
        try check(turnout_describe(book, title, max(1, moment)))
        guard let sheet = workbook_add_worksheet(book, nil), let bold = workbook_add_format(book),
            let money = workbook_add_format(book), let date = workbook_add_format(book),
            let share = workbook_add_format(book)
        else { throw SpreadsheetFault.library(-1) }
        format_set_bold(bold)
        if picture?.kind == .heat { format_set_text_wrap(bold) }
        format_set_num_format(money, "#,##0.00")
        format_set_num_format(date, "yyyy-mm-dd")
        format_set_num_format(share, "0%")
        let formats = Formats(money: money, date: date, share: share)
        try head(sheet, bold)
        for (index, row) in zip(UInt32(1)..., rows) {
            for (column, cell) in zip(UInt16(0)..., row.prefix(columns.count)) {
                try put(cell, sheet, index, column, formats)
            }
        }
        if let picture { try draw(picture, book, sheet) }
        isClosed = true
        try check(workbook_close(book))
    }

    /// How numbers of a kind are shown.
    private struct Formats {
        let money, date, share: UnsafeMutablePointer<lxw_format>
    }

    private func head(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ bold: UnsafeMutablePointer<lxw_format>) throws {
        for (column, heading) in zip(UInt16(0)..., columns) {
            let widest = rows.prefix(1_000).reduce(heading.count) { max($0, $1[safe: Int(column)]?.width ?? 0) }
            // The cells of a heat map are of one size, or the widest would seem to matter most.
            let width = picture?.kind == .heat && column > 0 ? 12 : min(max(widest, 6), 60) + 2
            try check(worksheet_set_column(sheet, column, column, Double(width), nil))
            try check(worksheet_write_string(sheet, 0, column, Spreadsheet.plain(heading), bold))
        }
        if picture?.kind == .heat {
            // Rows do not grow by themselves: nine letters a line, for words break where they end.
            let lines = (columns.dropFirst().map(\.count).max() ?? 0) / 9 + 1
            try check(worksheet_set_row(sheet, 0, Double(min(lines, 12)) * 15, nil))
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }

    private func put(
        _ cell: Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16, _ formats: Formats
    ) throws {
        switch cell {
        case .empty: return
        case .text(let text):
            guard !text.isEmpty else { return }
            try check(worksheet_write_string(sheet, row, column, Spreadsheet.plain(text), nil))
        case .number(let number): try check(worksheet_write_number(sheet, row, column, Double(number), nil))
        case .hundredths(let hundredths):
            // The file knows no other numbers; up to a hundred million million pence both decimals are exact.
            try check(worksheet_write_number(sheet, row, column, Double(hundredths) / 100, formats.money))
        case .decimal(let number):
            guard number.isFinite else { return }
            try check(worksheet_write_number(sheet, row, column, number, nil))
        case .share(let part, let whole):
            guard whole > 0 else { return }
            try check(worksheet_write_number(sheet, row, column, Double(part) / Double(whole), formats.share))
        case .date(let year, let month, let day):
            guard (1900...9999).contains(year) else {
                try check(worksheet_write_string(sheet, row, column, "\(year)-\(month)-\(day)", nil))
                return
            }
            var moment = lxw_datetime(
                year: Int32(year), month: Int32(clamping: month), day: Int32(clamping: day), hour: 0, min: 0, sec: 0)
            try check(worksheet_write_datetime(sheet, row, column, &moment, formats.date))
        }
    }

    func check(_ code: lxw_error) throws {
        if code != LXW_NO_ERROR { throw SpreadsheetFault.library(Int(code.rawValue)) }
    }

    /// Without control characters, and not longer than a cell holds.
    static func plain(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(32_767) where scalar.properties.generalCategory != .control {
            view.append(scalar)
        }
        // The library counts characters; one beyond the first plane counts twice in the file.
        return String(view)
    }
}

/// A spreadsheet could not be written.
public enum SpreadsheetFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// There are more rows or columns than a sheet holds.
    case tooLarge
    /// The library said no, with its number.
    case library(Int)

    /// What happened, as a sentence.
    public var description: String {
        switch self {
        case .tooLarge: "The table is too large for a spreadsheet."
        case .library(let code):
            "The spreadsheet could not be written (\(code)); is there room in the temporary folder?"
        }
    }
}

extension Spreadsheet.Cell {
    /// How many characters it takes.
    fileprivate var width: Int {
        switch self {
        case .text(let text): text.count
        case .number(let number): String(number).count
        case .hundredths(let hundredths): String(hundredths).count + 2
        case .decimal(let number): number.description.count
        case .share: 4
        case .date: 10
        case .empty: 0
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
