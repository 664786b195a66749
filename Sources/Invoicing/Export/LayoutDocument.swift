/// Something in the document of a layout that cannot be taken: on which line, and what to write instead.
public struct LayoutFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1; 0 for the document as a whole.
    public let line: Int
    /// What is wrong, as a sentence.
    public let reason: String
    /// What to do about it, as a sentence.
    public let mend: String

    /// `Line 3: There is no “delimeter”. Perhaps delimiter was meant.`
    public var description: String { (line > 0 ? "Line \(line): " : "") + "\(reason) \(mend)" }
}

extension LedgerLayout {
    /// The most lines and letters of a document.
    public static let mostLines = 2_000
    /// The most letters of a document.
    public static let mostLetters = 100_000
    private static let mostColumns = 60

    /// Reads the document: `name: value`, a line each; what stands behind `#` is a remark.
    ///
    /// Columns stand in the order of their lines: `column Amount: amount`, or `column Type: "SI"` for a text that is
    /// the same in every line. `account receivable: 1200` gives the code of an account, `account receivable BCT: 1201`
    /// the same as far as one agency is concerned, `agency BCT: CC17` the cost centre of an agency, and
    /// `agency *: CC01` that of every other.
    ///
    /// - Throws: the first fault, with its line and its mend.
    public init(parsing document: String) throws(LayoutFault) {
        self.init()
        guard document.utf8.count <= Self.mostLetters * 4 else {
            throw LayoutFault(line: 0, reason: "The document is too long.", mend: "It may have 100,000 letters.")
        }
        var seen: [String: Int] = [:]
        for (index, line) in document.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        {
            let number = index + 1
            guard number <= Self.mostLines else {
                throw LayoutFault(line: number, reason: "There are too many lines.", mend: "At most 2,000 are read.")
            }
            guard let (key, value) = try Self.pair(line, number) else { continue }
            if let first = seen[key] {
                throw LayoutFault(
                    line: number, reason: "“\(Wording.excerpt(key))” stands on line \(first) already.",
                    mend: "Take one of them out.")
            }
            seen[key] = number
            try take(key, value, number)
        }
        guard !columns.isEmpty else {
            throw LayoutFault(line: 0, reason: "No line names a column.", mend: "Write one: column Amount: amount")
        }
        try mustBalance()
    }

    /// What the columns need besides: amounts, and codes where codes are written.
    private func mustBalance() throws(LayoutFault) {
        let fields = columns.compactMap { if case .field(let field) = $0.content { field } else { nil } }
        let isSigned = fields.contains(.amount) || (fields.contains(.size) && fields.contains(.side))
        guard isSigned || (fields.contains(.debit) && fields.contains(.credit)) else {
            throw LayoutFault(
                line: 0, reason: "The columns do not tell debits from credits.",
                mend: "Give a column of amount, of debit and credit, or of size and side.")
        }
        if fields.contains(.accountCode) && accounts.isEmpty {
            throw LayoutFault(
                line: 0, reason: "A column holds account codes, and none is given.",
                mend: "Write them: account receivable: 1200")
        }
        if fields.contains(.costCentre) && centres.isEmpty && otherCentre == nil {
            throw LayoutFault(
                line: 0, reason: "A column holds cost centres, and none is given.",
                mend: "Write them: agency BCT: CC17, or agency *: CC01 for every other.")
        }
    }

    private static func pair(_ line: Substring, _ number: Int) throws(LayoutFault) -> (String, String)? {
        let plain = withoutRemark(line)
        guard !plain.allSatisfy(\.isWhitespace) else { return nil }
        guard let colon = plain.firstIndex(of: ":") else {
            throw LayoutFault(
                line: number, reason: "“\(Wording.excerpt(String(plain)))” has no colon.",
                mend: "Write a name, a colon and a value, such as header: yes")
        }
        let key = plain[..<colon].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let value = trimmed(plain[plain.index(after: colon)...])
        guard !key.isEmpty, !value.isEmpty else {
            throw LayoutFault(
                line: number, reason: "The line has no \(key.isEmpty ? "name" : "value").",
                mend: "Write a name, a colon and a value, such as header: yes")
        }
        return (key, value)
    }

