import Application
import ArgumentParser
import Domain
import Money

struct ChargesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charges", abstract: "What bookings cost: assess, notify, answer, waive.",
        subcommands: [
            Assess.self, List.self, Show.self, Notify.self, Accept.self, Dispute.self, Uphold.self, Waive.self,
        ])

    struct Assess: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Work out what bookings of events held cost; repeating it changes nothing.",
            discussion: """
                A register that came late or was corrected is looked at again: what is not due any more is relieved, or
                marked to be credited once it is invoiced; what is due besides is charged.
                An agency that is exempt is relieved; a waiver recorded before takes effect now.

                EXAMPLE
                  turnout charges assess --through 2020-03-31
                """)

        @Option(help: "The last first-session date of events, YYYY-MM-DD.") var through: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let answer = try await AssessCharges(house)(
                through: try localDate(through), by: operatorPrincipal(), progress: { progress("\($0) events") })
            endProgress()
            try output.show(sentences(answer), fields(answer))
        }

        private func sentences(_ answer: AssessCharges.Answer) -> [String] {
            let counts = answer.counts
            let relieved = counts[.exempt] + counts[.relieved]
            var lines = [
                "\(answer.events) events: \(counts[.assessed]) new charges, \(Pence(counts[.assessedPence]).text).",
                "  relieved \(relieved) (\(Pence(counts[.relievedPence]).text)), "
                    + "\(counts[.exempt]) of them of exempt agencies",
                "  waived \(counts[.waived]) (\(Pence(counts[.waivedPence]).text))",
                "  charged \(counts.charged) (\(Pence(counts.chargedPence).text))",
            ]
            if answer.corrected > 0 {
                lines.append(
                    "\(answer.corrected) bookings came out otherwise than before: what they rest on was corrected.")
            }
            if answer.toCredit > .zero {
                lines.append(
                    "\(answer.toCredit.text) of what was invoiced is to be credited: "
                        + "turnout invoices credit-corrections --preview")
            }
            if answer.unrecorded > 0 { lines.append("\(answer.unrecorded) bookings wait for their register.") }
            if let mend = answer.mend {
                lines.append(
                    "Skipped: \(answer.unbound) bookings bound to no policy, such as "
                        + "\(answer.unboundReferences.prefix(5).joined(separator: ", ")). \(mend)")
            }
            if !answer.undelivered.isEmpty {
                lines.append(
                    "Not marked as delivered, and so not assessed: \(answer.undelivered.joined(separator: ", ")).")
            }
            return lines
        }

        private func fields(_ answer: AssessCharges.Answer) -> KeyValuePairs<String, Cell> {
            let counts = answer.counts
            return [
                "events": .number(answer.events), "assessed": .number(counts[.assessed]),
                "assessed_pence": .number(counts[.assessedPence]), "exempt": .number(counts[.exempt]),
                "relieved": .number(counts[.relieved]), "relieved_pence": .number(counts[.relievedPence]),
                "waived": .number(counts[.waived]), "waived_pence": .number(counts[.waivedPence]),
                "charged": .number(counts.charged), "charged_pence": .number(counts.chargedPence),
                "unbound": .number(answer.unbound), "unrecorded": .number(answer.unrecorded),
                "corrected": .number(answer.corrected), "to_credit_pence": .pence(answer.toCredit),
                "undelivered": .number(Int64(answer.undelivered.count)),
            ]
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List charges.",
            discussion: """
                EXAMPLES
                  turnout charges list --year 2019/20 --state waived
                  turnout charges list --agency BCT --format csv
                """)

        @Option(help: "Of the agency of this code.") var agency: String?
        @Option(help: "Those in this state.") var state: ChargeState.Code?
        @Option(help: "Of events of this financial year, such as 2019/20.") var year: String?
        @Option(help: "Of the event of this reference.") var event: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let filter = ChargeFilter(
                agency: agency, state: state, year: try year.map { try AdminCLI.year($0).startYear }, event: event)
            let rows = try await ListCharges(house)(filter, by: operatorPrincipal())
            let sum = rows.reduce(Pence.zero) { $0 + $1.charge.amount }
            try output.show(ChargeListing.make(rows, notes: ["\(rows.count) charges, \(sum.text) before relief."]))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a charge with its reasons and every step it took.",
            discussion: """
                EXAMPLE
                  turnout charges show E0003-12
                """)

        @Argument(help: "The booking's reference; /2 behind it for a second charge.") var charge: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let answer = try await ShowCharge(house)(charge, by: operatorPrincipal())
            let row = answer.row
            let lines =
                [
                    "\(row.title), \(row.charge.eventDate.spoken) (\(row.event)); agency \(row.agency).",
                    "Policy: \(answer.policy). Why: \(answer.explanation.summary).",
                ]
                + answer.explanation.sentences + [""] + ChargeSentences.way(answer, house.zone)
            try output.show(lines, whole: ChargeSentences.json(answer, house.zone), rows: ChargeListing.make([row]))
        }
    }
}
