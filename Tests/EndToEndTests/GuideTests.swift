import Foundation
import Launching
import TestSupport
import Testing

/// The walk through the API, run as it stands: every `$` line in one shell, each answer compared with the lines below.
@Suite(.timeLimit(.minutes(30))) struct GuideTests {
    @Test("every example of the guide is true", arguments: TestEngine.allCases)
    func examples(_ engine: TestEngine) async throws {
        let guide = try String(contentsOf: Turnout.root.appending(path: "docs/api-guide.md"), encoding: .utf8)
        let examples = Example.all(in: guide)
        #expect(examples.count > 40)
        try await StoreFactory.withAddress(engine) { address in
            let folder = try FileManager.default.url(
                for: .itemReplacementDirectory, in: .userDomainMask,
                appropriateFor: FileManager.default.temporaryDirectory, create: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let script = folder.appending(path: "guide.sh")
            let port = String(Int.random(in: 20_000...29_999))
            try GuideTests.script(examples, port: port, store: address).write(
                to: script, atomically: true, encoding: .utf8)
            let programs = try Turnout.program().deletingLastPathComponent().path
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let answer = try Turnout.launch(
                URL(filePath: "/bin/bash"), [script.path], environment: ["PATH": "\(programs):\(path)"], folder: folder)
            let parts = answer.output.components(separatedBy: GuideTests.mark).dropFirst().map { part in
                part.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
            }
            #expect(parts.count == examples.count, "\(answer.complaint)")
            for (example, lines) in zip(examples, parts) {
                #expect(
                    GuideTests.fits(example.output[...], lines[...]),
                    "$ \(example.command)\n\(lines.joined(separator: "\n"))")
            }
        }
    }

    private static let mark = "--8<--\n"

    /// The commands in one shell, a mark before what each answers; the port and the store are the test's own.
    private static func script(_ examples: [Example], port: String, store: String) -> String {
        examples.map { example in
            let command = example.command.replacing("8080", with: port)
                .replacing("TURNOUT_STORE=sqlite:guide.db", with: "TURNOUT_STORE='\(store)'")
            return "printf -- '\(mark.replacing("\n", with: "\\n"))'\n\(command)\necho\n"
        }.joined()
    }

    /// Whether the lines are the expected ones; a line that is `…` stands for any number of them.
    private static func fits(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { fits(expected.dropFirst(), lines[$0...]) }
        }
        guard let line = lines.first else { return false }
        return fits(first, line) && fits(expected.dropFirst(), lines.dropFirst())
    }

    /// Whether a line is the expected one, `…` standing for any text.
    private static func fits(_ expected: String, _ line: String) -> Bool {
        let parts = expected.components(separatedBy: "…")
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return expected == line }
        guard line.hasPrefix(first), line.dropFirst(first.count).hasSuffix(last) else { return false }
        var rest = line.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() {
            guard let found = rest.range(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
