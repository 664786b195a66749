import Foundation
import Launching

/// A running `turnout serve`, started for a measurement and stopped by SIGTERM.
final class ServiceProcess {
    /// Where it answers, such as `http://127.0.0.1:40123`.
    let address: String
    /// Seconds from its start to its first answer of readiness.
    let readyAfter: Double
    private let process: Launched

    init(store: String) throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("turnout")
        var launch = Launch(program.path, ["serve", "--port", "0", "--store", store])
        launch.complaint = .discarded
        let start = Date()
        process = try Launched(launch)
        guard let said = process.greeting() else {
            throw Pgbench.Failure(description: "turnout serve ended before it answered")
        }
        guard let begin = said.range(of: "http://"), let end = said.range(of: "/api") else {
            throw Pgbench.Failure(description: "turnout serve said: \(said)")
        }
        address = String(said[begin.lowerBound..<end.lowerBound])
        _ = try Shell.run("curl", ["-sf", "--retry", "50", "--retry-connrefused", address + "/health/ready"])
        readyAfter = Date().timeIntervalSince(start)
    }

    /// Resident memory in megabytes.
    var megabytes: Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.identifier)/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }

    func stop() { process.stop() }
}

/// Programs that are run to their end.
enum Shell {
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        var launch = Launch(program, arguments)
        launch.complaint = .output
        let answer = try Launched(launch).answer()
        guard answer.status == 0 else {
            throw Pgbench.Failure(description: "\(program) ended with \(answer.status): \(answer.output)")
        }
        return answer.output
    }
}
