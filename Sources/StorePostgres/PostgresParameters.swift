import SQLSession

/// The values of one call in the binary form of the wire, in buffers that are used again for the next.
final class PostgresParameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    var count: Int32 { Int32(truncatingIfNeeded: offsets.count) }

    /// Encodes the values of rows one after the other; a text with U+0000, which PostgreSQL cannot store, is refused.
    func encode(_ rows: some Sequence<[SQLValue]>, for statement: String) throws {
        bytes.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        for values in rows { for value in values { try append(value, statement) } }
        while formats.count < offsets.count { formats.append(1) }
        // Never empty, so that even an empty value has an address and is not taken for a null.
        bytes.append(0)
    }

    /// Calls `body` with the pointers that the client library wants.
    func withPointers<R>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        bytes.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let pointers = offsets.map { offset in offset < 0 ? nil : base.map { $0 + offset } }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
        }
    }

    private func append(_ value: SQLValue, _ statement: String) throws {
        let start = bytes.count
        switch value {
        case .null:
            offsets.append(-1)
            lengths.append(0)
            return
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        case .blob(let blob): bytes.append(contentsOf: blob)
        case .text(let text):
            bytes.append(contentsOf: text.utf8)
            if bytes[start...].contains(0) {
                throw SQLError(.wrongType, statement: statement, message: "A text holds the character U+0000")
            }
        }
        guard let length = Int32(exactly: bytes.count - start) else {
            throw SQLError(.misuse, statement: statement, message: "A value is too large")
        }
        offsets.append(start)
        lengths.append(length)
    }
}
