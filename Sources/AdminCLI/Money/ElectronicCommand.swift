import Application
import ArgumentParser
import Domain
import Foundation

extension InvoicesCommand {
    struct UBL: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an invoice or credit note electronic (Peppol BIS Billing 3.0, UBL 2.1), or check a file.",
            discussion: """
                It is made once and kept; --anew makes it again, with the addresses of now. With --check no store is
                read: the file is held to the rules of EN 16931 and Peppol that concern such documents.

                EXAMPLES
                  turnout invoices ubl INV-000001 --output INV-000001.xml
                  turnout invoices ubl INV-000001 --anew --output INV-000001.xml
                  turnout invoices ubl --check INV-000001.xml
                """)

        @Argument(help: "The number.") var number: String?
        @Option(help: "The file to write; one that exists is not replaced.") var output: String?
        @Flag(help: "Make it again, with the addresses of now.") var anew = false
        @Option(help: "The file to check.") var check: String?
        @OptionGroup var store: StoreOptions
        @Option(help: "How to print: table for people, json or csv for programs.") var format: Format = .table

        func validate() throws {
            guard (number == nil) != (check == nil) else {
                throw ValidationError("Name the number of a document, or a file with --check.")
            }
            guard format != .xlsx else { throw ValidationError("Choose table, json or csv.") }
            guard (number == nil) == (output == nil) else {
                throw ValidationError("Say with --output which file is to be written.")
            }
        }

        func run() async throws {
            if let check { return try held(check) }
            guard let number, let output else { return }
            let answer = try await MakeElectronicDocument(try await store.house())(
                number, anew: anew, by: operatorPrincipal())
            try WrittenFile.write(Array(answer.record.text.utf8), to: output)
            try shown.show(
                ["\(number) is in \(output), to \(answer.record.buyerAddress.text)."],
                [
                    "number": .text(number), "file": .text(output), "n": .number(answer.record.n),
                    "from": .text(answer.record.sellerAddress.text), "to": .text(answer.record.buyerAddress.text),
                ])
        }

        /// The file is the document itself here, and the format is how the command tells of it.
        private var shown: OutputOptions {
            var options = OutputOptions()
            (options.format, options.file) = (format, nil)
            return options
        }

        private func held(_ path: String) throws {
            let faults = try CheckElectronicDocument()(try WrittenFile.read(path))
            try shown.show(
                Listing(
                    title: faults.isEmpty
                        ? "\(path) keeps all \(CheckElectronicDocument.count) rules."
                        : "\(path) breaks \(faults.count) of \(CheckElectronicDocument.count) rules.",
                    columns: [.init("line", "Line"), .init("rule", "Rule"), .init("sentence", "What it asks for")],
                    rows: faults.map { [.number(Int64($0.line)), .text($0.rule), .text($0.sentence)] }))
            if !faults.isEmpty { throw ExitCode(1) }
        }
    }
}

/// Files that commands write and read whole.
enum WrittenFile {
    /// The most bytes of a file that is read.
    static let most = 64 << 20

    /// Writes a new file; one that exists is somebody's, and stays.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Refusal(.conflict, "The file \(path) exists already.", mend: "Name another one, or move it away.")
        } catch {
            throw Refusal(.invalid, "The file \(path) cannot be written.", mend: "Name one in a folder of yours.")
        }
    }

    static func read(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Refusal(.notFound, "The file \(path) cannot be read.", mend: "Name a file that exists.")
        }
        defer { try? handle.close() }
        do {
            let data = try handle.read(upToCount: most + 1) ?? Data()
            guard data.count <= most else {
                throw Refusal(.invalid, "The file \(path) is longer than 64 MB.", mend: "Name another file.")
            }
            return Array(data)
        } catch is CocoaError {
            throw Refusal(.invalid, "The file \(path) cannot be read to its end.", mend: "Name a file, not a folder.")
        }
    }
}
