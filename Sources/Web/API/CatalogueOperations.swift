import Application
import Domain
import HTTPTypes

/// Agencies and people.
enum CatalogueOperations {
    static let all: [Operation] = [agencies, agency, addAgency, people, person, bookings]

    private static let code = [Schema.Property("code", .shaped(.looseCode), "The agency's code.")]
    private static let email = [Schema.Property("email", .email, "The person's work e-mail address.")]
    private static let limit = Schema.Property(
        "limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false)

    static let agencies = Operation(
        id: "listAgencies", method: .get, path: "/api/v1/agencies", summary: "Agencies by code.", group: "Agencies",
        access: .people, query: [limit],
        success: (200, .object([.init("agencies", .list(CatalogueShapes.agency, most: 1_000), "The agencies.")]))
    ) { call in
        let lines = try await call.house.store.read(call.principal.scope) { view in
            try view.agencies(AgencyFilter(limit: call.limit))
        }
        let list = lines.map { CatalogueShapes.agency($0.agency, people: $0.people) }
        return Reply(.object(["agencies": .list(list)]))
    }

    static let agency = Operation(
        id: "showAgency", method: .get, path: "/api/v1/agencies/{code}", summary: "An agency.", group: "Agencies",
        access: .people, pathParameters: code, success: (200, CatalogueShapes.agency)
    ) { call in
        let sheet = try await ShowRecord(call.house).agency(call.path("code"), by: call.principal)
        return Reply(CatalogueShapes.agency(sheet.agency, people: sheet.people))
    }

    static let addAgency = Operation(
        id: "addAgency", method: .post, path: "/api/v1/agencies", summary: "Add an agency.", group: "Agencies",
        access: .administrators,
        body: .object([
            .init("code", .shaped(.looseCode), "Its code, which never changes."), .init("name", .line, "Its name."),
            .init("sector", .word, "Its sector."),
        ]),
        success: (201, CatalogueShapes.agency), refusals: [409],
        again: { call, _ in
            let sheet = try await ShowRecord(call.house).agency(call.text("code") ?? "", by: call.principal)
            return Reply(CatalogueShapes.agency(sheet.agency, people: sheet.people), status: 201)
        }
    ) { call in
        let request = AddAgency.Request(
            code: call.text("code") ?? "", name: call.text("name") ?? "", sector: call.text("sector") ?? "")
        let agency = try await AddAgency(call.house)(request, by: call.principal)
        return Reply(
            CatalogueShapes.agency(agency, people: 0), status: 201, location: "/api/v1/agencies/\(agency.code)")
    }

    static let people = Operation(
        id: "listPeople", method: .get, path: "/api/v1/people", summary: "People by name, as far as the token sees.",
        group: "People", access: .people,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init("search", .line, "Whose name or address contains this.", isRequired: false), limit,
        ],
        success: (200, .object([.init("people", .list(CatalogueShapes.person, most: 1_000), "The people.")]))
    ) { call in
        let lines = try await ListPeople(call.house)(
            agency: call.query["agency"], search: call.query["search"], includingFormer: false, limit: call.limit,
            by: call.principal)
        let list = lines.map { CatalogueShapes.person($0.person, agency: $0.agencyCode) }
        return Reply(.object(["people": .list(list)]))
    }

    static let person = Operation(
        id: "showPerson", method: .get, path: "/api/v1/people/{email}", summary: "A person.", group: "People",
        access: .people, pathParameters: email, success: (200, CatalogueShapes.person)
    ) { call in
        let sheet = try await ShowRecord(call.house).person(call.path("email"), by: call.principal)
        return Reply(CatalogueShapes.person(sheet.person, agency: sheet.agencyCode))
    }

    static let bookings = Operation(
        id: "listBookingsOfPerson", method: .get, path: "/api/v1/people/{email}/bookings",
        summary: "A person's bookings, the latest event first.", group: "People", access: .people,
        pathParameters: email,
        success: (
            200,
            .object([.init("bookings", .list(CatalogueShapes.personBooking, most: 1_000), "The bookings.")])
        )
    ) { call in
        let sheet = try await ShowRecord(call.house).person(call.path("email"), by: call.principal)
        return Reply(.object(["bookings": .list(sheet.bookings.map(CatalogueShapes.personBooking))]))
    }
}
