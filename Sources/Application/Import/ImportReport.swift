public import Evidence

/// What an import came to.
public struct ImportReport: Sendable {
    /// A file of the folder: how many of its rows are new, and how many the store had already, just so.
    public struct Line: Hashable, Sendable {
        /// The file.
        public let file: ImportFile
        /// Rows taken up now.
        public internal(set) var added: Int64 = 0
        /// Rows the store had already.
        public internal(set) var unchanged: Int64 = 0
    }

    /// The files in the order they are read.
    public internal(set) var lines = ImportFile.allCases.map { Line(file: $0) }
    /// People registered now.
    public internal(set) var people: Int64 = 0
    /// What is odd, and was taken as it stands.
    public let warnings: [ImportWarning]
    /// What is to be known besides.
    public internal(set) var notes: [String] = []

    init(warnings: [ImportWarning]) { self.warnings = warnings }

    mutating func count(_ file: ImportFile, added: Bool) {
        guard let index = lines.firstIndex(where: { $0.file == file }) else { return }
        if added { lines[index].added += 1 } else { lines[index].unchanged += 1 }
    }
}

/// An import folder that cannot be taken; nothing of it was.
public struct ImportRefused: Error, Sendable, CustomStringConvertible {
    /// Every fault found.
    public let faults: FaultLog

    /// One line for each fault kept, then how many more there are.
    public var description: String { faults.description }
}
