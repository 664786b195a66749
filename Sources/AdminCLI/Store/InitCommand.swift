import Application
import ArgumentParser

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make the store, or upgrade it to this version.",
        discussion: """
            Repeating it is harmless, and a newer store is refused. On PostgreSQL it also keeps the owner of the tables
            apart from the role that the service signs in as: --service-role gives a login role the rights of a service
            and no more.

            EXAMPLES
              turnout init
              turnout init --store postgres://owner@db/turnout --service-role turnout_web
            """)

    @Option(help: "PostgreSQL: the login role that the service signs in as.") var serviceRole: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let result = try await Opening.get().keeper.initialise(store.address, serviceRole: serviceRole)
        let done =
            result.applied.isEmpty
            ? ["The store is up to date."]
            : ["The store is ready; applied:"] + result.applied.map { "  " + $0 }
        try output.show(
            done + result.notes,
            [
                "applied": .number(Int64(result.applied.count)),
                "migrations": .text(result.applied.joined(separator: "; ")),
                "notes": .text(result.notes.joined(separator: " ")),
            ])
    }
}
