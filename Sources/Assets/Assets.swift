/// What the pages are dressed in and speak with, embedded when the program was built.
public enum Assets {
    /// The file of a name, such as `turnout.css`; nil for none.
    public static func file(_ name: String) -> String? { byName[name] }

    /// The names of all files, in order.
    public static var names: [String] { embedded.map(\.path) }

    private static let byName = Dictionary(
        embedded.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
}
