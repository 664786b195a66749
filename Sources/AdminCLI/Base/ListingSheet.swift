import Domain
import Foundation
import Money
import Spreadsheets

extension Listing {
    /// The listing as an XLSX file, with headings for people: amounts in pounds, dates as dates. It is the same bytes
    /// all day long.
    func spreadsheet() throws -> [UInt8] {
        let dates = columns.indices.map(isDate)
        let sheet = Spreadsheet(
            title: title ?? "Turnout", columns: columns.map(\.heading),
            rows: rows.map { row in zip(row, dates).map { cell, isDate in cell.spread(isDate: isDate) } })
        return try sheet.bytes(createdAt: Int64(Date().timeIntervalSince1970) / 86_400 * 86_400)
    }

    /// Whether a column holds dates and nothing else.
    private func isDate(_ column: Int) -> Bool {
        let texts = rows.compactMap { row -> String? in
            switch row[column] {
            case .text(let text): text.isEmpty ? nil : text
            case .none: nil
            case .number, .pence, .flag: ""
            }
        }
        return !texts.isEmpty && texts.allSatisfy { LocalDate(iso: $0) != nil }
    }
}

extension Cell {
    fileprivate func spread(isDate: Bool) -> Spreadsheet.Cell {
        switch self {
        case .text(let text):
            guard isDate, let (year, month, day) = LocalDate(iso: text)?.components else { return .text(text) }
            return .date(year: year, month: month, day: day)
        case .number(let number): return .number(number)
        case .pence(let pence): return .hundredths(pence.amount)
        case .flag(let flag): return .text(flag ? "yes" : "no")
        case .none: return .empty
        }
    }
}
