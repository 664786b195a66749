import Application
import ArgumentParser
import Domain
import Evidence

struct WorkforceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workforce", abstract: "The workforce in scope per agency and staff group: list, set, import.",
        discussion: """
            EXAMPLES
              turnout workforce list --agency BWC
              turnout workforce import workforce.csv
            """,
        subcommands: [List.self, Set.self, Import.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the workforce as last counted.",
            discussion: """
                EXAMPLE
                  turnout workforce list --on 2020-03-31
                """)

        @Option(help: "Only that of the agency with this code.") var agency: String?
        @Option(help: "As counted on or before this date; today unless said.") var on: DateArgument?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let lines = try await ListWorkforce(house)(
                agency: agency, asOf: on?.date ?? house.today, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("agency", "Agency"), .init("name", "Name"), .init("staff_group", "Staff group"),
                        .init("headcount", "People"), .init("as_of", "Counted on"),
                    ],
                    rows: lines.map { line in
                        [
                            .text(line.agencyCode), .text(line.agencyName), .text(line.staffGroup),
                            .number(line.headcount), .text(line.asOf.description),
                        ]
                    }))
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set how many people of a staff group an agency has.",
            discussion: """
                EXAMPLE
                  turnout workforce set BWC "social workers" 412 --on 2026-04-01
                """)

        @Argument(help: "The agency's code.") var agency: String
        @Argument(help: "The staff group.") var staffGroup: String
        @Argument(help: "How many people.") var headcount: Int64
        @Option(help: "The date on which they were counted; today unless said.") var on: DateArgument?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let date = on?.date ?? house.today
            let changed = try await SetWorkforce(house)(
                agency, group: staffGroup, headcount: headcount, asOf: date, by: operatorPrincipal())
            try output.show(
                ["\(agency) had \(headcount) \(staffGroup) on \(date.spoken)\(changed ? "." : ", as before.")"],
                [
                    "agency": .text(agency), "staff_group": .text(staffGroup), "headcount": .number(headcount),
                    "as_of": .text(date.description), "changed": .flag(changed),
                ])
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import the workforce from CSV: agency,staff_group,headcount,as_of. All rows or none.",
            discussion: """
                EXAMPLE
                  turnout workforce import workforce.csv
                """)

        @Argument(help: "The file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let read = try FileReading.rows(file) { name, faults, source in
                try WorkforceRow.read(file: name, faults: &faults, from: source)
            }
            let house = try await store.house()
            try await FileReading.take(output) {
                try await SetWorkforce(house)(read.rows, file: read.file, by: operatorPrincipal())
            }
        }
    }
}
