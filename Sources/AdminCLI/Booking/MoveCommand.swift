import Application
import ArgumentParser
import Domain

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a booking to another event, or copy a store to another place.",
        discussion: """
            A booking goes to an event that has a place. Inside the notice period this counts as a cancellation, unless
            the policy allows transfers.

            A store is copied into an empty one, on the same or the other engine, as at one moment and in one
            transaction; the checksums of both sides are compared before it is kept. The first store stays as it is.

            EXAMPLES
              turnout move E0193-4 --to E0201
              turnout move --from sqlite:turnout.db --to postgres://owner@db/turnout
            """)

    @Argument(help: "The booking's reference.") var booking: String?
    @Option(help: "The event to go to; with --from the empty store, made where there is none.") var to: String
    @Option(help: "The store to copy.") var from: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (booking == nil) == (from == nil) {
            throw ValidationError("Name a booking to move, or a store to copy with --from.")
        }
        if from == to { throw ValidationError("A store cannot be copied into itself.") }
    }

    func run() async throws {
        if let booking {
            try await move(booking)
        } else if let from {
            let sums = try await Opening.get().keeper.move(from: from, to: to, progress: progress)
            endProgress()
            try output.show(TableSums.listing(sums, note: "Both sides have the same checksums."))
        }
    }

    private func move(_ booking: String) async throws {
        let house = try await store.house()
        let answer = try await Move(house)(booking, to: to, by: operatorPrincipal())
        try await output.show(
            answer.new.reference, house, saying: ["\(booking) is \(answer.old.rawValue.spacedOut): \(answer.why)."])
    }
}
