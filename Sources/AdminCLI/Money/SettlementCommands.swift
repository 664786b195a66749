import Application
import ArgumentParser
import Domain
import Invoicing
import Money

extension InvoicesCommand {
    struct Credit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a credit note for a line, a part of it, or all that is left of an invoice.",
            discussion: """
                A waiver after issue is a credit note. The reason is kept in the history and stands on no document.

                EXAMPLES
                  turnout invoices credit INV-000001 --line 2 --reason sickness
                  turnout invoices credit INV-000001 --line 3 --amount 25 --reason administrative_error
                """)

        @Argument(help: "The invoice's number.") var number: String
        @Option(help: "The line; all that is left of the invoice unless said.") var line: Int?
        @Option(help: "What to credit of it, without VAT; all that is left unless said.") var amount: String?
        @Option(help: "Why.") var reason: WaiverReason
        @Option(help: "Who else agreed, where the policy asks for a second person.") var second: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = CreditInvoice.Request(
                number: number, line: line, amount: try amount.map(AdminCLI.amount), reason: reason, second: second)
            let answer = try await CreditInvoice(try await store.house())(request, by: operatorPrincipal())
            var lines = ["Credit note \(answer.number): \((answer.net + answer.vat).text) of \(number)."]
            if answer.released > .zero {
                lines.append("\(answer.released.text) had been paid and is free for other invoices.")
            }
            lines.append("Still to pay on \(number): \(answer.outstanding.text).")
            try output.show(
                lines,
                [
                    "number": .text(answer.number), "corrects": .text(number), "net_pence": .pence(answer.net),
                    "vat_pence": .pence(answer.vat), "released_pence": .pence(answer.released),
                    "outstanding_pence": .pence(answer.outstanding),
                ])
        }
    }

    struct Pay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record money received; it pays the invoices named, or the oldest due first.",
            discussion: """
                EXAMPLES
                  turnout invoices pay BCT --amount 350 --received-on 2020-05-04 --reference BACS-8812
                  turnout invoices pay BCT --amount 50 --received-on 2020-05-04 --reference 8813 --invoice INV-000002
                """)

        @Argument(help: "The agency's code.") var agency: String
        @Option(help: "What came in.") var amount: String
        @Option(help: "When, YYYY-MM-DD.") var receivedOn: String
        @Option(help: "The bank's reference, unique among payments.") var reference: String
        @Option(help: "An invoice it pays; may be given more than once.") var invoice: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = RecordPayment.Request(
                agency: agency, amount: try AdminCLI.amount(amount), receivedOn: try localDate(receivedOn),
                reference: reference, invoices: invoice)
            try output.show(try await RecordPayment(try await store.house())(request, by: operatorPrincipal()))
        }
    }

    struct Allocate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let what is left of a payment pay invoices.",
            discussion: """
                EXAMPLE
                  turnout invoices allocate BACS-8812 --invoice INV-000007
                """)

        @Argument(help: "The payment's reference.") var reference: String
        @Option(help: "An invoice it pays; may be given more than once.") var invoice: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            try output.show(try await AllocatePayment(house)(reference, invoices: invoice, by: operatorPrincipal()))
        }
    }

    struct WriteOff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write-off", abstract: "Give up a bad debt; what was billed stays billed.",
            discussion: """
                EXAMPLE
                  turnout invoices write-off INV-000007 --reason "the charity was dissolved"
                """)

        @Argument(help: "The invoice's number.") var number: String
        @Option(help: "How much, VAT included; all that is to pay unless said.") var amount: String?
        @Option(help: "Why.") var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await WriteOffInvoice(try await store.house())(
                number, amount: try amount.map(AdminCLI.amount), reason: reason, by: operatorPrincipal())
            try output.show(
                ["\(answer.amount.text) of \(number) is written off; \(answer.outstanding.text) still to pay."],
                [
                    "number": .text(number), "written_off_pence": .pence(answer.amount),
                    "outstanding_pence": .pence(answer.outstanding),
                ])
        }
    }

    struct StatementOf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "statement", abstract: "Say what an agency was billed and what it paid.",
            discussion: """
                EXAMPLE
                  turnout invoices statement BCT --from 2019-04-01 --through 2020-03-31
                """)

        @Argument(help: "The agency's code.") var agency: String
        @Option(help: "The first day; the first posting unless said.") var from: String?
        @Option(help: "The last day; today unless said.") var through: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let statement = try await DrawStatement(try await store.house())(
                agency, from: try from.map(localDate), through: try through.map(localDate), by: operatorPrincipal())
            try output.show(
                Listing(
                    title: "\(statement.agencyCode), \(statement.from.text) to \(statement.through.text). "
                        + "Owed before: \(statement.opening.text).",
                    columns: [
                        .init("date", "Date"), .init("kind", "What"), .init("reference", "Reference"),
                        .init("amount_pence", "Amount"), .init("balance_pence", "Owed after"),
                    ],
                    rows: statement.lines.map {
                        [
                            .text($0.date.text), .text($0.kind.rawValue.spacedOut), .text($0.reference),
                            .pence($0.amount), .pence($0.balance),
                        ]
                    },
                    notes: ["Owed at the end: \(statement.closing.text)."]))
        }
    }

    struct Aged: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what agencies owe, by how long it is past due.",
            discussion: """
                EXAMPLE
                  turnout invoices aged --on 2020-09-30
                """)

        @Option(help: "The day ages are counted to; today unless said.") var on: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let books = try await AgeDebt(house).books(on: try on.map(localDate), by: operatorPrincipal())
            let rows = books.rows
            let tie =
                books.ties
                ? "The ledger agrees." : "The ledger has \(books.receivable.text): run `turnout verify`."
            try output.show(
                Listing(
                    columns: [
                        .init("agency", "Agency"), .init("current_pence", "Current"), .init("30_pence", "30–59 days"),
                        .init("60_pence", "60–89 days"), .init("90_pence", "90 days +"),
                        .init("total_pence", "Total"), .init("overdue_pence", "Past due"),
                    ],
                    rows: rows.map { row in
                        [.text(row.agencyCode)] + AgeBand.allCases.map { Cell.pence(row[$0]) }
                            + [.pence(row.total), .pence(row.overdue)]
                    },
                    notes: [
                        "Together \(books.total.text) on \(books.date.spoken). \(tie)",
                        "Days past the due date; current is less than 30.",
                    ]))
        }
    }
}

