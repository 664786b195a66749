/// The rows of a bank's file: cells between commas, semicolons, tabs or strokes, as RFC 4180 quotes them.
///
/// Which of them stands between cells is guessed by the line that has most of one. What is not UTF-8 is read as ISO
/// 8859-1, which many banks write.
struct BankRows {
    /// The largest file that is read, in bytes.
    static let most = 5 << 20
    /// The most rows of a file.
    static let mostRows = 50_000

    struct Row {
        let line: Int
        let cells: [String]
    }

    /// The rows with something in them.
    private(set) var rows: [Row] = []
    /// What is wrong with the file as a whole.
    private(set) var fault: Fault?

    init(_ bytes: [UInt8], file: String) {
        func wrong(_ reason: String, _ mend: String) -> Fault { Fault(file: file, line: 0, reason: reason, mend: mend) }
        guard bytes.count <= Self.most else {
            fault = wrong("the file is larger than 5 MB", "divide it")
            return
        }
        guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
            fault = wrong("this is a workbook", "save it as CSV")
            return
        }
        guard !bytes.contains(0) else {
            fault = wrong("this is no text, or UTF-16", "save it as CSV in UTF-8")
            return
        }
        let text = Self.text(bytes)
        let delimiter = Self.delimiter(text)
        read(text, delimiter)
        if rows.count > Self.mostRows {
            rows = []
            fault = wrong("there are more than 50,000 rows", "divide the file")
        }
    }

    private static func text(_ bytes: [UInt8]) -> String.UnicodeScalarView {
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: plain, as: UTF8.self) { return text.unicodeScalars }
        var scalars = String.UnicodeScalarView()
        for byte in plain { scalars.append(Unicode.Scalar(byte)) }
        return scalars
    }

    /// What stands between cells: what some line of the first twenty has most of.
    private static func delimiter(_ text: String.UnicodeScalarView) -> Unicode.Scalar {
        let letters: [Unicode.Scalar] = [",", ";", "\t", "|"]
        var best: (letter: Unicode.Scalar, count: Int) = (",", 0)
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).prefix(20) {
            for letter in letters {
                var (count, isQuoted) = (0, false)
                for scalar in line {
                    if scalar == "\"" { isQuoted.toggle() }
                    if scalar == letter, !isQuoted { count += 1 }
                }
                if count > best.count { best = (letter, count) }
            }
        }
        return best.letter
    }

    private mutating func read(_ text: String.UnicodeScalarView, _ delimiter: Unicode.Scalar) {
        var (cells, cell, isQuoted, wasQuote) = ([String](), String.UnicodeScalarView(), false, false)
        var (line, first, wasReturn) = (1, 1, false)
        func closed() -> [String] { cells + [String(cell)] }
        for scalar in text {
            let isEnd = scalar == "\n" || scalar == "\r"
            if isEnd, !(scalar == "\n" && wasReturn) { line += 1 }
            if isQuoted, !wasQuote {
                if scalar == "\"" { wasQuote = true } else { cell.append(scalar) }
            } else if isQuoted, wasQuote, scalar == "\"" {
                cell.append(scalar)
                wasQuote = false
            } else {
                (isQuoted, wasQuote) = (false, false)
                if isEnd {
                    add(closed(), at: first)
                    (cells, cell, first) = ([], String.UnicodeScalarView(), line)
                } else if scalar == delimiter {
                    cells.append(String(cell))
                    cell = String.UnicodeScalarView()
                } else if scalar == "\"", cell.isEmpty {
                    isQuoted = true
                } else {
                    cell.append(scalar)
                }
            }
            wasReturn = scalar == "\r"
        }
        add(closed(), at: first)
    }

    private mutating func add(_ cells: [String], at line: Int) {
        let plain = cells.prefix(100).map(BankText.plain)
        guard plain.contains(where: { !$0.isEmpty }), rows.count <= Self.mostRows else { return }
        rows.append(Row(line: line, cells: plain))
    }
}
