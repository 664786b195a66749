import Application
import ArgumentParser
import Domain

/// What the commands that take an event one step on have in common.
struct EventStepOptions: ParsableArguments {
    @Argument(help: "The event's reference.") var reference: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func take(_ step: EventStep, saying sentence: String, status: EventStatus) async throws {
        let house = try await store.house()
        let promotions = try await StepEvent(house)(reference, step, by: operatorPrincipal())
        try output.show(
            ["\(reference) \(sentence)"] + CatalogueListings.sentences(promotions, house.zone),
            ["event": .text(reference), "status": .text(status.rawValue)])
    }
}

extension EventCommand {
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a draft to booking.",
            discussion: """
                EXAMPLE
                  turnout event publish E0193
                """)

        @OptionGroup var event: EventStepOptions

        func run() async throws {
            try await event.take(.published, saying: "is published and can be booked.", status: .published)
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close an event to new bookings.",
            discussion: """
                EXAMPLE
                  turnout event close E0193
                """)

        @OptionGroup var event: EventStepOptions

        func run() async throws {
            try await event.take(.closed, saying: "is closed to new bookings.", status: .closed)
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a closed event to booking again.",
            discussion: """
                EXAMPLE
                  turnout event reopen E0193
                """)

        @OptionGroup var event: EventStepOptions

        func run() async throws {
            try await event.take(.reopened, saying: "can be booked again.", status: .published)
        }
    }

    struct Deliver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that an event was held.",
            discussion: """
                EXAMPLE
                  turnout event deliver E0193
                """)

        @OptionGroup var event: EventStepOptions

        func run() async throws {
            try await event.take(.delivered, saying: "was held.", status: .delivered)
        }
    }

    struct Postpone: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an event new dates; everybody with a place is asked whether they follow.",
            discussion: """
                No, or no answer in time, ends a booking without any charge.

                EXAMPLE
                  turnout event postpone E0193 --session 2026-06-18T09:30/12:30 --answer-by 2026-06-04T17:00
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "A new session in local time, START/END; repeatable.") var session: [SessionArgument]
        @Option(help: "Until when people may answer, in local time, YYYY-MM-DDTHH:MM.") var answerBy: MomentArgument
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let sessions = session.map(\.time)
            // The times are checked against the change of the clocks before anybody is asked about them.
            _ = try EventDates(sessions, in: house.zone)
            let request = PostponeEvent.Request(
                event: try await house.eventID(reference), sessions: sessions,
                answerBy: house.zone.instant(answerBy.local))
            let asked = try await PostponeEvent(house)(request, by: operatorPrincipal())
            try output.show(
                ["\(reference) has new dates. Bookings asked until \(answerBy.local.spoken): \(asked)."],
                ["event": .text(reference), "asked": .number(Int64(asked))])
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Call an event off with its bookings; none of them is charged.",
            discussion: """
                EXAMPLE
                  turnout event cancel E0193 --why "the trainer is ill"
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "Why, as shown to people.") var why: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let request = CancelEvent.Request(event: try await house.eventID(reference), reason: why)
            let ended = try await CancelEvent(house)(request, by: operatorPrincipal())
            try output.show(
                ["\(reference) is cancelled; bookings ended with it: \(ended). None is charged."],
                ["event": .text(reference), "status": .text("cancelled"), "ended": .number(Int64(ended))])
        }
    }
}