extension InvoicesCommand {
    struct Reminders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which invoices past due would be reminded of now; nothing is sent by it.",
            discussion: """
                How many days past due they are reminded of is the setting reminders.invoice_days.

                EXAMPLE
                  turnout invoices reminders
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let lines = try await RemindInvoices(try await store.house()).preview(by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("number", "Number"), .init("agency", "Agency"), .init("due", "Due"),
                        .init("days_past_due", "Days past due"), .init("step", "Reminder"),
                        .init("outstanding_pence", "To pay"), .init("in_question", "Lines in question"),
                        .init("has_address", "Address"),
                    ],
                    rows: lines.map { line in
                        [
                            .text(line.number.text), .text(line.agency), .text(line.dueDate.description),
                            .number(line.daysPastDue), .number(line.step), .pence(line.outstanding),
                            .text(line.inQuestion.map(String.init).joined(separator: " ")), .flag(line.hasAddress),
                        ]
                    },
                    notes: ["\(lines.count) invoices would be reminded of now."]))
        }
    }
}

extension OutputOptions {
    /// Shows what a payment pays.
    fileprivate func show(_ answer: RecordPayment.Answer) throws {
        try show(
            Listing(
                title: answer.wasKnown ? "This payment was recorded before; nothing changed." : nil,
                columns: [
                    .init("invoice", "Invoice"), .init("amount_pence", "Paid"), .init("outstanding_pence", "To pay"),
                ],
                rows: answer.allocated.map { [.text($0.invoice), .pence($0.amount), .pence($0.outstanding)] },
                notes: ["Pays nothing yet: \(answer.unallocated.text)."]))
    }
}
