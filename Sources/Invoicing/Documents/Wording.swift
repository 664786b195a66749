/// What a text on a document may be: not blank, not over-long, and without control characters or line breaks, which
/// would let one field look like two.
enum Wording {
    /// Most characters of a name or an address line.
    static let name = 200
    /// Most characters of a code, a reference or a purchase order number.
    static let reference = 100
    /// Most characters of a sentence: how to pay, how to dispute, the reason there is no VAT.
    static let sentence = 500
    /// Most lines of an address or an instruction.
    static let lines = 12

    static func check(_ text: String, _ place: String, most: Int) throws(InvoicingRefusal) {
        // Counting bytes first bounds the work on whatever was given.
        guard text.utf8.count <= most * 4, text.unicodeScalars.count <= most else {
            throw InvoicingRefusal(
                .text, "\(place) is longer than \(most) characters.", mend: "Shorten it.")
        }
        guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
            throw InvoicingRefusal(.text, "\(place) is empty.", mend: "Write it.")
        }
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw InvoicingRefusal(
                .text, "\(place) holds a control character or a line break.", mend: "Write it again on one line.")
        }
    }

    static func check(_ text: String?, _ place: String, most: Int) throws(InvoicingRefusal) {
        if let text { try check(text, place, most: most) }
    }

    static func check(lines texts: [String], _ place: String, most: Int) throws(InvoicingRefusal) {
        guard texts.count <= lines else {
            throw InvoicingRefusal(
                .text, "\(place) has \(texts.count) lines.", mend: "Write at most \(lines).")
        }
        for (index, text) in texts.enumerated() { try check(text, "\(place), line \(index + 1),", most: most) }
    }

    /// A short, printable piece of what was given, for a sentence about it.
    static func excerpt(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(40) { out.append(isControl(scalar) ? "?" : scalar) }
        return String(out)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
