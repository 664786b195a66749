public import Foundation
import Launching

/// A mail server in Python and readers of what it took, from the folder that `make setup-test` fills.
public final class MailStand: Sendable {
    private let process: Launched
    /// Where the messages lie that it took.
    public let folder: URL
    /// Its port of 127.0.0.1.
    public let port: Int

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - behaviour: what happens to the first message, the second and so on; the last word stays.
    ///   - words: more words of its command line.
    public init(_ behaviour: [String] = ["ok"], _ words: [String] = [], port wanted: Int = 0) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try MailStand.write(behaviour, in: folder)
        let more = words + (wanted > 0 ? ["--port", "\(wanted)"] : [])
        process = try Launched(
            Launch(MailStand.python.path, [MailStand.script("smtp_server.py"), folder.path] + more))
        guard let said = process.greeting() else { throw MissingTools() }
        port = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    /// Says what happens to the messages from now on.
    public func behave(_ words: [String]) throws { try MailStand.write(words, in: folder) }

    private static func write(_ words: [String], in folder: URL) throws {
        try (words.joined(separator: "\n") + "\n").write(
            to: folder.appending(path: "behaviour"), atomically: true, encoding: .utf8)
    }

    /// The messages it took, in order, as Python's own library reads them.
    public func mail() throws -> [[String: Any]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }
        guard !names.isEmpty else { return [] }
        return try MailStand.read("mail", names.sorted().map { folder.appending(path: $0) })
    }

    /// Ends it, at once.
    public func close() { process.end() }

    /// Ends it, and takes its folder away.
    public func remove() {
        close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What Python's libraries make of files that hold `mail` or a `calendar` each.
    public static func read(_ what: String, _ files: [URL]) throws -> [[String: Any]] {
        let answer = try Launched(Launch(python.path, [script("read_mail.py"), what] + files.map(\.path))).answer()
        guard let list = try? JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]] else {
            throw MissingTools()
        }
        return list
    }

    /// What Python's libraries make of one text.
    public static func read(_ what: String, bytes: [UInt8]) throws -> [String: Any] {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        guard let read = try read(what, [file]).first else { throw MissingTools() }
        return read
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python = root.appending(path: ".build/mail-tools/bin/python")

    private static func script(_ name: String) -> String { root.appending(path: "Tests/MailTests/\(name)").path }
}

/// The tools in Python are not there, or what they read is broken.
public struct MissingTools: Error, CustomStringConvertible {
    /// What to do.
    public var description: String {
        "The mail tools did not answer: `Deploy/setup/mail-tools.sh` makes them; what they said stands above."
    }
}
