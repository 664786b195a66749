public import Domain

/// A person and a course that they are to take.
public struct DueLine: Hashable, Sendable {
    /// The person.
    public let person: Candidate
    /// The code of the course.
    public let courseCode: String
    /// Its title.
    public let title: String
    /// Why they are to take it.
    public let due: Due
}

/// Lists who is to take which course: by the staff groups it is meant for and its refresher period.
public struct DueList: Sendable {
    /// Where a line stands in the list.
    public struct Position: Hashable, Sendable {
        /// The person.
        public let person: PersonID
        /// The code of the course.
        public let course: String

        /// Takes the person and the code of the course.
        public init(person: PersonID, course: String) {
            self.person = person
            self.course = course
        }
    }

    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Who is to take what by a date, today unless told, of the agency of a code or all that are seen; by agency, name
    /// and course. Who never took a course that is meant for them is always among them. Courses that are closed, and
    /// those meant for no staff group by name, are left out.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or `forbidden` for whoever is neither administrator nor agency lead;
    ///   or ``StoreFault``.
    public func callAsFunction(
        agency code: String? = nil, course: String? = nil, until date: LocalDate? = nil, after: Position? = nil,
        limit: Int = 1_000, by principal: Principal
    ) async throws -> [DueLine] {
        guard principal.role == .administrator || principal.role == .agencyLead else {
            throw Refusal(.forbidden, "Only an administrator or an agency's lead may see this.")
        }
        let date = date ?? house.today
        return try await house.store.read(principal.scope) { view in
            let agencies = try code.map { [try view.found(agency: $0).id] } ?? []
            let courses = try course.map { [try view.found(course: $0)] } ?? view.courses(CourseFilter(limit: 10_000))
            var lines: [DueLine] = []
            for course in courses where course.status == .active && !course.targetGroups.isEmpty {
                let filter = CandidateFilter(staffGroups: course.targetGroups, agencies: agencies)
                for person in try view.candidates(for: course.id, at: nil, filter) {
                    let due = Due(lastDone: person.lastDone, refresherMonths: course.refresherMonths)
                    guard due.isDue(by: date) else { continue }
                    lines.append(DueLine(person: person, courseCode: course.code, title: course.title, due: due))
                }
            }
            lines.sort { Self.key($0) < Self.key($1) }
            let start = after.flatMap { after in lines.firstIndex { Self.position($0) == after } }.map { $0 + 1 } ?? 0
            return Array(lines[start...].prefix(max(0, limit)))
        }
    }

    private static func key(_ line: DueLine) -> (String, String, Int64, String) {
        (line.person.agencyCode, line.person.name, line.person.person.raw, line.courseCode)
    }

    /// Where a line stands.
    public static func position(_ line: DueLine) -> Position {
        Position(person: line.person.person, course: line.courseCode)
    }
}
