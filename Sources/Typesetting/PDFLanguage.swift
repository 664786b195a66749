/// Says in which language a file is, which the library that writes it cannot: without it a reader aloud guesses.
///
/// The file is not changed but added to (ISO 32000-1 section 7.5.6): its catalogue stands once more at the end.
enum PDFLanguage {
    private static let additions = "\n   /Lang (en-GB)\n   /ViewerPreferences << /DisplayDocTitle true >>\n"

    /// - Throws: ``TypesettingFault`` where the file is not built as the library builds it.
    static func added(to file: [UInt8]) throws(TypesettingFault) -> [UInt8] {
        let fault = TypesettingFault("The PDF that was written has no catalogue where one was looked for.")
        let tail = String(decoding: file.suffix(400), as: UTF8.self)
        guard let size = number(behind: "/Size ", in: tail), let root = number(behind: "/Root ", in: tail),
            let cross = number(behind: "startxref\n", in: tail),
            let catalogue = object(root, of: file, cross)
        else { throw fault }
        guard let end = last(">>", in: catalogue) else { throw fault }
        let start = file.count
        var update = catalogue[..<end] + Array(additions.utf8) + catalogue[end...]
        let table = start + update.count
        update += Array(
            """
            xref
            \(root) 1
            \(padded(start, 10)) 00000 n\u{20}
            trailer
            << /Size \(size)
               /Root \(root) 0 R
            \(information(in: tail))   /Prev \(cross)
            >>
            startxref
            \(table)
            %%EOF

            """.utf8)
        return file + update
    }

    private static func information(in tail: String) -> String {
        number(behind: "/Info ", in: tail).map { "   /Info \($0) 0 R\n" } ?? ""
    }

    /// An object with its number and its end, found by the table of places at `cross`.
    private static func object(_ number: Int, of file: [UInt8], _ cross: Int) -> ArraySlice<UInt8>? {
        // The table: `xref`, the line `0 N`, and twenty bytes for each object.
        guard file.indices.contains(cross) else { return nil }
        let table = file[cross...].split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard table.count == 3 else { return nil }
        let entry = table[2].startIndex + 20 * number
        guard file.indices.contains(entry + 10) else { return nil }
        guard let start = Int(String(decoding: file[entry..<entry + 10], as: UTF8.self)), start < file.count,
            let length = last("endobj\n", in: file[start..<min(start + 2_000, file.count)], isFirst: true)
        else { return nil }
        return file[start..<length + 7]
    }

    /// Where a word stands for the last time, or for the first.
    private static func last(_ word: String, in bytes: ArraySlice<UInt8>, isFirst: Bool = false) -> Int? {
        let sought = Array(word.utf8)
        guard bytes.count >= sought.count else { return nil }
        let places = bytes.startIndex...(bytes.endIndex - sought.count)
        let stands = { (place: Int) in bytes[place..<place + sought.count].elementsEqual(sought) }
        return isFirst ? places.first(where: stands) : places.last(where: stands)
    }

    private static func number(behind word: String, in text: String) -> Int? {
        guard let range = text.utf8.indices.last(where: { text[$0...].hasPrefix(word) }) else { return nil }
        return Int(text[range...].dropFirst(word.count).prefix { $0.isASCII && $0.isNumber })
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
