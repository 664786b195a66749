/// Which cell of a row is what.
struct StaffColumns: Hashable {
    private let email: Int?
    private let names: [Int]
    private let jobRole: Int?

    private static let emailWords: Set<String> = [
        "email", "e-mail", "email address", "e-mail address", "work email", "work e-mail address", "mail",
    ]
    private static let nameWords: Set<String> = [
        "name", "full name", "first name", "forename", "given name", "last name", "surname", "family name",
    ]
    private static let roleWords: Set<String> = ["job role", "job_role", "role", "job title", "job_title"]

    /// Takes the columns from a row that names them; nil for a row that names none.
    init?(_ cells: [String]) {
        let words = cells.map { $0.lowercased() }
        guard !cells.contains(where: { $0.contains("@") }),
            words.contains(where: { Self.emailWords.contains($0) || Self.nameWords.contains($0) })
        else { return nil }
        email = words.firstIndex(where: Self.emailWords.contains)
        names = words.indices.filter { Self.nameWords.contains(words[$0]) }
        jobRole = words.firstIndex(where: Self.roleWords.contains)
    }

    /// A column that is needed and not named; nil where all are.
    var missing: String? {
        if email == nil { return "email" }
        if names.isEmpty { return "name" }
        return jobRole == nil ? "job role" : nil
    }

    /// The person of a row.
    func person(_ cells: [String]) -> (name: String, email: String, jobRole: String)? {
        let cell = { (index: Int?) in index.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
        guard !cell(email).isEmpty else { return nil }
        return (names.map { cell($0) }.filter { !$0.isEmpty }.joined(separator: " "), cell(email), cell(jobRole))
    }

    /// The person of a row whose columns nobody named; nil where no cell holds an address.
    static func guess(_ cells: [String]) -> (name: String, email: String, jobRole: String)? {
        guard let at = cells.firstIndex(where: { $0.contains("@") }) else { return nil }
        let (before, behind) = (cells[..<at].filter { !$0.isEmpty }, cells[(at + 1)...].filter { !$0.isEmpty })
        if before.isEmpty {
            return (behind.first ?? "", cells[at], behind.dropFirst().joined(separator: ", "))
        }
        return (before.joined(separator: " "), cells[at], behind.joined(separator: ", "))
    }
}
