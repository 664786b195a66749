/// What units of one key have changed in rows that later units of that key were already given.
struct Carried {
    private struct Place: Hashable {
        let statement: String
        let index: Int
    }

    private let key: Int64?
    private var columns: [Place: [Int: SQLValue]] = [:]
    /// Whether a unit wrote without carrying on what it changed, so that what was read before is worth nothing.
    private(set) var isStale = false

    init(key: Int64? = nil) { self.key = key }

    func isOf(_ key: Int64?) -> Bool { key != nil && self.key == key }

    /// Keeps what a unit carried on.
    mutating func add(_ patches: [Int: [Int: SQLValue]], of prefetch: [Call], hasWritten: Bool) {
        if hasWritten, patches.isEmpty { isStale = true }
        for (index, patch) in patches where prefetch.indices.contains(index) {
            let place = Place(statement: prefetch[index].statement.name, index: index)
            columns[place, default: [:]].merge(patch) { $1 }
        }
    }

    /// Brings rows that were read before up to date.
    func patch(_ results: inout [[Row]], _ prefetch: [Call]) {
        if columns.isEmpty { return }
        for index in prefetch.indices {
            guard let patch = columns[Place(statement: prefetch[index].statement.name, index: index)] else { continue }
            results[index] = results[index].map { row in
                var values = row.values
                for (column, value) in patch where values.indices.contains(column) { values[column] = value }
                return Row(row.shape, values)
            }
        }
    }
}
