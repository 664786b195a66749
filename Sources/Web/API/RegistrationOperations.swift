import Application
import Domain
import HTTPTypes

/// Who registered themselves, and by which mail domains agencies are known.
enum RegistrationOperations {
    static let all: [Operation] = [list, confirm, decline, domains, addDomain, removeDomain]

    private static let email = [Schema.Property("email", .email, "The person's work e-mail address.")]

    private static let line = Schema.named(
        "Registration",
        .object([
            .init("email", .text(0...300), "The work e-mail address."), .init("name", .text(0...600), "The name."),
            .init("agency", .text(0...60), "The code of the agency they chose."),
            .init("job_role", .text(0...600), "The job role."),
            .init("staff_group", .optional(.text(0...600)), "The staff group."),
            .init("since", .instant, "When they registered."),
            .init("requests", .count, "How many places they asked for that wait."),
        ]))

    private static func line(_ line: RegistrationLine) -> JSON {
        let person = line.line.person
        return .object([
            "email": .text(person.details?.email ?? ""), "name": .text(person.details?.name ?? ""),
            "agency": .text(line.line.agencyCode), "job_role": .text(person.details?.jobRole ?? ""),
            "staff_group": .optional(person.staffGroup), "since": .text(line.since.rfc3339),
            "requests": .number(line.requests),
        ])
    }

    static let list = Operation(
        id: "listRegistrations", method: .get, path: "/api/v1/registrations",
        summary: "Who registered themselves and is to be confirmed, as far as the token sees.", group: "People",
        access: .leads,
        query: [.init("limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false)],
        success: (200, .object([.init("registrations", .list(line, most: 1_000), "Who registered first first.")]))
    ) { call in
        let lines = try await ListRegistrations(call.house)(limit: call.limit, by: call.principal)
        return Reply(.object(["registrations": .list(lines.map(line))]))
    }

    static let confirm = Operation(
        id: "confirmPerson", method: .post, path: "/api/v1/people/{email}/confirmation",
        summary: "Confirm a person who registered themselves; what they asked for goes on.", group: "People",
        access: .leads, pathParameters: email,
        body: .object([
            .init("agency", .shaped(.looseCode), "The code of another agency, to put it right.", isRequired: false),
            .init("staff_group", .remarkLine, "The staff group, to put it right.", isRequired: false),
        ]),
        success: (200, PersonShapes.person), refusals: [409],
        again: { call, _ in try await PeopleOperations.show.handle(call) }
    ) { call in
        let answer = try await ConfirmPerson(call.house)(
            call.path("email"), agency: call.text("agency"), staffGroup: call.text("staff_group"), by: call.principal)
        return Reply(PersonShapes.person(answer.person, agency: answer.agencyCode))
    }

    static let decline = Operation(
        id: "declinePerson", method: .post, path: "/api/v1/people/{email}/confirmation/refusal",
        summary: "Decline a person who registered themselves; what they asked for is declined.", group: "People",
        access: .leads, pathParameters: email, success: (200, PersonShapes.person), refusals: [409],
        again: { call, _ in try await PeopleOperations.show.handle(call) }
    ) { call in
        let answer = try await ConfirmPerson(call.house).decline(call.path("email"), by: call.principal)
        return Reply(PersonShapes.person(answer.person, agency: answer.agencyCode))
    }

    private static let domain = Schema.named(
        "MailDomain",
        .object([
            .init("domain", .text(1...253), "The domain."), .init("agency", .text(1...60), "The agency's code."),
            .init("added_at", .instant, "When it was added."),
        ]))
    private static let listed = Schema.object([.init("domains", .list(domain, most: 100_000), "By name.")])

    static let domains = Operation(
        id: "listMailDomains", method: .get, path: "/api/v1/mail-domains",
        summary: "By which mail domains agencies are known.", group: "Agencies", access: .administrators,
        success: (200, listed)
    ) { call in try await told(call) }

    private static func told(_ call: Call) async throws -> Reply {
        let lines = try await ListMailDomains(call.house)(by: call.principal)
        let list = lines.map { line -> JSON in
            .object([
                "domain": .text(line.domain), "agency": .text(line.agencyCode), "added_at": .text(line.addedAt.rfc3339),
            ])
        }
        return Reply(.object(["domains": .list(list)]))
    }

    static let addDomain = Operation(
        id: "addMailDomain", method: .post, path: "/api/v1/mail-domains",
        summary: "Let a mail domain, and what lies under it, belong to an agency.", group: "Agencies",
        access: .administrators,
        body: .object([
            .init("domain", .line, "What stands behind the @, such as bwc.nhs.uk."),
            .init("agency", .shaped(.looseCode), "The agency's code."),
        ]),
        success: (200, listed), refusals: [409], again: { call, _ in try await told(call) }
    ) { call in
        _ = try await ChangeMailDomains(call.house).add(
            call.text("domain") ?? "", to: call.text("agency") ?? "", by: call.principal)
        return try await told(call)
    }

    static let removeDomain = Operation(
        id: "removeMailDomain", method: .post, path: "/api/v1/mail-domains/removal",
        summary: "Let a mail domain belong to nobody.", group: "Agencies", access: .administrators,
        body: .object([.init("domain", .line, "The domain.")]), success: (200, listed), refusals: [409],
        again: { call, _ in try await told(call) }
    ) { call in
        try await ChangeMailDomains(call.house).remove(call.text("domain") ?? "", by: call.principal)
        return try await told(call)
    }
}
