import Application
import Domain
import SQLSession

extension SQLReads {
    func course(code: String) throws -> Course? {
        try first("course/by_code", .text(code)).map(CatalogueRows.course)
    }

    func course(_ id: CourseID) throws -> Course? { try first("course/by_id", .id(id)).map(CatalogueRows.course) }

    func courses(_ filter: CourseFilter) throws -> [Course] {
        try rows(
            "course/list", .flag(filter.includingClosed), .optional(filter.topic), .integer(filter.limit),
            .optional(filter.after)
        ).map(CatalogueRows.course)
    }

    func plan(of event: EventID) throws -> Event? {
        guard let row = try first("event/plan", .id(event), seesDrafts) else { return nil }
        return try EventRows.event(
            row, sessions: try rows("session/spans", .id(event)),
            allocations: try rows("allocation/of_event", .id(event)))
    }

    func events(_ filter: EventFilter) throws -> [EventLine] {
        try rows(
            "event/list", .optional(filter.year?.startYear), .optional(filter.course),
            .optional(filter.status?.rawValue), .optional(filter.from?.description),
            .optional(filter.to?.description), .optional(filter.freeAt), seesDrafts, .integer(filter.limit),
            .optional(filter.after?.reference), .optional(filter.after?.startsAt), .optional(filter.trainer)
        ).map(EventRows.line)
    }

    func history(event: EventID) throws -> [RecordStep] {
        guard try first("event/plan", .id(event), seesDrafts) != nil else { return [] }
        return try rows("event_history/of_event", .id(event)).map(CatalogueRows.step)
    }

    func counts(of event: EventID) throws -> Counts {
        guard let row = try first("event/counters", .id(event)) else { return Counts() }
        guard let counts = Counts(values: try row.values.indices.map { try row.integer($0) }) else {
            throw row.damaged(0, "the counters of an event")
        }
        return counts
    }

    func programme(_ year: FinancialYear) throws -> [ProgrammeLine] {
        try rows("programme/of_year", .integer(year.startYear)).map { row in
            ProgrammeLine(
                courseCode: try row.text(0), title: try row.text(1), targetEvents: try row.optionalInteger(2),
                targetPlaces: try row.optionalInteger(3), planned: try row.integer(4), delivered: try row.integer(5),
                cancelled: try row.integer(6), places: try row.integer(7), deliveredPlaces: try row.integer(8))
        }
    }

    func workforce(agency: AgencyID?, asOf date: LocalDate) throws -> [WorkforceLine] {
        try rows("workforce/as_of", .optional(agency), limits.agency, limits.person, .date(date)).map { row in
            WorkforceLine(
                agencyCode: try row.text(0), agencyName: try row.text(1), staffGroup: try row.text(2),
                asOf: try row.date(3), headcount: try row.integer(4))
        }
    }

    func holidays(_ nation: Nation?, year: Int64?) throws -> [Holiday] {
        let bounds = year.flatMap { year in
            LocalDate(year: year, month: 1, day: 1).flatMap { first in
                LocalDate(year: year, month: 12, day: 31).map { (first, $0) }
            }
        }
        return try rows(
            "bank_holiday/list", .optional(nation?.rawValue), .optional(bounds?.0.description),
            .optional(bounds?.1.description)
        ).map { row in
            Holiday(nation: try row.word(0), date: try row.date(1), name: try row.text(2))
        }
    }
}
