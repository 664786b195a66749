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
            print("fault: \(error)\nFAIL")
            exit(1)
        }
    }

    private static let trials: [String: @Sendable (Arguments) async throws -> Report] = [
        "r1": { try await SimulatorTrial.run($0) },
        "r2": { try await StormTrial.run($0) },
        "r3": { try await LifeTrial.run($0) },
        "r4": { try await GreedTrial.samePerson($0) },
        "r5": { try await GreedTrial.oneAgency($0) },
        "r6": { try await CutTrial.run($0) },
        "r11": { try await KillTrial.run($0) },
        "r12": { try await DrainTrial.run($0) },
        "r13": { try await FloodTrial.run($0) },
        "r10": { try await InterleavingTrial.run($0) },
        "r14": { try await BillingTrial.run($0) },
        "r15": { try await DamageTrial.run($0) },
        "r17": { try await PaperTrial.run($0) },
        "r18": { try await LedgerTrial.run($0) },
        "ledger-export": { try await ExportTrial.run($0) },
        "r20": { try await MoveTrial.run($0) },
        "r21": { try await MigrationTrial.run($0) },
        "r22": { try await ClockTrial.run($0) },
        "r23": { try await MailTrial.run($0) },
        "s2": { try await DamagedRequestTrial.run($0) },
        // What a trial starts as a process of its own.
        "export": { try await ExportTrial.part($0) },
        "bill": { try await BillingTrial.part($0) },
        "render": { try await PaperTrial.part($0) },
        "init": { try await MigrationTrial.part($0) },
        "move": { try await MoveTrial.part($0) },
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
