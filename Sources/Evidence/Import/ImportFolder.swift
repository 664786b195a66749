public import Domain

/// What the store has already, against which references in an import may resolve.
public struct Known: Hashable, Sendable {
    /// The codes of its agencies.
    public var agencies: Set<String>
    /// The codes of its courses.
    public var courses: Set<String>
    /// The references of its events.
    public var events: Set<String>

    /// Takes the codes and references; by default the store is empty.
    public init(agencies: Set<String> = [], courses: Set<String> = [], events: Set<String> = []) {
        self.agencies = agencies
        self.courses = courses
        self.events = events
    }
}

/// What an import folder comes to.
public enum ImportVerdict: Sendable {
    /// It can be taken as it stands, all of it.
    case accepted(ImportPlan)
    /// It cannot, and nothing of it is.
    case refused(FaultLog)
}

/// An import folder: six CSV files that are taken together or not at all.
public enum ImportFolder {
    /// Reads the six files. `open` gives the bytes of a file, nil when the folder does not have it, which is a fault.
    /// Throws only what `open` and the sources throw.
    public static func read(
        limits: CSVLimits = CSVLimits(), open: (ImportFile) throws -> ChunkSource?
    ) throws -> ImportRows {
        var rows = ImportRows()
        for file in ImportFile.allCases {
            if let source = try open(file) {
                try rows.read(file, limits: limits, from: source)
            } else {
                rows.miss(file)
            }
        }
        return rows
    }

    /// Checks the rows against one another and against what the store has. Refuses only what cannot be true; what is
    /// merely odd becomes a warning in the plan, and nothing is ever corrected.
    ///
    /// Local times are judged as they will be stored: one that does not exist moves forward by the gap, one that
    /// exists twice is the first. What a booking of an event that only the store has would break there (its places, its
    /// other bookings) only the store can tell.
    public static func check(_ rows: ImportRows, known: Known, zone: Zone) -> ImportVerdict {
        var check = ImportCheck(rows: rows, known: known, zone: zone)
        return check.run()
    }
}
