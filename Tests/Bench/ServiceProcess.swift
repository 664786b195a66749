import Foundation

/// A running `turnout serve`, started for a measurement and stopped by SIGTERM.
final class ServiceProcess {
    /// Where it answers, such as `http://127.0.0.1:40123`.
    let address: String
    /// Seconds from its start to its first answer of readiness.
    let readyAfter: Double
    private let process: Process

    init(store: String) throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("turnout")
        process = Process()
        process.executableURL = program
        process.arguments = ["serve", "--port", "0", "--store", store]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        let start = Date()
        try process.run()
        var said = ""
        while !said.contains("\n") {
            let data = pipe.fileHandleForReading.availableData
            if data.isEmpty { throw Pgbench.Failure(description: "turnout serve ended before it answered") }
            said += String(decoding: data, as: UTF8.self)
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
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

/// Programs that are run to their end.
enum Shell {
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        // Threads of the runtime block every signal and a child inherits that: it would never hear its own alarm.
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Pgbench.Failure(description: "\(program) ended with \(process.terminationStatus): \(text)")
        }
        return text
    }
}
