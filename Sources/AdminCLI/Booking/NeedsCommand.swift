import Application
import ArgumentParser
import Domain

struct NeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "needs", abstract: "Show, record or withdraw what the owner of a booking needs on the day.",
        discussion: """
            Ask what is needed, not why. Only the person, the event's trainers and administrators see it, and it is
            purged after the event.

            EXAMPLES
              turnout needs E0193-17
              turnout needs E0193-17 --say "a seat near the front" --consent
              turnout needs E0193-17 --withdraw
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @Option(help: "What is needed.") var say: String?
    @Flag(help: "The person agrees that the event's trainers and administrators see it.") var consent = false
    @Flag(help: "Take away what was said.") var withdraw = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if withdraw, say != nil { throw ValidationError("Give --say or --withdraw, not both.") }
    }

    func run() async throws {
        let house = try await store.house()
        let change = ChangeAccessNeed(house)
        if withdraw { _ = try await change.withdraw(booking, by: operatorPrincipal()) }
        if let say { _ = try await change(booking, say, hasConsented: consent, by: operatorPrincipal()) }
        let need = try await ShowAccessNeeds(house).one(booking, by: operatorPrincipal())
        try output.show(
            [need?.text ?? "Nothing is said of what is needed."],
            [
                "booking": .text(booking), "needs": .optional(need?.text),
                "consented_at": .optional(need.map { house.zone.local($0.consentedAt).description }),
            ])
    }
}
