import Application
import ArgumentParser
import Domain

extension CourseCommand {
    struct Interest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who wants to be told when a course runs, or change it.",
            discussion: """
                The first event that is published from then on is told to each of them once.

                EXAMPLES
                  turnout course interest
                  turnout course interest NEG2
                  turnout course interest NEG2 --add ana.silva@bct.example --withdraw ben.ode@bct.example
                """)

        @Argument(help: "The course's code; all courses, counted, unless given.") var code: String?
        @Option(help: "The e-mail address of a person to be told; repeatable.") var add: [String] = []
        @Option(help: "The e-mail address of a person to be told no more; repeatable.") var withdraw: [String] = []
        @Flag(help: "Also those who were told or took it back.") var all = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if code == nil, !add.isEmpty || !withdraw.isEmpty { throw ValidationError("Name the course.") }
        }

        func run() async throws {
            let house = try await store.house()
            guard let code else { return try output.show(try await Self.counts(house)) }
            let change = ChangeInterest(house)
            for email in add { _ = try await change.add(email, to: code, by: operatorPrincipal()) }
            for email in withdraw { _ = try await change.withdraw(email, from: code, by: operatorPrincipal()) }
            let list = try await ListInterests(house)(code, openOnly: !all, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("email", "E-mail"), .init("name", "Name"), .init("agency", "Agency"),
                        .init("since", "Since"), .init("status", "Status"),
                    ],
                    rows: list.map { interest in
                        [
                            .text(interest.email), .text(interest.name), .text(interest.agencyCode),
                            .text(house.zone.local(interest.since).description), .text(interest.state.word),
                        ]
                    }))
        }

        private static func counts(_ house: House) async throws -> Listing {
            Listing(
                columns: [
                    .init("course", "Course"), .init("title", "Title"), .init("open", "Waiting to be told"),
                    .init("told", "Told"),
                ],
                rows: try await ListInterests(house).counts(by: operatorPrincipal()).map {
                    [.text($0.courseCode), .text($0.title), .number($0.open), .number($0.told)]
                })
        }
    }
}
