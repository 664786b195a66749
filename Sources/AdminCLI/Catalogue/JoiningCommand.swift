import Application
import ArgumentParser
import Domain

extension EventCommand {
    struct Joining: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show or set how an event is joined; told to those who hold a place, and its trainers.",
            discussion: """
                EXAMPLES
                  turnout event joining E0193
                  turnout event joining E0193 --text "Ring at the side door." --link https://meet.example/abc
                  turnout event joining E0193 --clear
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "What to know before coming.") var text: String?
        @Option(help: "The https link of an event held on line.") var link: String?
        @Flag(help: "Tell nothing any more.") var clear = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            var joining = try await ShowJoining(house)(reference, by: operatorPrincipal())
            let known = clear ? Domain.Joining(stored: "", link: "") : joining
            if clear || text != nil || link != nil {
                joining = try await ChangeJoining(house)(
                    reference, instructions: text ?? known.instructions, link: link ?? known.link,
                    by: operatorPrincipal())
            }
            let lines = [joining.instructions, joining.link].filter { !$0.isEmpty }
            try output.show(
                lines.isEmpty ? ["\(reference) has no joining instructions."] : lines,
                [
                    "event": .text(reference), "instructions": .text(joining.instructions),
                    "link": .text(joining.link),
                ])
        }
    }

    struct Needs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what those who come to an event need on the day.",
            discussion: """
                EXAMPLE
                  turnout event needs E0193
                """)

        @Argument(help: "The event's reference.") var reference: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let lines = try await ShowAccessNeeds(try await store.house())(reference, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("booking", "Booking"), .init("name", "Name"), .init("needs", "Needs")],
                    rows: lines.map {
                        [.text("\(reference)-\($0.booking.ordinal)"), .text($0.name), .text($0.need.text)]
                    }))
        }
    }
}
