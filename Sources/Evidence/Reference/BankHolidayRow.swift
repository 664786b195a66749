public import Domain

/// One row of the table of bank holidays.
public struct BankHolidayRow: Hashable, Sendable {
    /// The columns, in any order.
    public static let columns = ["nation", "date", "name"]

    /// The physical line in the file.
    public let line: Int
    /// Where it is a holiday.
    public let nation: Nation
    /// The day.
    public let date: LocalDate
    /// What it is called.
    public let name: String

    /// Reads the rows; each nation and date stands once. Throws only what the source throws.
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
        let nation: Nation
        let date: LocalDate
    }

    private var key: Key { Key(nation: nation, date: date) }

    private init?(_ table: inout Table) {
        let nation = table.choice(0, Nation.self)
        let date = table.date(1)
        let name = table.text(2)
        guard let nation, let date, let name else { return nil }
        line = table.line
        self.nation = nation
        self.date = date
        self.name = name
    }
}
