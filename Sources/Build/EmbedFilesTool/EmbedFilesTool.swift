import Foundation

/// Writes one Swift file that holds the files it is given: `EmbedFilesTool OUTPUT ROOT FILE…`.
@main
enum EmbedFilesTool {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            FileHandle.standardError.write(Data("usage: EmbedFilesTool OUTPUT ROOT FILE…\n".utf8))
            exit(2)
        }
        let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
        let entries = try arguments.dropFirst(3).map { path in
            let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
            // The debug description of a string is a literal that needs no further escaping.
            return "    (\(name.debugDescription), \(text.debugDescription)),\n"
        }
        let source = """
            /// Every embedded file, by its path below the folder.
            let embedded: [(path: String, text: String)] = [
            \(entries.joined())]

            """
        try Data(source.utf8).write(to: URL(filePath: arguments[1]))
    }
}
