import Foundation
import TestSupport

/// What a trial found: figures, and every fault.
struct Report: Sendable {
    private(set) var figures: [String: String] = [:]
    private(set) var faults: [String] = []

    /// Adds a whole number.
    mutating func note(_ name: String, _ number: Int) { figures[name] = String(number) }

    /// Adds a word.
    mutating func note(_ name: String, _ word: String) { figures[name] = Report.quoted(word) }

    /// Adds a fault; it is printed at once, so that a trial that is stopped has told it.
    mutating func fault(_ sentence: String) {
        faults.append(sentence)
        if faults.count <= 20 { print("fault: \(sentence)") }
    }

    /// Takes over the faults of another part.
    mutating func take(_ other: Report) { faults += other.faults }

    /// Prints the figures as JSON and the closing line; answers the exit code.
    func close(_ arguments: Arguments) -> Int32 {
        var all = figures
        all["trial"] = Report.quoted(arguments.name)
        all["engine"] = Report.quoted(arguments.engine.rawValue)
        all["faults"] = String(faults.count)
        if let mutant = arguments.mutant { all["mutant"] = Report.quoted(mutant) }
        let pairs = all.sorted { $0.key < $1.key }.map { "\(Report.quoted($0.key)): \($0.value)" }
        print("{\(pairs.joined(separator: ", "))}")
        print(faults.isEmpty ? "PASS" : "FAIL")
        return faults.isEmpty ? 0 : 1
    }

    private static func quoted(_ word: String) -> String {
        let clean = word.unicodeScalars.map { $0 == "\"" || $0 == "\\" || $0.value < 32 ? "'" : String($0) }.joined()
        return "\"\(clean)\""
    }
}
