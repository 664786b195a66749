/// A CSV file with a header, read row by row: cells are asked for by their place in the expected columns, wherever
/// the file has them, and what cannot be read becomes a fault that names line and column.
struct Table {
    let file: String
    let columns: [String]
    private(set) var faults: FaultLog
    /// Whether the present row has had a fault.
    private(set) var failed = false
    private var reader: CSVReader
    private var places: [Int] = []

    /// Reads all rows; those with a fault are left out.
    static func read<Row>(
        _ file: String, _ columns: [String], from source: @escaping ChunkSource, limits: CSVLimits,
        faults: inout FaultLog, decode: (inout Table) -> Row?
    ) throws -> [Row] {
        var table = Table(
            file: file, columns: columns, faults: faults,
            reader: CSVReader(file: file, limits: limits, defused: true, source: source))
        defer { faults = table.faults }
        var rows: [Row] = []
        guard try table.readHeader() else { return rows }
        while try table.advance() {
            if let row = decode(&table), !table.failed { rows.append(row) }
        }
        return rows
    }

    /// The physical line on which the present row starts.
    var line: Int { reader.row.line }

    /// The bytes of a cell, by the number of its column in the expected order.
    func bytes(_ column: Int) -> ArraySlice<UInt8> { reader.row.slice(places[column]) }

    /// Notes that a cell cannot be taken.
    mutating func fault(_ column: Int, _ reason: @autoclosure () -> String, _ mend: @autoclosure () -> String) {
        failed = true
        let (file, line, name) = (file, line, columns[column])
        faults.add(Fault(file: file, line: line, column: .name(name), reason: reason(), mend: mend()))
    }

    private mutating func note(_ reason: String, _ mend: String, column: Fault.Column? = nil) {
        let (file, line) = (file, line)
        faults.add(Fault(file: file, line: line, column: column, reason: reason, mend: mend))
    }

    private mutating func advance() throws -> Bool {
        while true {
            switch try reader.next() {
            case .end: return false
            case .fault(let fault): add(fault)
            case .row:
                failed = false
                if reader.row.count == columns.count { return true }
                note(
                    "the row has \(reader.row.count) values, the header \(columns.count)",
                    "look for a missing or extra comma, or a value with a comma that needs quotation marks")
            }
        }
    }

    /// Takes over a fault of the reader, which knows columns by number only.
    private mutating func add(_ fault: Fault) {
        guard case .number(let number) = fault.column, let index = places.firstIndex(of: number - 1) else {
            faults.add(fault)
            return
        }
        let name = columns[index]
        faults.add(
            Fault(file: fault.file, line: fault.line, column: .name(name), reason: fault.reason, mend: fault.mend))
    }

    // MARK: - The header

    private mutating func readHeader() throws -> Bool {
        switch try reader.next() {
        case .end:
            let empty = Fault(
                file: file, line: 0, reason: "the file is empty", mend: "its first line must be \(header)")
            faults.add(empty)
            return false
        case .fault(let fault):
            add(fault)
            return false
        case .row: return bind(reader.row.cells)
        }
    }

    private var header: String { columns.joined(separator: ",") }

    private mutating func bind(_ names: [String]) -> Bool {
        let before = faults.count
        if names.count == 1, let separator = [";", "\t"].first(where: { names[0].contains($0) }) {
            note(
                "the columns are separated by \(separator == ";" ? "semicolons" : "tabs")",
                "save the file with commas between the values")
            return false
        }
        var found: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if !columns.contains(name) {
                note(
                    "\(quoted(name.utf8)) is not a column of this file", "take it out; the columns are \(header)",
                    column: .number(index + 1))
            } else if found.updateValue(index, forKey: name) != nil {
                note("the column stands twice", "take one of them out", column: .name(name))
            }
        }
        for name in columns where found[name] == nil {
            note("the column is missing", "add it; the columns are \(header)", column: .name(name))
        }
        places = columns.map { found[$0] ?? 0 }
        return faults.count == before
    }

    private init(file: String, columns: [String], faults: FaultLog, reader: CSVReader) {
        self.file = file
        self.columns = columns
        self.faults = faults
        self.reader = reader
    }
}
