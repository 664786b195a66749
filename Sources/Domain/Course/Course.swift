public import Money

/// Whether events of a course are still offered.
public enum CourseStatus: String, Hashable, Sendable, CaseIterable {
    /// New events may be planned.
    case active
    /// No new events; the old ones stay.
    case closed
}

/// A subject of the catalogue.
public struct Course: Hashable, Sendable {
    /// Its id.
    public let id: CourseID
    /// What people and files call it; never changes.
    public let code: String
    /// Its title.
    public var title: String
    /// Its level, such as `2`; empty for none.
    public var level: String
    /// Its topic, by which figures are cut.
    public var topic: String
    /// Its length in minutes, 0 to 60,000.
    public var minutes: Int64
    /// The staff groups it is meant for.
    public var targetGroups: [String]
    /// The codes of the courses to be taken before.
    public var prerequisites: [String]
    /// What the course costs, where a policy charges the course's own fee.
    public var fee: Pence
    /// The date on which its content is to be looked at again.
    public var reviewOn: LocalDate?
    /// After how many months it is to be taken again, 1 to 240; nil: never.
    public var refresherMonths: Int64?
    /// Whether it is still offered.
    public var status: CourseStatus
    /// How often it was changed, from 1.
    public var version: Int64

    /// Takes every part; a new course is active and has the version 1.
    public init(
        id: CourseID, code: String, title: String, level: String = "", topic: String, minutes: Int64,
        targetGroups: [String] = [], prerequisites: [String] = [], fee: Pence = .zero, reviewOn: LocalDate? = nil,
        refresherMonths: Int64? = nil, status: CourseStatus = .active, version: Int64 = 1
    ) {
        self.id = id
        self.code = code
        self.title = title
        self.level = level
        self.topic = topic
        self.minutes = minutes
        self.targetGroups = targetGroups
        self.prerequisites = prerequisites
        self.fee = fee
        self.reviewOn = reviewOn
        self.refresherMonths = refresherMonths
        self.status = status
        self.version = version
    }

    /// Whether new events of it may be planned.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public func mustBeActive() throws(Refusal) {
        guard status == .active else {
            throw Refusal(.wrongState, "The course \(code) is closed.", mend: "Name a course that is active.")
        }
    }
}

/// What is to be different about a course; what is nil stays as it is.
public struct CourseChange: Hashable, Sendable {
    /// The new title.
    public var title: String?
    /// The new level; empty: none.
    public var level: String?
    /// The new topic.
    public var topic: String?
    /// The new length in minutes.
    public var minutes: Int64?
    /// The new staff groups it is meant for.
    public var targetGroups: [String]?
    /// The codes of the courses to be taken before.
    public var prerequisites: [String]?
    /// The new fee.
    public var fee: Pence?
    /// The new review date; `.some(nil)`: none.
    public var reviewOn: LocalDate??
    /// The new refresher period in months; `.some(nil)`: none.
    public var refresherMonths: Int64??

    /// Changes nothing.
    public init() {}
}

extension Course {
    /// The course after a change, and what changed by the names of the fields.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a value that cannot be.
    public func changed(_ change: CourseChange) throws(Refusal) -> (course: Course, words: [String]) {
        var next = self
        if let title = change.title { next.title = try Field.text(title, "title") }
        if let level = change.level { next.level = try Field.optional(level, "level") ?? "" }
        if let topic = change.topic { next.topic = try Field.text(topic, "topic") }
        if let minutes = change.minutes { next.minutes = try Field.number(minutes, 1...60_000, "length in minutes") }
        if let groups = change.targetGroups { next.targetGroups = try Field.lines(groups, "list of target groups") }
        if let codes = change.prerequisites { next.prerequisites = try prerequisites(codes) }
        if let fee = change.fee { next.fee = try Course.checked(fee) }
        if let date = change.reviewOn { next.reviewOn = date }
        if let months = change.refresherMonths { next.refresherMonths = try Course.refresher(months) }
        return (next, differences(next))
    }

    private func prerequisites(_ codes: [String]) throws(Refusal) -> [String] {
        var kept: [String] = []
        for code in try Field.lines(codes, "list of prerequisites") {
            kept.append(try Field.code(code, "the code of a course"))
        }
        guard !kept.contains(code) else {
            throw Refusal(.invalid, "The course \(code) cannot be its own prerequisite.", mend: "Leave it out.")
        }
        return kept
    }

    private static func checked(_ fee: Pence) throws(Refusal) -> Pence {
        guard fee >= .zero, fee.isWithinLimit else {
            throw Refusal(.invalid, "The fee \(fee.text) cannot be.", mend: "Give an amount from £0 to £10,000,000.")
        }
        return fee
    }

    private static func refresher(_ months: Int64?) throws(Refusal) -> Int64? {
        guard let months else { return nil }
        return try Field.number(months, 1...240, "refresher period in months")
    }

    private func differences(_ next: Course) -> [String] {
        var words: [String] = []
        if title != next.title { words.append("title") }
        if level != next.level { words.append("level") }
        if topic != next.topic { words.append("topic") }
        if minutes != next.minutes { words.append("length") }
        if targetGroups != next.targetGroups { words.append("target groups") }
        if prerequisites != next.prerequisites { words.append("prerequisites") }
        if fee != next.fee { words.append("fee") }
        if reviewOn != next.reviewOn { words.append("review date") }
        if refresherMonths != next.refresherMonths { words.append("refresher period") }
        return words
    }
}
