import Application
import Domain
import SQLSession

extension SQLReads: InterestReads {
    func openInterest(of person: PersonID, in course: CourseID) throws -> InterestID? {
        try first("interest/open", .id(person), .id(course))?.id(0)
    }

    func interests(in course: CourseID, openOnly: Bool, limit: Int64) throws -> [Interest] {
        try rows(
            "interest/of_course", .id(course), limits.agency, limits.person, .flag(openOnly), .integer(limit)
        ).map(interest)
    }

    func interests(of person: PersonID) throws -> [Interest] {
        try rows("interest/of_person", .id(person), limits.agency, limits.person).map(interest)
    }

    func interestCounts() throws -> [InterestCount] {
        try rows("interest/counts").map { row in
            InterestCount(
                courseCode: try row.text(0), title: try row.text(1), open: try row.integer(2),
                told: try row.integer(3))
        }
    }

    private func interest(_ row: Row) throws -> Interest {
        var state = Interest.State.open
        if let told = try row.optionalInstant(7) { state = .told(at: told, event: try row.optionalText(8) ?? "") }
        if let withdrawn = try row.optionalInstant(9) { state = .withdrawn(at: withdrawn) }
        return Interest(
            id: try row.id(0), name: try row.optionalText(1) ?? "", email: try row.optionalText(2) ?? "",
            agencyCode: try row.text(3), courseCode: try row.text(4), title: try row.text(5),
            since: try row.instant(6), state: state)
    }
}

extension SQLWork: InterestWrites {
    func addInterest(of person: PersonID, in course: CourseID) throws -> InterestID {
        let id = InterestID(try nextNumbers("interest", count: 1))
        try run("interest/insert", .id(id), .id(person), .id(course), now)
        try audit("interest.added", subject: "person:\(person.raw)", detail: "course:\(course.raw)")
        return id
    }

    func withdrawInterest(_ id: InterestID) throws {
        for row in try rows("interest/withdraw", .id(id), now) {
            try audit(
                "interest.withdrawn", subject: "person:\(try row.integer(0))", detail: "course:\(try row.integer(1))")
        }
    }

    func tellInterested(in course: CourseID, of event: EventID) throws -> Int64 {
        let told = try rows("interest/tell", .id(course), .id(event), now)
        for row in told {
            try post(
                "interest.event_published", subject: "interest:\(try row.integer(0))", payload: "event:\(event.raw)")
        }
        if !told.isEmpty {
            try audit("interest.told", subject: "event:\(event.raw)", detail: "\(told.count) of course:\(course.raw)")
        }
        return Int64(told.count)
    }
}
