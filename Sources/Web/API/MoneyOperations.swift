import Application
import Domain
import HTTPTypes
import Invoicing

/// Charges and documents, and the year's figures.
enum MoneyOperations {
    static let all: [Operation] = [
        charges, charge, acceptCharge, disputeCharge, upholdCharge, waiveCharge, documents, document, year,
    ]

    private static let reference = [
        Schema.Property("reference", .shaped(.chargeReference), "The charge's reference, its stroke as %2F.")
    ]
    private static let limit = Schema.Property(
        "limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false)

    static let charges = Operation(
        id: "listCharges", method: .get, path: "/api/v1/charges", summary: "Charges by event date.", group: "Charges",
        access: .payers,
        query: [
            .init("status", .words(ChargeState.Code.self), "In this state only.", isRequired: false),
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false), limit,
        ],
        success: (200, .object([.init("charges", .list(MoneyShapes.charge, most: 1_000), "The charges.")]))
    ) { call in
        let filter = ChargeFilter(
            agency: call.query["agency"], state: call.query["status"].flatMap { ChargeState.Code(rawValue: $0) },
            limit: call.limit)
        let rows = try await ListCharges(call.house)(filter, by: call.principal)
        return Reply(.object(["charges": .list(rows.map(MoneyShapes.charge))]))
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

    static let documents = Operation(
        id: "listDocuments", method: .get, path: "/api/v1/invoices", summary: "Invoices and credit notes by number.",
        group: "Invoices", access: .payers,
        query: [.init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false)],
        success: (200, .object([.init("documents", .list(MoneyShapes.document, most: 1_000_000), "The documents.")]))
    ) { call in
        let rows = try await ListInvoices(call.house)(agency: call.query["agency"], by: call.principal)
        return Reply(.object(["documents": .list(rows.map(MoneyShapes.document))]))
    }

    static let document = Operation(
        id: "showDocument", method: .get, path: "/api/v1/invoices/{number}", summary: "An invoice or a credit note.",
        group: "Invoices", access: .payers,
        pathParameters: [.init("number", .shaped(.documentNumber), "The document's number.")],
        success: (200, MoneyShapes.document)
    ) { call in
        let rows = try await ListInvoices(call.house)(by: call.principal)
        guard let row = rows.first(where: { $0.number.text == call.path("number") }) else { throw Problem.notFound() }
        return Reply(MoneyShapes.document(row))
    }

    static let year = Operation(
        id: "reportYear", method: .get, path: "/api/v1/reports/years/{year}",
        summary: "The year's figures, each with its definition and its denominator.", group: "Reports",
        access: .roles([.administrator, .finance, .trainer, .observer]),
        pathParameters: [.init("year", .shaped(.year), "The calendar year in which it starts, such as 2019.")],
        success: (200, MoneyShapes.year)
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        return Reply(MoneyShapes.year(try await ReportYear(call.house)(.init(year: year), by: call.principal)))
    }
}
