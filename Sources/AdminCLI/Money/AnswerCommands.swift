import Application
import ArgumentParser
import Domain
import Money

extension ChargesCommand {
    struct Notify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell agencies of charges whose policy gives them time to answer.",
            discussion: """
                EXAMPLE
                  turnout charges notify --through 2026-06-30
                """)

        @Option(help: "The last first-session date of events; today unless said.") var through: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let date = try through.map(localDate) ?? house.today
            let answer = try await NotifyCharges(house)(through: date, by: operatorPrincipal())
            try output.show(
                Listing(
                    title: "Notified: \(answer.notified.count)",
                    columns: [.init("charge", "Charge"), .init("until", "May answer until")],
                    rows: answer.notified.map { [.text($0.reference), .text($0.until.description)] },
                    notes: ["\(answer.withoutResponse) need no notice: their policy has no response period."]))
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept a notified charge, in the agency's name.",
            discussion: """
                EXAMPLE
                  turnout charges accept E0003-12
                """)

        @Argument(help: "The charge's reference.") var charge: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try output.show(try await AcceptCharge(try await store.house())(charge, by: operatorPrincipal()))
        }
    }

    struct Dispute: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Dispute a notified charge, in the agency's name; no evidence of sickness is asked for.",
            discussion: """
                EXAMPLE
                  turnout charges dispute E0003-12 --reason attended
                """)

        @Argument(help: "The charge's reference.") var charge: String
        @Option(help: "Why.") var reason: DisputeReason
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            try output.show(try await DisputeCharge(house)(charge, reason: reason, by: operatorPrincipal()))
        }
    }

    struct Uphold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Uphold a disputed charge.",
            discussion: """
                EXAMPLE
                  turnout charges uphold E0003-12
                """)

        @Argument(help: "The charge's reference.") var charge: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try output.show(try await UpholdCharge(try await store.house())(charge, by: operatorPrincipal()))
        }
    }

    struct Waive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a charge away before it is invoiced; no medical detail is asked for or kept.",
            discussion: """
                EXAMPLES
                  turnout charges waive E0003-12 --reason sickness
                  turnout charges waive E0004-2 --reason court_attendance --second jane
                """)

        @Argument(help: "The charge's reference.") var charge: String
        @Option(help: "Why.") var reason: WaiverReason
        @Option(help: "Who else agreed, where the policy asks for a second person.") var second: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = WaiveCharge.Request(charge: charge, reason: reason, second: second)
            try output.show(try await WaiveCharge(try await store.house())(request, by: operatorPrincipal()))
        }
    }
}

extension OutputOptions {
    /// Shows a charge after something was done with it.
    fileprivate func show(_ answer: ChargeAnswer) throws {
        let state = answer.state.code.rawValue
        try show(
            ["\(answer.reference), \(answer.amount.text): \(state.spacedOut); \(answer.why)."],
            [
                "charge": .text(answer.reference), "amount_pence": .pence(answer.amount), "state": .text(state),
                "why": .text(answer.why),
            ])
    }
}
