import SQLSession

/// What a connection knows of one statement: under which names the server has it, and what its rows are called.
final class PostgresStatement {
    /// The kinds of a call's values, two bits each; only a call with very many has more than the first word.
    struct Signature: Hashable {
        var first: UInt64 = 0
        var more: [UInt64] = []
    }

    let statement: Statement
    /// What the rows are called, learnt from the first result.
    var shape: Row.Shape?
    private var remote: [(signature: Signature, name: String)] = []
    /// The types seen so far at each place, so that a null need not have a preparation of its own; 0 is unknown.
    private var types: [UInt32] = []
    /// The same statement for several rows at once, where it may be written so.
    private(set) lazy var repeated = RepeatedStatement(statement)

    init(_ statement: Statement) { self.statement = statement }

    /// The types to send for these values. A null has the type that was seen at its place, or none.
    func types(for values: [SQLValue]) -> [UInt32] {
        if types.count < values.count { types += Array(repeating: 0, count: values.count - types.count) }
        var found: [UInt32] = []
        found.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            let type = value.wireType
            if type != 0 { types[index] = type }
            found.append(type != 0 ? type : types[index])
        }
        return found
    }

    /// The server's name of the preparation for these types.
    func name(_ signature: Signature) -> String? { remote.first { $0.signature == signature }?.name }

    /// The preparation for these types was sent.
    func add(_ signature: Signature, _ name: String) { remote.append((signature, name)) }

    /// The server has not prepared it after all.
    func drop(_ signature: Signature) { remote.removeAll { $0.signature == signature } }

    static func signature(_ types: [UInt32]) -> Signature {
        var signature = Signature()
        for (index, type) in types.enumerated() {
            if index > 0, index % 32 == 0 {
                signature.more.append(signature.first)
                signature.first = 0
            }
            let bits: UInt64 =
                switch type {
                case 20: 1
                case 25: 2
                case 17: 3
                default: 0
                }
            signature.first = signature.first << 2 | bits
        }
        return signature
    }
}

extension SQLValue {
    /// The server's number for the type: int8, text or bytea; 0 lets it infer, which a null needs.
    var wireType: UInt32 {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        case .blob: 17
        }
    }
}
