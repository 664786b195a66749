import Application
import SQLSession

/// What a verification has found so far: of each check the first fault, and how many more there were.
struct Findings {
    private var order: [String] = []
    private var first: [String: String] = [:]
    private var more: [String: Int] = [:]
    private var counted: [(what: String, count: Int64)] = []

    /// Notes a fault.
    mutating func add(_ check: String, _ sentence: String) {
        if first[check] == nil {
            order.append(check)
            first[check] = sentence
        } else {
            more[check, default: 0] += 1
        }
    }

    /// Counts what was checked.
    mutating func count(_ what: String, _ number: Int64) {
        if let index = counted.firstIndex(where: { $0.what == what }) {
            counted[index].count += number
        } else {
            counted.append((what, number))
        }
    }

    /// The faults as sentences, first first.
    var sentences: [String] {
        order.map { check in
            let rest = more[check] ?? 0
            return "\(check): \(first[check] ?? "")" + (rest == 0 ? "" : " (and \(rest) more)")
        }
    }

    /// What was checked and how many of it.
    var checked: [Verification.Checked] { counted.map { Verification.Checked($0.what, $0.count) } }
}
