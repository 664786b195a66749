import Foundation
import Money

/// One value of a listing; people and programs see it in their own form.
enum Cell: Hashable {
    case text(String)
    case number(Int64)
    case pence(Pence)
    case flag(Bool)
    case none

    static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

    var forPeople: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .pence(let pence): pence.text
        case .flag(let flag): flag ? "yes" : "no"
        case .none: ""
        }
    }

    var forPrograms: String {
        switch self {
        case .pence(let pence): String(pence.amount)
        case .text, .number, .flag, .none: forPeople
        }
    }

    var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .pence(let pence): .number(pence.amount)
        case .flag(let flag): .flag(flag)
        case .none: .null
        }
    }

    var isRightAligned: Bool {
        switch self {
        case .number, .pence: true
        case .text, .flag, .none: false
        }
    }
}

/// A table of rows, or the fields of one thing: what every command prints, as a table, JSON or CSV.
///
/// In JSON and CSV amounts are whole pence, and a column that holds them ends in `_pence`.
struct Listing {
    /// A column: its key for programs and its heading for people.
    struct Column {
        let key: String
        let heading: String

        init(_ key: String, _ heading: String) {
            self.key = key
            self.heading = heading
        }
    }

    /// Lines shown to people above the table.
    var title: String?
    let columns: [Column]
    var rows: [[Cell]]
    /// Lines shown to people below the table.
    var notes: [String] = []

    init(title: String? = nil, columns: [Column], rows: [[Cell]], notes: [String] = []) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }

    var table: String {
        let widths = columns.indices.map { index in
            max(columns[index].heading.count, rows.map { $0[index].forPeople.count }.max() ?? 0)
        }
        func line(_ cells: [(String, Bool)]) -> String {
            zip(cells, widths).map { cell, width in
                let gap = String(repeating: " ", count: max(0, width - cell.0.count))
                return cell.1 ? gap + cell.0 : cell.0 + gap
            }.joined(separator: "  ").trimmingEnd
        }
        let right = columns.indices.map { index in rows.contains { $0[index].isRightAligned } }
        var lines = title.map { [$0, ""] } ?? []
        lines.append(line(zip(columns.map(\.heading), right).map { ($0, $1) }))
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        lines += rows.map { row in line(row.map { ($0.forPeople, $0.isRightAligned) }) }
        return (lines + (notes.isEmpty ? [] : [""] + notes)).joined(separator: "\n")
    }

    var json: JSONValue {
        .list(
            rows.map { row in
                .object(Dictionary(zip(columns.map(\.key), row.map(\.json)), uniquingKeysWith: { first, _ in first }))
            })
    }

    var csv: String { CSVText.write(header: columns.map(\.key), rows: rows.map { $0.map(\.forPrograms) }) }
}

/// Any JSON document, with whole numbers only.
enum JSONValue: Encodable, Hashable {
    case text(String)
    case number(Int64)
    /// A number with a decimal point, kept as it is written.
    case decimal(Decimal)
    case flag(Bool)
    case list([JSONValue])
    case object([String: JSONValue])
    case null

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .decimal(let decimal): try container.encode(decimal)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        case .null: try container.encodeNil()
        }
    }

    /// The document with sorted keys, so that the same content gives the same bytes.
    func document() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension String {
    var trimmingEnd: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
