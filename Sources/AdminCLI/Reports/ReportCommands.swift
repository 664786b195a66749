import Application
import ArgumentParser
import Domain
import Reports

/// Figures.
enum ReportCommands {
    static let all: [any ParsableCommand.Type] = [ReportCommand.self]
}

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "The year's figures, each with its definition and what it is a share of.",
        subcommands: [Year.self, CutBy.self, YearEndOf.self])

    struct Year: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The figures of a financial year, beside those of the year before.",
            discussion: """
                Every percentage stands beside its numerator and its denominator; both utilisations are there, each with
                its name. JSON has the same figures with their definitions, and amounts in whole pence.

                EXAMPLES
                  turnout report year 2019/20
                  turnout report year 2019/20 --definitions
                  turnout report year 2019/20 --format json
                """)

        @Argument(help: "The financial year, such as 2019/20.") var year: String
        @Flag(help: "Print below each figure what it means and how it is worked out.") var definitions = false
        @Flag(help: "Count people one by one even in a year of more than 20,000 bookings.") var countPeople = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let year = FinancialYear(year) else {
                throw ValidationError("“\(self.year)” is not a financial year; write it like 2019/20.")
            }
            let house = try await store.house()
            let report = try await ReportYear(house)(
                .init(year: year, people: countPeople ? .always : .whenShort), by: operatorPrincipal())
            switch output.format {
            case .table: print(YearPage(report, explains: definitions).text)
            case .json: print(try YearDocument(report).json.document())
            case .csv: print(YearDocument(report).rows.csv, terminator: "")
            case .xlsx: try output.spread(YearDocument(report).rows)
            }
        }
    }
}
