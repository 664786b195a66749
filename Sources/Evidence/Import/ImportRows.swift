/// The rows of an import folder, typed, and the texts they refer to.
public struct ImportRows: Sendable {
    /// The texts behind the symbols of the rows.
    public internal(set) var strings = StringTable()
    /// The rows of `agencies.csv`, as all others in the order of the file.
    public internal(set) var agencies: [AgencyRow] = []
    /// The rows of `courses.csv`.
    public internal(set) var courses: [CourseRow] = []
    /// The rows of `events.csv`.
    public internal(set) var events: [EventRow] = []
    /// The rows of `sessions.csv`.
    public internal(set) var sessions: [SessionRow] = []
    /// The rows of `bookings.csv`.
    public internal(set) var bookings: [BookingRow] = []
    /// The rows of `waivers.csv`.
    public internal(set) var waivers: [WaiverRow] = []
    /// What could not be read.
    public internal(set) var faults = FaultLog()
    /// The files that lack rows because of faults: nothing may be concluded from what they do not say.
    var incomplete: Set<ImportFile> = []

    /// No rows.
    public init() {}

    /// Reads one file; its faults are added to ``faults``. Throws only what the source throws.
    public mutating func read(
        _ file: ImportFile, limits: CSVLimits = CSVLimits(), from source: @escaping ChunkSource
    ) throws {
        let before = faults.count
        defer { if faults.count > before { incomplete.insert(file) } }
        switch file {
        case .agencies: agencies = try table(file, limits, source) { table, _ in AgencyRow(&table) }
        case .courses: courses = try table(file, limits, source) { table, _ in CourseRow(&table) }
        case .events: events = try table(file, limits, source) { table, _ in EventRow(&table) }
        case .sessions: sessions = try table(file, limits, source) { SessionRow(&$0, &$1) }
        case .bookings: bookings = try table(file, limits, source) { BookingRow(&$0, &$1) }
        case .waivers: waivers = try table(file, limits, source) { WaiverRow(&$0, &$1) }
        }
    }

    /// Notes that the folder does not have the file.
    mutating func miss(_ file: ImportFile) {
        incomplete.insert(file)
        faults.add(
            Fault(
                file: file.name, line: 0, reason: "the file is missing from the folder",
                mend: "add it, with its header alone if there is nothing to say"))
    }

    private mutating func table<Row>(
        _ file: ImportFile, _ limits: CSVLimits, _ source: @escaping ChunkSource,
        _ decode: (inout Table, inout StringTable) -> Row?
    ) throws -> [Row] {
        // Taken out while it grows: a second owner would make every addition copy it.
        var strings = StringTable()
        swap(&strings, &self.strings)
        defer { swap(&strings, &self.strings) }
        return try Table.read(file.name, file.columns, from: source, limits: limits, faults: &faults) {
            decode(&$0, &strings)
        }
    }
}
