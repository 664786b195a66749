import Application
import ArgumentParser
import Domain

struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Events: list, show, plan, publish, postpone, cancel, and who and what belongs to them.",
        discussion: """
            EXAMPLES
              turnout event list --free --from 2026-05-01
              turnout event show E0193
            """,
        subcommands: [
            List.self, Show.self, Add.self, Change.self, Clone.self, AllocationCommand.self, Publish.self, Close.self,
            Reopen.self, Deliver.self, Postpone.self, Cancel.self, Trainers.self, Joining.self, Needs.self,
            Series.self, Invite.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List events by start.",
            discussion: """
                EXAMPLES
                  turnout event list --year 2019/20 --status cancelled
                  turnout event list --free --course NEG2
                """)

        @Option(help: "Only those of this financial year, such as 2019/20.") var year: YearArgument?
        @Option(help: "Only those of this course.") var course: String?
        @Option(help: "Only those in this status.") var status: EventStatus?
        @Option(help: "Only those from this date on.") var from: DateArgument?
        @Option(help: "Only those up to this date.") var to: DateArgument?
        @Flag(help: "Only those that can be booked now and have a place left.") var free = false
        @Option(help: "How many at most.") var limit: Int64 = 1_000
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let house = try await store.house()
            var filter = EventFilter(limit: limit)
            filter.year = year?.year
            filter.status = status
            filter.from = from?.date
            filter.to = to?.date
            filter.freeAt = free ? house.now : nil
            let lines = try await ListEvents(house)(filter, course: course, by: operatorPrincipal())
            try output.show(EventListings.events(lines, house.zone))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an event with its sessions, places, counters and history.",
            discussion: """
                EXAMPLE
                  turnout event show E0193 --format json
                """)

        @Argument(help: "The event's reference.") var reference: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let sheet = try await ShowRecord(house).event(reference, by: operatorPrincipal())
            try output.show(
                "\(sheet.plan.reference)  \(sheet.course.title)", EventListings.fields(sheet),
                [
                    ("sessions", EventListings.sessions(sheet.plan)),
                    ("allocations", EventListings.allocations(sheet, house.zone)),
                    ("counters", EventListings.counters(sheet.counts)),
                    ("history", CatalogueListings.history(sheet.history, house.zone)),
                ])
        }
    }
}
