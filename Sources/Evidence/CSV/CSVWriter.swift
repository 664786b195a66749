/// Writes CSV (RFC 4180) that a spreadsheet opens without running anything in it.
///
/// A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, TAB, LF or CR, after any
/// apostrophes) gets one apostrophe in front; plain negative numbers such as `-5` do not. ``CSVReader`` with
/// `defused: true` takes the apostrophe off again and so gives back every text as it was.
public struct CSVWriter: Sendable {
    private var bytes: [UInt8]
    private let defusing: Bool

    /// Takes whether to begin with a byte order mark (some spreadsheets need it to see UTF-8), and whether to defuse
    /// formulas; only a file that no spreadsheet ever opens may do without.
    public init(byteOrderMark: Bool = false, defusing: Bool = true) {
        bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        self.defusing = defusing
    }

    /// Adds a row, ended by CRLF.
    public mutating func write(_ cells: [String]) {
        // A row of one empty cell would look like a blank line, which readers pass over.
        let blank = cells.count <= 1 && (cells.first?.isEmpty ?? true)
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(ByteScan.comma) }
            write(cell, mustQuote: blank)
        }
        bytes += [ByteScan.cr, ByteScan.lf]
    }

    /// Everything written since the last call, so that a long file can be sent in pieces.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func write(_ cell: String, mustQuote: Bool) {
        let defuse = defusing && needsDefusing(cell.utf8)
        guard mustQuote || defuse || needsQuotes(cell.utf8) else {
            bytes += cell.utf8
            return
        }
        bytes.append(ByteScan.quote)
        if defuse { bytes.append(0x27) }
        for byte in cell.utf8 {
            if byte == ByteScan.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(ByteScan.quote)
    }

    private func needsQuotes(_ cell: String.UTF8View) -> Bool {
        guard let first = cell.first, let last = cell.last else { return false }
        // Some readers trim values that are not quoted.
        if first == 0x20 || last == 0x20 { return true }
        return cell.contains {
            $0 == ByteScan.comma || $0 == ByteScan.quote || $0 == ByteScan.cr || $0 == ByteScan.lf
        }
    }
}
