import Money

/// A posting with the number it bears in the ledger.
public struct NumberedPosting: Hashable, Sendable {
    /// Its number.
    public let number: Int64
    /// The posting.
    public let posting: Posting

    /// Takes the number and the posting.
    public init(number: Int64, posting: Posting) {
        self.number = number
        self.posting = posting
    }
}

/// A file of the ledger: its bytes, and the totals by which whoever reads it in checks it.
public struct LedgerFile: Hashable, Sendable {
    /// The file as it is.
    public let bytes: [UInt8]
    /// The control totals as a file of their own.
    public let control: String
    /// What the postings add up to.
    public let totals: ControlTotals
    /// The numbers of the postings added up, once for each entry: it differs where a line was left out or another put
    /// in.
    public let hashTotal: Int64

    /// Writes the postings of a batch. The same postings, batch and layout give the same bytes.
    ///
    /// - Throws: ``InvoicingRefusal`` where the layout has no code for an account or an agency, or a posting does not
    ///   sum to zero.
    public init(
        batch: Int64, _ postings: [NumberedPosting], layout: LedgerLayout
    ) throws(InvoicingRefusal) {
        totals = ControlTotals(postings.lazy.map(\.posting))
        if let fault = totals.faults.first {
            throw InvoicingRefusal(.unbalanced, fault, mend: "Run `turnout verify`.")
        }
        var writer = LedgerWriter(layout: layout, batch: batch)
        if layout.hasHeader { writer.line(layout.columns.map(\.heading)) }
        var hash: Int64 = 0
        for numbered in postings {
            for (index, entry) in numbered.posting.entries.enumerated() {
                hash += numbered.number
                writer.line(try writer.cells(numbered, entry, index + 1))
            }
        }
        hashTotal = hash
        let last = [
            "CONTROL", String(batch), String(totals.postings), String(totals.entries), writer.written(totals.debits),
            writer.written(totals.credits), String(hash),
        ]
        if layout.totals == .end { writer.line(last) }
        bytes = writer.bytes
        let names = ["control", "batch", "postings", "entries", "debits", "credits", "hash_total"]
        control =
            names.joined(separator: ",") + "\n" + "CONTROL,\(batch),\(totals.postings),\(totals.entries),"
            + "\(totals.debits.plain),\(totals.credits.plain),\(hash)\n"
    }

    /// The name of the file of a batch.
    public static func name(_ stream: LedgerStream, batch: Int64) -> String {
        "\(stream.rawValue)-\(padded(batch)).csv"
    }

    /// The name of the file of its control totals.
    public static func controlName(_ stream: LedgerStream, batch: Int64) -> String {
        "\(stream.rawValue)-\(padded(batch)).control.csv"
    }

    private static func padded(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

/// Writes lines of cells in the form of a layout.
private struct LedgerWriter {
    let layout: LedgerLayout
    let batch: Int64
    private(set) var bytes: [UInt8]

    init(layout: LedgerLayout, batch: Int64) {
        self.layout = layout
        self.batch = batch
        bytes = layout.encoding == .utf8Marked ? [0xEF, 0xBB, 0xBF] : []
    }

    mutating func line(_ cells: [String]) {
        let text = cells.map(quoted).joined(separator: String(layout.delimiter.letter))
        append(text + (layout.lineEnd == .crlf ? "\r\n" : "\n"))
    }

    private mutating func append(_ text: String) {
        guard layout.encoding == .latin1 else { return bytes.append(contentsOf: text.utf8) }
        for scalar in text.unicodeScalars {
            bytes.append(scalar.value <= 0xFF ? UInt8(scalar.value) : UInt8(ascii: "?"))
        }
    }

    /// As RFC 4180 has it, whatever stands between cells.
    private func quoted(_ cell: String) -> String {
        let isPlain = cell.allSatisfy { $0 != layout.delimiter.letter && $0 != "\"" && !$0.isNewline }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// A text that came from outside: what a spreadsheet would take for a formula is made harmless.
    private func harmless(_ text: String) -> String {
        ["=", "+", "-", "@", "\t"].contains(text.first) ? "'" + text : text
    }

    func written(_ amount: Pence) -> String {
        switch layout.decimal {
        case .point: amount.plain
        case .comma: amount.plain.replacing(".", with: ",")
        case .pence: String(amount.amount)
        }
    }

    func cells(_ numbered: NumberedPosting, _ entry: Entry, _ n: Int) throws(InvoicingRefusal) -> [String] {
        var cells: [String] = []
        for column in layout.columns {
            switch column.content {
            case .literal(let text): cells.append(text)
            case .field(let field): cells.append(try cell(field, numbered, entry, n))
            }
        }
        return cells
    }

    private func cell(
        _ field: LedgerField, _ numbered: NumberedPosting, _ entry: Entry, _ n: Int
    ) throws(InvoicingRefusal) -> String {
        let posting = numbered.posting
        switch field {
        case .batch: return String(batch)
        case .posting: return String(numbered.number)
        case .entry: return String(n)
        case .date: return written(posting.date)
        case .kind: return posting.kind.rawValue
        case .reference: return harmless(posting.reference)
        case .account: return entry.account.rawValue
        case .accountCode: return try accountCode(entry.account, posting.agencyCode)
        case .agency: return posting.agencyCode
        case .costCentre: return try centre(posting.agencyCode)
        case .invoice: return entry.invoice?.text ?? ""
        case .payment: return harmless(entry.payment ?? "")
        case .debit: return entry.amount > .zero ? written(entry.amount) : ""
        case .credit: return entry.amount < .zero ? written(.zero - entry.amount) : ""
        case .amount: return written(layout.signs == .debitPositive ? entry.amount : .zero - entry.amount)
        case .size: return written(entry.amount < .zero ? .zero - entry.amount : entry.amount)
        case .side: return entry.amount > .zero ? layout.sides.debit : layout.sides.credit
        }
    }

    private func accountCode(_ account: Account, _ agency: String) throws(InvoicingRefusal) -> String {
        if let code = layout.code(of: account, agency: agency) { return code }
        throw InvoicingRefusal(
            .settingMissing, "The layout has no code for the account \(account.rawValue).",
            mend: "Add the line: account \(account.rawValue): CODE")
    }

    private func centre(_ agency: String) throws(InvoicingRefusal) -> String {
        if let centre = layout.centre(of: agency) { return centre }
        throw InvoicingRefusal(
            .settingMissing, "The layout has no cost centre for agency \(agency).",
            mend: "Add the line: agency \(agency): CODE, or agency *: CODE for every other.")
    }

    private func written(_ date: DocumentDate) -> String {
        let iso = date.text
        let (year, month, day) = (iso.prefix(4), iso.dropFirst(5).prefix(2), iso.suffix(2))
        switch layout.dates {
        case .iso: return iso
        case .british: return "\(day)/\(month)/\(year)"
        case .dotted: return "\(day).\(month).\(year)"
        case .named: return "\(day)-\(Self.months[date.parts.month - 1])-\(year)"
        case .plain: return "\(year)\(month)\(day)"
        case .short: return "\(day)\(month)\(year.suffix(2))"
        }
    }

    private static let months = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
}
