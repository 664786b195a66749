import Domain

/// People to be booked, as somebody pasted or uploaded them: name, e-mail address and job role, a person a line.
///
/// Cells are parted by commas (RFC 4180) or, as spreadsheets paste them, by tabs. Where the first row names columns,
/// they may stand in any order; otherwise the address is the cell with an `@`, the name stands before it, and the job
/// role behind it.
public struct StaffList: Hashable, Sendable {
    /// The most people of one list.
    public static let most = 100

    /// One of the people.
    public struct Line: Hashable, Sendable {
        /// The physical line, from 1.
        public let line: Int
        /// The e-mail address as written.
        public let email: String
        /// The name.
        public let name: String
        /// The job role.
        public let jobRole: String

        /// Takes every part.
        public init(line: Int, email: String, name: String, jobRole: String) {
            self.line = line
            self.email = email
            self.name = name
            self.jobRole = jobRole
        }
    }

    /// Who can be read.
    public private(set) var lines: [Line] = []
    /// What cannot, by line.
    public private(set) var faults: [Fault] = []

    private let file: String
    private var columns: StaffColumns?
    private var firstLines: [String: Int] = [:]

    /// Reads a list; `file` names it in faults.
    public init(_ bytes: [UInt8], file: String) {
        self.file = file
        var isFirst = true
        for row in StaffRows.read(bytes, file: file) {
            switch row {
            case .fault(let fault): faults.append(fault)
            case .cells(let line, let cells):
                defer { isFirst = false }
                if isFirst, let named = StaffColumns(cells) {
                    columns = named
                    if let missing = named.missing { note(line, "the first row names no column \(missing)", "add it") }
                    continue
                }
                guard lines.count < Self.most else {
                    note(line, "there are more than \(Self.most) people", "book the rest with another list")
                    return
                }
                take(line, cells)
            }
            // A file of nothing but faults is not listed to its end.
            if faults.count >= Self.most { return }
        }
    }

    private mutating func note(_ line: Int, _ reason: String, _ mend: String) {
        faults.append(Fault(file: file, line: line, reason: reason, mend: mend))
    }

    private mutating func take(_ line: Int, _ cells: [String]) {
        if let columns, columns.missing != nil { return }
        guard let found = columns?.person(cells) ?? StaffColumns.guess(cells) else {
            return note(line, "there is no e-mail address", "write name, e-mail address, job role")
        }
        guard isEmailAddress(Array(found.email.utf8)[...]) else {
            return note(
                line, "\(quoted(found.email.utf8)) is not an e-mail address", "write it like pat@agency.example")
        }
        for (text, what) in [(found.name, "name"), (found.jobRole, "job role")] {
            guard !text.isEmpty else {
                return note(line, "the \(what) is missing", "write name, e-mail address, job role")
            }
            guard text.count <= 200, !text.unicodeScalars.contains(where: \.isUnfit) else {
                return note(line, "the \(what) is too long or not on one line", "shorten it to 200 characters")
            }
        }
        let key = emailKey(found.email)
        if let first = firstLines[key] {
            return note(line, "\(quoted(found.email.utf8)) stands on line \(first) already", "take one of them out")
        }
        firstLines[key] = line
        lines.append(Line(line: line, email: found.email, name: found.name, jobRole: found.jobRole))
    }
}
