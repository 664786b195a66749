import SQLSession

/// A statement over one row of values, written for several: one message, one plan and one run for all of them.
struct RepeatedStatement {
    /// The sizes that are prepared, the largest first; a remainder is made up of them. What a few clients do at once
    /// goes as one statement.
    static let sizes = [64, 32, 16, 8, 7, 6, 5, 4, 3, 2]

    private let statements: [Int: PostgresStatement]
    /// How many values one row has.
    let width: Int

    /// Nil unless the statement is `INSERT … VALUES ($1, $2 … )`, perhaps with `ON CONFLICT DO NOTHING`, or one whose
    /// text says that it is summed or asked together: any other may mean something else for several rows than for each.
    init?(_ statement: Statement) {
        let code = statement.sql.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: " ")
        let saysSo = statement.summedAfter != nil || statement.isAskedTogether
        guard saysSo || code.hasPrefix("INSERT INTO "), let values = code.firstRange(of: "VALUES"),
            let open = code[values.upperBound...].firstIndex(of: "("),
            let end = code[open...].firstIndex(of: ")")
        else { return nil }
        let places = code[code.index(after: open)..<end].split(separator: ",").map { $0.filter { $0 != " " } }
        let rest = code[code.index(after: end)...].split { $0 == " " || $0 == ";" }.joined(separator: " ")
        guard saysSo || rest.isEmpty || rest == "ON CONFLICT DO NOTHING" else { return nil }
        guard places == (1...max(1, places.count)).map({ "$\($0)" }), places.count <= 100 else { return nil }
        width = places.count
        var statements: [Int: PostgresStatement] = [:]
        for size in RepeatedStatement.sizes {
            let rows = (0..<size).map { row in
                "(" + places.indices.map { "$\(row * places.count + $0 + 1)" }.joined(separator: ", ") + ")"
            }
            let sql = code[..<values.lowerBound] + "VALUES " + rows.joined(separator: ", ") + " " + rest
            statements[size] = PostgresStatement(Statement(name: "\(statement.name) × \(size)", sql: String(sql)))
        }
        self.statements = statements
    }

    /// The statement for so many rows.
    func statement(_ size: Int) -> PostgresStatement? { statements[size] }

    /// The type of each column, or nil where rows differ in it.
    func types(of rows: ArraySlice<[SQLValue]>) -> [UInt32]? {
        var types = [UInt32](repeating: 0, count: width)
        for row in rows {
            guard row.count == width else { return nil }
            for (index, value) in row.enumerated() {
                let type = value.wireType
                if type == 0 || type == types[index] { continue }
                if types[index] != 0 { return nil }
                types[index] = type
            }
        }
        return types
    }
}
