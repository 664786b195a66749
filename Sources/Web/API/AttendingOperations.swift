import Application
import Domain
import HTTPTypes

/// What those who come to an event are told and say: how to join it, and what they need on the day.
enum AttendingOperations {
    static let all: [Operation] = [joining, changeJoining, need, recordNeed, withdrawNeed, needs]

    private static let event = [Schema.Property("reference", .code, "The event's reference.")]
    private static let booking = [Schema.Property("id", .bookingReference, "The booking's reference.")]

    static let joining = Operation(
        id: "showJoining", method: .get, path: "/api/v1/events/{reference}/joining",
        summary: "How to join an event: for those whose booking holds a place, its trainers and administrators.",
        group: "Attending", access: .roles([.administrator, .trainer, .practitioner]), pathParameters: event,
        success: (200, PractitionerShapes.joining)
    ) { call in
        Reply(PractitionerShapes.joining(try await ShowJoining(call.house)(call.path("reference"), by: call.principal)))
    }

    static let changeJoining = Operation(
        id: "changeJoining", method: .post, path: "/api/v1/events/{reference}/joining",
        summary: "Set how to join an event; what is left out is taken away.", group: "Attending",
        access: .roles([.administrator, .trainer]), pathParameters: event,
        body: .object([
            .init("instructions", .text(0...4_000), "What to know before coming, in paragraphs.", isRequired: false),
            .init("link", .text(0...1_000), "The https link of an event held on line.", isRequired: false),
        ]),
        success: (200, PractitionerShapes.joining), refusals: [409],
        again: { call, _ in try await joining.handle(call) }
    ) { call in
        let joining = try await ChangeJoining(call.house)(
            call.path("reference"), instructions: call.text("instructions") ?? "", link: call.text("link") ?? "",
            by: call.principal)
        return Reply(PractitionerShapes.joining(joining))
    }

    static let need = Operation(
        id: "showAccessNeed", method: .get, path: "/api/v1/bookings/{id}/access-needs",
        summary: "What the owner of a booking needs on the day: for themselves and administrators.",
        group: "Attending", access: .roles([.administrator, .practitioner]), pathParameters: booking,
        success: (200, PractitionerShapes.need)
    ) { call in
        Reply(PractitionerShapes.need(try await ShowAccessNeeds(call.house).one(call.path("id"), by: call.principal)))
    }

    static let recordNeed = Operation(
        id: "recordAccessNeed", method: .post, path: "/api/v1/bookings/{id}/access-needs",
        summary: "Say what is needed on the day, with consent; it is purged after the event.", group: "Attending",
        access: .roles([.administrator, .practitioner]), pathParameters: booking,
        body: .object([
            .init("needs", .text(1...1_000), AccessNeed.question),
            .init("consent", .flag, AccessNeed.consent),
        ]),
        success: (200, PractitionerShapes.need), refusals: [409], again: { call, _ in try await need.handle(call) }
    ) { call in
        let need = try await ChangeAccessNeed(call.house)(
            call.path("id"), call.text("needs") ?? "", hasConsented: call.flag("consent") ?? false, by: call.principal)
        return Reply(PractitionerShapes.need(need))
    }

    static let withdrawNeed = Operation(
        id: "withdrawAccessNeed", method: .post, path: "/api/v1/bookings/{id}/access-needs/withdrawal",
        summary: "Withdraw what was said to be needed; it is taken away at once.", group: "Attending",
        access: .roles([.administrator, .practitioner]), pathParameters: booking,
        success: (200, PractitionerShapes.need), refusals: [409], again: { call, _ in try await need.handle(call) }
    ) { call in
        _ = try await ChangeAccessNeed(call.house).withdraw(call.path("id"), by: call.principal)
        return Reply(PractitionerShapes.need(nil))
    }

    static let needs = Operation(
        id: "listAccessNeeds", method: .get, path: "/api/v1/events/{reference}/access-needs",
        summary: "What those who may still come to an event need: for its trainers and administrators.",
        group: "Attending", access: .roles([.administrator, .trainer]), pathParameters: event,
        success: (
            200,
            .object([.init("needs", .list(PractitionerShapes.needLine, most: 1_048_576), "In order of arrival.")])
        )
    ) { call in
        let reference = call.path("reference")
        let lines = try await ShowAccessNeeds(call.house)(reference, by: call.principal)
        return Reply(.object(["needs": .list(lines.map { PractitionerShapes.needLine($0, of: reference) })]))
    }
}
