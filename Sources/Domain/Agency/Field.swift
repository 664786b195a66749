/// Checks on what people write into the fields of a record.
public enum Field {
    /// The longest text of one field, in characters (Unicode scalars).
    public static let longest = 500
    /// The longest code, in characters.
    public static let longestCode = 40
    /// The most lines of an address, and the most entries of a list.
    public static let mostLines = 20

    /// A text on one line that is not empty; blanks around it are taken off.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func text(_ text: String, _ what: String) throws(Refusal) -> String {
        let trimmed = trimmed(text)
        guard !trimmed.isEmpty else { throw Refusal(.invalid, "The \(what) is missing.", mend: "Fill it in.") }
        guard trimmed.unicodeScalars.count <= longest else {
            throw Refusal(.invalid, "The \(what) is longer than \(longest) characters.", mend: "Shorten it.")
        }
        guard !trimmed.unicodeScalars.contains(where: \.isUnfit) else {
            throw Refusal(
                .invalid, "The \(what) has a control character (a tab, a line end or an invisible one).",
                mend: "Write it on one line, without it.")
        }
        return trimmed
    }

    /// A text of several lines that may be empty; blanks and line ends around it are taken off.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for one that is longer than so many characters, or has control
    ///   characters other than line ends.
    public static func paragraphs(_ text: String, _ what: String, longest: Int) throws(Refusal) -> String {
        var view = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars.prefix(2 * longest + 1) {
            // A line end is one character, however the writer's system writes it.
            if !(wasReturn && scalar == "\n") { view.append(scalar == "\r" ? "\n" : scalar) }
            wasReturn = scalar == "\r"
        }
        while let last = view.last, last == " " || last == "\n" { view.removeLast() }
        while let first = view.first, first == " " || first == "\n" { view.removeFirst() }
        guard view.count <= longest else {
            throw Refusal(.invalid, "The \(what) is longer than \(longest) characters.", mend: "Shorten it.")
        }
        guard !view.contains(where: { $0 != "\n" && $0.isUnfit }) else {
            throw Refusal(.invalid, "The \(what) has a control character.", mend: "Write it without tabs and the like.")
        }
        return String(view)
    }

    /// As ``text(_:_:)``, and nil where it is empty.
    public static func optional(_ text: String?, _ what: String) throws(Refusal) -> String? {
        guard let text, !trimmed(text).isEmpty else { return nil }
        return try Field.text(text, what)
    }

    /// A code: up to 40 unaccented letters, digits, `-`, `_`, `.` or `/`, as files call it too.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func code(_ text: String, _ what: String) throws(Refusal) -> String {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= longestCode, bytes.allSatisfy(isCodeByte) else {
            throw Refusal(
                .invalid, "“\(shown(text))” is not \(what).",
                mend: "Write up to 40 unaccented letters, digits, '-', '_', '.' or '/', without spaces.")
        }
        return text
    }

    /// A word from a list that administrators extend: up to 40 lower-case letters, digits and `_`.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func word(_ text: String, _ what: String) throws(Refusal) -> String {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= longestCode,
            bytes.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
        else {
            throw Refusal(
                .invalid, "“\(shown(text))” is not a \(what).",
                mend: "Write lower-case letters, digits and '_' only, such as early_years.")
        }
        return text
    }

    /// Lines or entries, empty ones left out.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func lines(_ lines: [String], _ what: String) throws(Refusal) -> [String] {
        var kept: [String] = []
        for line in lines {
            guard let line = try optional(line, what) else { continue }
            guard !line.contains(";") else {
                throw Refusal(.invalid, "A part of the \(what) has a semicolon.", mend: "Leave it out.")
            }
            kept.append(line)
        }
        guard kept.count <= mostLines else {
            throw Refusal(.invalid, "The \(what) has more than \(mostLines) parts.", mend: "Shorten it.")
        }
        return kept
    }

    /// A whole number within a range.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func number(_ number: Int64, _ range: ClosedRange<Int64>, _ what: String) throws(Refusal) -> Int64 {
        guard range.contains(number) else {
            throw Refusal(
                .invalid, "The \(what) is \(number).",
                mend: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// A value as quoted in a sentence: at most 40 characters of it, control characters shown as `�`.
    public static func shown(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(40) { view.append(scalar.isUnfit ? "\u{FFFD}" : scalar) }
        return String(view)
    }

    static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    /// The ASCII letters and digits of a number as people write it, in upper case: blanks, dots and dashes left out.
    static func compact(_ text: String) -> [UInt8] {
        text.prefix(64).uppercased().utf8.filter { ![0x20, 0x2D, 0x2E].contains($0) }
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x2F: true
        default: false
        }
    }
}
