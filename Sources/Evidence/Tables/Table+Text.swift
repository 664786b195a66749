/// The longest text in one cell, in characters (Unicode scalars).
let longestText = 500

extension Table {
    /// A text that must not be empty.
    mutating func text(_ column: Int) -> String? {
        guard let bytes = textBytes(column) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text that may be empty: nil then, and nil with a fault when it cannot be taken.
    mutating func optionalText(_ column: Int) -> String? {
        bytes(column).isEmpty ? nil : text(column)
    }

    /// The bytes of a text that must not be empty.
    mutating func textBytes(_ column: Int) -> ArraySlice<UInt8>? {
        let cell = bytes(column)
        guard isText(cell, column) else { return nil }
        if cell.allSatisfy({ $0 == 0x20 }) {
            fault(column, "the value is missing", "fill it in")
            return nil
        }
        return cell
    }

    /// A code: what other rows and files refer to it by.
    mutating func code(_ column: Int) -> ArraySlice<UInt8>? {
        let cell = bytes(column)
        if !cell.isEmpty, cell.count <= 40, cell.allSatisfy(isCodeByte) { return cell }
        if cell.isEmpty {
            fault(column, "the value is missing", "fill it in")
        } else {
            fault(
                column, "\(quoted(cell)) is not a code",
                "write up to 40 unaccented letters, digits, '-', '_', '.' or '/', without spaces")
        }
        return nil
    }

    /// The same as a string.
    mutating func codeText(_ column: Int) -> String? {
        code(column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A word of lower-case letters and `_`, from a list that administrators extend.
    mutating func word(_ column: Int) -> String? {
        let cell = bytes(column)
        if !cell.isEmpty, cell.count <= 40, cell.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }) {
            return String(decoding: cell, as: UTF8.self)
        }
        fault(
            column, "\(quoted(cell)) is not a word of the list",
            "write lower-case letters and '_' only, such as early_years")
        return nil
    }

    /// Texts with `;` between them; spaces around each are taken off, empty ones left out.
    mutating func list(_ column: Int) -> [String] {
        let cell = bytes(column)
        guard isText(cell, column) else { return [] }
        return cell.split(separator: 0x3B).compactMap {
            let part = trimmed($0)
            return part.isEmpty ? nil : String(decoding: part, as: UTF8.self)
        }
    }

    /// An e-mail address as written.
    mutating func email(_ column: Int) -> ArraySlice<UInt8>? {
        let cell = bytes(column)
        if cell.isEmpty {
            fault(column, "the value is missing", "fill it in")
            return nil
        }
        guard isText(cell, column) else { return nil }
        if isEmailAddress(cell) { return cell }
        fault(column, "\(quoted(cell)) is not an e-mail address", "write it as name@example.org")
        return nil
    }

    private mutating func isText(_ cell: ArraySlice<UInt8>, _ column: Int) -> Bool {
        var characters = 0
        var previous: UInt8 = 0
        for byte in cell {
            // C2 80 to C2 9F are the control characters beyond ASCII.
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
                fault(
                    column, "\(quoted(cell)) has a control character (a tab, a line end or an invisible one)",
                    "write it on one line, without it")
                return false
            }
            if byte & 0xC0 != 0x80 { characters += 1 }
            previous = byte
        }
        if characters <= longestText { return true }
        fault(column, "\(quoted(cell)) is longer than \(longestText) characters", "shorten it")
        return false
    }
}

private func isCodeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x2F: true
    default: false
    }
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
}
