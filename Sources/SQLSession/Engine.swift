/// Which engine a session speaks to. It exists to choose among files of SQL and for nothing else: no rule and no
/// repository may branch on it.
public struct Engine: Sendable, Hashable {
    /// The folder that holds this engine's own SQL.
    public let name: String

    /// An engine whose SQL lies in the folder of that name.
    public init(name: String) { self.name = name }

    /// The embedded engine, one file.
    public static let sqlite = Engine(name: "sqlite")
    /// The client-server engine.
    public static let postgres = Engine(name: "postgres")
}
