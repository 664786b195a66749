import Application
import Domain

extension Schema {
    /// What names something: 1 to 20 capital letters, digits and hyphens.
    static let code = Schema.shaped(.code)
    /// A booking: its event's reference, a hyphen and a number.
    static let bookingReference = Schema.shaped(.bookingReference)
    static let email = Schema.shaped(.email)
    static let date = Schema.shaped(.date)
    /// A moment with its offset (RFC 3339).
    static let instant = Schema.shaped(.instant)
    /// A local time without an offset, decided in the partnership's zone.
    static let localTime = Schema.shaped(.localTime)
    /// One line of text that people read.
    static let line = Schema.shaped(.line(200))
    /// A line that may be empty.
    static let remark = Schema.shaped(.remark(500))
    /// A job role: a line of up to 200 characters that may be empty.
    static let remarkLine = Schema.shaped(.remark(200))
    /// An amount of money in pence.
    static let pence = Schema.number(0...100_000_000_000)
    /// An amount that may be below zero, in pence.
    static let balance = Schema.number(-100_000_000_000...100_000_000_000)
    /// A count.
    static let count = Schema.number(0...1_000_000_000)
    static let word = Schema.shaped(.word)

    static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> Schema where Word.RawValue == String {
        .word(Word.allCases.map(\.rawValue))
    }
}

extension TextShape {
    static let code = TextShape(
        about: "1 to 20 capital letters, digits and hyphens", pattern: "^[A-Z0-9-]{1,20}$", format: nil, most: 20
    ) { text in
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { isCapital($0) || isDigit($0) || $0 == 0x2D }
    }

    static let looseCode = TextShape(
        about: "1 to 40 letters, digits, hyphens, underscores and dots", pattern: "^[A-Za-z0-9_.-]{1,40}$", format: nil,
        most: 40
    ) { text in
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { isCapital($0) || isSmall($0) || isDigit($0) || "_.-".utf8.contains($0) }
    }

    static let bookingReference = TextShape(
        about: "a booking's reference such as E0001-17", pattern: "^[A-Z0-9-]{1,20}-[1-9][0-9]{0,6}$", format: nil,
        most: 28
    ) { text in
        // One booking has one reference: not “E0001-017”.
        guard let reference = try? BookingReference(text), reference.description == text else { return false }
        return code.fits(reference.event)
    }

    static let chargeReference = TextShape(
        about: "a charge's reference such as E0001-17 or E0001-17/2",
        pattern: "^[A-Z0-9-]{1,20}-[1-9][0-9]{0,5}(/[1-9])?$", format: nil, most: 30
    ) { text in
        guard let stroke = text.firstIndex(of: "/") else { return bookingReference.fits(text) }
        let number = text[text.index(after: stroke)...]
        return bookingReference.fits(String(text[..<stroke])) && number.utf8.count == 1
            && number.utf8.allSatisfy { (0x31...0x39).contains($0) }
    }

    /// Every date from the year 1 to 9999, the 29th of February in leap years only.
    private static let everyDate =
        "((?!0000)[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
        + "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29)"

    /// A file in Base64 (RFC 4648 section 4), up to 200 kB of it; whether it is whole, its reader says.
    static let base64 = TextShape(
        about: "a file in Base64", pattern: "^[A-Za-z0-9+/]+={0,2}$", format: nil, most: 270_000
    ) { text in
        let bytes = Array(text.utf8)
        let signs = bytes.prefix { $0 != 0x3D }
        return !signs.isEmpty && bytes.count - signs.count <= 2 && bytes[signs.count...].allSatisfy { $0 == 0x3D }
            && signs.allSatisfy { byte in
                switch byte {
                case 0x2B, 0x2F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: false
                }
            }
    }

    /// A scheme of four digits, a colon and an identifier (ISO 6523). Which schemes there are, and what each asks of
    /// its identifiers, the rule says.
    static let electronicAddress = TextShape(
        about: "an electronic address such as 0088:5060000000009, or nothing",
        pattern: "^([0-9]{4}:[A-Za-z0-9 ._:-]{1,60})?$", format: nil, most: 65
    ) { text in
        let bytes = Array(text.utf8.prefix(66))
        guard !bytes.isEmpty else { return true }
        guard (6...65).contains(bytes.count), bytes[..<4].allSatisfy(isDigit), bytes[4] == 0x3A else { return false }
        return bytes[5...].allSatisfy { byte in
            switch byte {
            case 0x20, 0x2D, 0x2E, 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            default: false
            }
        }
    }

