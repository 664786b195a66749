import Domain
import TestSupport

/// What the command line asks for: a name, then options with a value each.
struct Arguments {
    let name: String
    let engine: TestEngine
    private let options: [String: String]

    init(_ words: [String]) throws {
        guard let first = words.first else { throw Misuse("Which trial?") }
        name = first
        var options: [String: String] = [:]
        var index = 1
        while index < words.count {
            let word = words[index]
            guard word.hasPrefix("--"), index + 1 < words.count else { throw Misuse("“\(word)” has no value.") }
            options[String(word.dropFirst(2))] = words[index + 1]
            index += 2
        }
        self.options = options
        guard let engine = TestEngine(rawValue: options["engine"] ?? "sqlite") else {
            throw Misuse("The engine is sqlite or postgres.")
        }
        self.engine = engine
        if let mutant = options["mutant"], Mutant(rawValue: mutant) == nil {
            throw Misuse("There is no mutant “\(mutant)”: \(Mutant.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    /// A whole number from 1 to a thousand million; another one where it is not given.
    func number(_ option: String, otherwise: Int) throws -> Int {
        guard let text = options[option] else { return otherwise }
        guard let number = Int(text), (0...1_000_000_000).contains(number) else {
            throw Misuse("--\(option) is a whole number up to 1,000,000,000.")
        }
        return number
    }

    func text(_ option: String) -> String? { options[option] }

    /// The mutant that is on, for the report.
    var mutant: String? { options["mutant"] }
}
