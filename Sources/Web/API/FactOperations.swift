import Application
import Domain
import HTTPTypes
import Money

/// What decides on a charge besides the register: reported sickness, completion, and what was spent on one person.
enum FactOperations {
    static let all: [Operation] = [facts, sickness, completion, cost]

    private static let booking = [Schema.Property("id", .bookingReference, "The booking's reference.")]

    static let facts = Operation(
        id: "listBookingFacts", method: .get, path: "/api/v1/bookings/{id}/facts",
        summary: "What was recorded of a booking besides its register, corrections last.", group: "Charges",
        access: .roles([.administrator, .finance, .agencyLead, .practitioner]), pathParameters: booking,
        success: (200, FactShapes.facts)
    ) { call in
        Reply(FactShapes.facts(try await ShowFacts(call.house)(call.path("id"), by: call.principal)))
    }

    static let sickness = step(
        "recordSickness", "sickness", "Record that sickness was reported: when and how, never what the matter was.",
        .roles([.administrator, .agencyLead, .practitioner]),
        .object([
            .init(
                "channel", .words(Channel.self),
                "How it was reported; by the site unless told. An administrator's only.",
                isRequired: false),
            .init(
                "received_at", .instant, "When it was received, if earlier than now; an administrator's only.",
                isRequired: false),
            .init("evidence", .line, "Where that can be seen, for an earlier moment.", isRequired: false),
            .init("written", .flag, "Whether the follow-up in writing was seen.", isRequired: false),
            .init("taken_back", .flag, "Whether there was no report after all.", isRequired: false),
        ])
    ) { call in
        let channel: Channel? = call.principal.role == .administrator ? call.word("channel") : nil
        let request = RecordSickness.Request(
            booking: call.path("id"), channel: channel ?? .site, receivedAt: call.instant("received_at"),
            evidence: call.text("evidence"), isWritten: call.flag("written") ?? false,
            isTakenBack: call.flag("taken_back") ?? false)
        return try await RecordSickness(call.house)(request, by: call.principal)
    }

    static let completion = step(
        "recordCompletion", "completion", "Record whether the e-learning or the knowledge check was completed.",
        .roles([.administrator, .trainer]), .object([.init("completed", .flag, "Whether it was.")])
    ) { call in
        try await RecordCompletion(call.house)(
            call.path("id"), isCompleted: call.flag("completed") ?? false, by: call.principal)
    }

    static let cost = step(
        "recordCost", "costs", "Record what was spent on one person; 0 under the same name takes it back.", .money,
        .object([
            .init("name", .line, "What it was for, such as a sign language interpreter; names nobody."),
            .init("amount_pence", .number(0...1_000_000), "What it cost."),
        ])
    ) { call in
        try await RecordCost(call.house)(
            call.path("id"), call.text("name") ?? "", amount: Pence(call.number("amount_pence") ?? 0),
            by: call.principal)
    }

    /// Records something; the answer is what was recorded.
    private static func step(
        _ id: String, _ path: String, _ summary: String, _ access: AccessPolicy, _ body: Schema,
        _ take: @escaping @Sendable (Call) async throws -> FactRecord
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/bookings/{id}/\(path)", summary: summary, group: "Charges",
            access: access, pathParameters: booking, body: body, success: (200, FactShapes.facts), refusals: [409],
            again: { call, _ in
                Reply(FactShapes.facts(try await ShowFacts(call.house)(call.path("id"), by: call.principal).suffix(1)))
            }
        ) { call in Reply(FactShapes.facts([try await take(call)])) }
    }
}
