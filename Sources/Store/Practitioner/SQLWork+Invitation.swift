import Application
import Domain
import SQLSession

extension SQLReads: InvitationReads {
    func candidates(for course: CourseID, at event: EventID?, _ filter: CandidateFilter) throws -> [Candidate] {
        let agencies = filter.agencies.map { String($0.raw) }
        return try rows(
            "person/candidates", .id(course), .optional(event), .optional(Self.list(filter.staffGroups)),
            .optional(Self.list(agencies)), limits.agency, limits.person
        ).map { row in
            Candidate(
                person: try row.id(0), name: try row.optionalText(1) ?? "", email: try row.optionalText(2) ?? "",
                staffGroup: try row.optionalText(3) ?? "", agencyCode: try row.text(4),
                lastDone: try row.optionalDate(5))
        }
    }

    func staffGroups() throws -> [StaffGroupCount] {
        try rows("person/staff_groups", limits.agency, limits.person).map { row in
            StaffGroupCount(name: try row.text(0), people: try row.integer(1))
        }
    }

    /// The words with a semicolon on either side of each, which none of them holds; nil for none.
    private static func list(_ words: [String]) -> String? {
        words.isEmpty ? nil : ";" + words.joined(separator: ";") + ";"
    }
}

extension SQLWork: InvitationWrites {
    func invite(_ people: [PersonID], to event: EventID) throws {
        guard !people.isEmpty else { return }
        let first = try nextNumbers("invitation", count: Int64(people.count))
        try runMany("invitation/insert", zip(first..., people).map { [.integer($0), .id(event), .id($1), now, actor] })
        for (number, _) in zip(first..., people) {
            try post("invitation.sent", subject: "invitation:\(number)", payload: "event:\(event.raw)")
        }
        try audit("event.invited", subject: "event:\(event.raw)", detail: "\(people.count) people")
    }
}
