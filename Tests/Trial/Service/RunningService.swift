import Domain
import Foundation
import Launching

/// A running `turnout serve`, seen from outside: started, killed, told to stop.
final class RunningService: Sendable {
    let address: String
    /// Seconds from its start until it answered.
    let readyAfter: Double
    private let process: Launched

    /// Starts the release binary, or, for a broken variant, the one built beside this trial; with so many descriptors
    /// where that is said.
    init(store: String, port: Int = 0, files: Int? = nil) throws {
        let mutant = Mutant.active.map { ["--mutant", $0.rawValue] } ?? []
        let words = [try RunningService.program().path, "serve", "--port", "\(port)", "--store", store] + mutant
        let limit = files.map { "ulimit -n \($0); " } ?? ""
        var launch = Launch("/bin/bash", ["-c", limit + #"exec "$@""#, "bash"] + words)
        launch.environment = ["TURNOUT_LOG_LEVEL": "error"]
        let start = Date()
        process = try Launched(launch)
        guard let said = process.greeting() else { throw Misuse("turnout serve ended before it answered.") }
        readyAfter = Date().timeIntervalSince(start)
        guard let begin = said.range(of: "http://"), let end = said.range(of: "/api") else {
            throw Misuse("turnout serve said: \(said)")
        }
        address = String(said[begin.lowerBound..<end.lowerBound])
    }

    /// Resident memory in megabytes; nil once it has ended.
    var megabytes: Int? {
        guard process.isRunning,
            let text = try? String(contentsOfFile: "/proc/\(process.identifier)/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
    }

    /// The port it listens on.
    var port: Int { address.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

    /// Ends it at once, as a power cut would.
    func kill() { process.end() }

    /// Tells it to stop; returns its exit status.
    @discardableResult func stop() -> Int32 { process.stop().status }

    private static func program() throws -> URL {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let debug = own.appending(path: "turnout")
        if Mutant.active != nil { return debug }
        if let given = ProcessInfo.processInfo.environment["TURNOUT_BINARY"] { return URL(fileURLWithPath: given) }
        let release = own.deletingLastPathComponent().appending(path: "release/turnout")
        guard FileManager.default.isExecutableFile(atPath: release.path) else {
            throw Misuse("There is no release binary; `Deploy/setup/release.sh turnout` builds it.")
        }
        return release
    }
}
