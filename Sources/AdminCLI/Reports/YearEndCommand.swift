import Application
import ArgumentParser
import Domain
import Money

extension ReportCommand {
    struct YearEndOf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "year-end",
            abstract: "A year as finance closes it: what became of its charges, the books, and that the two agree.",
            discussion: """
                Charges go by the date of their event, documents and payments by their own. Ends with 1 when anything
                that is tied does not agree to the penny.

                EXAMPLES
                  turnout report year-end 2019/20
                  turnout report year-end 2019/20 --format csv
                """)

        @Argument(help: "The financial year, such as 2019/20.") var year: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let year = try AdminCLI.year(year)
            let end = try await CloseYear(try await store.house())(year, by: operatorPrincipal())
            let broken = end.ties.filter { !$0.holds }
            let note =
                broken.isEmpty
                ? "All \(end.ties.count) ties agree to the penny."
                : "DOES NOT AGREE: \(broken.map(\.subject.rawValue).joined(separator: ", ")). Run `turnout verify`."
            try output.show(
                Listing(
                    title: "Year end \(year), drawn up by the events of the year and the dates of the books",
                    columns: [
                        .init("section", "section"), .init("item", "item"), .init("detail", "detail"),
                        .init("by", "by"), .init("count", "count"), .init("amount_pence", "amount"),
                        .init("other_pence", "by the other way"),
                    ],
                    rows: end.rows.map { row in
                        [
                            .text(row.section.rawValue), .text(row.item), .text(row.detail), .text(row.by),
                            row.count.map { .number($0) } ?? .none, .pence(row.amount),
                            row.other.map { .pence($0) } ?? .none,
                        ]
                    },
                    notes: [note]))
            if !broken.isEmpty { throw ExitCode(1) }
        }
    }
}
