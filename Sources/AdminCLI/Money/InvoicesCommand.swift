import Application
import ArgumentParser
import Domain
import Invoicing
import Money

struct InvoicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoices", abstract: "Bill what is due; credit, pay, write off; statements and aged debt.",
        subcommands: [
            Run.self, List.self, Show.self, Credit.self, Corrections.self, Pay.self, Allocate.self, WriteOff.self,
            StatementOf.self, Aged.self, Orders.self, Reminders.self, Interest.self, PDF.self, StatementPDF.self,
            Render.self,
            UBL.self,
        ])

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue one invoice per agency, series, VAT group and period; running it again makes none twice.",
            discussion: """
                An issued invoice is never changed or deleted: a correction is a credit note.

                EXAMPLES
                  turnout invoices run --through 2020-03-31 --dry-run
                  turnout invoices run --through 2020-03-31
                """)

        @Option(help: "The last first-session date of events to bill, YYYY-MM-DD.") var through: String
        @Flag(help: "Show what would be issued and store nothing.") var dryRun = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let answer = try await RunInvoices(house)(
                .init(through: try localDate(through), isDryRun: dryRun), by: operatorPrincipal())
            let count = answer.invoices.count
            let verb = dryRun ? "would be issued" : "issued"
            try output.show(
                Listing(
                    title: "\(count) invoice\(count == 1 ? "" : "s") \(verb) on \(answer.issueDate.spoken).",
                    columns: [
                        .init("number", "Number"), .init("agency", "Agency"), .init("name", "To"),
                        .init("lines", "Lines"), .init("net_pence", "Net"), .init("vat_pence", "VAT"),
                        .init("total_pence", "Total"),
                    ],
                    rows: answer.invoices.map {
                        [
                            .optional($0.number), .text($0.agency), .text($0.name), .number($0.lines), .pence($0.net),
                            .pence($0.vat), .pence($0.net + $0.vat),
                        ]
                    },
                    notes: notes(answer)))
        }

        private func notes(_ answer: RunInvoices.Answer) -> [String] {
            let total = answer.invoices.reduce(Pence.zero) { $0 + $1.net + $1.vat }
            var lines = ["Together \(total.text)."]
            lines += answer.carriedForward.map { "\($0.reference), \($0.amount.text), waits: \($0.why)." }
            lines += answer.journal.map { "\($0.reference), \($0.amount.text): \($0.why)." }
            lines += answer.waiting.map { "\($0.reference), \($0.amount.text), is not billed: \($0.why)" }
            return lines
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List invoices and credit notes with where they stand.",
            discussion: """
                EXAMPLES
                  turnout invoices list
                  turnout invoices list --agency BCT --open
                """)

        @Option(help: "Of the agency of this code.") var agency: String?
        @Flag(help: "Only those with something to pay.") var open = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let all = try await ListInvoices(house)(agency: agency, by: operatorPrincipal())
            let rows = all.filter { !open || $0.outstanding > .zero }
            let owed = rows.reduce(Pence.zero) { $0 + $1.outstanding }
            try output.show(
                Listing(
                    columns: [
                        .init("number", "Number"), .init("kind", "Kind"), .init("agency", "Agency"),
                        .init("issued", "Issued"), .init("due", "Due"), .init("net_pence", "Net"),
                        .init("vat_pence", "VAT"), .init("total_pence", "Total"),
                        .init("outstanding_pence", "To pay"), .init("state", "State"), .init("corrects", "Corrects"),
                    ],
                    rows: rows.map(cells), notes: ["\(rows.count) documents, \(owed.text) to pay."]))
        }

        private func cells(_ row: DocumentRow) -> [Cell] {
            [
                .text(row.number.text), .text(row.kind.rawValue), .text(row.agency),
                .text(row.issueDate.description), row.kind == .invoice ? .text(row.dueDate.description) : .none,
                .pence(row.net), .pence(row.vat), .pence(row.total),
                row.kind == .invoice ? .pence(row.outstanding) : .none, .optional(row.state?.rawValue),
                .optional(row.corrects?.text),
            ]
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an invoice or credit note as it was issued.",
            discussion: """
                EXAMPLE
                  turnout invoices show INV-000001
                """)

        @Argument(help: "The number.") var number: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await ShowInvoice(try await store.house())(number, by: operatorPrincipal())
            try output.show(
                DocumentPrint.sentences(answer), whole: DocumentPrint.json(answer), rows: DocumentPrint.lines(answer))
        }
    }
}
