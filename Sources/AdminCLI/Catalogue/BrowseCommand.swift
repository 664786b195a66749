import Application
import ArgumentParser
import Domain

extension ProgrammeCommand {
    struct Browse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Search the events that can be booked, as everybody may.",
            discussion: """
                EXAMPLES
                  turnout programme browse --text neglect --free
                  turnout programme browse --month 2026-11 --sort places
                """)

        @Option(help: "Words of the title, the topic or the code.") var text = ""
        @Option(help: "Of this topic.") var topic: String?
        @Option(help: "Of this level.") var level: String?
        @Option(help: "Meant for this staff group, or for everybody.") var staffGroup: String?
        @Option(help: "Held this way.") var delivery: String?
        @Option(help: "Beginning in this month, YYYY-MM.") var month: String?
        @Option(help: "Held here.") var venue: String?
        @Flag(help: "Only with a place left.") var free = false
        @Option(help: "In which order.") var sort: ProgrammeFilter.Order = .date
        @Option(help: "How many at most, 1 to 1000.") var limit = 50
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var filter = ProgrammeFilter()
            (filter.text, filter.topic, filter.level, filter.staffGroup) = (text, topic, level, staffGroup)
            (filter.delivery, filter.month, filter.venue) = (delivery, month, venue)
            (filter.hasPlaces, filter.order, filter.limit) = (free, sort, limit)
            let page = try await BrowseProgramme(try await store.house())(filter)
            try output.show(
                Listing(
                    columns: [
                        .init("event", "Event"), .init("starts_at", "Starts"), .init("title", "Title"),
                        .init("delivery", "Delivery"), .init("venue", "Venue"), .init("left", "Left"),
                        .init("free_until", "Cancelling is free until"),
                    ],
                    rows: page.offers.map { offer in
                        [
                            .text(offer.entry.event.reference), .text(offer.sessions.first?.start.description ?? ""),
                            .text(offer.entry.title), .text(offer.entry.delivery), .text(offer.entry.venue),
                            .text(offer.left.text), .optional(offer.terms?.freeUntil.shortLimit),
                        ]
                    }, notes: ["\(page.total) in all."]))
        }
    }
}
