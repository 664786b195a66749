public import Domain

/// One row of the workforce in scope: how many people of a staff group an agency has, of whom training may reach some.
public struct WorkforceRow: Hashable, Sendable {
    /// The columns, in any order.
    public static let columns = ["agency", "staff_group", "headcount", "as_of"]

    /// The physical line in the file.
    public let line: Int
    /// The code of the agency.
    public let agency: String
    /// The staff group.
    public let staffGroup: String
    /// How many people, 0 to 10,000,000.
    public let headcount: Int64
    /// The date on which they were counted.
    public let asOf: LocalDate

    /// Reads the rows; each agency, staff group and date stands once. Throws only what the source throws.
    public static func read(
        file: String, limits: CSVLimits = CSVLimits(), faults: inout FaultLog, from source: @escaping ChunkSource
    ) throws -> [Self] {
        var seen = FirstLines<Key>()
        return try Table.read(file, columns, from: source, limits: limits, faults: &faults) { table in
            guard let row = Self(&table), seen.isFirst(row.key, &table, column: 1) else { return nil }
            return row
        }
    }

    private struct Key: Hashable {
        let agency: String
        let staffGroup: String
        let asOf: LocalDate
    }

    private var key: Key { Key(agency: agency, staffGroup: staffGroup, asOf: asOf) }

    private init?(_ table: inout Table) {
        let agency = table.codeText(0)
        let group = table.text(1)
        let headcount = table.integer(2, 0...10_000_000)
        let date = table.date(3)
        guard let agency, let group, let headcount, let date else { return nil }
        line = table.line
        self.agency = agency
        staffGroup = group
        self.headcount = headcount
        asOf = date
    }
}
