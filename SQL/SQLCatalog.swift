/// Every SQL file of the program, and the sample policies, embedded when it was built.
///
/// A statement is named by its path without the engine's folder and the ending: `common/booking/insert.sql` is
/// `booking/insert`. A file of the same name in an engine's own folder takes the place of the common one.
public enum SQLCatalog {
    /// One step of a schema's history.
    public struct Migration: Sendable, Hashable {
        /// Its place in the history, from 1, the same on every engine.
        public let number: Int
        /// Its name without number and ending, the same on every engine.
        public let name: String
        /// What it does, in the engine's dialect.
        public let sql: String
    }

    /// All files: the path below the folder of SQL, and the text.
    public static var files: [(path: String, text: String)] { embedded }

    /// The statements of an engine by name, without its migrations. Made once for each engine, so asking is cheap.
    public static func statements(engine: String) -> [String: String] {
        engine == "postgres" ? postgres : engine == "sqlite" ? sqlite : gather(engine)
    }

    /// One statement of an engine, or nil where there is none of that name.
    public static func statement(named name: String, engine: String) -> (name: String, sql: String)? {
        statements(engine: engine)[name].map { (name, $0) }
    }

    /// The migrations of an engine, from `migrations/NNNN-name.sql` in its folder, in ascending order of number.
    public static func migrations(engine: String) -> [Migration] {
        let folder = "\(engine)/migrations/"
        let found = embedded.compactMap { file -> Migration? in
            guard file.path.hasPrefix(folder), file.path.hasSuffix(".sql") else { return nil }
            let stem = file.path.dropFirst(folder.count).dropLast(4)
            guard let number = Int(stem.prefix { $0.isNumber }) else { return nil }
            let name = stem.drop { $0.isNumber }.drop { $0 == "-" || $0 == "_" }
            return Migration(number: number, name: String(name), sql: file.text)
        }
        return found.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    }

    /// The sample policies: the name of the file without its ending, and the text.
    public static var policies: [(name: String, text: String)] {
        embedded.compactMap { file in
            guard file.path.hasPrefix("policies/"), file.path.hasSuffix(".yaml") else { return nil }
            return (String(file.path.dropFirst(9).dropLast(5)), file.text)
        }
    }

    private static let sqlite = gather("sqlite")
    private static let postgres = gather("postgres")

    private static func gather(_ engine: String) -> [String: String] {
        var statements: [String: String] = [:]
        // The engine's own come second and so replace the common ones.
        for folder in ["common/", "\(engine)/"] {
            for file in embedded where file.path.hasPrefix(folder) && file.path.hasSuffix(".sql") {
                let name = file.path.dropFirst(folder.count).dropLast(4)
                if !name.hasPrefix("migrations/") { statements[String(name)] = file.text }
            }
        }
        return statements
    }
}
