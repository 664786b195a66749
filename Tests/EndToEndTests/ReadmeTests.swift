import Foundation
import Launching
import TestSupport
import Testing

/// The examples of the README, run as they stand there: each `$ turnout …` line with the output below it.
@Suite("README") struct ReadmeTests {
    @Test("its examples are true", arguments: TestEngine.allCases)
    func examples(_ engine: TestEngine) async throws {
        let text = try String(contentsOf: Turnout.root.appending(path: "README.md"), encoding: .utf8)
        let examples = Example.all(in: text, prompt: "$ turnout ")
        #expect(examples.count >= 8)
        try await StoreFactory.withAddress(engine) { address in
            for example in examples {
                let words = ReadmeTests.words(example.command)
                let answer = try Turnout.launch(
                    try Turnout.program(), words, environment: ["TURNOUT_STORE": address],
                    folder: Turnout.root)
                let lines = (answer.output + answer.complaint).split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                #expect(
                    ReadmeTests.matches(example.output[...], lines.dropLast(lines.last == "" ? 1 : 0)[...]),
                    "turnout \(example.command) answers:\n\(answer.output)\(answer.complaint)")
            }
        }
    }

    /// The words of a command line, where quotes keep blanks together.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Whether the lines are the expected ones, `…` standing for any number of them.
    private static func matches(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.allSatisfy(\.isEmpty) }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { matches(expected.dropFirst(), lines[$0...]) }
        }
        if first.isEmpty, expected.count == 1, lines.isEmpty { return true }
        return lines.first == first && matches(expected.dropFirst(), lines.dropFirst())
    }
}
