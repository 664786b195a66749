/// A file is not the XML that this program reads, and where.
public struct XMLFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, as a sentence.
    public let reason: String

    /// The line and the reason, as shown to people.
    public var description: String { "Line \(line): \(reason)" }
}

/// Reads XML 1.0 with namespaces, strictly: UTF-8, no document type, no entities but the five that every reader knows.
///
/// What could make a reader fetch something or grow without end is refused, and not ignored.
struct XMLReader {
    /// The most bytes of a file.
    static let longest = 64 << 20
    /// The most elements inside each other.
    static let deepest = 32

    private static let prefixes = [
        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "",
        "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2": "",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac:",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc:",
    ]

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The outermost element of a file.
    static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
        guard bytes.count <= longest else { throw XMLFault(line: 1, reason: "The file is longer than 64 MB.") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw XMLFault(line: 1, reason: "The file is not UTF-8.")
        }
        guard text.unicodeScalars.allSatisfy(XMLText.isAllowed) else {
            throw XMLFault(line: 1, reason: "The file has a character that XML does not allow.")
        }
        var reader = XMLReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        try reader.skipDeclaration()
        try reader.skipBetween()
        let root = try reader.element([:], depth: 1)
        try reader.skipBetween()
        guard reader.at == reader.bytes.count else { throw reader.fault("Something stands behind the document.") }
        return root
    }

    private func fault(_ reason: String) -> XMLFault { XMLFault(line: line, reason: reason) }

    // MARK: Bytes

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func isNext(_ text: StaticString) -> Bool {
        bytes.count - at >= text.utf8CodeUnitCount
            && text.withUTF8Buffer { $0.elementsEqual(bytes[at..<(at + $0.count)]) }
    }

    private mutating func step() {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
    }

    private mutating func take(_ text: StaticString) -> Bool {
        guard isNext(text) else { return false }
        at += text.utf8CodeUnitCount
        return true
    }

    /// What stands before a mark, which is taken too.
    private mutating func taken(before mark: StaticString) throws(XMLFault) -> ArraySlice<UInt8> {
        let start = at
        while at < bytes.count {
            if isNext(mark) {
                let found = bytes[start..<at]
                _ = take(mark)
                return found
            }
            step()
        }
        throw fault("The file ends too early.")
    }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { step() }
    }

    // MARK: Between elements

    private mutating func skipDeclaration() throws(XMLFault) {
        guard take("<?xml ") else { return }
        let text = String(decoding: try taken(before: "?>"), as: UTF8.self).lowercased()
        let isOther = text.contains("encoding") && !text.contains("\"utf-8\"") && !text.contains("'utf-8'")
        if isOther { throw fault("The file says that it is not UTF-8.") }
    }

    private mutating func skipBetween() throws(XMLFault) {
        skipBlanks()
        while take("<!--") {
            _ = try taken(before: "-->")
            skipBlanks()
        }
        if isNext("<!DOCTYPE") { throw fault("A document type is not allowed here.") }
        if isNext("<?") { throw fault("An instruction to programs is not allowed here.") }
    }

    // MARK: Elements

    private mutating func element(_ outer: [String: String], depth: Int) throws(XMLFault) -> XMLElement {
        guard depth <= Self.deepest else { throw fault("Elements stand more than \(Self.deepest) deep.") }
        guard take("<") else { throw fault("An element is missing.") }
        let (begin, written) = (line, try name())
        var (attributes, spaces) = ([String: String](), outer)
        while true {
            let hadBlank = next.map { [0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? false
            skipBlanks()
            if take("/>") {
                return XMLElement(
                    name: try known(written, spaces), attributes: attributes, line: begin, text: "", children: [])
            }
            if take(">") { break }
            guard hadBlank else { throw fault("The element \(written) is not closed.") }
            let (key, value) = try attribute()
            if key == "xmlns" || key.hasPrefix("xmlns:") {
                spaces[String(key.dropFirst(6))] = value
            } else if attributes.updateValue(value, forKey: key) != nil {
                throw fault("The attribute \(key) stands twice.")
            }
        }
        var (text, children) = ([UInt8](), [XMLElement]())
        while !isNext("</") { try part(&text, &children, spaces, depth) }
        _ = take("</")
        guard try name() == written else { throw fault("The element \(written) is closed by another name.") }
        skipBlanks()
        guard take(">") else { throw fault("The end of \(written) is not closed.") }
        return XMLElement(
            name: try known(written, spaces), attributes: attributes, line: begin, text: Self.trimmed(text),
            children: children)
    }

    /// One thing inside an element: another, a comment, a piece of text.
    private mutating func part(
        _ text: inout [UInt8], _ children: inout [XMLElement], _ spaces: [String: String], _ depth: Int
    ) throws(XMLFault) {
        if take("<!--") {
            _ = try taken(before: "-->")
        } else if take("<![CDATA[") {
            text += try taken(before: "]]>")
        } else if isNext("<!") || isNext("<?") {
            throw fault("Something is not allowed here.")
        } else if isNext("<") {
            children.append(try element(spaces, depth: depth + 1))
        } else if isNext("&") {
            text += try reference()
        } else if let byte = next {
            text.append(byte)
            step()
        } else {
            throw fault("The file ends too early.")
        }
    }

    private mutating func attribute() throws(XMLFault) -> (String, String) {
        let key = try name()
        skipBlanks()
        guard take("=") else { throw fault("The attribute \(key) has no value.") }
        skipBlanks()
        guard let quote = next, quote == 0x22 || quote == 0x27 else {
            throw fault("The value of \(key) has no quotation marks.")
        }
        step()
        var value: [UInt8] = []
        while let byte = next, byte != quote {
            if byte == UInt8(ascii: "<") { throw fault("The value of \(key) has a <.") }
            if byte == UInt8(ascii: "&") {
                value += try reference()
            } else {
                value.append(byte)
                step()
            }
        }
        guard next == quote else { throw fault("The value of \(key) is not closed.") }
        step()
        return (key, Self.trimmed(value))
    }

    private mutating func name() throws(XMLFault) -> String {
        let start = at
        while let byte = next, Self.isNameByte(byte) { step() }
        guard at > start, at - start <= 100 else { throw fault("A name is missing or too long.") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func reference() throws(XMLFault) -> [UInt8] {
        _ = take("&")
        let start = at
        while let byte = next, byte != UInt8(ascii: ";"), at - start < 12 { step() }
        guard next == UInt8(ascii: ";") else { throw fault("A & begins nothing.") }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        step()
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let found = named[word] { return Array(found.utf8) }
        let isHexadecimal = word.hasPrefix("#x")
        guard word.hasPrefix("#"),
            let code = UInt32(word.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(code), XMLText.isAllowed(scalar)
        else { throw fault("&\(word.prefix(12)); is not known here.") }
        return Array(String(scalar).utf8)
    }

    /// A name with the prefix of its namespace as this program writes it.
    private func known(_ name: String, _ spaces: [String: String]) throws(XMLFault) -> String {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { throw fault("\(name) is no name.") }
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        guard let space = spaces[prefix] ?? (prefix.isEmpty ? "" : nil) else { throw fault("\(prefix) is no prefix.") }
        return (Self.prefixes[space] ?? "?") + String(parts[parts.count - 1])
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = bytes.lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
