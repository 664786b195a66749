import Foundation
import PackagePlugin

/// Embeds every SQL file and sample policy of the target it is applied to, so that the program is one file.
///
/// It must be applied to the target whose folder holds them: only then does the build notice a file that is added or
/// taken away.
@main
struct EmbedSQL: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = target.directoryURL
        let files = ["common", "sqlite", "postgres", "policies"].flatMap { folder in
            EmbedSQL.files(in: root.appending(path: folder))
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files of \(target.name)",
                executable: try context.tool(named: "EmbedSQLTool").url,
                arguments: [output.path, root.path] + files.map { $0.path },
                inputFiles: files, outputFiles: [output])
        ]
    }

    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let all = (found?.compactMap { $0 as? URL }) ?? []
        return all.filter { ["sql", "yaml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }
}
