/// The parts of a form with files, as browsers send it (`multipart/form-data`, RFC 7578).
///
/// Strict: whatever no browser sends is refused as a whole, and nothing is guessed.
struct Multipart: Hashable, Sendable {
    /// A part of the form.
    struct Part: Hashable, Sendable {
        /// The name of its field.
        let name: String
        /// The name of the file, where it is one; what it says of folders is of no use and never opened.
        let file: String?
        /// What it holds.
        let bytes: [UInt8]
    }

    /// The most parts that are read.
    static let mostParts = 200
    /// The longest head of a part, in bytes.
    static let mostHead = 4_096

    /// The parts in the order of the document.
    let parts: [Part]

    /// Reads a body whose header named this type; nil for what is not whole or not well-formed.
    init?(_ bytes: [UInt8], type: String) {
        guard let boundary = Multipart.boundary(type) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        guard bytes.starts(with: mark) else { return nil }
        let line = Array("\r\n".utf8)
        var rest = bytes[mark.count...]
        var parts: [Part] = []
        while rest.starts(with: line) {
            rest = rest.dropFirst(line.count)
            guard parts.count < Multipart.mostParts, let end = Multipart.find(line + mark, in: rest),
                let part = Multipart.part(rest[..<end])
            else { return nil }
            parts.append(part)
            rest = rest[end...].dropFirst(line.count + mark.count)
        }
        // The end is told by two hyphens; a line end may follow, and nothing else.
        guard rest.starts(with: Array("--".utf8)), rest.dropFirst(2).isEmpty || Array(rest.dropFirst(2)) == line else {
            return nil
        }
        self.parts = parts
    }

    /// The boundary that a content type names, 1 to 70 characters (RFC 2046 section 5.1.1).
    static func boundary(_ type: String) -> String? {
        let pieces = type.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        guard pieces.first?.lowercased() == "multipart/form-data",
            let named = pieces.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { return nil }
        var value = named.dropFirst("boundary=".count)
        if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
        let isPlain = value.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "'()+_,-./:=?".utf8.contains(byte)
            }
        }
        return (1...70).contains(value.utf8.count) && isPlain ? String(value) : nil
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard let end = find(Array("\r\n\r\n".utf8), in: bytes.prefix(mostHead)),
            let head = String(validating: bytes[..<end], as: UTF8.self)
        else { return nil }
        let lines = head.split(separator: "\r\n" as Character).map(String.init)
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let values = parameters(disposition.dropFirst("content-disposition:".count)), let name = values["name"]
        else { return nil }
        return Part(name: name, file: values["filename"], bytes: Array(bytes[end...].dropFirst(4)))
    }

    /// The parameters of `form-data; name="a"; filename="b"`, each once; what browsers write for a quotation mark or a
    /// line break in one is put back (HTML Living Standard, section 4.10.21.8).
    private static func parameters(_ text: Substring) -> [String: String]? {
        var rest = text.trimmingPrefix { $0 == " " }
        guard rest.lowercased().hasPrefix("form-data") else { return nil }
        rest = rest.dropFirst("form-data".count)
        var values: [String: String] = [:]
        while rest.first == ";" {
            rest = rest.dropFirst().trimmingPrefix { $0 == " " }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let name = rest[..<equals].lowercased()
            rest = rest[equals...].dropFirst()
            guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else { return nil }
            let value = String(rest[..<close].dropFirst())
            guard values[name] == nil else { return nil }
            values[name] = value.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
            rest = rest[close...].dropFirst().trimmingPrefix { $0 == " " }
        }
        return rest.isEmpty ? values : nil
    }

    /// Where bytes stand in others first.
    private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var at = bytes.startIndex
        let last = bytes.endIndex - wanted.count
        while at <= last {
            if bytes[at] == first, bytes[at..<(at + wanted.count)].elementsEqual(wanted) { return at }
            at += 1
        }
        return nil
    }
}
