import Application
import ArgumentParser
import Domain
import Foundation

extension InvoicesCommand {
    struct PDF: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pdf", abstract: "Write an invoice or a credit note as a PDF file.",
            discussion: """
                The file is made once and kept: it has the same bytes whoever asks for it, and when.

                EXAMPLES
                  turnout invoices pdf INV-000001
                  turnout invoices pdf CN-000001 --output note.pdf
                """)

        @Argument(help: "The number.") var number: String
        @Option(help: "The file to write; the number with .pdf in this folder unless told.") var output: String?
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let file = try await PrintDocument(try await store.house())(number, by: operatorPrincipal())
            try PaperWriting.write(file, to: output)
        }
    }

    struct StatementPDF: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "statement-pdf", abstract: "Write the statement of an agency as a PDF file.",
            discussion: """
                EXAMPLE
                  turnout invoices statement-pdf BCT --from 2019-04-01 --through 2020-03-31
                """)

        @Argument(help: "The agency's code.") var agency: String
        @Option(help: "The first day, YYYY-MM-DD; the first posting unless told.") var from: String?
        @Option(help: "The last day, YYYY-MM-DD; today unless told.") var through: String?
        @Option(help: "The file to write.") var output: String?
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let file = try await PrintStatement(try await store.house())(
                agency, from: try from.map { try localDate($0) }, through: try through.map { try localDate($0) },
                by: operatorPrincipal())
            try PaperWriting.write(file, to: output)
        }
    }

    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "render", abstract: "Set every document again and hold it against the file that is kept.",
            discussion: """
                Files that were not made yet are made. A file that other versions of the program, its libraries or its
                fonts made is held to its hash alone. Exits 1 where a file is not what it should be.

                EXAMPLE
                  turnout invoices render
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await RenderPapers(try await store.house())(by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("what", "What"), .init("count", "Number")],
                    rows: [
                        [.text("documents"), .number(answer.documents)], [.text("made now"), .number(answer.made)],
                        [.text("same bytes again"), .number(answer.same)],
                        [.text("made by other versions, hash right"), .number(answer.otherMaker)],
                        [.text("wrong"), .number(Int64(answer.faults.count))],
                    ], notes: answer.faults))
            if !answer.faults.isEmpty { throw ExitCode(1) }
        }
    }
}

/// Writes files where they are wanted.
enum PaperWriting {
    static func write(_ file: PaperFile, to path: String?) throws {
        let path = path ?? file.name
        do {
            try Data(file.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Refusal(
                .invalid, "The file \(path) cannot be written.", mend: "Name one in a folder you may write to.")
        }
        print("\(path): \(file.bytes.count) bytes.")
    }
}
