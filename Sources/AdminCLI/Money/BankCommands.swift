import Application
import ArgumentParser
import Domain
import Evidence
import Foundation
import Invoicing
import Money

extension PaymentsCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a bank's CSV file in, to be matched; the same line is taken once.",
            discussion: """
                Nothing is paid by it: see `turnout payments suggest` and `confirm`. The columns are known by what banks
                call them, by the setting bank.columns, or by --columns.

                EXAMPLES
                  turnout payments import statement.csv --dry-run
                  turnout payments import statement.csv --commit --columns "date=Posted; amount=Paid in"
                """)

        @Argument(help: "The file.", completion: .file()) var file: String
        @Flag(help: "Show what is new and store nothing.") var dryRun = false
        @Flag(help: "Take it in.") var commit = false
        @Option(help: "Which columns hold date, amount, reference and payer.") var columns: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard dryRun != commit else { throw ValidationError("Give either --dry-run or --commit.") }
        }

        func run() async throws {
            let bytes = try FileReading.bytes(file)
            let answer = try await ImportBankFile(try await store.house())(
                bytes, name: URL(filePath: file).lastPathComponent, columns: columns, isDryRun: dryRun,
                by: operatorPrincipal())
            guard answer.faults.isEmpty else { throw FileReading.tell(answer.faults) }
            let verb = answer.isTaken ? "taken in" : "new"
            try output.show(
                Listing(
                    title: "\(answer.new.count) lines \(verb), \(answer.sum.text).",
                    columns: [
                        .init("line", "Line"), .init("received_on", "Received"), .init("amount_pence", "Amount"),
                        .init("reference", "Reference"), .init("payer", "Payer"),
                    ],
                    rows: answer.new.map { line in
                        [
                            .number(Int64(line.line)), .text(line.date.description), .pence(line.amount),
                            .text(line.reference), .text(line.payer),
                        ]
                    },
                    notes: [
                        "\(answer.known) were taken in before, \(answer.passedOver) tell of no money that came in."
                    ]))
        }
    }

    struct Suggest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the bank's lines that wait, with what each may pay and why.",
            discussion: """
                EXAMPLE
                  turnout payments suggest
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let lines = try await ListBankLines(try await store.house())(by: operatorPrincipal())
            let sure = lines.count { $0.matches.first?.isSure == true }
            try output.show(
                Listing(
                    columns: [
                        .init("id", "Line"), .init("received_on", "Received"), .init("amount_pence", "Amount"),
                        .init("reference", "Reference"), .init("payer", "Payer"), .init("agency", "Agency"),
                        .init("invoices", "Invoices"), .init("score", "Score"), .init("reasons", "Why"),
                    ],
                    rows: lines.flatMap { line in
                        let head: [Cell] = [
                            .number(line.record.id), .text(line.record.receivedOn.description),
                            .pence(line.record.amount), .text(line.record.reference), .text(line.record.payer),
                        ]
                        guard !line.matches.isEmpty else { return [head + [.none, .none, .none, .none]] }
                        return line.matches.map { match in
                            head + [
                                .text(match.agencyCode), .text(match.invoices.map(\.text).joined(separator: " ")),
                                .number(Int64(match.score)), .text(match.reasons.joined(separator: " ")),
                            ]
                        }
                    },
                    notes: ["\(lines.count) lines wait, \(sure) of them sure."]))
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a bank's line as a payment of an agency, or all sure ones.",
            discussion: """
                EXAMPLES
                  turnout payments confirm 17 --agency BCT --invoice INV-000042
                  turnout payments confirm --sure
                """)

        @Argument(help: "The line's number.") var line: Int64?
        @Option(help: "The agency's code.") var agency: String?
        @Option(help: "An invoice it pays; may be given more than once. The oldest due first unless said.")
        var invoice: [String] = []
        @Flag(help: "Record every line whose reference and amount are just those of invoices.") var sure = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard sure == (line == nil), sure || agency != nil else {
                throw ValidationError("Give a line and --agency, or --sure alone.")
            }
        }

        func run() async throws {
            let (house, principal) = (try await store.house(), operatorPrincipal())
            var answers: [ConfirmBankLine.Answer] = []
            if let line, let agency {
                answers = [try await ConfirmBankLine(house)(line, agency: agency, invoices: invoice, by: principal)]
            } else {
                let lines = try await ListBankLines(house)(by: principal)
                answers = try await ConfirmBankLine(house).sure(
                    expecting: lines.filter { $0.matches.first?.isSure == true }.map(\.record.id), by: principal)
            }
            try output.show(
                Listing(
                    columns: [
                        .init("line", "Line"), .init("agency", "Agency"), .init("reference", "Reference"),
                        .init("invoices", "Pays"), .init("unallocated_pence", "Left"),
                    ],
                    rows: answers.map { answer in
                        [
                            .number(answer.line), .text(answer.agency), .text(answer.reference),
                            .text(answer.payment.allocated.map(\.invoice).joined(separator: " ")),
                            .pence(answer.payment.unallocated),
                        ]
                    },
                    notes: ["\(answers.count) payments recorded."]))
        }
    }

    struct SetAside: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-aside", abstract: "Set a bank's line aside that is no payment of an agency.",
            discussion: """
                EXAMPLE
                  turnout payments set-aside 18 --reason "interest from the bank"
                """)

        @Argument(help: "The line's number.") var line: Int64
        @Option(help: "Why.") var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await SetBankLineAside(try await store.house())(line, reason: reason, by: operatorPrincipal())
            try output.show(["Line \(line) is set aside."], ["line": .number(line)])
        }
    }
}
