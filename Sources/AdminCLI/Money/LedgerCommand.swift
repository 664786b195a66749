import Application
import ArgumentParser
import Domain
import Foundation
import Invoicing
import Money

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Export the ledger as files, each posting once.",
        subcommands: [Export.self, Batches.self, Again.self, Layout.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Export every posting that is in no batch yet, and write the batch's file.",
            discussion: """
                The batch is stored before its file is written: `turnout ledger file` writes it again, byte for byte.
                With --journal, charges of the host's own departments are put into its journal and exported.

                EXAMPLES
                  turnout ledger export --through 2020-03-31 --dry-run
                  turnout ledger export --through 2020-03-31 --out /var/exports
                  turnout ledger export --journal
                """)

        @Option(help: "The last date of postings to take; today unless said.") var through: String?
        @Flag(help: "The host's own journal instead of everything else.") var journal = false
        @Flag(help: "Show what would be exported and store nothing.") var dryRun = false
        @Option(help: "The folder to write files into.", completion: .directory) var out = "."
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let export = ExportLedger(try await store.house())
            let stream: LedgerStream = journal ? .journal : .ledger
            let date = try through.map(localDate)
            if dryRun {
                let answer = try await export.preview(stream, through: date, by: operatorPrincipal())
                return try show("\(answer.postings) postings would be exported.", answer, files: [])
            }
            let answer = try await export(stream, through: date, by: operatorPrincipal())
            guard let batch = answer.batch else { return try show("There is nothing to export.", answer, files: []) }
            let files = try BatchFiles.write(batch, answer.content, into: out)
            try show("Batch \(batch.number): \(answer.postings) postings exported.", answer, files: files)
        }

        private func show(_ first: String, _ answer: ExportLedger.Answer, files: [String]) throws {
            try output.show(
                [first, "Debits and credits: \(answer.sum.text) each."] + files.map { "Written: \($0)" },
                [
                    "batch": answer.batch.map { .number($0.number) } ?? .none, "postings": .number(answer.postings),
                    "debits_pence": .pence(answer.sum), "credits_pence": .pence(answer.sum),
                    "hash_total": answer.batch.map { .number($0.hashTotal) } ?? .none,
                    "files": .text(files.joined(separator: " ")),
                ])
        }
    }

    struct Batches: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the batches that were exported, the last first.",
            discussion: """
                EXAMPLE
                  turnout ledger batches
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let batches = try await ListBatches(house)(by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("batch", "Batch"), .init("stream", "What"), .init("through", "Through"),
                        .init("postings", "Postings"), .init("entries", "Lines"), .init("debits_pence", "Debits"),
                        .init("credits_pence", "Credits"), .init("hash_total", "Hash total"),
                        .init("exported_at", "Exported"), .init("by", "By"),
                    ],
                    rows: batches.map { batch in
                        [
                            .number(batch.number), .text(batch.stream.rawValue), .text(batch.through.description),
                            .number(batch.postings), .number(batch.entries), .pence(batch.debits),
                            .pence(batch.credits), .number(batch.hashTotal),
                            .text(house.zone.local(batch.at).description), .text(batch.by),
                        ]
                    }))
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "file",
            abstract: "Write the file of a batch again, byte for byte as it was exported.",
            discussion: """
                EXAMPLE
                  turnout ledger file 3 --out /var/exports
                """)

        @Argument(help: "The batch's number.") var batch: Int64
        @Option(help: "The folder to write files into.", completion: .directory) var out = "."
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let found = try await ShowBatch(try await store.house())(batch, by: operatorPrincipal())
            let files = try BatchFiles.write(found.batch, found.content, into: out)
            try output.show(
                files.map { "Written: \($0)" },
                ["batch": .number(batch), "files": .text(files.joined(separator: " "))])
        }
    }

    struct Layout: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show or write the form of the files.", subcommands: [Show.self, Write.self])

        struct Show: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Show the layout as it stands.",
                discussion: """
                    EXAMPLE
                      turnout ledger layout show > layout.txt
                    """)

            @Flag(help: "That of the host's own journal.") var journal = false
            @OptionGroup var store: StoreOptions
            @OptionGroup var output: OutputOptions

            func run() async throws {
                let line = try await ShowLedgerLayout(try await store.house())(
                    journal ? .journal : .ledger, by: operatorPrincipal())
                try output.show(
                    [line.document.trimmingEnd],
                    ["stream": .text(line.stream.rawValue), "document": .text(line.document)])
            }
        }

        struct Write: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "set", abstract: "Write the layout of the files from now on.",
                discussion: """
                    The document is `name: value`, a line each; see docs/ledger-export.md.

                    EXAMPLE
                      turnout ledger layout set layout.txt
                    """)

            @Argument(help: "The file with the layout.", completion: .file()) var file: String
            @OptionGroup var store: StoreOptions
            @OptionGroup var output: OutputOptions

            func run() async throws {
                let text = String(decoding: try FileReading.bytes(file), as: UTF8.self)
                let line = try await ChangeLedgerLayout(try await store.house())(text, by: operatorPrincipal())
                try output.show(
                    ["The layout of the \(line.stream.rawValue) is written."], ["stream": .text(line.stream.rawValue)])
            }
        }
    }
}

/// Writes the files of a batch.
private enum BatchFiles {
    /// Writes the file and, where the layout has it so, the control totals beside it; answers with the paths.
    static func write(_ batch: LedgerBatch, _ content: BatchContent, into folder: String) throws -> [String] {
        let folder = URL(fileURLWithPath: folder, isDirectory: true)
        var files = [(folder.appending(path: batch.fileName), Data(content.file))]
        if content.hasControlFile {
            files.append((folder.appending(path: batch.controlName), Data(content.control.utf8)))
        }
        for (place, data) in files {
            do {
                try data.write(to: place, options: .atomic)
            } catch {
                throw Refusal(
                    .notReady, "\(place.path) cannot be written; batch \(batch.number) is stored.",
                    mend: "Write it elsewhere: turnout ledger file \(batch.number) --out FOLDER")
            }
        }
        return files.map(\.0.path)
    }
}
