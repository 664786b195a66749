import Application
import ArgumentParser
import Domain

struct AgencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency", abstract: "Partner organisations: list, show, add, change, close, merge, domains.",
        discussion: """
            To split an agency, add the new one and move its people with `turnout person move`.

            EXAMPLES
              turnout agency list --sector health
              turnout agency show BWC
            """,
        subcommands: [List.self, Show.self, Add.self, Change.self, Close.self, Merge.self, Domains.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List agencies by code.",
            discussion: """
                EXAMPLES
                  turnout agency list
                  turnout agency list --sector schools --all --format csv
                """)

        @Option(help: "Only those of this sector.") var sector: String?
        @Flag(help: "Also those closed or merged.") var all = false
        @Option(help: "How many at most.") var limit: Int64 = 1_000
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let house = try await store.house()
            let filter = AgencyFilter(sector: sector, includingFormer: all, limit: limit)
            let lines = try await house.store.read(operatorPrincipal().scope) { try $0.agencies(filter) }
            try output.show(
                Listing(
                    columns: [
                        .init("code", "Code"), .init("name", "Name"), .init("sector", "Sector"), .init("band", "Band"),
                        .init("status", "Status"), .init("people", "People"), .init("charge_exempt", "Exempt"),
                        .init("purchase_order", "Purchase order"),
                    ],
                    rows: lines.map { line in
                        let agency = line.agency
                        return [
                            .text(agency.code), .text(agency.name), .text(agency.sector), .optional(agency.band),
                            .text(agency.status.word), .number(line.people), .flag(agency.isChargeExempt),
                            .text(agency.billing.purchaseOrder),
                        ]
                    }))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an agency with its history.",
            discussion: """
                EXAMPLE
                  turnout agency show BWC --format json
                """)

        @Argument(help: "The agency's code.") var code: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let sheet = try await ShowRecord(house).agency(code, by: operatorPrincipal())
            let agency = sheet.agency
            try output.show(
                "\(agency.code)  \(agency.name)",
                [
                    ("code", "Code", .text(agency.code)), ("name", "Name", .text(agency.name)),
                    ("sector", "Sector", .text(agency.sector)), ("band", "Band", .optional(agency.band)),
                    ("status", "Status", .text(agency.status.word)),
                    ("merged_into", "Merged into", .optional(sheet.mergedInto)),
                    ("people", "People", .number(sheet.people)),
                    ("charge_exempt", "Charges relieved", .flag(agency.isChargeExempt)),
                    ("attend_exempt", "Attends without a fee", .flag(agency.isAttendExempt)),
                    ("billing_address", "Billing address", .text(agency.billing.address.joined(separator: "; "))),
                    ("billing_email", "Billing e-mail", .text(agency.billing.email)),
                    ("purchase_order", "Purchase order", .text(agency.billing.purchaseOrder)),
                    (
                        "invoice_per", "One invoice per",
                        .text(agency.billing.frequency?.rawValue ?? "as the policy says")
                    ),
                    ("endpoint", "Electronic address", .optional(agency.billing.electronic.address?.text)),
                    ("buyer_reference", "Buyer reference", .text(agency.billing.electronic.reference)),
                    ("electronic", "Electronic invoices", .flag(agency.billing.electronic.isWanted)),
                    ("ods_code", "ODS code", .optional(agency.identifiers.ods?.text)),
                    ("urn", "School URN", .optional(agency.identifiers.urn?.text)),
                    ("gln", "GLN", .optional(agency.identifiers.gln?.text)),
                    ("vat_number", "VAT number", .optional(agency.identifiers.vat?.text)),
                ], [("history", CatalogueListings.history(sheet.history, house.zone))])
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close an agency: nobody books for it any more, and what it owes stays.",
            discussion: """
                EXAMPLE
                  turnout agency close NUR07 --why "the nursery has shut"
                """)

        @Argument(help: "The agency's code.") var code: String
        @Option(help: "Why.") var why: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await CloseAgency(try await store.house())(code, reason: why, by: operatorPrincipal())
            var sentences = ["\(code) is closed: nobody books for it any more."]
            if answer.people > 0 {
                sentences.append(
                    "People still registered with it: \(answer.people). Move them with `turnout person move`, "
                        + "or record that they have left with `turnout person leave`.")
            }
            try output.show(
                sentences, ["code": .text(code), "status": .text("closed"), "people": .number(answer.people)])
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Merge an agency into another.",
            discussion: """
                Its people work for the other agency from now on, and its code stands for the other in new bookings.
                Bookings, charges and invoices made so far stay with the old agency.

                EXAMPLE
                  turnout agency merge SCH12 --into MAT01 --why "joined the trust"
                """)

        @Argument(help: "The code of the agency that ends.") var code: String
        @Option(help: "The code of the agency that goes on.") var into: String
        @Option(help: "Why.") var why: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = MergeAgency.Request(from: code, into: into, reason: why)
            let answer = try await MergeAgency(try await store.house())(request, by: operatorPrincipal())
            try output.show(
                [
                    "\(answer.from.code) is merged into \(answer.into.code); people moved: \(answer.people).",
                    "New bookings under \(answer.from.code) are made for \(answer.into.code).",
                    "Bookings, charges and invoices made so far stay with \(answer.from.code).",
                ],
                [
                    "code": .text(answer.from.code), "into": .text(answer.into.code), "people": .number(answer.people),
                ])
        }
    }
}
