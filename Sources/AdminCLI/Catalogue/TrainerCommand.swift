import Application
import ArgumentParser
import Domain

extension EventCommand {
    struct Trainers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who teaches an event, or change it; its trainers see its bookings and keep its register.",
            discussion: """
                EXAMPLES
                  turnout event trainers E0193
                  turnout event trainers E0193 --add ana.silva@bct.example --remove ben.ode@bct.example
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "The e-mail address of a person who teaches it from now on; repeatable.") var add: [String] = []
        @Option(help: "The e-mail address of a person who teaches it no more; repeatable.") var remove: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            for email in add { _ = try await ChangeTrainers(house).add(email, to: reference, by: operatorPrincipal()) }
            for email in remove {
                _ = try await ChangeTrainers(house).remove(email, from: reference, by: operatorPrincipal())
            }
            let people = try await ListTrainers(house)(reference, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("email", "E-mail"), .init("name", "Name")],
                    rows: people.map { [.text($0.details?.email ?? ""), .text($0.details?.name ?? "")] }))
        }
    }
}
