import Application
import Domain
import SQLSession

extension SQLReads: CatalogueReads {
    func agency(code: String) throws -> Agency? {
        try first("agency/by_code", .text(code), limits.agency, limits.person).map(CatalogueRows.agency)
    }

    func agency(_ id: AgencyID) throws -> Agency? {
        try first("agency/by_id", .id(id), limits.agency, limits.person).map(CatalogueRows.agency)
    }

    func agencies(_ filter: AgencyFilter) throws -> [AgencyLine] {
        try rows(
            "agency/list", .optional(filter.sector), limits.agency, limits.person, .flag(filter.includingFormer),
            .integer(filter.limit), .optional(filter.after)
        ).map { row in
            AgencyLine(
                agency: try CatalogueRows.agency(row), people: try row.integer(CatalogueRows.agencyColumns))
        }
    }

    func countPeople(of agency: AgencyID) throws -> Int64 {
        try one("person/count", .id(agency), limits.agency, limits.person).integer(0)
    }

    func history(agency: AgencyID) throws -> [RecordStep] {
        guard try self.agency(agency) != nil else { return [] }
        return try rows("agency_history/of_agency", .id(agency)).map(CatalogueRows.step)
    }

    func person(email: String) throws -> Person? {
        try first("person/by_email", .text(EmailAddress.key(email)), limits.agency, limits.person)
            .map(CatalogueRows.person)
    }

    func person(_ id: PersonID) throws -> Person? {
        try first("person/by_id", .id(id), limits.agency, limits.person).map(CatalogueRows.person)
    }

    func people(_ filter: PeopleFilter) throws -> [PersonLine] {
        try rows(
            "person/list", .optional(filter.agency), limits.agency, limits.person,
            .optional(filter.search.map(Self.pattern)), .flag(filter.includingFormer), .integer(filter.limit),
            .optional(filter.after)
        ).map { row in
            PersonLine(
                person: try CatalogueRows.person(row), agencyCode: try row.text(CatalogueRows.personColumns))
        }
    }

    /// The text anywhere, its own wildcards taken literally.
    static func pattern(_ search: String) -> String {
        let literal = search.lowercased().reduce(into: "") { text, character in
            if "\\%_".contains(character) { text.append("\\") }
            text.append(character)
        }
        return "%\(literal)%"
    }

    func history(person: PersonID) throws -> [PersonStep] {
        guard try self.person(person) != nil else { return [] }
        return try rows("person_history/of_person", .id(person)).map { row in
            PersonStep(step: try CatalogueRows.step(row), agencyCode: try row.text(5))
        }
    }

    func bookings(of person: PersonID, limit: Int64) throws -> [PersonBooking] {
        var lines: [PersonBooking] = []
        let found = try rows("booking/of_person", .id(person), limits.agency, limits.person, .integer(limit))
        for row in found {
            let line = try booking(row, charges: lines.last?.id == row.id(0) ? lines.removeLast().charges : [])
            lines.append(line)
        }
        return lines
    }

    /// A row for each charge of a booking, or one for a booking without any.
    private func booking(_ row: Row, charges: [PersonBooking.ChargeMark]) throws -> PersonBooking {
        var charges = charges
        if let state = try row.optionalText(7) {
            charges.append(PersonBooking.ChargeMark(state: state, amount: try row.integer(8)))
        }
        return PersonBooking(
            id: try row.id(0), event: try row.text(1), title: try row.text(2), date: try row.optionalDate(3),
            agencyCode: try row.text(4), state: try row.word(5), outcome: try row.word(6), charges: charges)
    }
}
