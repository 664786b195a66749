import Domain

/// Checks what people write about themselves.
enum PersonText {
    /// An address with one `@`, something on both sides, no blanks, at most 254 characters (RFC 5321 §4.5.3.1.3).
    static func email(_ text: String) throws(Refusal) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isClean = text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"<>(),;:\"\\".unicodeScalars.contains($0)
        }
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."), text.utf8.count <= 254, isClean
        else {
            throw Refusal(
                .invalid, "“\(text.prefix(60))” is not an e-mail address.", mend: "Write it like name@agency.example.")
        }
        return text
    }

    /// A name of 1 to 200 characters on one line.
    static func name(_ text: String) throws(Refusal) -> String { try line(text, "name", atLeast: 1) }

    /// A job role of up to 200 characters on one line.
    static func jobRole(_ text: String) throws(Refusal) -> String { try line(text, "job role", atLeast: 0) }

    static func line(_ text: String, _ what: String, atLeast: Int) throws(Refusal) -> String {
        let trimmed = text.trimmingBlanks
        guard (atLeast...200).contains(trimmed.count), trimmed.utf8.count <= 800,
            trimmed.unicodeScalars.allSatisfy({ !$0.isUnfit })
        else {
            throw Refusal(
                .invalid, "The \(what) is \(trimmed.isEmpty ? "missing" : "too long or not on one line").",
                mend: "Give \(atLeast) to 200 characters.")
        }
        return trimmed
    }
}

extension String {
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
