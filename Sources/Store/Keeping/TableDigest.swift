import Application
import Crypto
import SQLSession

/// The checksum of a table: SHA-256 (FIPS 180-4) over its rows in the order of its key, the same on every engine.
struct TableDigest {
    private var hasher = SHA256()
    private var buffer: [UInt8] = []
    private(set) var rows: Int64 = 0

    /// Adds a row: each value with its kind and its length, so that no two rows share a form.
    mutating func add(_ values: [SQLValue]) {
        rows += 1
        for value in values {
            switch value {
            case .null: buffer.append(0)
            case .integer(let number):
                buffer.append(1)
                append(number)
            case .text(let text):
                buffer.append(2)
                append(Int64(text.utf8.count))
                buffer += text.utf8
            case .blob(let bytes):
                buffer.append(3)
                append(Int64(bytes.count))
                buffer += bytes
            }
        }
        if buffer.count >= 1 << 16 { drain() }
    }

    /// What the rows added so far come to.
    mutating func sum(of table: String) -> TableSum {
        drain()
        return TableSum(table: table, rows: rows, checksum: Hex.text(hasher.finalize()))
    }

    private mutating func append(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
    }

    private mutating func drain() {
        hasher.update(data: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// The checksum of every table as a session sees it.
    static func all(_ session: any SQLSession, progress: (String) -> Void) throws -> [TableSum] {
        try TableCatalogue.all.map { table in
            progress("checking \(table.name)")
            return try of(table, session)
        }
    }

    /// The checksum of one table as a session sees it.
    static func of(_ table: TableCatalogue.Table, _ session: any SQLSession) throws -> TableSum {
        var digest = TableDigest()
        try session.stream(Call(table.select(session.engine))) { row in digest.add(row.values) }
        return digest.sum(of: table.name)
    }
}
