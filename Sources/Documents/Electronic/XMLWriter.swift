/// Writes XML: text always escaped, elements with nothing in them left out, the same bytes for the same values.
struct XMLWriter {
    private var lines: [String] = []
    private var depth = 0

    /// Adds an element with a text; nil and blank texts leave it out with its attribute.
    mutating func put(_ name: String, _ value: String?, _ attribute: (String, String)? = nil) {
        guard let value, value.unicodeScalars.contains(where: { !XMLText.isBlank($0) }) else { return }
        let written = attribute.map { name, value in " \(name)=\"\(XMLText.escaped(value))\"" } ?? ""
        lines.append("\(margin)<\(name)\(written)>\(XMLText.escaped(value))</\(name)>")
    }

    /// Adds an element with what is put inside it, and none where nothing is.
    mutating func group(_ name: String, attributes: String = "", _ fill: (inout XMLWriter) -> Void) {
        let count = lines.count
        lines.append("\(margin)<\(name)\(attributes)>")
        depth += 1
        fill(&self)
        depth -= 1
        if lines.count == count + 1 {
            lines.removeLast()
        } else {
            lines.append("\(margin)</\(name)>")
        }
    }

    /// The document, each line ended by a line feed.
    var text: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines.joined(separator: "\n") + "\n"
    }

    private var margin: String { String(repeating: "  ", count: depth) }
}

/// What XML 1.0 says about characters.
enum XMLText {
    /// White space (section 2.3, production 3).
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    /// Whether a document may hold the character (section 2.2, production 2).
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// A text for content and attributes alike; what no document may hold becomes the replacement character.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            // A reader would turn these into blanks or line feeds.
            case "\t": out.append(contentsOf: "&#9;".unicodeScalars)
            case "\n": out.append(contentsOf: "&#10;".unicodeScalars)
            case "\r": out.append(contentsOf: "&#13;".unicodeScalars)
            default: out.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(out)
    }
}
