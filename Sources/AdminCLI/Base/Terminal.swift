import Application
import ArgumentParser
import Domain
import Foundation

/// How a command prints.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, xlsx
}

/// Options of every command that works on a store.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store: sqlite:FILE or postgres://… (or set TURNOUT_STORE).")
    var store: String?

    var address: String {
        store ?? ProcessInfo.processInfo.environment["TURNOUT_STORE"] ?? "sqlite:turnout.db"
    }

    func house() async throws -> House { try await Opening.get().house(address) }
}

/// Options of every command that prints.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print: table for people, json or csv for programs; xlsx, with --output, for spreadsheets.")
    var format: Format = .table
    @Option(name: .customLong("output"), help: "The file that --format xlsx writes; one that exists is not replaced.")
    var file: String?

    func validate() throws {
        guard (format == .xlsx) == (file != nil) else {
            throw ValidationError("--format xlsx and --output FILE go together.")
        }
    }

    func show(_ listing: Listing) throws {
        switch format {
        case .table: print(listing.table)
        case .json: print(try listing.json.document())
        case .csv: print(listing.csv, terminator: "")
        case .xlsx: try spread(listing)
        }
    }

    /// Writes a listing as a spreadsheet, and says on standard error what was written.
    func spread(_ listing: Listing) throws {
        guard let file else { return }
        try WrittenFile.write(try listing.spreadsheet(), to: file)
        TurnoutCommand.complain("\(file): \(listing.rows.count) \(listing.rows.count == 1 ? "row" : "rows").")
    }

    /// Shows one thing: its sentences to people, its fields to programs.
    func show(_ sentences: [String], _ fields: KeyValuePairs<String, Cell>) throws {
        switch format {
        case .table: print(sentences.joined(separator: "\n"))
        case .json:
            let object = Dictionary(fields.map { ($0.key, $0.value.json) }, uniquingKeysWith: { first, _ in first })
            print(try JSONValue.object(object).document())
        case .csv:
            print(
                CSVText.write(header: fields.map(\.key), rows: [fields.map { $0.value.forPrograms }]), terminator: "")
        case .xlsx:
            try spread(Listing(columns: fields.map { .init($0.key, $0.key) }, rows: [fields.map(\.value)]))
        }
    }
}

/// Who runs the command, as histories keep it.
func operatorPrincipal() -> Principal {
    let environment = ProcessInfo.processInfo.environment
    return .command(environment["SUDO_USER"] ?? environment["USER"] ?? NSUserName())
}

/// Says how far long work has come, on standard error and only to a person.
func progress(_ line: String) {
    guard isatty(2) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
}

/// Ends the line of progress.
func endProgress() {
    guard isatty(2) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
}
