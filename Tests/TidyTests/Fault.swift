/// One breach of a rule of the house: where it is and what to do.
struct Fault: Hashable, CustomStringConvertible {
    /// The file, from the root of the repository.
    let path: String
    /// The line, from 1; nil when the fault is of the file as a whole.
    let line: Int?
    /// What is wrong, as a sentence.
    let what: String

    init(_ path: String, line: Int? = nil, _ what: String) {
        self.path = path
        self.line = line
        self.what = what
    }

    var description: String { line.map { "\(path):\($0): \(what)" } ?? "\(path): \(what)" }
}

extension Sequence<Fault> {
    /// All faults, a line each, for the message of a failed expectation.
    var listed: String { map(\.description).joined(separator: "\n") }
}
