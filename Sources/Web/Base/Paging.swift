import Application
import Domain
import Foundation

/// Lists by pages: each says where the next one begins, as an opaque text that stands for the last row's sort key.
enum Paging {
    /// What every list takes.
    static let query: [Schema.Property] = [
        .init("limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false),
        .init("cursor", .shaped(.cursor), "Where the page begins: the `next` of the page before.", isRequired: false),
    ]

    /// A page of a list.
    static func shape(_ name: String, _ item: Schema, _ about: String) -> Schema {
        .object([
            .init(name, .list(item, most: 1_000), about),
            .init("next", .optional(.shaped(.cursor)), "Where the next page begins; null on the last one."),
        ])
    }

    private static let separator: Character = "\u{1F}"

    static func cursor(_ parts: [String]) -> String {
        Data(parts.joined(separator: String(separator)).utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func parts(_ cursor: String) -> [String]? {
        let plain = cursor.replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let text = String(bytes: data, encoding: .utf8) else {
            return nil
        }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        let isPlain = parts.allSatisfy { part in part.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
        return isPlain ? parts : nil
    }
}

extension TextShape {
    /// Letters, digits, hyphens and underscores (RFC 4648 section 5), as a page before gave them.
    static let cursor = TextShape(
        about: "the `next` of a page before", pattern: "^[A-Za-z0-9_-]{1,400}$", format: nil, most: 400
    ) { text in
        (1...400).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
    }
}

extension Call {
    /// How many rows are read: one more than wanted tells whether there is a next page.
    var fetched: Int64 { limit + 1 }

    /// Where the page begins, read from the parts of its cursor; nil for the first page.
    ///
    /// - Throws: ``Problem`` of kind `not_found` for a cursor that no page gave.
    func position<Position>(_ read: ([String]) -> Position?) throws -> Position? {
        guard let cursor = query["cursor"] else { return nil }
        guard let parts = Paging.parts(cursor), let position = read(parts) else {
            throw Problem.notFound("There is no such page; begin again without the cursor.")
        }
        return position
    }

    /// Where the page begins in a list whose sort key is one text without control characters.
    func position() throws -> String? { try position { $0.count == 1 ? $0[0] : nil } }

    /// The page: so many rows as are wanted, and where the next begins.
    func page<Row>(
        _ name: String, _ rows: [Row], key: (Row) -> [String], _ shape: (Row) -> JSON
    ) -> Reply {
        let kept = rows.prefix(Int(clamping: limit))
        let next = rows.count > kept.count ? kept.last.map { Paging.cursor(key($0)) } : nil
        let members: [JSON.Member] = [
            .init(name: name, value: .list(kept.map(shape))), .init(name: "next", value: .optional(next)),
        ]
        return Reply(.object(members))
    }
}
