import Application
public import ArgumentParser
import Domain
import Evidence
import Foundation
import PolicyFile

/// `turnout`: the root of every command.
public struct TurnoutCommand: AsyncParsableCommand {
    /// The name, the summary and the commands.
    public static let configuration = CommandConfiguration(
        commandName: "turnout",
        abstract:
            "Runs a partnership's free multi-agency training: places, waiting lists, registers, charges, figures.",
        discussion: """
            Exit codes: 0 done, 1 refused or found wrong, 2 misused.
            Every command takes --help; those that print take --format table|json|csv.
            """,
        version: turnoutVersion,
        groupedSubcommands: [
            CommandGroup(name: "Store", subcommands: StoreCommands.all),
            CommandGroup(name: "Catalogue", subcommands: CatalogueCommands.all),
            CommandGroup(name: "Booking", subcommands: BookingCommands.all),
            CommandGroup(name: "Policy and charges", subcommands: MoneyCommands.all),
            CommandGroup(name: "Reports", subcommands: ReportCommands.all),
        ])

    /// Made by the parser.
    public init() {}

    /// Runs the command line and returns its exit code: 0 done, 1 refused or found wrong, 2 misused.
    public static func run(_ arguments: [String], opening: Opening) async -> Int32 {
        defer { fflush(nil) }
        let code = await attempt(arguments, opening)
        await opening.close()
        return code
    }

    private static func attempt(_ arguments: [String], _ opening: Opening) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            try await Opening.$current.withValue(opening) {
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
            }
            return 0
        } catch {
            endProgress()
            return report(error)
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let exit as ExitCode: return exit.rawValue
        case let refusal as Refusal: complain("Refused: \(refusal)")
        case let fault as StoreFault: complain(fault.reason)
        case let refused as ImportRefused: complain("\(refused)")
        case let faulty as FaultyFile: complain("\(faulty)")
        case let faults as PolicyFaults: complain("\(faults)")
        default: return unforeseen(error)
        }
        return 1
    }

    /// What the parser says of a command line, and what the system says of a file.
    private static func unforeseen(_ error: any Error) -> Int32 {
        switch exitCode(for: error) {
        case .success:
            print(fullMessage(for: error))
            return 0
        case .validationFailure:
            complain(fullMessage(for: error))
            return 2
        default:
            complain((error as? any LocalizedError)?.errorDescription ?? "\(error)")
            return 1
        }
    }

    static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
