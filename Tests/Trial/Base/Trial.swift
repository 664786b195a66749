import Foundation

/// Runs one trial of the promises: `trial r1 --engine sqlite --seeds 100`.
@main enum Trial {
    static func main() async {
        let given = Array(CommandLine.arguments.dropFirst())
        // Files of a trial stay in memory where the system offers that: it tests decisions, not the disk.
        if FileManager.default.isWritableFile(atPath: "/dev/shm") { setenv("TMPDIR", "/dev/shm", 0) }
        do {
            let arguments = try Arguments(given)
            guard let trial = trials[arguments.name] else { throw Misuse("There is no trial “\(arguments.name)”.") }
            let report = try await trial(arguments)
            exit(report.close(arguments))
        } catch let misuse as Misuse {
            print("\(misuse.sentence)\n\(usage)")
            exit(2)
        } catch {
            print("FAIL: \(error)")
            exit(1)
        }
    }

    private static let trials: [String: @Sendable (Arguments) async throws -> Report] = [
        "r1": { try await SimulatorTrial.run($0) }
    ]

    private static let usage = """
        Usage: trial NAME --engine sqlite|postgres [--seeds N] [--first-seed S] [--steps N] [--mutant NAME]
        Trials: \(trials.keys.sorted().joined(separator: ", ")). PostgreSQL is found through TURNOUT_TEST_POSTGRES.
        """
}

/// The command line was not understood.
struct Misuse: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
