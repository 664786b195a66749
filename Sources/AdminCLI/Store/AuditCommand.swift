import Application
import ArgumentParser
import Domain

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "List who did what, the newest first.",
        discussion: """
            The audit holds opaque ids; names are looked up for the screen.

            EXAMPLES
              turnout audit --record booking:E0193-17
              turnout audit --actor command:root --from 2026-11-01 --limit 50
            """)

    @Option(help: "Of this record: booking:E0193-17, event:E0193, person:EMAIL, agency:CODE, course:CODE.")
    var record: String?
    @Option(help: "By this actor: person:EMAIL, token:3, command:root.") var actor: String?
    @Option(help: "From this date on.") var from: DateArgument?
    @Option(help: "Up to this date.") var to: DateArgument?
    @Option(help: "How many at most.") var limit: Int64 = 100
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try checkLimit(limit) }

    func run() async throws {
        let house = try await store.house()
        let filter = AuditFilter(record: record, actor: actor, from: from?.date, to: to?.date, limit: limit)
        let lines = try await ListAudit(house)(filter, by: operatorPrincipal())
        try output.show(
            Listing(
                columns: [
                    .init("n", "No."), .init("at", "When"), .init("actor", "Who"), .init("action", "What"),
                    .init("record", "Record"), .init("detail", "Details"),
                ],
                rows: lines.map { line in
                    [
                        .number(line.id), .text(house.zone.local(line.at).description), .text(line.actorName),
                        .text(line.action), .text(line.subjectName), .text(line.detail),
                    ]
                }))
    }
}
