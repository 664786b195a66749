import Foundation
import Launching
import TestSupport
import Testing

/// The built program, run as people run it.
struct Turnout {
    let store: String

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let sampleYear = root.appending(path: "Tests/Fixtures/bscp-2019-20").path

    /// The program built beside the tests.
    static func program() throws -> URL { try BuiltProgram.find() }

    /// Runs a command on the store.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
        try Turnout.launch(
            try Turnout.program(), arguments, environment: ["TURNOUT_STORE": store].merging(environment) { $1 })
    }

    /// Runs a command that must be done, and gives its output.
    @discardableResult
    func done(_ arguments: String...) throws -> String {
        let answer = try Turnout.launch(try Turnout.program(), arguments, environment: ["TURNOUT_STORE": store])
        #expect(answer.status == 0, "turnout \(arguments.joined(separator: " ")): \(answer.complaint)")
        return answer.output
    }

    /// Runs a command that must answer JSON.
    func json(_ arguments: String...) throws -> Any {
        let words = arguments + ["--format", "json"]
        let answer = try Turnout.launch(try Turnout.program(), words, environment: ["TURNOUT_STORE": store])
        #expect(answer.status == 0, "turnout \(words.joined(separator: " ")): \(answer.complaint)")
        return try JSONSerialization.jsonObject(with: Data(answer.output.utf8), options: [.fragmentsAllowed])
    }

    static func launch(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL? = nil
    ) throws -> Answer {
        var launch = Launch(program.path, arguments)
        (launch.environment, launch.folder, launch.complaint) = (environment, folder?.path, .pipe)
        return try Launched(launch).answer()
    }

    /// Starts the service for a store and says nothing of what it says.
    static func serve(_ store: String, _ words: [String] = []) throws -> Launched {
        var launch = Launch(try program().path, ["serve", "--port", "0"] + words)
        launch.environment = ["TURNOUT_STORE": store, "TURNOUT_LOG_LEVEL": "critical"]
        launch.output = .discarded
        return try Launched(launch)
    }
}

extension Turnout {
    /// Runs everything of the sample year up to its invoices, in either order of policy and import.
    func playSampleYear(policyFirst: Bool) throws {
        try done("init")
        try done(
            "settings", "set", "seller.name", "Example Partnership", "seller.address", "1 Example Street;Birmingham")
        if policyFirst { try done("policy", "add", "--sample", "sample-year", "--from", "2018-04-01") }
        try done("import", Turnout.sampleYear)
        if !policyFirst { try done("policy", "add", "--sample", "sample-year", "--from", "2018-04-01") }
        try done("charges", "assess", "--through", "2020-03-31")
        try done("invoices", "run", "--through", "2020-03-31")
    }

    /// What is expected of the sample year, worked out apart from this project.
    static func expected() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: sampleYear).appending(path: "expected.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Compares the year report with every figure that is expected, and verifies the store.
    func expectSampleYear() throws {
        let report = try #require(try json("report", "year", "2019/20") as? [String: Any])
        for (key, value) in try Turnout.expected() {
            let found = report[key]
            #expect((found as? NSObject) == (value as? NSObject), "\(key): \(String(describing: found)), not \(value)")
        }
        try done("verify")
    }
}
