import Application
import ArgumentParser
import Domain
import Money

struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "List payments, take them back, refund what is left over, and match a bank's file.",
        subcommands: [
            List.self, Show.self, Reverse.self, Refund.self, Import.self, Suggest.self, Confirm.self, SetAside.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List payments with what of each pays nothing, the last recorded first.",
            discussion: """
                EXAMPLES
                  turnout payments list --agency BCT
                  turnout payments list --unallocated
                """)

        @Option(help: "Of the agency of this code.") var agency: String?
        @Flag(help: "Only those of which something pays nothing.") var unallocated = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let rows = try await ListPayments(try await store.house())(
                agency: agency, isUnallocatedOnly: unallocated, by: operatorPrincipal())
            let free = rows.reduce(Pence.zero) { $0 + $1.unallocated }
            try output.show(
                Listing(
                    columns: [
                        .init("reference", "Reference"), .init("agency", "Agency"), .init("received_on", "Received"),
                        .init("amount_pence", "Amount"), .init("allocated_pence", "Pays"),
                        .init("refunded_pence", "Refunded"), .init("unallocated_pence", "Left"),
                        .init("taken_back", "Taken back"),
                    ],
                    rows: rows.map { row in
                        [
                            .text(row.reference), .text(row.agency), .text(row.receivedOn.description),
                            .pence(row.amount), .pence(row.allocated), .pence(row.refunded), .pence(row.unallocated),
                            .flag(row.isTakenBack),
                        ]
                    },
                    notes: ["\(rows.count) payments, \(free.text) of them pays nothing."]))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a payment: what it pays, and what became of it.",
            discussion: """
                EXAMPLE
                  turnout payments show BACS-8812
                """)

        @Argument(help: "The payment's reference.") var reference: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await ShowPayment(try await store.house())(reference, by: operatorPrincipal())
            let row = answer.row
            try output.show(
                Listing(
                    title: "\(row.amount.text) from \(row.agency) on \(row.receivedOn.spoken)"
                        + (row.isTakenBack ? ", taken back." : "; \(row.unallocated.text) of it pays nothing."),
                    columns: [.init("what", "What"), .init("reference", "Reference"), .init("amount_pence", "Amount")],
                    rows: answer.parts.map { [.text("pays"), .text($0.invoice), .pence($0.amount)] }
                        + answer.returns.map { [.text($0.kind.rawValue), .text($0.reference), .pence($0.amount)] },
                    notes: answer.returns.map { "\($0.kind.rawValue) on \($0.date.spoken): \($0.reason)" }))
        }
    }

    struct Reverse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a payment that was entered wrongly; what it paid is to be paid again.",
            discussion: """
                Nothing is deleted: the payment and its reversal both stay, and the reference stays taken.

                EXAMPLE
                  turnout payments reverse BACS-8812 --reason "entered for the wrong agency"
                """)

        @Argument(help: "The payment's reference.") var reference: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await ReversePayment(try await store.house())(
                reference, reason: reason, by: operatorPrincipal())
            try output.show(
                Listing(
                    title: "\(answer.amount.text) of \(reference) is taken back.",
                    columns: [
                        .init("invoice", "Invoice"), .init("amount_pence", "Was paid"),
                        .init("outstanding_pence", "To pay"),
                    ],
                    rows: answer.released.map { [.text($0.invoice), .pence($0.amount), .pence($0.outstanding)] }))
        }
    }

    struct Refund: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record money sent back that paid nothing.",
            discussion: """
                EXAMPLE
                  turnout payments refund BACS-8812 --as REFUND-17 --refunded-on 2020-05-11 --reason "paid twice"
                """)

        @Argument(help: "The payment's reference.") var reference: String
        @Option(name: .customLong("as"), help: "The reference under which the bank sent it, unique among refunds.")
        var sent: String
        @Option(help: "How much; all that pays nothing unless said.") var amount: String?
        @Option(help: "When, YYYY-MM-DD.") var refundedOn: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await RefundPayment(try await store.house())(
                .init(
                    payment: reference, amount: try amount.map(AdminCLI.amount), reference: sent,
                    refundedOn: try localDate(refundedOn), reason: reason), by: operatorPrincipal())
            let first =
                answer.wasKnown
                ? "This refund was recorded before; nothing changed."
                : "\(answer.amount.text) of \(reference) is refunded."
            try output.show(
                [first, "Still pays nothing: \(answer.unallocated.text)."],
                [
                    "reference": .text(sent), "refunded_pence": .pence(answer.amount),
                    "unallocated_pence": .pence(answer.unallocated), "known": .flag(answer.wasKnown),
                ])
        }
    }
}
