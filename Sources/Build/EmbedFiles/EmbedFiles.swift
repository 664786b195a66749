import Foundation
import PackagePlugin

/// Embeds every file of the target it is applied to that is not Swift, so that the program is one file: statements,
/// sample policies, style sheets, scripts and sentences.
///
/// It must be applied to the target whose folder holds them: only then does the build notice a file that is added or
/// taken away.
@main
struct EmbedFiles: BuildToolPlugin {
    private static let endings: Set<String> = ["sql", "yaml", "css", "js", "svg", "text"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = target.directoryURL
        let files = EmbedFiles.files(in: root)
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files of \(target.name)",
                executable: try context.tool(named: "EmbedFilesTool").url,
                arguments: [output.path, root.path] + files.map { $0.path },
                inputFiles: files, outputFiles: [output])
        ]
    }

    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let all = (found?.compactMap { $0 as? URL }) ?? []
        return all.filter { endings.contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }
}
