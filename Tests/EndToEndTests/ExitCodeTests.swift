import Foundation
import Launching
import TestSupport
import Testing

/// 0 done, 1 refused or found wrong, 2 misused; help for every command; never a stack trace.
@Suite("Exit codes and help") struct ExitCodeTests {
    @Test("done, refused and misused are told apart", arguments: TestEngine.allCases)
    func codes(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            #expect(try turnout.run("person", "list").status == 1, "a store that was not made is refused")
            #expect(try turnout.run("init").status == 0)
            #expect(try turnout.run("init").status == 0)
            let refused = try turnout.run("booking", "E1-1")
            #expect(refused.status == 1 && refused.complaint.contains("There is no event E1"))
            let misused = try turnout.run("book")
            #expect(misused.status == 2 && misused.complaint.contains("Usage:"))
            #expect(try turnout.run("nonsense").status == 2)
            #expect(try turnout.run("report", "year", "2019/21").status == 2)
        }
        #expect(try Turnout(store: "mysql:x").run("person", "list").status == 1)
    }

    @Test("every command has help with an example")
    func help() throws {
        let turnout = Turnout(store: "sqlite::memory:")
        let words = try commands(turnout, [])
        #expect(words.count > 50, "\(words.count) commands")
        for command in words {
            let answer = try Turnout.launch(try Turnout.program(), command + ["--help"], environment: [:])
            #expect(answer.status == 0)
            #expect(answer.output.contains("EXAMPLE"), "turnout \(command.joined(separator: " ")) has no example")
        }
    }

    /// The commands below one, leaves only, as the program's own description lists them.
    private func commands(_ turnout: Turnout, _ above: [String]) throws -> [[String]] {
        let answer = try Turnout.launch(
            try Turnout.program(), ["--experimental-dump-help"], environment: [:])
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let root = try #require(tree["command"] as? [String: Any])
        return leaves(root, [])
    }

    private func leaves(_ command: [String: Any], _ path: [String]) -> [[String]] {
        let below = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
        if below.isEmpty { return [path] }
        return below.flatMap { leaves($0, path + [$0["commandName"] as? String ?? ""]) }
    }
}