    /// A series, a hyphen and at least six digits. Whether a series can be written so is for the rules to say: a
    /// pattern that knew it all would cost its readers more than it tells them.
    static let documentNumber = TextShape(
        about: "a document's number such as INV-000001", pattern: "^[A-Z][A-Z0-9-]{0,15}-[0-9]{6,9}$", format: nil,
        most: 26
    ) { text in
        guard let hyphen = text.utf8.lastIndex(of: 0x2D), let first = text.utf8.first, isCapital(first) else {
            return false
        }
        let (series, number) = (text.utf8[..<hyphen], text.utf8[text.utf8.index(after: hyphen)...])
        return (1...16).contains(series.count) && (6...9).contains(number.count) && number.allSatisfy(isDigit)
            && series.allSatisfy { isCapital($0) || isDigit($0) || $0 == 0x2D }
    }

    static let recordNumber = TextShape(
        about: "a number such as 17", pattern: "^[1-9][0-9]{0,17}$", format: nil, most: 18
    ) { text in (1...18).contains(text.utf8.count) && text.utf8.first != 0x30 && text.utf8.allSatisfy(isDigit) }

    static let year = TextShape(
        about: "a year such as 2019", pattern: "^(19|20)[0-9]{2}$", format: nil, most: 4
    ) { text in text.utf8.count == 4 && text.utf8.allSatisfy(isDigit) && ["19", "20"].contains(text.prefix(2)) }

    static let key = TextShape(
        about: "1 to 255 printable ASCII characters without blanks", pattern: "^[!-~]{1,255}$", format: nil, most: 255
    ) { text in (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } }

    static let word = TextShape(
        about: "a word of small letters, digits and _", pattern: "^[a-z][a-z0-9_]{0,39}$", format: nil, most: 40
    ) { text in
        guard let first = text.utf8.first, text.utf8.count <= 40, isSmall(first) else { return false }
        return text.utf8.allSatisfy { isSmall($0) || isDigit($0) || $0 == 0x5F }
    }

    static let email = TextShape(
        about: "an e-mail address such as name@agency.example",
        pattern:
            "^[A-Za-z0-9_'+-]+(\\.[A-Za-z0-9_'+-]+)*@[A-Za-z0-9]+(-+[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-+[A-Za-z0-9]+)*)+$",
        format: nil, most: 254
    ) { text in
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, text.utf8.count <= 254 else { return false }
        let atoms = halves[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let labels = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isLocal = { (byte: UInt8) in isLetterOrDigit(byte) || "_'+-".utf8.contains(byte) }
        let isDomain = { (byte: UInt8) in isLetterOrDigit(byte) || byte == UInt8(ascii: "-") }
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLocal) } && labels.count >= 2
            && labels.allSatisfy { label in
                guard let first = label.first, let last = label.last else { return false }
                return isLetterOrDigit(first) && isLetterOrDigit(last) && label.allSatisfy(isDomain)
            }
    }

    /// What If-Match may hold: entity tags or a star (RFC 9110 section 13.1.1); whatever else it is matches nothing.
    static let entityTags = TextShape(
        about: "1 to 200 printable ASCII characters, such as \"7.1a2b\" in its quotes",
        pattern: "^[!-~]([ -~]*[!-~])?$", format: nil, most: 200
    ) { text in
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            && text.utf8.first != 0x20 && text.utf8.last != 0x20
    }

    static let date = TextShape(
        about: "a date such as 2026-11-21", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format: "date", most: 10
    ) { LocalDate(iso: $0) != nil }

    static let localTime = TextShape(
        about: "a local time such as 2026-11-21T09:30",
        pattern: "^\(everyDate)T([01][0-9]|2[0-3]):[0-5][0-9]$", format: nil, most: 16
    ) { LocalDateTime(iso: $0) != nil }

    static let instant = TextShape(
        about: "a moment such as 2026-11-21T09:30:00Z", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*$",
        format: "date-time", most: 40
    ) { Instant(rfc3339: $0) != nil }

    /// A line with something on it, without control characters.
    static func line(_ most: Int) -> TextShape {
        TextShape(
            about: "one line of 1 to \(most) characters",
            pattern: "^[^\\s\\x00-\\x1f\\x7f-\\x9f]([^\\x00-\\x1f\\x7f-\\x9f]*[^\\s\\x00-\\x1f\\x7f-\\x9f])?$",
            format: nil, most: most
        ) { text in
            guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
            return !first.properties.isWhitespace && !last.properties.isWhitespace && isLine(text, most)
        }
    }

    /// A line that may have nothing on it.
    static func remark(_ most: Int) -> TextShape {
        TextShape(
            about: "one line of at most \(most) characters", pattern: "^[^\\x00-\\x1f\\x7f-\\x9f]*$", format: nil,
            most: most
        ) { text in text.isEmpty || isLine(text, most) }
    }

    private static func isLine(_ text: String, _ most: Int) -> Bool {
        let scalars = text.unicodeScalars
        guard !scalars.isEmpty, scalars.count <= most else { return false }
        return scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isCapital(byte) || isSmall(byte) || isDigit(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
