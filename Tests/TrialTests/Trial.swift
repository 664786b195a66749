import Foundation
import Launching
import Testing

/// The built `trial`, run as a process of its own.
enum Trial {
    /// Where PostgreSQL is, for the trials that need it.
    static func server() throws -> String {
        try #require(
            ProcessInfo.processInfo.environment["TURNOUT_TEST_POSTGRES"],
            "TURNOUT_TEST_POSTGRES does not name a server: run the tests with `make test`, which starts one.")
    }

    /// Runs a trial that must pass.
    static func passes(_ words: String...) async throws { try await passes(words) }

    /// Runs a trial of a broken variant, which must fail, and fail by finding something.
    static func fails(_ words: String...) async throws { try await fails(words) }

    /// Runs a trial that must pass.
    static func passes(_ words: [String]) async throws {
        let (status, text) = try await run(words)
        #expect(status == 0 && text.hasSuffix("PASS\n"), "trial \(words.joined(separator: " "))\n\(text.suffix(4_000))")
    }

    /// Runs a trial of a broken variant, which must fail, and fail by finding something.
    static func fails(_ words: [String]) async throws {
        let (status, text) = try await run(words)
        #expect(status == 1 && text.hasSuffix("FAIL\n"), "trial \(words.joined(separator: " "))\n\(text.suffix(4_000))")
        #expect(text.contains("fault: "), "trial \(words.joined(separator: " "))\n\(text.suffix(4_000))")
    }

    private static func run(_ words: [String]) async throws -> (Int32, String) {
        if words.contains("postgres") { _ = try server() }
        let program = try program()
        // A thread of its own waits for the process, so that other tests go on meanwhile.
        return try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try launch(program, words) }) }
        }
    }

    private static func launch(_ program: URL, _ words: [String]) throws -> (Int32, String) {
        let answer = try Launched(Launch(program.path, words)).answer()
        return (answer.status, answer.output)
    }

    /// The program built beside the tests.
    private static func program() throws -> URL {
        let beside = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
        for start in beside {
            var folder = start.resolvingSymlinksInPath()
            for _ in 0..<4 {
                let program = folder.appending(path: "trial")
                if FileManager.default.isExecutableFile(atPath: program.path), !program.hasDirectoryPath {
                    return program
                }
                folder.deleteLastPathComponent()
            }
        }
        return try #require(nil as URL?, "The program trial is not built beside the tests.")
    }
}
