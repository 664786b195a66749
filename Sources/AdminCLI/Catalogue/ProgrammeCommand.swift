import Application
import ArgumentParser
import Domain
import Evidence

struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: "The offer of a financial year: show, browse, set a target, import targets.",
        discussion: """
            EXAMPLES
              turnout programme show 2019/20
              turnout programme import targets.csv
            """,
        subcommands: [Show.self, Browse.self, Target.self, Import.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a year's targets against what was planned and delivered.",
            discussion: """
                Planned are the events ever published for the year: delivered, cancelled and to come.

                EXAMPLE
                  turnout programme show 2019/20
                """)

        @Argument(help: "The financial year, such as 2019/20.") var year: YearArgument
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let financial = year.year
            let lines = try await house.store.read(operatorPrincipal().scope) { try $0.programme(financial) }
            try output.show(
                Listing(
                    title: "Programme \(financial)",
                    columns: [
                        .init("course", "Course"), .init("title", "Title"), .init("target_events", "Target"),
                        .init("planned", "Planned"), .init("delivered", "Delivered"), .init("cancelled", "Cancelled"),
                        .init("to_come", "To come"), .init("target_places", "Target places"),
                        .init("places", "Places"), .init("delivered_places", "Delivered places"),
                    ],
                    rows: lines.map { line in
                        [
                            .text(line.courseCode), .text(line.title), line.targetEvents.map { .number($0) } ?? .none,
                            .number(line.planned), .number(line.delivered), .number(line.cancelled),
                            .number(line.toCome), line.targetPlaces.map { .number($0) } ?? .none,
                            .number(line.places), .number(line.deliveredPlaces),
                        ]
                    }))
        }
    }

    struct Target: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set how many events and places a year plans of a course.",
            discussion: """
                EXAMPLE
                  turnout programme target 2026/27 NEG2 --events 12 --places 240
                """)

        @Argument(help: "The financial year, such as 2026/27.") var year: YearArgument
        @Argument(help: "The course's code.") var course: String
        @Option(help: "How many events.") var events: Int64
        @Option(help: "How many places together.") var places: Int64
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let changed = try await SetTargets(try await store.house())(
                course, in: year.year, events: events, places: places, by: operatorPrincipal())
            let said = "\(year.year) plans \(events) events of \(course) with \(places) places"
            try output.show(
                [changed ? "\(said)." : "\(said), as before."],
                [
                    "year": .text(year.year.description), "course": .text(course), "events": .number(events),
                    "places": .number(places), "changed": .flag(changed),
                ])
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import targets from CSV: year,course,planned_events,planned_places. All rows or none.",
            discussion: """
                EXAMPLE
                  turnout programme import targets.csv
                """)

        @Argument(help: "The file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let read = try FileReading.rows(file) { name, faults, source in
                try ProgrammeTargetRow.read(file: name, faults: &faults, from: source)
            }
            let house = try await store.house()
            try await FileReading.take(output) {
                try await SetTargets(house)(read.rows, file: read.file, by: operatorPrincipal())
            }
        }
    }
}
