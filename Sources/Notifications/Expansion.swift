import Domain

/// Taking a template apart, and putting values in, in one pass: nothing that was put in is looked at again.
enum Expansion {
    /// A part of a template.
    enum Part: Hashable {
        case text(String)
        case open(String)
        case unclosed
    }

    /// The parts of a text. Blanks around a placeholder's name do not count.
    static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let behind = rest[open.upperBound...]
            guard let close = behind.firstRange(of: "}}"), !behind[..<close.lowerBound].contains("\n") else {
                parts.append(.unclosed)
                parts.append(.text("{{"))
                rest = behind
                continue
            }
            parts.append(.open(String(behind[..<close.lowerBound].filter { $0 != " " })))
            rest = behind[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    /// One line with its values, each on one line.
    static func line(_ template: String, _ values: [Placeholder: String]) -> String {
        let text = filled(template, values).text
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(scalar.isUnfit ? " " : scalar) }
        return String(view)
    }

    /// A text of several lines with its values.
    static func text(_ template: String, _ values: [Placeholder: String]) -> String {
        var lines: [String] = []
        for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
            let (text, isEmptied) = filled(String(line), values)
            if isEmptied || (text.isEmpty && lines.last?.isEmpty != false) { continue }
            lines.append(contentsOf: clean(text))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line with its values, and whether nothing is left of what was nothing but placeholders.
    private static func filled(
        _ line: String, _ values: [Placeholder: String]
    ) -> (text: String, isEmptied: Bool) {
        var text = ""
        var hasOpen = false
        var hasOwn = false
        for part in parts(of: line) {
            switch part {
            case .unclosed: continue
            case .text(let own):
                text += own
                if own.contains(where: { !$0.isWhitespace }) { hasOwn = true }
            case .open(let name):
                hasOpen = true
                // What a newer version knew and this one does not stays open, and is seen.
                text += Placeholder(rawValue: name).map { values[$0] ?? "" } ?? "{{\(name)}}"
            }
        }
        let isBlank = !text.contains { !$0.isWhitespace }
        return (text, hasOpen && !hasOwn && isBlank)
    }

    /// The lines of a text, without control characters.
    private static func clean(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            var view = String.UnicodeScalarView()
            for scalar in line.unicodeScalars where scalar == "\t" || !scalar.isUnfit { view.append(scalar) }
            return String(view)
        }
    }
}
