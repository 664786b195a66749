import Application
import ArgumentParser
import Domain

extension EventCommand {
    struct Series: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan a run of events after the model of one, as drafts; bank holidays are passed over.",
            discussion: """
                References are counted on from the first. All of the series is planned, or nothing.

                EXAMPLES
                  turnout event series E0193 --first E0210 --on 2026-09-17 --count 6 --every 2 --preview
                  turnout event series E0193 --first E0210 --on 2026-09-17 --count 6 --every 2
                """)

        @Argument(help: "The reference of the event to repeat.") var reference: String
        @Option(help: "The reference of the first one.") var first: String
        @Option(help: "The date of the first one, YYYY-MM-DD.") var on: DateArgument
        @Option(help: "How many events, 1 to 60.") var count: Int64
        @Option(help: "Every so many weeks, 1 to 52.") var every: Int64 = 1
        @Option(help: "Whose bank holidays are passed over.") var nation: Nation = .englandAndWales
        @Flag(help: "Show the series and plan nothing.") var preview = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = AddSeries.Request(
                model: reference, first: first, on: on.date, count: count, everyWeeks: every, nation: nation)
            let series = AddSeries(try await store.house())
            let answer =
                try await preview
                ? series.preview(request, by: operatorPrincipal())
                : series(request, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("event", "Event"), .init("starts", "Starts"), .init("sessions", "Sessions")],
                    rows: answer.runs.map { run in
                        [
                            .text(run.reference), .text(run.sessions.first?.start.description ?? ""),
                            .number(Int64(run.sessions.count)),
                        ]
                    },
                    notes: answer.skipped.map { "Passed over, because of a bank holiday: \($0.spoken)." }))
        }
    }
}
