import Application
import ArgumentParser
import Domain

struct CourseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course", abstract: "The catalogue: list, show, add, change, close, reopen, interest.",
        discussion: """
            EXAMPLES
              turnout course list --topic neglect
              turnout course show NEG2
            """,
        subcommands: [List.self, Show.self, Add.self, Change.self, Close.self, Reopen.self, Interest.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List courses by code.",
            discussion: """
                EXAMPLE
                  turnout course list --all --format csv
                """)

        @Option(help: "Only those of this topic.") var topic: String?
        @Flag(help: "Also those closed.") var all = false
        @Option(help: "How many at most.") var limit: Int64 = 1_000
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let house = try await store.house()
            let courses = try await house.store.read(operatorPrincipal().scope) {
                try $0.courses(CourseFilter(topic: topic, includingClosed: all, limit: limit))
            }
            try output.show(
                Listing(
                    columns: [
                        .init("code", "Code"), .init("title", "Title"), .init("level", "Level"),
                        .init("topic", "Topic"), .init("minutes", "Minutes"), .init("fee_pence", "Fee"),
                        .init("review_on", "Review on"), .init("status", "Status"),
                    ],
                    rows: courses.map { course in
                        [
                            .text(course.code), .text(course.title), .text(course.level), .text(course.topic),
                            .number(course.minutes), .pence(course.fee), .optional(course.reviewOn?.description),
                            .text(course.status.rawValue),
                        ]
                    }))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a course.",
            discussion: """
                EXAMPLE
                  turnout course show NEG2
                """)

        @Argument(help: "The course's code.") var code: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let course = try await FindCourse(try await store.house())(code, by: operatorPrincipal())
            try output.show(
                "\(course.code)  \(course.title)",
                [
                    ("code", "Code", .text(course.code)), ("title", "Title", .text(course.title)),
                    ("level", "Level", .text(course.level)), ("topic", "Topic", .text(course.topic)),
                    ("minutes", "Minutes", .number(course.minutes)),
                    ("target_groups", "For", .text(course.targetGroups.joined(separator: "; "))),
                    ("prerequisites", "To be taken before", .text(course.prerequisites.joined(separator: "; "))),
                    ("fee_pence", "Fee", .pence(course.fee)),
                    ("review_on", "Review on", .optional(course.reviewOn?.description)),
                    ("refresher_months", "Again after months", course.refresherMonths.map { .number($0) } ?? .none),
                    ("status", "Status", .text(course.status.rawValue)),
                ], [])
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a course out of the offer; its events stay.",
            discussion: """
                EXAMPLE
                  turnout course close NEG1
                """)

        @Argument(help: "The course's code.") var code: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let course = try await CloseCourse(try await store.house())(code, by: operatorPrincipal())
            try output.show(
                ["\(code) is closed: no new events of it."],
                ["code": .text(code), "status": .text(course.status.rawValue)])
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a closed course back into the offer.",
            discussion: """
                EXAMPLE
                  turnout course reopen NEG1
                """)

        @Argument(help: "The course's code.") var code: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let course = try await CloseCourse(try await store.house())(code, reopening: true, by: operatorPrincipal())
            try output.show(
                ["\(code) is offered again."], ["code": .text(code), "status": .text(course.status.rawValue)])
        }
    }
}
