import Application
import Domain
import HTTPTypes

/// The register: who is booked and who came. A trainer keeps those of the events they teach.
enum RegisterOperations {
    static let all: [Operation] = [list, attend, walkIn]

    private static let event = [Schema.Property("reference", .code, "The event's reference.")]

    static let list = Operation(
        id: "listRegister", method: .get, path: "/api/v1/events/{reference}/bookings",
        summary: "The bookings of an event in order of arrival, as far as the token may see them.", group: "Register",
        access: .roles([.administrator, .finance, .agencyLead, .practitioner, .trainer]), pathParameters: event,
        query: [.init("status", .words(BookingState.Code.self), "In this state only.", isRequired: false)]
            + Paging.query,
        success: (200, Paging.shape("bookings", PersonShapes.registerLine, "The bookings."))
    ) { call in
        let filter = RegisterFilter(
            state: call.query["status"].flatMap { BookingState.Code(rawValue: $0) },
            after: try call.position { parts in
                guard parts.count == 1, let n = Int64(parts[0]), (0..<BookingID.ordinalLimit).contains(n) else {
                    return nil
                }
                return n
            }, limit: call.fetched)
        let lines = try await ListRegister(call.house)(call.path("reference"), filter, by: call.principal)
        return call.page("bookings", lines, key: { [String($0.booking.ordinal)] }, PersonShapes.registerLine)
    }

    static let attend = Operation(
        id: "recordAttendance", method: .post, path: "/api/v1/bookings/{id}/attendance",
        summary: "Record what a register says of a booking; the latest mark counts.", group: "Register",
        access: .roles([.administrator, .trainer]),
        pathParameters: [.init("id", .bookingReference, "The booking's reference.")],
        body: .object([
            .init("mark", .word(marks), "What happened."),
            .init("minutes", .number(0...1_440), "Minutes late or early; 0 unless told.", isRequired: false),
            .init("session", .number(1...366), "Which session; all that have started unless told.", isRequired: false),
        ]),
        success: (200, PersonShapes.registerLine), refusals: [409], again: { call, _ in try await line(call) }
    ) { call in
        guard let mark = Mark(word: call.text("mark") ?? "", minutes: call.number("minutes") ?? 0) else {
            throw Problem.invalid("There is no such mark.", [.init(pointer: "/mark", reason: "is not known")])
        }
        let request = Attend.Request(booking: call.path("id"), session: call.number("session"), mark: mark)
        _ = try await Attend(call.house)(request, by: call.principal)
        return try await line(call)
    }

    private static let marks = [
        "attended", "late", "left_early", "refused_late", "did_not_attend", "excused", "not_recorded",
    ]

    private static func line(_ call: Call) async throws -> Reply {
        let reference = try BookingReference(call.path("id"))
        let filter = RegisterFilter(after: reference.ordinal - 1, limit: 1)
        let lines = try await ListRegister(call.house)(reference.event, filter, by: call.principal)
        guard let line = lines.first, line.booking.ordinal == reference.ordinal else { throw Problem.notFound() }
        return Reply(PersonShapes.registerLine(line))
    }

    static let walkIn = Operation(
        id: "recordWalkIn", method: .post, path: "/api/v1/events/{reference}/walk-ins",
        summary: "Record somebody who came without a booking, even beyond the limit.", group: "Register",
        access: .roles([.administrator, .trainer]), pathParameters: event, body: BookingShapes.claim,
        success: (201, BookingShapes.placed), refusals: [409]
    ) { call in BookingOperations.placed(try await WalkIn(call.house)(BookingShapes.claim(call), by: call.principal)) }
}
