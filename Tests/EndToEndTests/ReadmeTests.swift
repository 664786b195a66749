import Foundation
import TestSupport
import Testing

/// The examples of the README, run as they stand there: each `$ turnout …` line with the output below it.
@Suite("README") struct ReadmeTests {
    private struct Example {
        let words: [String]
        var output: [String] = []
    }

    @Test("its examples are true", arguments: TestEngine.allCases)
    func examples(_ engine: TestEngine) async throws {
        let text = try String(contentsOf: Turnout.root.appending(path: "README.md"), encoding: .utf8)
        let examples = ReadmeTests.examples(in: text)
        #expect(examples.count >= 8)
        try await StoreFactory.withAddress(engine) { address in
            for example in examples {
                let answer = try Turnout.launch(
                    try Turnout.program(), example.words, environment: ["TURNOUT_STORE": address],
                    folder: Turnout.root)
                let lines = (answer.output + answer.complaint).split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                #expect(
                    ReadmeTests.matches(example.output[...], lines.dropLast(lines.last == "" ? 1 : 0)[...]),
                    "turnout \(example.words.joined(separator: " ")) answers:\n\(answer.output)\(answer.complaint)")
            }
        }
    }

    private static func examples(in text: String) -> [Example] {
        var examples: [Example] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ turnout ") {
                examples.append(Example(words: words(String(line.dropFirst("$ turnout ".count)))))
            } else if isInside, !examples.isEmpty {
                examples[examples.count - 1].output.append(line)
            }
        }
        return examples
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
