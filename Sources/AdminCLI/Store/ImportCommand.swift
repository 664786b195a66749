import Application
import ArgumentParser
import Evidence
import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take a folder of records into the store: all of it or nothing.",
        discussion: """
            The folder holds agencies, courses, events, sessions, bookings and waivers as CSV. What the store does not
            know is added, what it has just so is left alone, and anything else is told as file:line: column: reason,
            with nothing taken. The same folder again changes nothing.

            EXAMPLES
              turnout import records/2019-20 --dry-run
              turnout import records/2019-20
            """)

    @Argument(help: "The folder with the six files.", completion: .directory) var folder: String
    @Flag(help: "Do everything and keep nothing.") var dryRun = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let files = ImportFiles(folder: folder)
        try files.mustExist()
        let request = ImportRecords.Request(isRehearsal: dryRun) { try files.open($0) }
        do {
            let report = try await ImportRecords(house, progress: progress)(request, by: operatorPrincipal())
            endProgress()
            try output.show(listing(report))
        } catch let refused as ImportRefused {
            endProgress()
            TurnoutCommand.complain(refused.description)
            TurnoutCommand.complain("Nothing was imported: \(refused.faults.count) faults.")
            throw ExitCode(1)
        }
    }

    private func listing(_ report: ImportReport) -> Listing {
        let done = dryRun ? "Nothing was kept: this was a dry run." : "Imported; the same folder again changes nothing."
        return Listing(
            columns: [.init("file", "File"), .init("added", "Added"), .init("unchanged", "Unchanged")],
            rows: report.lines.map { [.text($0.file.name), .number($0.added), .number($0.unchanged)] }
                + [[.text("people"), .number(report.people), .none]],
            notes: report.warnings.map { "Warning: \($0)" } + report.notes + [done])
    }
}

/// The files of a folder, read in pieces.
struct ImportFiles: Sendable {
    let folder: String

    func mustExist() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("There is no folder \(folder).")
        }
    }

    func open(_ file: ImportFile) throws -> ChunkSource? {
        let path = (folder as NSString).appendingPathComponent(file.name)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreFault(.unavailable, "\(path) cannot be read; see who may read it.")
        }
        return {
            do {
                return try handle.read(upToCount: 1 << 18).flatMap { $0.isEmpty ? nil : [UInt8]($0) }
            } catch {
                throw StoreFault(.unavailable, "\(path) cannot be read: \(error.localizedDescription)")
            }
        }
    }
}
