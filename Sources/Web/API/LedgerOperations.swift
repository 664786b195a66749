import Application
import Domain
import HTTPTypes
import Invoicing

/// The ledger as files: exported once, listed, and given again; and which invoices would be reminded of.
enum LedgerOperations {
    static let all: [Operation] = [export, batches, batch, layout, setLayout, reminders]

    private static let stream = Schema.Property(
        "stream", .words(LedgerStream.self), "The host's own journal, or everything else.", isRequired: false)

    static let export = Operation(
        id: "exportLedger", method: .post, path: "/api/v1/ledger-batches",
        summary: "Export every posting that is in no batch yet, once; or preview it.", group: "Ledger",
        access: .money,
        body: .object([
            stream, .init("through", .date, "The last date of postings; today unless told.", isRequired: false),
            .init("preview", .flag, "Show what would be exported and store nothing.", isRequired: false),
        ]),
        success: (200, LedgerShapes.exported), refusals: [409],
        // What was exported is in its batch: a request sent again finds nothing left, and the list has the batch.
        again: { call, _ in try await exported(call) }
    ) { call in try await exported(call) }

    private static func exported(_ call: Call) async throws -> Reply {
        let (stream, date) = (call.word("stream") ?? LedgerStream.ledger, call.date("through"))
        let export = ExportLedger(call.house)
        let answer =
            call.flag("preview") ?? false
            ? try await export.preview(stream, through: date, by: call.principal)
            : try await export(stream, through: date, by: call.principal)
        return Reply(LedgerShapes.exported(answer))
    }

    static let batches = Operation(
        id: "listLedgerBatches", method: .get, path: "/api/v1/ledger-batches",
        summary: "The batches that were exported, the last first.", group: "Ledger", access: .money,
        query: Paging.query, success: (200, Paging.shape("batches", LedgerShapes.batch, "The batches."))
    ) { call in
        let before = try call.position { $0.count == 1 ? Int64($0[0]) : nil }
        let rows = try await ListBatches(call.house)(before: before, limit: call.fetched, by: call.principal)
        return call.page("batches", rows, key: { [String($0.number)] }, LedgerShapes.batch)
    }

    static let batch = Operation(
        id: "showLedgerBatch", method: .get, path: "/api/v1/ledger-batches/{batch}",
        summary: "A batch with its file, byte for byte as it was exported, and its control totals.", group: "Ledger",
        access: .money, pathParameters: [.init("batch", .shaped(.recordNumber), "The batch's number.")],
        success: (200, LedgerShapes.sheet)
    ) { call in
        guard let number = Int64(call.path("batch")) else { throw Problem.notFound() }
        let found = try await ShowBatch(call.house)(number, by: call.principal)
        return Reply(LedgerShapes.sheet(found.batch, found.content))
    }

    static let layout = Operation(
        id: "showLedgerLayout", method: .get, path: "/api/v1/ledger-layouts/{stream}",
        summary: "The form in which files are written.", group: "Ledger", access: .money,
        pathParameters: [.init("stream", .shaped(.word), "`journal`, the host's own, or `ledger`, everything else.")],
        success: (200, LedgerShapes.layout)
    ) { call in
        guard let stream = LedgerStream(rawValue: call.path("stream")) else { throw Problem.notFound() }
        return Reply(LedgerShapes.layout(try await ShowLedgerLayout(call.house)(stream, by: call.principal)))
    }

    static let setLayout = Operation(
        id: "setLedgerLayout", method: .post, path: "/api/v1/ledger-layouts",
        summary: "Write the form of the files from now on; its document names the stream.", group: "Ledger",
        access: .money,
        body: .object([.init("document", .text(1...100_000), "The layout, `name: value` a line each.")]),
        success: (200, LedgerShapes.layout), refusals: [409], again: { call, _ in try await written(call) }
    ) { call in try await written(call) }

    private static func written(_ call: Call) async throws -> Reply {
        let line = try await ChangeLedgerLayout(call.house)(call.text("document") ?? "", by: call.principal)
        return Reply(LedgerShapes.layout(line))
    }

    static let reminders = Operation(
        id: "previewInvoiceReminders", method: .get, path: "/api/v1/invoice-reminders",
        summary: "Which invoices past due would be reminded of now; nothing is sent by it.", group: "Invoices",
        access: .money, success: (200, LedgerShapes.reminders)
    ) { call in
        Reply(LedgerShapes.reminders(try await RemindInvoices(call.house).preview(by: call.principal)))
    }
}
