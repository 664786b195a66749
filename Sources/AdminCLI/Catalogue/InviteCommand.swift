import Application
import ArgumentParser
import Domain

extension EventCommand {
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count who would be invited to an event, or invite them.",
            discussion: """
                Left out are those who have booked it, who were invited to it, and who took the course within its
                refresher period.

                EXAMPLES
                  turnout event invite E0193 --staff-group nurses
                  turnout event invite E0193 --staff-group nurses --agency BWC --send
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "Of this staff group; repeatable.") var staffGroup: [String] = []
        @Option(help: "Of the agency with this code; repeatable.") var agency: [String] = []
        @Flag(help: "Invite them.") var send = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = Application.Invite.Request(event: reference, staffGroups: staffGroup, agencies: agency)
            let invite = Application.Invite(try await store.house())
            let answer =
                try await send
                ? invite(request, by: operatorPrincipal())
                : invite.preview(request, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("agency", "Agency"), .init("count", "People")],
                    rows: answer.byAgency.map { [.text($0.agency), .number($0.count)] },
                    notes: [
                        send ? "Invited: \(answer.count)." : "Would be invited: \(answer.count); invite with --send."
                    ]))
        }
    }
}

extension PersonCommand {
    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who is to take which course, by staff group and refresher period.",
            discussion: """
                EXAMPLES
                  turnout person due --agency BWC
                  turnout person due --course NEG2 --by 2027-03-31
                """)

        @Option(help: "Of the agency with this code.") var agency: String?
        @Option(help: "This course only.") var course: String?
        @Option(help: "Due by this date; today unless said.") var by: DateArgument?
        @Option(help: "How many at most.") var limit: Int64 = 1_000
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let lines = try await DueList(try await store.house())(
                agency: agency, course: course, until: by?.date, limit: Int(clamping: limit), by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("email", "E-mail"), .init("name", "Name"), .init("agency", "Agency"),
                        .init("staff_group", "Staff group"), .init("course", "Course"),
                        .init("last_done", "Last taken"),
                        .init("due_on", "Due on"),
                    ],
                    rows: lines.map { line in
                        [
                            .text(line.person.email), .text(line.person.name), .text(line.person.agencyCode),
                            .text(line.person.staffGroup), .text(line.courseCode),
                            .optional(line.due.lastDone?.description), .optional(line.due.on?.description),
                        ]
                    }))
        }
    }
}
