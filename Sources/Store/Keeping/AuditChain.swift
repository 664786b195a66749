import Crypto
import Foundation
import SQLSession

/// The chain that seals the audit: each link is SHA-256 (FIPS 180-4) of the link before and the record, so that a
/// record that is changed, taken out or slipped in breaks every link behind it.
struct AuditChain {
    /// The link before the first record.
    static let genesis = [UInt8](repeating: 0, count: 32)

    /// The position of the last link, 0 before the first.
    private(set) var position: Int64
    /// The last link.
    private(set) var hash: [UInt8]

    init(position: Int64 = 0, hash: [UInt8] = genesis) {
        self.position = position
        self.hash = hash
    }

    /// Adds a record: id, at, actor, action, subject and detail in this order, each with its length, so that no two
    /// records share a form.
    mutating func add(_ record: Row) throws {
        var hasher = SHA256()
        hasher.update(data: hash)
        for value in record.values.prefix(6) { hasher.update(data: try AuditChain.form(value, record)) }
        hash = Array(hasher.finalize())
        position += 1
    }

    private static func form(_ value: SQLValue, _ record: Row) throws -> [UInt8] {
        switch value {
        case .integer(let number): return bytes(8) + bytes(number)
        case .text(let text): return bytes(Int64(text.utf8.count)) + Array(text.utf8)
        case .null, .blob:
            throw SQLError(
                .wrongType, statement: record.shape.statement, message: "An audit record holds no such value")
        }
    }

    private static func bytes(_ number: Int64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
