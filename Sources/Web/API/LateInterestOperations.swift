import Application
import Domain
import HTTPTypes
import Invoicing
import Money

/// Interest on what is paid late: what may be claimed, and claiming it.
enum LateInterestOperations {
    static let all: [Operation] = [show, claim]

    private static let late = Schema.object([
        .init("invoice", .text(1...40), "The invoice that was late."),
        .init("from", .date, "The first day claimed for."), .init("through", .date, "The last."),
        .init("rate_basis_points", .count, "The yearly rate: 875 is 8.75 %."),
        .init("interest_pence", .pence, "The interest."),
        .init("fixed_sum_pence", .pence, "The fixed sum; 0 where none is claimed."),
        .init("reason", .text(1...100_000), "How it comes about, in a sentence."),
    ])
    private static let claims = Schema.named(
        "LateInterestClaims",
        .object([
            .init(
                "claims",
                .list(
                    .object([
                        .init("agency", .text(1...60), "The code of the agency that pays."),
                        .init("total_pence", .pence, "All of it; what `expecting_pence` repeats."),
                        .init("invoices", .list(late, most: 10_000), "By late invoice."),
                    ]), most: 10_000), "By agency.")
        ]))

    static let show = Operation(
        id: "previewInterest", method: .get, path: "/api/v1/interest-claims",
        summary: "What interest may be claimed on invoices that are paid late, where the settings allow it.",
        group: "Invoices", access: .money,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init(
                "through", .date, "The last day to claim for, which is over; yesterday unless told.",
                isRequired: false),
        ],
        success: (200, claims), refusals: [409]
    ) { call in
        let found = try await ClaimInterest(call.house).preview(
            agency: call.query["agency"], through: call.query["through"].flatMap { LocalDate(iso: $0) },
            by: call.principal)
        let list = found.map { claim -> JSON in
            .object([
                "agency": .text(claim.agency), "total_pence": .number(claim.claim.total.amount),
                "invoices": .list(claim.claim.interest.map(item)),
            ])
        }
        return Reply(.object(["claims": .list(list)]))
    }

    private static func item(_ interest: LateInterest) -> JSON {
        let period = interest.lateness.period
        return .object([
            "invoice": .text(interest.invoice.text), "from": .text(period.lowerBound.text),
            "through": .text(period.upperBound.text), "rate_basis_points": .number(interest.rate.points),
            "interest_pence": .number(interest.interest.amount),
            "fixed_sum_pence": .number(interest.fixedSum.amount), "reason": .text(interest.lateness.reason),
        ])
    }

    static let claim = Operation(
        id: "claimInterest", method: .post, path: "/api/v1/interest-claims",
        summary: "Claim an agency's interest on late payment by an invoice of its own.", group: "Invoices",
        access: .money,
        body: .object([
            .init("agency", .shaped(.looseCode), "The agency's code."),
            .init(
                "through", .date, "The last day to claim for, which is over; yesterday unless told.",
                isRequired: false),
            .init(
                "expecting_pence", .number(1...1_000_000_000), "What the preview showed; refused if it changed.",
                isRequired: false),
        ]),
        success: (201, InvoiceShapes.document), refusals: [409, 412]
    ) { call in
        let issued = try await ClaimInterest(call.house)(
            call.text("agency") ?? "", through: call.date("through"),
            expecting: call.number("expecting_pence").map { Pence($0) }, by: call.principal)
        var reply = try await InvoiceOperations.sheet(call, issued.number, status: 201)
        reply.location = "/api/v1/invoices/\(issued.number)"
        return reply
    }
}
