import Application
import Domain
import HTTPTypes

/// Who did what, when.
enum AuditOperations {
    static let all: [Operation] = [list]

    private static let line = Schema.named(
        "AuditLine",
        .object([
            .init("n", .number(1...Int64.max), "Its number; later ones are higher."), .init("at", .instant, "When."),
            .init("actor", .text(1...600), "Who: a name where it is known."),
            .init("action", .text(1...100), "What was done."), .init("kind", .text(0...100), "To what kind of record."),
            .init("record", .text(0...600), "To which, by the name people use."),
            .init("detail", .text(0...10_000), "What exactly."),
        ]))

    static let list = Operation(
        id: "listAudit", method: .get, path: "/api/v1/audit",
        summary: "Who did what, the newest first, with names for the reader's screen.", group: "Settings",
        access: .administrators,
        query: [
            .init("record", .line, "Of this record, such as booking:E0001-17.", isRequired: false),
            .init("actor", .line, "By this actor, such as token:3.", isRequired: false),
            .init("from", .date, "From this local date on.", isRequired: false),
            .init("to", .date, "Up to this local date.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("records", line, "The records."))
    ) { call in
        var filter = AuditFilter(record: call.query["record"], actor: call.query["actor"], limit: call.fetched)
        filter.from = call.query["from"].flatMap { LocalDate(iso: $0) }
        filter.to = call.query["to"].flatMap { LocalDate(iso: $0) }
        filter.before = try call.position { parts in parts.count == 1 ? Int64(parts[0]) : nil }
        let lines = try await ListAudit(call.house)(filter, by: call.principal)
        return call.page("records", lines, key: { [String($0.id)] }) { line in
            .object([
                "n": .number(line.id), "at": .text(line.at.rfc3339), "actor": .text(line.actorName),
                "action": .text(line.action), "kind": .text(line.kind), "record": .text(line.subjectName),
                "detail": .text(line.detail),
            ])
        }
    }
}
