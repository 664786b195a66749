/// What can be wrong with a CSV file before anybody asks what its cells mean.
enum Defect {
    // In one row; reading goes on with the next. The number is the column, from 1.
    case strayQuote(Int)
    case textAfterQuote(Int)
    case openQuote(Int)
    case longCell(Int, limit: Int)
    case notUTF8(Int, byte: UInt8)
    case longRow(limit: Int)
    case manyColumns(limit: Int)
    // In the whole file; reading stops.
    case utf16
    case workbook
    case manyRows(limit: Int)
    case manyBytes(limit: Int)

    var column: Int? {
        switch self {
        case .strayQuote(let number), .textAfterQuote(let number), .openQuote(let number),
            .longCell(let number, _), .notUTF8(let number, _):
            number
        case .longRow, .manyColumns, .utf16, .workbook, .manyRows, .manyBytes: nil
        }
    }

    var reason: String {
        switch self {
        case .strayQuote: "a quotation mark stands inside a value that does not begin with one"
        case .textAfterQuote: "text follows the closing quotation mark"
        case .openQuote: "a quotation mark opens here and is never closed"
        case .longCell(_, let limit): "the value is longer than \(limit) bytes"
        case .notUTF8(_, let byte): "byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8 text"
        case .longRow(let limit): "the row is longer than \(limit) bytes"
        case .manyColumns(let limit): "the row has more than \(limit) columns"
        case .utf16: "the file is UTF-16 text"
        case .workbook: "the file is a spreadsheet workbook or another archive, not CSV"
        case .manyRows(let limit): "the file has more than \(limit) rows"
        case .manyBytes(let limit): "the file is longer than \(limit) bytes"
        }
    }

    var mend: String {
        switch self {
        case .strayQuote: "put the whole value in quotation marks and double those within"
        case .textAfterQuote: "double the quotation marks within the value, or put a comma after it"
        case .openQuote: "close it, or double it if it belongs to the value"
        case .longCell: "shorten it, or look for a missing quotation mark"
        case .notUTF8: "it looks like Windows-1252 or Latin-1: save the file as \"CSV UTF-8\""
        case .longRow: "look for a missing line end or quotation mark"
        case .manyColumns: "take out the columns that are not asked for"
        case .utf16, .workbook: "save the file as \"CSV UTF-8 (comma delimited)\""
        case .manyRows, .manyBytes: "split the file"
        }
    }
}
