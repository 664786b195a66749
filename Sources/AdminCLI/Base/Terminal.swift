import Application
import ArgumentParser
import Domain
import Foundation

/// How a command prints.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
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
    @Option(help: "How to print: table for people, json or csv for programs.")
    var format: Format = .table

    func show(_ listing: Listing) throws {
        switch format {
        case .table: print(listing.table)
        case .json: print(try listing.json.document())
        case .csv: print(listing.csv, terminator: "")
        }
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
