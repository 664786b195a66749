/// One row of `courses.csv`.
public struct CourseRow: Hashable, Sendable {
    /// The physical line in the file.
    public let line: Int
    /// What other files call it.
    public let code: String
    /// Its title.
    public let title: String
    /// Its level, 1 to 9; a conference has none.
    public let level: Int64?
    /// Its topic, by which figures can be cut.
    public let topic: String
    /// Its length in minutes.
    public let minutes: Int64
    /// The staff groups it is meant for.
    public let targetGroups: [String]

    init?(_ table: inout Table) {
        let code = table.codeText(0)
        let title = table.text(1)
        level = table.bytes(2).isEmpty ? nil : table.integer(2, 1...9)
        let topic = table.text(3)
        let minutes = table.hours(4)
        targetGroups = table.list(5)
        guard let code, let title, let topic, let minutes else { return nil }
        line = table.line
        self.code = code
        self.title = title
        self.topic = topic
        self.minutes = minutes
    }
}
