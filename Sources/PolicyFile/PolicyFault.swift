/// One thing wrong in a policy file: where, why, and how to mend it.
public struct PolicyFault: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name of the file as it was given.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong, as a sentence.
    public let reason: String
    /// What to write instead, as a sentence.
    public let mend: String

    /// `leeds.yaml:12: 9: “unit” cannot be “weeks”. Write one of hours, calendar_days, working_days.`
    public var description: String { "\(file):\(line): \(column): \(reason) \(mend)" }

    /// Orders by place.
    public static func < (a: PolicyFault, b: PolicyFault) -> Bool {
        (a.line, a.column, a.reason) < (b.line, b.column, b.reason)
    }
}

/// Everything wrong in a policy file, in the order of the lines; never empty.
public struct PolicyFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults, at most ``limit``.
    public let faults: [PolicyFault]

    /// So many faults are reported; a file with more is mended in rounds.
    public static let limit = 200

    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A place in the file, both numbers from 1.
struct Place: Hashable {
    let line: Int
    let column: Int

    static let start = Place(line: 1, column: 1)
}

/// Collects faults while a file is read, so that all of them are reported and not only the first.
final class FaultLog {
    private let file: String
    private var faults: [PolicyFault] = []

    init(file: String) { self.file = file }

    var isEmpty: Bool { faults.isEmpty }

    /// The faults found; a file without any has nothing to report, which the caller has seen by ``isEmpty``.
    var all: PolicyFaults { PolicyFaults(faults: Array(Set(faults)).sorted()) }

    func add(_ place: Place, _ reason: String, _ mend: String) {
        guard faults.count < PolicyFaults.limit else { return }
        faults.append(PolicyFault(file: file, line: place.line, column: place.column, reason: reason, mend: mend))
    }
}

/// A short, printable piece of what was written, so that a fault never carries a control character or a page of text.
func excerpt(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
        let category = scalar.properties.generalCategory
        let isUnprintable = category == .control || category == .format || category == .lineSeparator
        out.append(isUnprintable ? "?" : scalar)
    }
    return String(out) + (text.unicodeScalars.count > 40 ? "…" : "")
}
