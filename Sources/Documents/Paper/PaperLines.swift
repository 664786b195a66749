import Invoicing
import Money
import Typesetting

extension PaperDesk {
    private static func column(_ x: Double, _ width: Double, _ side: Side = .left) -> TableBlock.Column {
        TableBlock.Column(x: x * millimetre, width: width * millimetre, side: side)
    }

    private static let lineColumns = [
        column(20, 8), column(28, 75), column(105, 22), column(129, 26), column(156, 8, .right),
        column(166, 24, .right),
    ]

    /// The lines of a document: what, when, who by reference, how many and for how much.
    func table(_ lines: [DocumentLine], _ vat: VATBreakdown) throws(TypesettingFault) -> TableBlock {
        let columns = Self.lineColumns
        var rows: [TableBlock.Row] = []
        for line in lines {
            let rate = vat.subtotals.count > 1 ? "  ·  \(line.treatment.rate?.text ?? "no") VAT" : ""
            let kind = line.reason
            let event = line.charge == nil ? "" : "  ·  event \(line.item)"
            let detail = "\(kind.prefix(1).uppercased())\(kind.dropFirst())\(event)\(rate)"
            let date = line.charge == nil ? "to \(line.period.upperBound.short)" : line.period.lowerBound.short
            rows.append(
                try row(
                    [
                        [String(line.number)], [line.title, detail], [date], [line.booking ?? ""],
                        [String(line.quantity)], [line.net.text],
                    ], columns))
        }
        let head = try head(["", "What", "Date", "Booking", "Qty", "Net"], columns)
        return TableBlock(columns: columns, head: head, rows: rows)
    }

    /// The head of a table.
    func head(_ texts: [String], _ columns: [TableBlock.Column]) throws(TypesettingFault) -> TableBlock.Row {
        var cells: [[TextBlock]] = []
        for (text, column) in zip(texts, columns) {
            cells.append([try block(text, Self.columnHead, column.width, column.side)])
        }
        return TableBlock.Row(cells)
    }

    /// A row of a table: in each column its texts, the first of them plain and the others quiet.
    func row(_ texts: [[String]], _ columns: [TableBlock.Column]) throws(TypesettingFault) -> TableBlock.Row {
        var cells: [[TextBlock]] = []
        for (column, texts) in zip(columns, texts) {
            var blocks: [TextBlock] = []
            for (index, text) in texts.enumerated() {
                blocks.append(
                    try block(text, index == 0 ? Self.body : Self.quiet, column.width, column.side))
            }
            cells.append(blocks)
        }
        return TableBlock.Row(cells)
    }
}

extension DocumentDate {
    private static let shortMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The date in a column: `14 May 2019`, months in three letters.
    var short: String {
        let (year, month, day) = parts
        return "\(day) \(Self.shortMonths[month - 1]) \(year)"
    }
}
