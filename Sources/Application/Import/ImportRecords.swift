public import Domain
public import Evidence

/// Takes a folder of records into the store: all of it or nothing.
///
/// What the store does not know is added, what it has just so is left alone, and what differs is a fault: an import
/// never corrects and never runs the waiting list. The same folder a second time changes nothing.
public struct ImportRecords: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// Gives the bytes of a file of the folder, nil when the folder does not have it.
        public let open: @Sendable (ImportFile) throws -> ChunkSource?
        /// Whether everything is done and nothing kept.
        public let isRehearsal: Bool

        /// Takes the way to the files, and whether this is a rehearsal.
        public init(isRehearsal: Bool = false, open: @escaping @Sendable (ImportFile) throws -> ChunkSource?) {
            self.open = open
            self.isRehearsal = isRehearsal
        }
    }

    private let house: House
    private let progress: @Sendable (String) -> Void

    /// Imports into this house, and says how far it has come.
    public init(_ house: House, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.house = house
        self.progress = progress
    }

    /// Reads and checks the folder, then takes it up in one transaction.
    ///
    /// - Throws: ``ImportRefused`` with every fault, ``Refusal``, ``StoreFault``, or what reading the files throws.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> ImportReport {
        try principal.mustAdminister()
        progress("reading the files")
        let rows = try ImportFolder.read(open: request.open)
        // The lock is not held while the files are read and checked against one another.
        progress("checking \(rows.bookings.count) bookings")
        let known = try await house.store.read(.everything) { view in
            Known(
                agencies: try view.agencyCodes(), courses: try view.courseCodes(), events: try view.eventReferences())
        }
        switch ImportFolder.check(rows, known: known, zone: house.zone) {
        case .refused(let faults): throw ImportRefused(faults: faults)
        case .accepted(let plan): return try await take(plan, request.isRehearsal, principal)
        }
    }

    /// A rehearsal's report on its way out of the transaction that is undone.
    private struct Rehearsed: Error {
        let report: ImportReport
    }

    private func take(_ plan: ImportPlan, _ isRehearsal: Bool, _ principal: Principal) async throws -> ImportReport {
        let house = house
        let progress = progress
        do {
            return try await house.store.writeAlone(Intent(principal, at: house.now)) { work in
                var taking = try ImportTaking(plan, house, work, progress)
                let report = try taking.run()
                if isRehearsal { throw Rehearsed(report: report) }
                return report
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.report
        }
    }
}
