import Application
import ArgumentParser
import Domain
import Money

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "People: list, show, add, change, move, leave, merge, register, confirm, due.",
        discussion: """
            EXAMPLES
              turnout person list --agency BWC --search silva
              turnout person show ana.silva@bct.example
            """,
        subcommands: [
            List.self, Show.self, Add.self, Change.self, Move.self, Leave.self, Merge.self, Register.self,
            Unconfirmed.self, Confirm.self, Due.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List people by name.",
            discussion: """
                EXAMPLES
                  turnout person list --agency BWC
                  turnout person list --search "silva" --all
                """)

        @Option(help: "Only those of the agency with this code.") var agency: String?
        @Option(help: "Only those whose name or address contains this.") var search: String?
        @Flag(help: "Also those who left or were merged.") var all = false
        @Option(help: "How many at most.") var limit: Int64 = 1_000
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let house = try await store.house()
            let lines = try await ListPeople(house)(
                agency: agency, search: search, includingFormer: all, limit: limit, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("email", "E-mail"), .init("name", "Name"), .init("agency", "Agency"),
                        .init("job_role", "Job role"), .init("staff_group", "Staff group"), .init("status", "Status"),
                    ],
                    rows: lines.map { line in
                        [
                            .optional(line.person.details?.email), .optional(line.person.details?.name),
                            .text(line.agencyCode), .optional(line.person.details?.jobRole),
                            .optional(line.person.staffGroup), .text(line.person.status.word),
                        ]
                    }))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a person with their agencies and bookings.",
            discussion: """
                EXAMPLE
                  turnout person show ana.silva@bct.example
                """)

        @Argument(help: "The person's e-mail address.") var email: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let sheet = try await ShowRecord(house).person(email, by: operatorPrincipal())
            let details = sheet.person.details
            try output.show(
                details?.name ?? "A person whose details were erased",
                [
                    ("email", "E-mail", .optional(details?.email)), ("name", "Name", .optional(details?.name)),
                    ("agency", "Agency", .text(sheet.agencyCode)),
                    ("job_role", "Job role", .optional(details?.jobRole)),
                    ("staff_group", "Staff group", .optional(sheet.person.staffGroup)),
                    ("manager", "Line manager", .optional(details?.managerEmail)),
                    ("status", "Status", .text(sheet.person.status.word)),
                ],
                [
                    ("bookings", PersonListings.bookings(sheet.bookings)),
                    ("history", CatalogueListings.people(sheet.history, house.zone)),
                ])
        }
    }
}

enum PersonListings {
    static func bookings(_ bookings: [PersonBooking]) -> Listing {
        Listing(
            title: "Bookings",
            columns: [
                .init("booking", "Booking"), .init("date", "Date"), .init("course", "Course"),
                .init("agency", "For"), .init("state", "State"), .init("outcome", "Attendance"),
                .init("charge", "Charge"),
            ],
            rows: bookings.map { booking in
                [
                    .text(booking.reference), .optional(booking.date?.description), .text(booking.title),
                    .text(booking.agencyCode), .text(booking.state.rawValue), .text(booking.outcome.rawValue),
                    .text(booking.charges.map { "\(Pence($0.amount).text) \($0.state)" }.joined(separator: ", ")),
                ]
            })
    }
}
