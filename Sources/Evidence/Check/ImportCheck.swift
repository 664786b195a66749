import Domain

/// The check of an import's rows against one another, one rule after the other, each adding its faults.
struct ImportCheck {
    let rows: ImportRows
    let zone: Zone
    var faults: FaultLog
    var warnings = WarningLog()
    /// By symbol: whether the text is the code of an agency.
    var isAgency: [Bool]
    /// By symbol: the place of the event in the rows; -1 when it is not in them, -2 when the store has it.
    var eventIndex: [Int32]
    let knownCourses: Set<String>
    /// By event: the places of its sessions in order of time.
    var sessions: [[Int]]
    /// By event: the start of its first session.
    var firstStart: [Instant?]
    /// By booking: when it was made.
    var booked: [Instant] = []
    /// By booking: when it ended, nil while it was held to the end.
    var ended: [Instant?] = []
    var arrival: [Int32] = []
    var groups: [ImportPlan.Group] = []
    var successors: [Int32: Int32] = [:]
    var waived: [Int32] = []

    init(rows: ImportRows, known: Known, zone: Zone) {
        self.rows = rows
        self.zone = zone
        faults = rows.faults
        isAgency = Array(repeating: false, count: rows.strings.count)
        eventIndex = Array(repeating: -1, count: rows.strings.count)
        knownCourses = known.courses.union(rows.courses.map(\.code))
        sessions = Array(repeating: [], count: rows.events.count)
        firstStart = Array(repeating: nil, count: rows.events.count)
        for code in known.agencies.union(rows.agencies.map(\.code)) {
            if let symbol = rows.strings.find(code) { isAgency[Int(symbol.raw)] = true }
        }
        for reference in known.events {
            if let symbol = rows.strings.find(reference) { eventIndex[Int(symbol.raw)] = -2 }
        }
        for (index, event) in rows.events.enumerated() {
            if let symbol = rows.strings.find(event.reference) { eventIndex[Int(symbol.raw)] = Int32(clamping: index) }
        }
    }

    mutating func run() -> ImportVerdict {
        checkKeys()
        checkCourses()
        checkSessions()
        readTimes()
        arrange()
        checkBookings()
        checkLiveBookings()
        for group in groups { checkPlaces(group) }
        checkSubstitutes()
        checkWaivers()
        warnOfOverlaps()
        guard faults.isEmpty else {
            faults.sort(files: ImportFile.names)
            return .refused(faults)
        }
        return .accepted(
            ImportPlan(
                rows: rows, sessions: sessions, arrival: arrival, groups: groups, successors: successors,
                waivedBookings: waived, warnings: warnings.all))
    }

    /// The event in the rows that a symbol refers to.
    func event(_ symbol: Symbol) -> (index: Int, row: EventRow)? {
        let index = Int(eventIndex[Int(symbol.raw)])
        return index >= 0 ? (index, rows.events[index]) : nil
    }

    /// Whether neither the rows nor the store have the event, as far as that can be told.
    func isUnknown(event: Symbol) -> Bool {
        eventIndex[Int(event.raw)] == -1 && !rows.incomplete.contains(.events)
    }

    mutating func fault(_ file: ImportFile, _ line: Int, _ column: String?, _ reason: String, _ mend: String) {
        faults.add(
            Fault(file: file.name, line: line, column: column.map { .name($0) }, reason: reason, mend: mend))
    }

    /// The instant of a local time, with a warning when the clocks skip it or show it twice.
    mutating func instant(_ local: LocalDateTime, _ file: ImportFile, _ line: Int) -> Instant {
        let instant = zone.instant(local)
        if zone.local(instant) != local {
            warnings.add(.timeDoesNotExist, "\(file.name):\(line): \(local)")
        } else {
            // The clocks never go back by more than a day, so the later offset is in force a day on.
            let back = zone.offset(at: instant) - zone.offset(at: instant.adding(minutes: 1440))
            if back > 0, zone.local(Instant(microseconds: instant.microseconds + back * 1_000_000)) == local {
                warnings.add(.timeExistsTwice, "\(file.name):\(line): \(local)")
            }
        }
        return instant
    }
}
