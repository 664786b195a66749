public import Domain
public import Money

/// Money that came in, as a line of a bank's file tells it.
public struct BankLine: Hashable, Sendable {
    /// The physical line of the file, from 1.
    public let line: Int
    /// The day it came in.
    public let date: LocalDate
    /// What came in, in pence, above zero.
    public let amount: Pence
    /// What the payer wrote.
    public let reference: String
    /// Who paid; empty where the file does not tell.
    public let payer: String
    /// By what it is known when the file, or another that overlaps it, is read again: all of it, and its number among
    /// lines that are the same.
    public let fingerprint: String
}

/// A bank's file: the lines that tell of money that came in, and what cannot be read.
public struct BankFile: Sendable {
    /// Money that came in, in the order of the file.
    public private(set) var lines: [BankLine] = []
    /// How many lines tell of money that went out, or of none.
    public private(set) var passedOver = 0
    /// What cannot be read, by line.
    public private(set) var log = FaultLog()

    private let file: String
    private let mapping: BankMapping
    private let today: LocalDate
    private var counts: [String: Int] = [:]

    /// Reads a file; `file` names it in faults, and nothing is later than `today`.
    public init(_ bytes: [UInt8], file: String, mapping: BankMapping = BankMapping(), today: LocalDate) {
        self.file = file
        self.mapping = mapping
        self.today = today
        let read = BankRows(bytes, file: file)
        if let fault = read.fault {
            log.add(fault)
            return
        }
        // Above the headings there may be lines about the account.
        guard let head = read.rows.prefix(20).firstIndex(where: { mapping.places(in: $0.cells) != nil }),
            let places = mapping.places(in: read.rows[head].cells)
        else {
            log.add(
                Fault(
                    file: file, line: 0, reason: "no row names the columns of date, amount and reference",
                    mend: "say which they are, such as date=Posted; amount=Paid in; reference=Narrative"))
            return
        }
        for row in read.rows.dropFirst(head + 1) { take(row, places) }
    }

    private mutating func take(_ row: BankRows.Row, _ places: [BankMapping.Part: Int]) {
        func cell(_ part: BankMapping.Part) -> String {
            guard let place = places[part], row.cells.indices.contains(place) else { return "" }
            return row.cells[place]
        }
        func fault(_ part: BankMapping.Part, _ reason: String, _ mend: String) {
            log.add(
                Fault(
                    file: file, line: row.line, column: .name(mapping.headings[part] ?? part.rawValue), reason: reason,
                    mend: mend))
        }
        let written = cell(.amount)
        guard !written.isEmpty else { return passedOver += 1 }
        let amount: Pence
        do {
            amount = try BankAmount.read(written)
        } catch {
            return fault(.amount, "\(quoted(written.utf8)) is not an amount", "write pounds and pence, such as 150.00")
        }
        guard amount > .zero else { return passedOver += 1 }
        guard let date = BankDate.read(cell(.date), isMonthFirst: mapping.isMonthFirst) else {
            return fault(.date, "\(quoted(cell(.date).utf8)) is not a date", "write it like 14/05/2019")
        }
        guard date <= today else { return fault(.date, "\(date) is in the future", "correct the date") }
        let (reference, payer) = (String(cell(.reference).prefix(200)), String(cell(.payer).prefix(200)))
        guard !(reference.isEmpty && payer.isEmpty) else {
            return fault(.reference, "nothing says what it is for", "fill in the reference or the payer")
        }
        let text = "\(date)|\(amount.amount)|\(reference)|\(payer)"
        counts[text, default: 0] += 1
        lines.append(
            BankLine(
                line: row.line, date: date, amount: amount, reference: reference, payer: payer,
                fingerprint: "\(text)|\(counts[text, default: 1])"))
    }
}

/// Amounts as banks write them: `1,234.56`, `£12.00`, `12.00 CR`, `-5.00`, `(5.00)`.
enum BankAmount {
    static func read(_ text: String) throws(MoneyFault) -> Pence {
        var plain = text.uppercased().filter { !$0.isWhitespace }
        var isNegative = false
        if plain.hasSuffix("CR") { plain.removeLast(2) }
        if plain.hasSuffix("DR") {
            plain.removeLast(2)
            isNegative = true
        }
        if plain.hasPrefix("("), plain.hasSuffix(")") {
            plain = String(plain.dropFirst().dropLast())
            isNegative = true
        }
        if plain.hasPrefix("+") { plain.removeFirst() }
        let amount = try Pence(parsing: plain)
        return isNegative ? .zero - amount : amount
    }
}

/// Dates as banks write them: day first unless told, or the year first, or with the month's name.
enum BankDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    static func read(_ text: String, isMonthFirst: Bool) -> LocalDate? {
        // A time behind the date tells nothing here.
        let isISO = text.count > 10 && text.dropFirst(10).first == "T"
        let day = isISO ? String(text.prefix(10)) : text.split(separator: ",").first.map(String.init) ?? ""
        var parts = day.split { "/-. ".contains($0) }.map(String.init)
        if parts.count > 3, parts[3].contains(":") { parts = Array(parts.prefix(3)) }
        if parts.count == 1, parts[0].count == 8, parts[0].allSatisfy(\.isNumber) {
            let digits = parts[0]
            parts = [String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2)), String(digits.suffix(2))]
        }
        guard parts.count == 3 else { return nil }
        if parts[0].count == 4 { parts.reverse() } else if isMonthFirst { parts.swapAt(0, 1) }
        guard (1...2).contains(parts[0].count), let day = Int64(parts[0]), let month = month(parts[1]),
            [2, 4].contains(parts[2].count), let year = Int64(parts[2])
        else { return nil }
        return LocalDate(year: parts[2].count == 2 ? 2_000 + year : year, month: month, day: day)
    }

    private static func month(_ text: String) -> Int64? {
        if (1...2).contains(text.count), let number = Int64(text) { return number }
        guard text.count >= 3 else { return nil }
        return months.firstIndex { text.lowercased().hasPrefix($0) }.map { Int64($0) + 1 }
    }
}
