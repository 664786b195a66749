import Application
import Domain
import Money
import SQLSession

extension SQLReads: AgencyReads {
    func bookings(of agency: AgencyID, _ filter: AgencyBookingFilter, at now: Instant) throws -> [AgencyBookingLine] {
        let start = filter.after?.startsAt ?? now
        return try rows(
            filter.isPast ? "booking/of_agency_past" : "booking/of_agency_coming", .id(agency), .instant(start),
            limits.agency, limits.person, .optional(filter.state?.rawValue), .optional(filter.event),
            .optional(filter.text.map(Self.pattern)), .optional(filter.after?.booking), .integer(filter.limit)
        ).map { row in
            AgencyBookingLine(
                id: try row.id(0), event: try row.text(1), title: try row.text(2), date: try row.date(3),
                startsAt: try row.instant(4), name: try row.optionalText(5) ?? "", state: try row.word(6),
                outcome: try row.word(7), jobRole: try row.text(8), bookedAt: try row.instant(9))
        }
    }

    func waiting(for agency: AgencyID, at now: Instant) throws -> AgencyWaiting? {
        try first("agency/desk", .id(agency), .instant(now), limits.agency).map { row in
            AgencyWaiting(
                requests: try row.integer(0), toConfirm: try row.integer(1), proposed: try row.integer(2),
                proposedSum: Pence(try row.integer(3)), answerBy: try row.optionalDate(4))
        }
    }

    func courses(of agency: AgencyID, in year: FinancialYear) throws -> [AgencyCourseLine] {
        try rows("agency/year", .id(agency), .integer(year.startYear), limits.agency).map { row in
            let line = AgencyCourseLine(
                courseCode: try row.text(0), title: try row.text(1), counts: try (2..<10).map { try row.integer($0) },
                pence: try (10..<14).map { try row.integer($0) })
            guard let line else { throw row.damaged(2, "the figures of a course") }
            return line
        }
    }
}
