import Application
public import Domain
public import Evidence
public import Foundation

/// The sample year that lies beside the tests, as files of an import.
public enum SampleYear {
    /// The folder with the files.
    public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/bscp-2019-20")

    /// The bytes of a file.
    public static func bytes(_ file: ImportFile) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: file.name)))
    }

    /// The way to the files, with some of them replaced.
    public static func open(
        replacing changed: [ImportFile: String] = [:]
    ) -> @Sendable (ImportFile) throws -> ChunkSource? {
        { file in chunks(of: try changed[file].map { Array($0.utf8) } ?? bytes(file)) }
    }

    /// The text of a file, with line feeds alone at the ends of its lines.
    public static func text(_ file: ImportFile) throws -> String {
        String(decoding: try bytes(file).filter { $0 != 0x0D }, as: UTF8.self)
    }

    /// Who imports in tests.
    public static let principal = Principal.command("test")
}
