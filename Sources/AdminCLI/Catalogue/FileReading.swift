import Application
import ArgumentParser
import Domain
import Evidence
import Foundation

/// Reads CSV files named on the command line.
enum FileReading {
    /// The rows of a file; every fault is told on standard error before the command ends with 1.
    static func rows<Row>(
        _ path: String, _ read: (String, inout FaultLog, @escaping ChunkSource) throws -> [Row]
    ) throws -> (rows: [Row], file: String) {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Refusal(.notFound, "The file \(path) cannot be read.", mend: "Name a file that exists.")
        }
        defer { try? handle.close() }
        var faults = FaultLog()
        let rows: [Row]
        do {
            rows = try read(name, &faults) { try handle.read(upToCount: 1 << 16).map { Array($0) } }
        } catch is CocoaError {
            throw Refusal(.invalid, "The file \(path) cannot be read to its end.", mend: "Name a file, not a folder.")
        }
        guard faults.isEmpty else { throw tell(faults) }
        return (rows, name)
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw Refusal(.notFound, "The file \(path) cannot be read.", mend: "Name a file that exists.")
        }
    }

    /// Tells every fault, and gives the error that ends the command.
    static func tell(_ faults: FaultLog) -> ExitCode {
        TurnoutCommand.complain(
            "\(faults)\nNothing was stored: \(faults.count) \(faults.count == 1 ? "fault" : "faults").")
        return ExitCode(1)
    }

    /// Runs a use-case on the rows of a file and says what came of it.
    static func take(_ output: OutputOptions, _ work: () async throws -> RowsTaken) async throws {
        do {
            let taken = try await work()
            try output.show(
                ["\(taken.rows) rows read, \(taken.changed) of them new or different."],
                ["rows": .number(Int64(taken.rows)), "changed": .number(Int64(taken.changed))])
        } catch let faulty as FaultyFile {
            throw tell(faulty.faults)
        }
    }
}
