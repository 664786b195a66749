import Application
import Domain
import Foundation
import Invoicing
import Money

/// What the API tells of files of the ledger and of reminders of invoices.
enum LedgerShapes {
    private static let fields: [Schema.Property] = [
        .init("batch", .count, "The batch's number."),
        .init("stream", .words(LedgerStream.self), "The host's own journal, or everything else."),
        .init("through", .date, "The last date of the postings it took."),
        .init("postings", .count, "How many postings it holds."), .init("entries", .count, "How many entries."),
        .init("debits_pence", .number(0...9_007_199_254_740_991), "The sum of the debits."),
        .init("credits_pence", .number(0...9_007_199_254_740_991), "The sum of the credits."),
        .init("hash_total", .number(0...9_007_199_254_740_991), "The postings' numbers, once for each entry."),
        .init("file_name", .text(1...60), "What its file is called."),
        .init("sha256", .text(64...64), "The SHA-256 of its file, in hexadecimal digits."),
        .init("exported_at", .instant, "When it was exported."),
    ]

    static let batch = Schema.named("LedgerBatch", .object(fields))

    static func batch(_ batch: LedgerBatch) -> JSON { .object(members(batch)) }

    private static func members(_ batch: LedgerBatch) -> [JSON.Member] {
        [
            .init(name: "batch", value: .number(batch.number)),
            .init(name: "stream", value: .text(batch.stream.rawValue)),
            .init(name: "through", value: .text(batch.through.description)),
            .init(name: "postings", value: .number(batch.postings)),
            .init(name: "entries", value: .number(batch.entries)),
            .init(name: "debits_pence", value: .number(batch.debits.amount)),
            .init(name: "credits_pence", value: .number(batch.credits.amount)),
            .init(name: "hash_total", value: .number(batch.hashTotal)),
            .init(name: "file_name", value: .text(batch.fileName)),
            .init(name: "sha256", value: .text(batch.digest.map { String(format: "%02x", $0) }.joined())),
            .init(name: "exported_at", value: .text(batch.at.rfc3339)),
        ]
    }

    static let exported = Schema.named(
        "LedgerExport",
        .object([
            .init("batch", .optional(batch), "The batch; null in a preview, and where nothing was left to export."),
            .init("postings", .count, "How many postings there are."),
            .init("sum_pence", .number(0...9_007_199_254_740_991), "What they come to on either side."),
            .init("file_base64", .text(0...100_000_000), "The file, in Base64."),
            .init("control", .text(0...1_000), "The control totals, as a file of their own."),
        ]))

    static func exported(_ answer: ExportLedger.Answer) -> JSON {
        .object([
            "batch": answer.batch.map(batch) ?? .null, "postings": .number(answer.postings),
            "sum_pence": .number(answer.sum.amount), "file_base64": .text(base64(answer.content)),
            "control": .text(answer.content.control),
        ])
    }

    static let sheet = Schema.named(
        "LedgerBatchSheet",
        .object(
            fields + [
                .init("file_base64", .text(0...100_000_000), "The file, in Base64."),
                .init("control", .text(0...1_000), "The control totals, as a file of their own."),
                .init("layout", .text(0...100_000), "The layout it was written in."),
            ]))

    static func sheet(_ batch: LedgerBatch, _ content: BatchContent) -> JSON {
        .object(
            members(batch) + [
                .init(name: "file_base64", value: .text(base64(content))),
                .init(name: "control", value: .text(content.control)),
                .init(name: "layout", value: .text(content.layout)),
            ])
    }

    private static func base64(_ content: BatchContent) -> String { Data(content.file).base64EncodedString() }

    static let layout = Schema.named(
        "LedgerLayout",
        .object([
            .init("stream", .words(LedgerStream.self), "The host's own journal, or everything else."),
            .init("document", .text(0...100_000), "The layout, `name: value` a line each."),
            .init("shipped", .flag, "Whether it is the one that ships."),
        ]))

    static func layout(_ line: LayoutLine) -> JSON {
        .object([
            "stream": .text(line.stream.rawValue), "document": .text(line.document),
            "shipped": .flag(line.setAt == nil),
        ])
    }

    static let reminders = Schema.named(
        "InvoiceReminders",
        .object([
            .init(
                "invoices",
                .list(
                    .object([
                        .init("number", .text(1...40), "The invoice's number."),
                        .init("agency", .text(0...60), "The code of the agency billed."),
                        .init("due_date", .date, "The last day to pay."),
                        .init("days_past_due", .count, "How many days it is past due."),
                        .init("step", .count, "The reminder it has come to, in days past due."),
                        .init("outstanding_pence", .pence, "What is to pay."),
                        .init("lines_in_question", .list(.count, most: 10_000), "Lines that are being corrected."),
                        .init("has_address", .flag, "Whether there is an address to write to."),
                    ]), most: 1_000_000), "The invoices, by number.")
        ]))

    static func reminders(_ lines: [RemindInvoices.Line]) -> JSON {
        let invoices = lines.map { line -> JSON in
            .object([
                "number": .text(line.number.text), "agency": .text(line.agency),
                "due_date": .text(line.dueDate.description), "days_past_due": .number(line.daysPastDue),
                "step": .number(line.step), "outstanding_pence": .number(line.outstanding.amount),
                "lines_in_question": .list(line.inQuestion.map { .number($0) }),
                "has_address": .flag(line.hasAddress),
            ])
        }
        return .object(["invoices": .list(invoices)])
    }
}
