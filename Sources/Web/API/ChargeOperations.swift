import Application
import Domain
import HTTPTypes
import Invoicing

/// Charges: what bookings cost, and how each was settled.
enum ChargeOperations {
    static let all: [Operation] = [
        charges, charge, acceptCharge, disputeCharge, upholdCharge, waiveCharge, assess, notify,
    ]

    private static let reference = [
        Schema.Property("reference", .shaped(.chargeReference), "The charge's reference, its stroke as %2F.")
    ]

    static let charges = Operation(
        id: "listCharges", method: .get, path: "/api/v1/charges", summary: "Charges by event date.", group: "Charges",
        access: .payers,
        query: [
            .init("status", .words(ChargeState.Code.self), "In this state only.", isRequired: false),
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init("event", .code, "Of this event only.", isRequired: false),
            .init("year", .shaped(.year), "Of the financial year that starts in this one.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("charges", MoneyShapes.charge, "The charges."))
    ) { call in
        var filter = ChargeFilter(
            agency: call.query["agency"], state: call.query["status"].flatMap { ChargeState.Code(rawValue: $0) },
            year: call.query["year"].flatMap { Int64($0) }, event: call.query["event"], limit: call.fetched)
        filter.after = try call.position(position)
        let rows = try await ListCharges(call.house)(filter, by: call.principal)
        return call.page(
            "charges", rows,
            key: { [$0.charge.eventDate.description, String($0.charge.booking.raw), String($0.charge.n)] },
            MoneyShapes.charge)
    }

    private static func position(_ parts: [String]) -> ChargeFilter.Position? {
        guard parts.count == 3, let date = LocalDate(iso: parts[0]), let booking = Int64(parts[1]),
            let n = Int64(parts[2])
        else { return nil }
        return .init(eventDate: date, booking: BookingID(booking), n: n)
    }

    static let charge = Operation(
        id: "showCharge", method: .get, path: "/api/v1/charges/{reference}", summary: "A charge with its reasons.",
        group: "Charges", access: .payers, pathParameters: reference, success: (200, MoneyShapes.explained)
    ) { call in
        let answer = try await ShowCharge(call.house)(call.path("reference"), by: call.principal)
        return Reply(
            .object([
                "charge": MoneyShapes.charge(answer.row), "policy": .text(answer.policy),
                "summary": .text(answer.explanation.summary),
                "steps": .list(answer.explanation.steps.map(MoneyShapes.step)),
            ]))
    }

    static let acceptCharge = step(
        "acceptCharge", "acceptance", "Accept a proposed charge, in the agency's name.", .leads, nil
    ) { call in _ = try await AcceptCharge(call.house)(call.path("reference"), by: call.principal) }

    static let disputeCharge = step(
        "disputeCharge", "dispute", "Dispute a proposed charge; nothing medical is asked for.", .leads,
        .object([.init("reason", .words(DisputeReason.self), "Why.")])
    ) { call in
        _ = try await DisputeCharge(call.house)(
            call.path("reference"), reason: call.word("reason") ?? .other, by: call.principal)
    }

    static let upholdCharge = step(
        "upholdCharge", "upholding", "Uphold a disputed charge.", .money, nil
    ) { call in _ = try await UpholdCharge(call.house)(call.path("reference"), by: call.principal) }

    static let waiveCharge = step(
        "waiveCharge", "waiver", "Waive a charge, above the policy's amount with a second person.", .money,
        .object([
            .init("reason", .words(WaiverReason.self), "Why."),
            .init("second", .line, "Who else agreed, where the policy asks.", isRequired: false),
        ])
    ) { call in
        let request = WaiveCharge.Request(
            charge: call.path("reference"), reason: call.word("reason") ?? .other, second: call.text("second"))
        _ = try await WaiveCharge(call.house)(request, by: call.principal)
    }

    /// A step of a charge; the answer is the charge after it.
    private static func step(
        _ id: String, _ path: String, _ summary: String, _ access: AccessPolicy, _ body: Schema?,
        _ take: @escaping @Sendable (Call) async throws -> Void
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/charges/{reference}/\(path)", summary: summary, group: "Charges",
            access: access, pathParameters: reference, body: body, success: (200, MoneyShapes.explained),
            refusals: [409], again: { call, _ in try await charge.handle(call) }
        ) { call in
            try await take(call)
            return try await charge.handle(call)
        }
    }

    private static let through = Schema.object([
        .init("through", .date, "The last local date of events to deal with.")
    ])

    static let assess = Operation(
        id: "assessCharges", method: .post, path: "/api/v1/charge-assessments",
        summary: "Work out what the bookings of events held cost; doing it again changes nothing.", group: "Charges",
        access: .money, body: through, success: (200, MoneyShapes.assessment), refusals: [409],
        // What was assessed stays assessed: the answer tells that nothing is left.
        again: { call, _ in try await assessed(call) }
    ) { call in try await assessed(call) }

    private static func assessed(_ call: Call) async throws -> Reply {
        let answer = try await AssessCharges(call.house)(
            through: call.date("through") ?? call.house.today, by: call.principal)
        return Reply(MoneyShapes.assessment(answer))
    }

    static let notify = Operation(
        id: "notifyCharges", method: .post, path: "/api/v1/charge-notifications",
        summary: "Tell agencies of their charges, where the policy gives them time to answer.", group: "Charges",
        access: .money, body: through, success: (200, MoneyShapes.notification), refusals: [409],
        again: { call, _ in try await notified(call) }
    ) { call in try await notified(call) }

    private static func notified(_ call: Call) async throws -> Reply {
        let answer = try await NotifyCharges(call.house)(
            through: call.date("through") ?? call.house.today, by: call.principal)
        return Reply(MoneyShapes.notification(answer))
    }
}
