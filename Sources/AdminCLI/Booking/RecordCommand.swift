import Application
import ArgumentParser
import Domain
import Money

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "What decides on a charge besides the register: sickness, completion, costs.",
        subcommands: [Sickness.self, Completion.self, Cost.self, Show.self])

    struct Sickness: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that sickness was reported: when and how, never what the matter was.",
            discussion: """
                EXAMPLES
                  turnout record sickness E0003-12 --channel phone
                  turnout record sickness E0003-12 --received-at 2019-05-14T07:45 --evidence "message on the machine"
                  turnout record sickness E0003-12 --written
                """)

        @Argument(help: "The booking's reference.") var booking: String
        @Option(
            help: "By which channel: site, email, phone, letter, calendar_decline, told_trainer, other.",
            transform: word)
        var channel = Channel.other
        @Option(help: "When it was received, local time YYYY-MM-DDTHH:MM; now unless said.") var receivedAt: String?
        @Option(help: "Where that can be seen, for an earlier moment.") var evidence: String?
        @Flag(help: "The follow-up in writing was seen.") var written = false
        @Flag(help: "There was no report after all.") var takeBack = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let request = RecordSickness.Request(
                booking: booking, channel: channel,
                receivedAt: try receivedAt.map { house.zone.instant(try localTime($0)) }, evidence: evidence,
                isWritten: written, isTakenBack: takeBack)
            try output.show(
                FactListing.make([try await RecordSickness(house)(request, by: operatorPrincipal())], house))
        }
    }

    struct Completion: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record whether the e-learning or the knowledge check was completed.",
            discussion: """
                EXAMPLES
                  turnout record completion E0003-12
                  turnout record completion E0003-12 --not
                """)

        @Argument(help: "The booking's reference.") var booking: String
        @Flag(name: .customLong("not"), help: "It was not completed.") var isMissing = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let fact = try await RecordCompletion(house)(booking, isCompleted: !isMissing, by: operatorPrincipal())
            try output.show(FactListing.make([fact], house))
        }
    }

    struct Cost: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what was spent on one person, which a policy may pass on when they do not come.",
            discussion: """
                Another amount under the same name takes its place; 0 takes it back.

                EXAMPLE
                  turnout record cost E0003-12 "sign language interpreter" --amount 120
                """)

        @Argument(help: "The booking's reference.") var booking: String
        @Argument(help: "What it was for.") var name: String
        @Option(help: "What it cost.") var amount: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let fact = try await RecordCost(house)(
                booking, name, amount: try AdminCLI.amount(amount), by: operatorPrincipal())
            try output.show(FactListing.make([fact], house))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what was recorded of a booking, corrections last.",
            discussion: """
                EXAMPLE
                  turnout record show E0003-12
                """)

        @Argument(help: "The booking's reference.") var booking: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            try output.show(FactListing.make(try await ShowFacts(house)(booking, by: operatorPrincipal()), house))
        }
    }
}

/// What was recorded of a booking besides its register, as a list.
private enum FactListing {
    static func make(_ facts: [FactRecord], _ house: House) -> Listing {
        Listing(
            title: "Recorded",
            columns: [
                .init("n", "n"), .init("kind", "what"), .init("recorded", "recorded"), .init("at", "at"),
                .init("by", "by"),
            ],
            rows: facts.map { fact in
                [
                    .number(fact.n), .text(fact.recorded.code.rawValue), .text(words(fact.recorded, house)),
                    .text(house.zone.local(fact.at).description), .text(fact.actor),
                ]
            },
            notes: ["\(facts.count) recorded; they count when charges are next worked out."])
    }

    private static func words(_ fact: RecordedFact, _ house: House) -> String {
        switch fact {
        case .completion(let isCompleted): isCompleted ? "completed" : "not completed"
        case .cost(let cost): "\(cost.text): \(cost.amount.text)"
        case .sickness(nil): "not reported after all"
        case .sickness(let report?):
            [
                report.receivedAt.map { house.zone.local($0).description }, report.channel.rawValue,
                report.writtenAt.map { _ in "follow-up seen" },
            ].compactMap(\.self).joined(separator: ", ")
        }
    }
}
