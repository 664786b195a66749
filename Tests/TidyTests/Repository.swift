import Foundation

/// The files of the repository as they lie on disk.
enum Repository {
    /// The root: the nearest folder above this file that holds the package's description.
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        repeat {
            folder.deleteLastPathComponent()
        } while folder.path.count > 1 && !exists(folder.appending(path: "Package.swift"))
        return folder
    }()

    /// Folders that hold what was built or measured, never what somebody wrote.
    private static let passedBy: Set<String> = [
        ".git", ".build", ".swiftpm", ".venv", "__pycache__", "coverage", "results", "node_modules",
    ]

    /// Paths, from the root, of every file that belongs to the repository, in order.
    static let paths: [String] = list("").sorted()

    /// The Swift files under `Sources`, `Tests` and `SQL`, read once for all tests.
    static let swift: [Source] =
        paths
        .filter { path in path.hasSuffix(".swift") && ["Sources/", "Tests/", "SQL/"].contains { path.hasPrefix($0) } }
        .map { Source($0, text($0)) }

    /// The SQL files that the program is built with.
    static let sql: [Source] =
        paths
        .filter { $0.hasPrefix("SQL/") && $0.hasSuffix(".sql") }
        .map { Source($0, text($0)) }

    /// The text of a file; empty when it is no text, or too large to be written by hand.
    static func text(_ path: String) -> String {
        guard let data = FileManager.default.contents(atPath: root.appending(path: path).path),
            data.count <= 2_000_000, !data.contains(0)
        else { return "" }
        return String(bytes: data, encoding: .utf8) ?? ""
    }

    /// Whether a file or folder exists at this path from the root.
    static func exists(_ path: String) -> Bool { exists(root.appending(path: path)) }

    private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

    private static func list(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.flatMap { name -> [String] in
            guard !passedBy.contains(name), !name.hasPrefix(".build") else { return [] }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var isFolder: ObjCBool = false
            let full = root.appending(path: path).path
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { return [] }
            return isFolder.boolValue ? list(path) : [path]
        }
    }
}
