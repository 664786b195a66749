import Application
import ArgumentParser
import Domain
import Evidence

struct HolidayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holiday", abstract: "Bank holidays, which are no working days: list, add, remove, import.",
        discussion: """
            Notice is judged by the table as it stands then; what was judged stays judged.

            EXAMPLES
              turnout holiday list --year 2026
              turnout holiday add england_and_wales 2026-06-15 --name "One-off holiday"
            """,
        subcommands: [List.self, Add.self, Remove.self, Import.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List bank holidays by date.",
            discussion: """
                EXAMPLE
                  turnout holiday list --nation scotland --year 2026
                """)

        @Option(help: "Only those of this nation.") var nation: Nation?
        @Option(help: "Only those of this calendar year.") var year: Int64?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if let year, !(1...9999).contains(year) {
                throw ValidationError("--year is a calendar year, such as 2026.")
            }
        }

        func run() async throws {
            let house = try await store.house()
            let holidays = try await house.store.read(operatorPrincipal().scope) { try $0.holidays(nation, year: year) }
            try output.show(
                Listing(
                    columns: [.init("nation", "Nation"), .init("date", "Date"), .init("name", "Name")],
                    rows: holidays.map { holiday in
                        [.text(holiday.nation.rawValue), .text(holiday.date.description), .text(holiday.name)]
                    }))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a bank holiday, or rename one.",
            discussion: """
                EXAMPLE
                  turnout holiday add england_and_wales 2026-06-15 --name "One-off holiday"
                """)

        @Argument(help: "The nation.") var nation: Nation
        @Argument(help: "The date.") var date: DateArgument
        @Option(help: "What it is called.") var name: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let holiday = Holiday(nation: nation, date: date.date, name: name)
            let changed = try await ChangeHolidays(try await store.house()).add(holiday, by: operatorPrincipal())
            let said = "\(date.date.spoken) is a bank holiday in \(nation.rawValue.spacedOut)"
            try output.show(
                [changed ? "\(said)." : "\(said), as before."],
                [
                    "nation": .text(nation.rawValue), "date": .text(date.date.description), "name": .text(name),
                    "changed": .flag(changed),
                ])
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a bank holiday out of the table.",
            discussion: """
                EXAMPLE
                  turnout holiday remove england_and_wales 2026-06-15
                """)

        @Argument(help: "The nation.") var nation: Nation
        @Argument(help: "The date.") var date: DateArgument
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await ChangeHolidays(try await store.house()).remove(nation, date.date, by: operatorPrincipal())
            try output.show(
                ["\(date.date.spoken) is no bank holiday in \(nation.rawValue.spacedOut) any more."],
                ["nation": .text(nation.rawValue), "date": .text(date.date.description)])
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add bank holidays from CSV: nation,date,name. All rows or none; others stay.",
            discussion: """
                EXAMPLE
                  turnout holiday import holidays.csv
                """)

        @Argument(help: "The file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let read = try FileReading.rows(file) { name, faults, source in
                try BankHolidayRow.read(file: name, faults: &faults, from: source)
            }
            let house = try await store.house()
            try await FileReading.take(output) {
                try await ChangeHolidays(house).add(read.rows, by: operatorPrincipal())
            }
        }
    }
}
