import CPostgres
import SQLSession

/// Turns results in the binary form of the wire into rows, by the type of each column.
struct PostgresDecoder {
    private let result: OpaquePointer
    private let shape: Row.Shape
    private let types: [UInt32]

    /// A decoder for one result; what its rows are called is kept with the statement.
    init(_ result: OpaquePointer, _ statement: PostgresStatement) {
        self.result = result
        let columns = PQnfields(result)
        types = (0..<columns).map { PQftype(result, $0) }
        if let known = statement.shape, known.columns.count == types.count {
            shape = known
        } else {
            let names = (0..<columns).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
            shape = Row.Shape(statement: statement.statement.name, columns: names)
            statement.shape = shape
        }
    }

    /// All rows.
    func rows() throws -> [Row] {
        let count = PQntuples(result)
        var rows: [Row] = []
        rows.reserveCapacity(Int(count))
        for number in 0..<count { rows.append(try row(number)) }
        return rows
    }

    /// One row.
    func row(_ number: Int32) throws -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(types.count)
        for (index, type) in types.enumerated() {
            let column = Int32(truncatingIfNeeded: index)
            if PQgetisnull(result, number, column) != 0 {
                values.append(.null)
                continue
            }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(result, number, column), count: Int(PQgetlength(result, number, column)))
            guard let value = PostgresDecoder.value(type, bytes) else {
                let place = "column \(index) (\(shape.columns[index]))"
                let message = "\(place) has a type (\(type)) that has no place in the store; cast it to bigint or text"
                throw SQLError(.wrongType, statement: shape.statement, message: message)
            }
            values.append(value)
        }
        return Row(shape, values)
    }

    /// The value of bytes of a type, or nil where the type is none of ours.
    static func value(_ type: UInt32, _ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        switch type {
        case 20, 23, 21, 26, 28, 5069: integer(bytes).map { .integer($0) }  // int8 int4 int2 oid xid xid8
        case 16: bytes.first.map { .flag($0 != 0) }  // bool
        case 25, 1043, 1042, 19, 705: .text(String(decoding: bytes, as: UTF8.self))  // text varchar char name unknown
        case 17: .blob([UInt8](bytes))  // bytea
        case 2278: .null  // void
        case 1700: numeric(bytes).map { .integer($0) }  // numeric, such as the sum of a bigint
        default: nil
        }
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        switch bytes.count {
        case 8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case 4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case 2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        default: nil
        }
    }

    /// A whole numeric that fits 64 bits: four 16-bit words (digits, weight, sign, scale), then digits of base 10,000.
    static func numeric(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard bytes.count >= 8, bytes.count % 2 == 0 else { return nil }
        let words = stride(from: 0, to: bytes.count, by: 2).map {
            Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int16.self))
        }
        let weight = Int(words[1])
        let sign = UInt16(bitPattern: words[2])
        guard sign == 0 || sign == 0x4000, weight < 5 else { return nil }
        let digits = words[4...].map { Int64($0) }
        // Digits beyond the weight are behind the decimal point.
        if digits.dropFirst(max(0, weight + 1)).contains(where: { $0 != 0 }) { return nil }
        var total: Int64 = 0
        for position in stride(from: 0, through: weight, by: 1) {
            let digit = position < digits.count ? digits[position] : 0
            let (shifted, over) = total.multipliedReportingOverflow(by: 10_000)
            let (next, carried) = shifted.addingReportingOverflow(sign == 0 ? digit : -digit)
            if over || carried { return nil }
            total = next
        }
        return total
    }
}
