import Foundation
import Launching
import TestSupport

/// A folder of what was answered, to be read by Python's own libraries.
struct AnswerFolder {
    /// What was made of it.
    struct Found {
        let read: Int
        let faults: [String]
        /// In how many files of a kind each canary stands, by its number.
        let seen: [String: [String: Int]]
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "shelf-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONEncoder().encode(Canary.all.map(\.text)).write(to: folder.appending(path: "canaries.json"))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Puts files onto it.
    @discardableResult
    func put(_ files: some Sequence<[UInt8]>, _ ending: String) throws -> [URL] {
        try files.map { bytes in
            let file = folder.appending(path: "\(UUID().uuidString).\(ending)")
            try Data(bytes).write(to: file)
            return file
        }
    }

    func read() throws -> Found {
        let printed = try AnswerFolder.run(
            AnswerFolder.root.appending(path: ".build/mail-tools/bin/python"),
            [AnswerFolder.root.appending(path: "Tests/WebTests/read_canaries.py").path, folder.path], [:])
        guard let told = try JSONSerialization.jsonObject(with: Data(printed)) as? [String: Any],
            let read = told["read"] as? Int, let faults = told["faults"] as? [String],
            let seen = told["seen"] as? [String: [String: Int]]
        else { throw Failed(words: ["read_canaries.py"]) }
        return Found(read: read, faults: faults, seen: seen)
    }

    /// What the built program prints.
    static func command(_ words: [String], store: String) throws -> [UInt8] {
        try run(try BuiltProgram.find(), words, ["TURNOUT_STORE": store])
    }

    private static func run(_ program: URL, _ words: [String], _ environment: [String: String]) throws -> [UInt8] {
        var launch = Launch(program.path, words)
        launch.environment = environment
        let answer = try Launched(launch).answer()
        guard answer.status == 0 else { throw Failed(words: words) }
        return Array(answer.output.utf8)
    }

    /// A program that was run did not do what it should.
    private struct Failed: Error {
        let words: [String]
    }
}