    /// A `#` between quotation marks is part of a text.
    private static func withoutRemark(_ line: Substring) -> Substring {
        var isQuoted = false
        for index in line.indices {
            if line[index] == "\"" { isQuoted.toggle() }
            if line[index] == "#", !isQuoted { return line[..<index] }
        }
        return line
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    private mutating func take(_ key: String, _ value: String, _ line: Int) throws(LayoutFault) {
        let words = key.split(separator: " ").map(String.init)
        switch words[0] {
        case "column" where words.count > 1: try addColumn(String(key.dropFirst("column ".count)), value, line)
        case "account" where (2...3).contains(words.count): try addAccount(words, value, line)
        case "agency" where words.count == 2:
            let code = try Self.code(value, line)
            if words[1] == "*" { otherCentre = code } else { centres[words[1]] = code }
        case "stream": stream = try Self.word(value, line)
        case "header": hasHeader = try Self.flag(value, line)
        case "delimiter": delimiter = try Self.word(value, line)
        case "decimal": decimal = try Self.word(value, line)
        case "dates": dates = try Self.word(value, line)
        case "signs": signs = try Self.word(value, line)
        case "encoding": encoding = try Self.word(value, line)
        case "lines": lineEnd = try Self.word(value, line)
        case "totals": totals = try Self.word(value, line)
        case "sides": sides = try Self.pairOfWords(value, line)
        default:
            throw LayoutFault(
                line: line, reason: "There is no “\(Wording.excerpt(key))”.",
                mend: "The names are stream, header, delimiter, decimal, dates, signs, sides, encoding, lines, totals, "
                    + "column NAME, account NAME and agency CODE.")
        }
    }

    private mutating func addColumn(_ heading: String, _ value: String, _ line: Int) throws(LayoutFault) {
        guard columns.count < Self.mostColumns else {
            throw LayoutFault(line: line, reason: "There are too many columns.", mend: "A file may have 60.")
        }
        let content: Column.Content
        if value.hasPrefix("\"") {
            guard value.count >= 2, value.hasSuffix("\""), !value.dropFirst().dropLast().contains("\"") else {
                throw LayoutFault(
                    line: line, reason: "The text has no end.", mend: "Put it between quotation marks: \"SI\"")
            }
            content = .literal(String(value.dropFirst().dropLast()))
        } else {
            content = .field(try Self.word(value, line))
        }
        columns.append(Column(heading: heading, content: content))
    }

    private mutating func addAccount(_ words: [String], _ value: String, _ line: Int) throws(LayoutFault) {
        let account: Account = try Self.word(words[1], line)
        accounts[AccountKey(account: account, agency: words.count == 3 ? words[2] : nil)] = try Self.code(value, line)
    }

    private static func code(_ value: String, _ line: Int) throws(LayoutFault) -> String {
        let plain = value.hasPrefix("\"") && value.hasSuffix("\"") ? String(value.dropFirst().dropLast()) : value
        guard (1...100).contains(plain.count), !plain.contains("\"") else {
            throw LayoutFault(line: line, reason: "This cannot be a code.", mend: "Give 1 to 100 letters and digits.")
        }
        return plain
    }

    private static func flag(_ value: String, _ line: Int) throws(LayoutFault) -> Bool {
        guard ["yes", "no"].contains(value) else { throw unknown(value, ["yes", "no"], line) }
        return value == "yes"
    }

    private static func pairOfWords(_ value: String, _ line: Int) throws(LayoutFault) -> (debit: String, credit: String)
    {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 2, words[0] != words[1] else {
            throw LayoutFault(
                line: line, reason: "“\(Wording.excerpt(value))” are no two words.",
                mend: "Write the word for debit and that for credit, such as D C")
        }
        return (words[0], words[1])
    }

    private static func word<Word: RawRepresentable & CaseIterable>(
        _ value: String, _ line: Int
    ) throws(LayoutFault) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: value) else { throw unknown(value, Word.allCases.map(\.rawValue), line) }
        return word
    }

    private static func unknown(_ value: String, _ words: [String], _ line: Int) -> LayoutFault {
        LayoutFault(
            line: line, reason: "“\(Wording.excerpt(value))” is none of the words that can stand here.",
            mend: "Give one of \(words.joined(separator: ", ")).")
    }
}

extension LedgerLayout {
    /// The layout that ships, for whoever has not written one: every field that needs no codes.
    public static func shipped(_ stream: LedgerStream) -> String {
        """
        # What ships. Write your own: turnout ledger layout set FILE
        stream: \(stream.rawValue)
        header: yes
        delimiter: comma
        decimal: point
        dates: DD/MM/YYYY
        encoding: utf-8
        lines: crlf
        totals: beside
        column Batch: batch
        column Posting: posting
        column Line: entry
        column Date: date
        column Type: kind
        column Reference: reference
        column Account: account
        column Agency: agency
        column Invoice: invoice
        column Debit: debit
        column Credit: credit

        """
    }
}
