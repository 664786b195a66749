import Application
import Domain
import Invoicing
import Money

/// What the API tells of agencies, and takes.
enum AgencyShapes {
    private static let basics: [Schema.Property] = [
        .init("code", .text(1...60), "The agency's code."), .init("name", .text(0...600), "Its name."),
        .init("sector", .text(0...60), "Its sector."), .init("band", .optional(.text(0...600)), "Its price band."),
        .init("status", .word(["active", "closed", "merged"]), "Whether it still takes part."),
        .init("people", .count, "How many people work for it now."),
        .init("version", .count, "How often it was changed."),
    ]

    static let line = Schema.named("AgencyLine", .object(basics))

    static func line(_ agency: Agency, people: Int64) -> JSON { .object(members(agency, people)) }

    private static func members(_ agency: Agency, _ people: Int64) -> [JSON.Member] {
        [
            .init(name: "code", value: .text(agency.code)), .init(name: "name", value: .text(agency.name)),
            .init(name: "sector", value: .text(agency.sector)), .init(name: "band", value: .optional(agency.band)),
            .init(name: "status", value: .text(agency.status.word)),
            .init(name: "people", value: .number(people)), .init(name: "version", value: .number(agency.version)),
        ]
    }

    static let agency = Schema.named(
        "Agency",
        .object(
            basics + [
                .init("merged_into", .optional(.text(1...60)), "The code of the agency it was merged into."),
                .init("billing_address", .list(.text(0...600), most: 100), "The billing address, line by line."),
                .init("billing_email", .text(0...600), "Where its invoices go."),
                .init("purchase_order", .text(0...600), "The purchase order number its invoices quote."),
                .init("invoice_per", .optional(.words(Frequency.self)), "How often; null leaves it to the policy."),
                .init("endpoint", .optional(.text(0...60)), "Its electronic address."),
                .init("buyer_reference", .text(0...600), "What its electronic invoices quote without an order."),
                .init("electronic", .flag, "Whether its documents are made electronically as they are issued."),
                .init("ods", .optional(.text(0...60)), "Its NHS organisation (ODS) code."),
                .init("urn", .optional(.text(0...60)), "A school's unique reference number."),
                .init("gln", .optional(.text(0...60)), "Its global location number."),
                .init("vat_number", .optional(.text(0...60)), "Its VAT registration number."),
                .init("charge_exempt", .flag, "Whether its charges are assessed and then relieved."),
                .init("attend_exempt", .flag, "Whether its people attend without a fee."),
            ]))

    static func agency(_ sheet: AgencySheet) -> JSON {
        let agency = sheet.agency
        let (billing, identifiers) = (agency.billing, agency.identifiers)
        let more: [JSON.Member] = [
            .init(name: "merged_into", value: .optional(sheet.mergedInto)),
            .init(name: "billing_address", value: .list(billing.address.map { .text($0) })),
            .init(name: "billing_email", value: .text(billing.email)),
            .init(name: "purchase_order", value: .text(billing.purchaseOrder)),
            .init(name: "invoice_per", value: .optional(billing.frequency?.rawValue)),
            .init(name: "endpoint", value: .optional(billing.electronic.address?.text)),
            .init(name: "buyer_reference", value: .text(billing.electronic.reference)),
            .init(name: "electronic", value: .flag(billing.electronic.isWanted)),
            .init(name: "ods", value: .optional(identifiers.ods?.text)),
            .init(name: "urn", value: .optional(identifiers.urn?.text)),
            .init(name: "gln", value: .optional(identifiers.gln?.text)),
            .init(name: "vat_number", value: .optional(identifiers.vat?.text)),
            .init(name: "charge_exempt", value: .flag(agency.isChargeExempt)),
            .init(name: "attend_exempt", value: .flag(agency.isAttendExempt)),
        ]
        return .object(members(agency, sheet.people) + more)
    }

    /// What may be said of an agency besides its name and sector.
    static let more: [Schema.Property] = [
        .init("band", .remarkLine, "Its price band.", isRequired: false),
        .init("billing_address", .list(.line, most: 20), "The billing address, line by line.", isRequired: false),
        .init("billing_email", .optional(.email), "Where its invoices go; null for nowhere.", isRequired: false),
        .init("purchase_order", .remarkLine, "The number its invoices quote.", isRequired: false),
        .init(
            "invoice_per", .optional(.words(Frequency.self)), "How often; null leaves it to the policy.",
            isRequired: false),
        .init(
            "endpoint", .shaped(.electronicAddress), "Its electronic address, such as 0088:5060000000009.",
            isRequired: false),
        .init("buyer_reference", .remarkLine, "What its electronic invoices quote.", isRequired: false),
        .init("electronic", .flag, "Whether documents are made electronically as issued.", isRequired: false),
        .init("ods", .remarkLine, "Its NHS organisation (ODS) code.", isRequired: false),
        .init("urn", .remarkLine, "A school's unique reference number, six digits.", isRequired: false),
        .init("gln", .remarkLine, "Its global location number, thirteen digits.", isRequired: false),
        .init("vat_number", .remarkLine, "Its VAT number, GB and nine digits.", isRequired: false),
        .init("charge_exempt", .flag, "Whether its charges are assessed and then relieved.", isRequired: false),
        .init("attend_exempt", .flag, "Whether its people attend without a fee.", isRequired: false),
    ]

    static func change(_ call: Call) -> AgencyChange {
        var change = AgencyChange()
        change.band = call.text("band")
        change.billingAddress = call.texts("billing_address")
        if call.has("billing_email") { change.billingEmail = call.text("billing_email") ?? "" }
        change.purchaseOrder = call.text("purchase_order")
        if call.has("invoice_per") { change.frequency = .some(call.word("invoice_per")) }
        change.endpoint = call.text("endpoint")
        change.buyerReference = call.text("buyer_reference")
        change.wantsElectronic = call.flag("electronic")
        change.ods = call.text("ods")
        change.urn = call.text("urn")
        change.gln = call.text("gln")
        change.vat = call.text("vat_number")
        change.chargeExempt = call.flag("charge_exempt")
        change.attendExempt = call.flag("attend_exempt")
        return change
    }

    private static let balance = Schema.number(-100_000_000_000...100_000_000_000)

    static let statement = Schema.named(
        "Statement",
        .object([
            .init("agency", .text(1...60), "The agency's code."), .init("from", .date, "The first local date."),
            .init("through", .date, "The last local date."),
            .init("opening_pence", balance, "What was owed before the first date."),
            .init("closing_pence", balance, "What is owed after the last date."),
            .init(
                "entries",
                .list(
                    .object([
                        .init("date", .date, "The local date."), .init("kind", .text(1...40), "What kind of entry."),
                        .init("reference", .text(0...200), "The document's number or the bank's reference."),
                        .init("amount_pence", balance, "What it adds to the debt; below zero what it takes away."),
                        .init("balance_pence", balance, "What is owed after it."),
                    ]), most: 1_000_000), "Entry by entry, in posting order."),
        ]))

    static func statement(_ statement: Statement) -> JSON {
        .object([
            "agency": .text(statement.agencyCode), "from": .text(statement.from.text),
            "through": .text(statement.through.text), "opening_pence": .number(statement.opening.amount),
            "closing_pence": .number(statement.closing.amount),
            "entries": .list(
                statement.lines.map { line in
                    .object([
                        "date": .text(line.date.text), "kind": .text(line.kind.rawValue),
                        "reference": .text(line.reference), "amount_pence": .number(line.amount.amount),
                        "balance_pence": .number(line.balance.amount),
                    ])
                }),
        ])
    }
}
