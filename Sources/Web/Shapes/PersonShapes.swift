import Application
import Domain

/// What the API tells of people, and takes.
enum PersonShapes {
    static let person = Schema.named(
        "Person",
        .object([
            .init("email", .text(0...300), "The work e-mail address."), .init("name", .text(0...600), "The name."),
            .init("agency", .text(0...60), "The code of the agency they work for."),
            .init("job_role", .text(0...600), "The job role."),
            .init("staff_group", .optional(.text(0...600)), "The staff group."),
            .init("manager_email", .optional(.text(0...300)), "The line manager's e-mail address."),
            .init("status", .word(["active", "left", "merged"]), "Whether they still work in the partnership."),
            .init("to_be_confirmed", .flag, "Whether they registered themselves and are not confirmed yet."),
            .init("version", .count, "How often the record was changed."),
        ]))

    static func person(_ person: Person, agency: String) -> JSON {
        .object([
            "email": .text(person.details?.email ?? ""), "name": .text(person.details?.name ?? ""),
            "agency": .text(agency), "job_role": .text(person.details?.jobRole ?? ""),
            "staff_group": .optional(person.staffGroup), "manager_email": .optional(person.details?.managerEmail),
            "status": .text(person.status.word), "to_be_confirmed": .flag(person.isToBeConfirmed),
            "version": .number(person.version),
        ])
    }

    /// What may be said of a person besides name and address.
    static let more: [Schema.Property] = [
        .init("job_role", .remarkLine, "The job role.", isRequired: false),
        .init("staff_group", .remarkLine, "The staff group, as the workforce is counted by.", isRequired: false),
        .init("manager_email", .optional(.email), "The line manager's e-mail address.", isRequired: false),
    ]

    static let booking = Schema.named(
        "PersonBooking",
        .object([
            .init("id", .bookingReference, "The booking's reference."), .init("event", .code, "The event's reference."),
            .init("title", .text(0...600), "The course's title."),
            .init("date", .optional(.date), "The local date of the first session."),
            .init("agency", .text(0...60), "The code of the agency it was made for."),
            .init("status", .words(BookingState.Code.self), "Where it stands."),
            .init("outcome", .words(Outcome.self), "What attendance adds up to."),
        ]))

    static func booking(_ booking: PersonBooking) -> JSON {
        .object([
            "id": .text(booking.reference), "event": .text(booking.event), "title": .text(booking.title),
            "date": .optional(booking.date?.description), "agency": .text(booking.agencyCode),
            "status": .text(booking.state.rawValue), "outcome": .text(booking.outcome.rawValue),
        ])
    }

    static let trainer = Schema.named(
        "Trainer",
        .object([
            .init("email", .text(0...300), "The work e-mail address."), .init("name", .text(0...600), "The name."),
        ]))

    static func trainer(_ person: Person) -> JSON {
        .object(["email": .text(person.details?.email ?? ""), "name": .text(person.details?.name ?? "")])
    }

    static let registerLine = Schema.named(
        "RegisterLine",
        .object([
            .init("id", .bookingReference, "The booking's reference."),
            .init("name", .text(0...600), "The person's name."),
            .init("agency", .text(0...60), "The agency's code."),
            .init("job_role", .text(0...600), "The job role when they booked."),
            .init("status", .words(BookingState.Code.self), "Where the booking stands."),
            .init("origin", .words(BookingOrigin.self), "How it came about."),
            .init("outcome", .words(Outcome.self), "What attendance adds up to."),
        ]))

    static func registerLine(_ line: RegisterLine) -> JSON {
        .object([
            "id": .text(line.reference), "name": .text(line.name), "agency": .text(line.agency),
            "job_role": .text(line.jobRole), "status": .text(line.state.rawValue),
            "origin": .text(line.origin.rawValue), "outcome": .text(line.outcome.rawValue),
        ])
    }
}
