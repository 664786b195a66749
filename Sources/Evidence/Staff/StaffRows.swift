/// The rows of a list of people, parted by commas or by tabs, without blanks around their cells.
enum StaffRows {
    enum Row: Hashable {
        case cells(line: Int, [String])
        case fault(Fault)
    }

    private static let tab: UInt8 = 0x09

    static func read(_ bytes: [UInt8], file: String) -> [Row] {
        let first = bytes.prefix { $0 != ByteScan.lf && $0 != ByteScan.cr }
        // A workbook and UTF-16 hold tabs by chance; the reader tells them for what they are.
        let isPlain = !bytes.contains(0) && !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        if isPlain, first.contains(tab), let text = String(validating: bytes, as: UTF8.self) { return tabbed(text) }
        var reader = CSVReader(file: file, limits: limits, defused: true, source: chunks(of: bytes))
        var rows: [Row] = []
        while true {
            // A source in memory throws nothing.
            switch (try? reader.next()) ?? .end {
            case .end: return rows
            case .fault(let fault): rows.append(.fault(fault))
            case .row:
                let cells = reader.row.cells.map(trimmed)
                if cells.contains(where: { !$0.isEmpty }) { rows.append(.cells(line: reader.row.line, cells)) }
            }
        }
    }

    private static var limits: CSVLimits {
        var limits = CSVLimits()
        limits.cell = 4 << 10
        limits.row = 16 << 10
        limits.columns = 50
        limits.rows = 1_000
        limits.bytes = 1 << 20
        return limits
    }

    /// What a spreadsheet pastes: lines of cells with tabs between, in quotation marks where a cell holds one.
    private static func tabbed(_ text: String) -> [Row] {
        let plain = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        return plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(limits.rows)
            .enumerated().compactMap { index, line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).prefix(limits.columns)
                    .map { unquoted(trimmed($0)) }
                return cells.contains { !$0.isEmpty } ? .cells(line: index + 1, cells) : nil
            }
    }

    private static func unquoted(_ cell: String) -> String {
        guard cell.count >= 2, cell.hasPrefix("\""), cell.hasSuffix("\"") else { return cell }
        return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
