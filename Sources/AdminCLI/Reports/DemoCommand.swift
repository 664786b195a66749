import Application
import ArgumentParser
import Domain
import Money

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty store with an invented partnership to look at and to book.",
        discussion: """
            Three financial years that are over, the current one so far and the coming six months, with a policy,
            charges and invoices. Everybody in it is invented, and every report says so. A store with anything in it is
            refused. The same seed on the same day gives the same store.

            EXAMPLES
              turnout demo --store sqlite:demo.db
              turnout demo --store sqlite:demo.db --seed 7
            """)

    @Option(help: "The number it is invented from.") var seed: UInt64 = 1
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let answer = try await FillWithDemonstration(house, progress: { progress($0) })(
            seed: seed, by: operatorPrincipal())
        endProgress()
        let years = answer.years.map(\.description)
        let last = years.last ?? FinancialYear(containing: house.today).description
        try output.show(
            [
                "The store now holds an invented partnership (seed \(answer.seed)):",
                "  \(answer.agencies) agencies, \(answer.people) people, \(answer.courses) courses",
                "  \(answer.events) events with \(answer.bookings) bookings, \(years.first ?? last) to the next six "
                    + "months",
                "  \(answer.charges) charges assessed, \(answer.invoices) invoices of \(answer.invoiced.text) together",
                "",
                "See it: turnout report year \(last) --store \(store.address)",
            ],
            [
                "seed": .text(String(answer.seed)), "agencies": .number(answer.agencies),
                "people": .number(answer.people), "courses": .number(answer.courses),
                "events": .number(answer.events), "bookings": .number(answer.bookings),
                "charges": .number(answer.charges), "invoices": .number(answer.invoices),
                "invoiced_pence": .pence(answer.invoiced), "last_closed_year": .text(last),
            ])
    }
}
