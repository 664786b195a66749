/// The canonical form of a document: lines of `key: value`, in a fixed order, each ended by a line feed.
///
/// Within a value a backslash is written `\\`, a line feed `\n` and a carriage return `\r`, so that no value can be
/// mistaken for a line. What a document has not is left out with its key; lists number their keys from 1. The first
/// line names the kind of document and the version of the form, the last line is `end`, so that a text cut short is no
/// document.
enum CanonicalForm {
    /// Most bytes of a document read back: far beyond the largest that can be issued in practice.
    static let most = 64 << 20

    static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 10 || $0 == 13 }) else { return value }
        var out = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            case "\r": out.append(contentsOf: "\\r".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Undoes ``escaped(_:)``; nil where a backslash is followed by nothing it may be followed by.
    static func unescaped(_ value: some Sequence<UInt8>) -> String? {
        var out: [UInt8] = []
        var escaping = false
        for byte in value {
            if escaping {
                switch byte {
                case UInt8(ascii: "\\"): out.append(byte)
                case UInt8(ascii: "n"): out.append(10)
                case UInt8(ascii: "r"): out.append(13)
                default: return nil
                }
                escaping = false
            } else if byte == UInt8(ascii: "\\") {
                escaping = true
            } else {
                out.append(byte)
            }
        }
        return escaping ? nil : String(validating: out, as: UTF8.self)
    }

    /// Whether two texts are the same bytes; `==` would take two spellings of one accented letter for the same.
    static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}

/// Writes the canonical form.
struct CanonicalWriter {
    private(set) var text: String

    init(_ header: String) { text = header + "\n" }

    mutating func put(_ key: String, _ value: String?) {
        if let value { text += "\(key): \(CanonicalForm.escaped(value))\n" }
    }

    mutating func put(_ key: String, list values: [String]) {
        for (number, value) in zip(1..., values) { put("\(key).\(number)", value) }
    }

    func ended() -> String { text + "end\n" }
}

/// What is read is no canonical form of a document.
struct Damaged: Error {}

/// Reads the canonical form, key by key in the fixed order.
struct CanonicalReader {
    private var rest: ArraySlice<ArraySlice<UInt8>>

    init(_ text: String, header: String) throws(Damaged) {
        guard text.utf8.count <= CanonicalForm.most else { throw Damaged() }
        let lines = Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0].elementsEqual(header.utf8), lines[lines.count - 1].isEmpty,
            lines[lines.count - 2].elementsEqual("end".utf8)
        else { throw Damaged() }
        rest = lines[1..<(lines.count - 2)]
    }

    var isAtEnd: Bool { rest.isEmpty }

    func has(_ key: String) -> Bool { rest.first?.starts(with: "\(key): ".utf8) ?? false }

    mutating func take(_ key: String) throws(Damaged) -> String {
        guard has(key), let line = rest.popFirst() else { throw Damaged() }
        guard let value = CanonicalForm.unescaped(line.dropFirst(key.utf8.count + 2)) else { throw Damaged() }
        return value
    }

    mutating func takeOptional(_ key: String) throws(Damaged) -> String? { has(key) ? try take(key) : nil }

    mutating func take(list key: String, most: Int) throws(Damaged) -> [String] {
        var values: [String] = []
        while values.count < most, has("\(key).\(values.count + 1)") {
            values.append(try take("\(key).\(values.count + 1)"))
        }
        return values
    }

    mutating func takeInteger(_ key: String) throws(Damaged) -> Int64 {
        guard let value = Int64(try take(key)) else { throw Damaged() }
        return value
    }

    mutating func takeDate(_ key: String) throws(Damaged) -> DocumentDate {
        guard let date = DocumentDate(try take(key)) else { throw Damaged() }
        return date
    }
}
