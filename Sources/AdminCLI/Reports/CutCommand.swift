import Application
import ArgumentParser
import Domain
import Reports

extension ReportCommand {
    struct CutBy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cut", abstract: "Figures of course events by course, agency, month and the like.",
            discussion: """
                By one thing, or by two of which the second is nested in the first. Every percentage stands beside its
                numerator and its denominator. --public hides figures with fewer than five people in them, and what
                would give those away. CSV and XLSX have a row for each figure.

                EXAMPLES
                  turnout report cut --by course --year 2019/20
                  turnout report cut --by course --by agency --year 2019/20 --compare 3
                  turnout report cut --by sector --year 2019/20 --public --format csv
                  turnout report cut --by weekday --from 2019-04-01 --through 2019-06-30 --measure utilisation_pooled
                """)

        @Option(help: "What to cut by, once or twice.") var by: [Dimension]
        @Option(help: "The financial year, such as 2019/20.") var year: String?
        @Option(help: "Instead of a year, the first date.") var from: DateArgument?
        @Option(help: "Instead of a year, the last date.") var through: DateArgument?
        @Option(help: "How many earlier years to compare with, up to 6.") var compare: Int64 = 0
        @Option(help: "Only this figure, by its key in JSON; may be given several times.") var measure: [String] = []
        @Flag(name: .customLong("public"), help: "Hide small numbers, as in what is published.") var isPublic = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = ReportCut.Request(by, try period(), earlier: compare, isPublic: isPublic)
            let report = try await ReportCut(try await store.house())(request, by: operatorPrincipal())
            let document = try CutDocument(report, keys: measure)
            switch output.format {
            case .table: print(document.page.table)
            case .json: print(try document.json.document())
            case .csv: print(document.rows.csv, terminator: "")
            case .xlsx: try output.spread(document.rows)
            }
        }

        private func period() throws -> CutPeriod {
            switch (year, from, through) {
            case (let year?, nil, nil): return CutPeriod(try AdminCLI.year(year))
            case (nil, let from?, let through?):
                guard let period = CutPeriod(from: from.date, through: through.date) else {
                    throw ValidationError("--from must not be after --through.")
                }
                return period
            default: throw ValidationError("Give --year, or --from and --through.")
            }
        }
    }
}
