import Application
import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the store into one new file while it is in use.",
        discussion: """
            The file holds everything as at one moment, with checksums, and is read again before it gets its name.
            Nothing is overwritten.

            EXAMPLE
              turnout backup turnout-2019-06-01.backup
            """)

    @Argument(help: "The file to make.", completion: .file()) var file: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let sums = try await Opening.get().keeper.backup(store.address, to: file, progress: progress)
        endProgress()
        try output.show(TableSums.listing(sums, note: "\(file) holds all of it."))
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Copy a backup into an empty store.",
        discussion: """
            The backup is compared with its checksums first, and refused where it is damaged. The store may be on
            either engine.

            EXAMPLES
              turnout restore turnout-2019-06-01.backup --store sqlite:turnout.db
              turnout restore turnout-2019-06-01.backup --store postgres://owner@db/turnout
            """)

    @Argument(help: "The backup.", completion: .file()) var file: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let sums = try await Opening.get().keeper.restore(file, to: store.address, progress: progress)
        endProgress()
        try output.show(TableSums.listing(sums, note: "All of \(file) is restored."))
    }
}

/// Tables with their rows and checksums as a listing.
enum TableSums {
    static func listing(_ sums: [TableSum], note: String) -> Listing {
        let rows = sums.reduce(Int64(0)) { $0 + $1.rows }
        return Listing(
            columns: [.init("table", "Table"), .init("rows", "Rows"), .init("checksum", "SHA-256")],
            rows: sums.map { [.text($0.table), .number($0.rows), .text($0.checksum)] },
            notes: ["\(rows) rows. \(note)"])
    }
}
