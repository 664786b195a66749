import Application

/// Headers of a message: each value checked, written in ASCII, and folded.
enum HeaderText {
    /// The most characters of a line.
    static let longest = 76

    /// A header whose value is ASCII and short.
    static func plain(_ name: String, _ value: String) throws(MailMessage.Unwritable) -> String {
        "\(name): \(try checked(name, value))"
    }

    /// The value, which must have neither a line end nor another control character: nothing that comes from outside
    /// begins a header of its own.
    static func checked(_ name: String, _ value: String) throws(MailMessage.Unwritable) -> String {
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
        }
        guard !value.unicodeScalars.contains(where: isControl) else { throw MailMessage.Unwritable(header: name) }
        return value
    }

    /// A header that holds a text in any script (RFC 2047), folded.
    static func unstructured(_ name: String, _ value: String) throws(MailMessage.Unwritable) -> [String] {
        let value = try checked(name, value)
        guard !isPlain(value) || value.contains("=?") else { return folded("\(name):", value.split(separator: " ")) }
        return folded("\(name):", words(value).map { $0[...] })
    }

    /// A header that holds one mailbox.
    static func mailbox(_ name: String, _ box: Letter.Mailbox) throws(MailMessage.Unwritable) -> [String] {
        let address = try checked(name, box.address)
        guard !address.contains(where: { "<>,;:\"\\() ".contains($0) }) else {
            throw MailMessage.Unwritable(header: name)
        }
        let known = try checked(name, box.name)
        guard !known.isEmpty else { return ["\(name): \(address)"] }
        let isAtoms = known.utf8.allSatisfy { isAtom($0) || $0 == 0x20 }
        let parts = isAtoms && !known.contains("=?") ? known.split(separator: " ") : words(known).map { $0[...] }
        return folded("\(name):", parts + ["<\(address)>"])
    }

    /// The two headers by which a program of mail says with one click that no more is wanted (RFC 2369, RFC 8058). A
    /// long address stands on a line of its own, and is not folded, because nothing may be put into it.
    static func unsubscribe(_ address: String) throws(MailMessage.Unwritable) -> [String] {
        let name = "List-Unsubscribe"
        guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E && $0 != 0x2C }) else {
            throw MailMessage.Unwritable(header: name)
        }
        let short = "\(name): <\(address)>"
        let lines = short.utf8.count <= longest ? [short] : ["\(name):", " <\(address)>"]
        return lines + ["\(name)-Post: List-Unsubscribe=One-Click"]
    }

    /// A parameter of a header: a quoted text, or in any script (RFC 2231 section 4).
    static func parameter(_ name: String, _ value: String) throws(MailMessage.Unwritable) -> String {
        let value = try checked(name, value)
        if isPlain(value), !value.contains("\""), !value.contains("\\") { return "\(name)=\"\(value)\"" }
        let digits = Array("0123456789ABCDEF")
        let text = value.utf8.reduce(into: "") { result, byte in
            if isLetterOrDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 0x0F)])"
            }
        }
        return "\(name)*=utf-8''\(text)"
    }

    /// Encoded words of at most 75 characters, none of which cuts a character in two.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var part: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // 39 bytes are 52 characters of Base64, 64 with what stands around them, and fit behind `Subject: `.
            if part.count + bytes.count > 39 {
                words.append(word(part))
                part = []
            }
            part += bytes
        }
        if !part.isEmpty { words.append(word(part)) }
        return words
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(TransferEncoding.base64Text(bytes))?=" }

    /// Words with single blanks between them, on as many lines as they need.
    private static func folded(_ start: String, _ words: [Substring]) -> [String] {
        var lines: [String] = []
        var line = start
        var isEmpty = true
        for word in words {
            if !isEmpty, line.utf8.count + 1 + word.utf8.count > longest {
                lines.append(line)
                line = ""
            }
            line += " \(word)"
            isEmpty = false
        }
        return lines + [line]
    }

    /// Whether a text can stand as it is: printable ASCII whose blanks are single and inside, in words that fit a line.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.first != 0x20 && text.utf8.last != 0x20
            && !text.contains("  ") && text.split(separator: " ").allSatisfy { $0.utf8.count < 60 }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
