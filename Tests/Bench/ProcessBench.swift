import Foundation

/// `turnout report year` as a whole process: wall time and peak memory.
struct ProcessBench {
    let bench: Bench

    func run() async throws {
        say("\n`turnout report year` as a process, over the sample year")
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("turnout").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            return say("  build it first: swift build -c release --product turnout")
        }
        let store = "sqlite:" + bench.path("process.db")
        for arguments in [["init"], ["import", ImportBench.sampleYear]] {
            let run = try launch(program, arguments + ["--store", store])
            guard run.status == 0 else { return say("  turnout \(arguments[0]) ended with \(run.status)") }
        }
        var times: [Double] = []
        var memory: [Double] = []
        for _ in 0...(bench.rounds * 5) {
            let run = try launch(program, ["report", "year", "2019/20", "--format", "json", "--store", store])
            times.append(run.seconds * 1000)
            memory.append(Double(run.kilobytes) / 1024)
        }
        say(
            "  \(Array(times.dropFirst()).median.places(0)) ms, \(memory.median.places(0)) MB (of \(times.count - 1))"
        )
    }

    private func launch(
        _ program: String, _ arguments: [String]
    ) throws -> (seconds: Double, kilobytes: Int, status: Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let start = Date()
        let code = posix_spawn(&child, program, &actions, nil, &words, environ)
        guard code == 0 else { throw Pgbench.Failure(description: "cannot start \(program): \(code)") }
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        return (Date().timeIntervalSince(start), usage.ru_maxrss, (status >> 8) & 0xFF)
    }
}
