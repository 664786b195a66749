import Application
import Domain

/// What the API tells of agencies and people.
enum CatalogueShapes {
    static let agency = Schema.named(
        "Agency",
        .object([
            .init("code", .text(1...60), "The agency's code."), .init("name", .text(0...600), "Its name."),
            .init("sector", .text(0...60), "Its sector."), .init("band", .optional(.text(0...60)), "Its price band."),
            .init("status", .word(["active", "closed", "merged"]), "Whether it still takes part."),
            .init("people", .count, "How many people work for it now."),
            .init("version", .count, "How often it was changed."),
        ]))

    static func agency(_ agency: Agency, people: Int64) -> JSON {
        .object([
            "code": .text(agency.code), "name": .text(agency.name), "sector": .text(agency.sector),
            "band": .optional(agency.band), "status": .text(agency.status.word), "people": .number(people),
            "version": .number(agency.version),
        ])
    }

    static let person = Schema.named(
        "Person",
        .object([
            .init("email", .text(0...300), "The work e-mail address."), .init("name", .text(0...600), "The name."),
            .init("agency", .text(0...60), "The code of the agency they work for."),
            .init("job_role", .text(0...600), "The job role."),
            .init("staff_group", .optional(.text(0...600)), "The staff group."),
            .init("status", .word(["active", "left", "merged"]), "Whether they still work in the partnership."),
            .init("version", .count, "How often the record was changed."),
        ]))

    static func person(_ person: Person, agency: String) -> JSON {
        .object([
            "email": .text(person.details?.email ?? ""), "name": .text(person.details?.name ?? ""),
            "agency": .text(agency), "job_role": .text(person.details?.jobRole ?? ""),
            "staff_group": .optional(person.staffGroup), "status": .text(person.status.word),
            "version": .number(person.version),
        ])
    }

    static let personBooking = Schema.named(
        "PersonBooking",
        .object([
            .init("id", .bookingReference, "The booking's reference."), .init("event", .code, "The event's reference."),
            .init("title", .text(0...600), "The course's title."),
            .init("date", .optional(.date), "The local date of the first session."),
            .init("agency", .text(0...60), "The code of the agency it was made for."),
            .init("status", .words(BookingState.Code.self), "Where it stands."),
            .init("outcome", .words(Outcome.self), "What attendance adds up to."),
        ]))

    static func personBooking(_ booking: PersonBooking) -> JSON {
        .object([
            "id": .text(booking.reference), "event": .text(booking.event), "title": .text(booking.title),
            "date": .optional(booking.date?.description), "agency": .text(booking.agencyCode),
            "status": .text(booking.state.rawValue), "outcome": .text(booking.outcome.rawValue),
        ])
    }
}
