import Domain
import Evidence

/// One import inside its transaction: what was read, what it was compared with, and what came of it.
struct ImportTaking {
    let plan: ImportPlan
    let house: House
    let work: any UnitOfWork
    let progress: (String) -> Void
    let calendar: WorkingCalendar
    let versions: [(from: LocalDate, id: PolicyID)]

    var report: ImportReport
    var faults = FaultLog()
    /// The agencies that bookings name.
    var agencies: [Symbol: Agency] = [:]
    /// The people that bookings name.
    var people: [Symbol: PersonID] = [:]
    /// The events the store had before, and those added now.
    var known: [String: Bool] = [:]
    /// The bookings that waivers name.
    var waived: [Int32: BookingID] = [:]

    init(_ plan: ImportPlan, _ house: House, _ work: any UnitOfWork, _ progress: @escaping (String) -> Void) throws {
        self.plan = plan
        self.house = house
        self.work = work
        self.progress = progress
        calendar = try house.policies.calendar(house.zone, work)
        versions = try work.policies().map { (from: $0.from, id: $0.id) }
        report = ImportReport(warnings: plan.warnings)
    }

    mutating func run() throws -> ImportReport {
        try takeAgencies()
        try takeCourses()
        try takeEvents()
        // Bookings are compared only with what is settled: a changed event would make a fault of each of its bookings.
        try stopAtFaults()
        try takePeople()
        try takeBookings()
        try takeWaivers()
        try stopAtFaults()
        try work.audit("import.taken", subject: "import", detail: summary)
        return report
    }

    private var summary: String {
        report.lines.map { "\($0.file.rawValue) \($0.added)+\($0.unchanged)" }.joined(separator: ", ")
    }

    private mutating func stopAtFaults() throws {
        guard !faults.isEmpty else { return }
        faults.sort(files: ImportFile.allCases.map(\.name))
        throw ImportRefused(faults: faults)
    }

    /// A row whose key the store has with another content.
    mutating func differs(_ file: ImportFile, _ line: Int, _ column: String, _ what: String, _ mend: String) {
        faults.add(
            Fault(
                file: file.name, line: line, column: .name(column),
                reason: "the store has another \(column) for \(what), and an import never corrects", mend: mend))
    }
}
