import Domain

/// The lines of a calendar: values escaped, and lines of more than 75 octets folded between two characters.
struct ContentLines {
    private(set) var text = ""

    /// Adds a line that needs no escaping.
    mutating func add(_ line: String) {
        var room = CalendarDocument.longestLine
        for character in line.unicodeScalars {
            let octets = character.utf8.count
            if octets > room {
                // The blank that begins a continued line counts too.
                text += "\r\n "
                room = CalendarDocument.longestLine - 1
            }
            text.unicodeScalars.append(character)
            room -= octets
        }
        text += "\r\n"
    }

    /// Adds a property whose value is a text.
    mutating func add(_ name: String, text value: String) { add("\(name):\(ContentLines.escaped(value))") }

    /// Adds a property whose value is a mailbox.
    mutating func add(_ name: String, _ party: CalendarEntry.Party, _ parameters: String) {
        let known = party.name.isEmpty ? "" : ";CN=\"\(ContentLines.quoted(party.name))\""
        add("\(name)\(known)\(parameters):mailto:\(ContentLines.plain(party.address))")
    }

    /// A text as RFC 5545 section 3.3.11 escapes it; control characters other than line ends are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\r\n", "\n", "\r": result += "\\n"
            default: result += plain(String(character))
            }
        }
        return result
    }

    /// The value of a quoted parameter, which can hold neither quotes nor line ends (RFC 5545 section 3.2).
    static func quoted(_ text: String) -> String { plain(text).replacing("\"", with: "'") }

    /// Without control characters, so that no value begins a line of its own.
    static func plain(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.isUnfit { view.append(scalar) }
        return String(view)
    }
}
