/// All faults found, of which the first are kept in full and the rest counted.
public struct FaultLog: Sendable, CustomStringConvertible {
    /// The faults kept, at most ``limit``.
    public private(set) var faults: [Fault] = []
    /// How many there were.
    public private(set) var count = 0
    /// How many are kept: a wrong column in a million rows must not fill the memory with sentences.
    public let limit: Int

    /// Takes how many faults to keep.
    public init(limit: Int = 1_000) { self.limit = limit }

    /// Whether there was none.
    public var isEmpty: Bool { count == 0 }

    /// Adds a fault; its sentences are made only when it is kept.
    public mutating func add(_ fault: @autoclosure () -> Fault) {
        count += 1
        if faults.count < limit { faults.append(fault()) }
    }

    /// Puts the kept faults into the order of the given files and, within a file, of its lines.
    public mutating func sort(files: [String]) {
        let rank = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let keyed = faults.enumerated().map { (rank[$1.file] ?? files.count, $1.line, $0, $1) }
        faults = keyed.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map { $0.3 }
    }

    /// One line for each fault kept, then `and N more`.
    public var description: String {
        var lines = faults.map(\.description)
        if count > faults.count { lines.append("and \(count - faults.count) more") }
        return lines.joined(separator: "\n")
    }
}
