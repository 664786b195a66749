import Application
import ArgumentParser
import Domain

/// What can be said about a course besides its code, title, topic and hours.
struct CourseOptions: ParsableArguments {
    @Option(help: "Its level; empty for none.") var level: String?
    @Option(help: "The staff groups it is meant for, ';' between.") var targetGroups: String?
    @Option(help: "The codes of the courses to be taken before, ';' between.") var prerequisites: String?
    @Option(help: "What it costs, where a policy charges the course's own fee.") var fee: AmountArgument?
    @Option(help: "When its content is to be looked at again, YYYY-MM-DD, or none.") var reviewOn: String?
    @Option(help: "After how many months it is to be taken again; 0 for never.") var refresherMonths: Int64?

    func validate() throws {
        if let reviewOn, reviewOn != "none", LocalDate(iso: reviewOn) == nil {
            throw ValidationError("--review-on is a date, YYYY-MM-DD, or none.")
        }
    }

    var change: CourseChange {
        var change = CourseChange()
        change.level = level
        change.targetGroups = targetGroups?.split(separator: ";").map(String.init)
        change.prerequisites = prerequisites?.split(separator: ";").map(String.init)
        change.fee = fee?.pence
        change.reviewOn = reviewOn.map { LocalDate(iso: $0) }
        change.refresherMonths = refresherMonths.map { $0 == 0 ? nil : $0 }
        return change
    }
}

extension CourseCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a course.",
            discussion: """
                EXAMPLE
                  turnout course add NEG2 --title "Neglect" --topic neglect --hours 6 --level 2 --refresher-months 36
                """)

        @Argument(help: "The code it is known by.") var code: String
        @Option(help: "Its title.") var title: String
        @Option(help: "Its topic.") var topic: String
        @Option(help: "Its length in hours, such as 3 or 1.5.") var hours: HoursArgument
        @OptionGroup var more: CourseOptions
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = AddCourse.Request(
                code: code, title: title, topic: topic, minutes: hours.minutes, more: more.change)
            let course = try await AddCourse(try await store.house())(request, by: operatorPrincipal())
            try output.show(
                ["\(course.code) is added: \(course.title)."],
                ["code": .text(course.code), "title": .text(course.title)])
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is kept of a course.",
            discussion: """
                EXAMPLE
                  turnout course change NEG2 --review-on 2027-04-01 --fee 45.00
                """)

        @Argument(help: "The course's code.") var code: String
        @Option(help: "Its new title.") var title: String?
        @Option(help: "Its new topic.") var topic: String?
        @Option(help: "Its new length in hours.") var hours: HoursArgument?
        @OptionGroup var more: CourseOptions
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var change = more.change
            change.title = title
            change.topic = topic
            change.minutes = hours?.minutes
            let words = try await ChangeCourse(try await store.house())(code, change, by: operatorPrincipal())
            let list = words.joined(separator: ", ")
            try output.show(
                [words.isEmpty ? "\(code) is so already." : "Changed: \(list)."],
                ["code": .text(code), "changes": .text(list)])
        }
    }
}
