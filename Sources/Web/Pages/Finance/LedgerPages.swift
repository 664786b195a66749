import Application
import Domain
import Invoicing
import Markup
import Money

/// The ledger as files: what waits to be exported, the export, batches with their files, and the form of the files.
enum LedgerPages {
    static let all = [list, export, file, control, askLayout, setLayout]

    static let list = Page.show("financeLedger", .financeLedger, .money) { visit in
        try await listing(visit, .none)
    }

    private static func listing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let before = try visit.position { parts in parts.count == 1 ? Int64(parts[0]) : nil }
        let read = try await ListBatches(visit.house)(
            before: before, limit: Int64(Visit.listSize) + 1, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [String($0.number)] }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        var waiting: [HTML] = []
        for stream in LedgerStream.allCases { waiting.append(try await self.waiting(stream, visit)) }
        let main: HTML = """
            \(fields.summary)\(done(visit))<h1>\(say("ledger.title"))</h1><p>\(say("ledger.lead"))</p>
            \(waiting)<h2>\(say("ledger.batches"))</h2>\(table(listed.rows, visit))
            \(visit.more(Path.financeLedger(), next: listed.next))
            """
        return .page(say("ledger.title"), back: Path.finance(), status: faults.isEmpty ? 200 : 409, main)
    }

    private static func done(_ visit: Visit) -> HTML {
        if let number = Int64(visit.query["batch"]) { return Parts.done(visit.say("ledger.done", .number(number))) }
        return visit.query["done"] == "layout" ? visit.told("ledger.layout_done") : .none
    }

    /// What of a stream waits, and the button that exports it.
    private static func waiting(_ stream: LedgerStream, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        let change: HTML = """
            <p><a href="\(Path.financeLayout().with("stream", stream.rawValue))">\(say("ledger.layout"))</a></p>
            """
        let head: HTML = "<h2>\(say("ledger.\(stream.rawValue)"))</h2>"
        let preview: ExportLedger.Answer
        do {
            preview = try await ExportLedger(visit.house).preview(stream, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .notReady {
            let words: HTML = "<p>\(refusal.reason) \(refusal.mend ?? "")</p>"
            return "\(head)\(Parts.notice(.bad, words))\(change)"
        }
        guard preview.postings > 0 else { return "\(head)<p>\(say("ledger.nothing"))</p>\(change)" }
        return """
            \(head)<p>\(say("ledger.waits", .number(preview.postings), .text(preview.sum.text)))</p>
            <form method="post" action="\(Path.financeLedger())">\(visit.once)
            <input type="hidden" name="stream" value="\(stream.rawValue)">
            <div class="actions"><button class="button">\(say("ledger.send_\(stream.rawValue)"))</button></div></form>
            \(change)
            """
    }

    private static func table(_ batches: [LedgerBatch], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !batches.isEmpty else { return "<p>\(say("ledger.none"))</p>" }
        let rows = batches.map { batch -> [HTML] in
            let number = String(batch.number)
            return [
                "<a href=\"\(Path.financeBatch(number))\">\(batch.fileName)</a>",
                say("ledger.\(batch.stream.rawValue)"), HTML(text: visit.spoken(batch.at)), "\(batch.postings)",
                "\(batch.entries)", HTML(text: batch.debits.text), HTML(text: batch.credits.text),
                "<a href=\"\(Path.financeBatchControl(number))\">\("\(batch.hashTotal)" as HTML)</a>",
            ]
        }
        return Parts.table(
            say("ledger.caption"),
            [
                .init(name: say("ledger.file")), .init(name: say("booking.what")), .init(name: say("ledger.when")),
                .init(name: say("ledger.postings"), isNumber: true), .init(name: say("ledger.entries"), isNumber: true),
                .init(name: say("ledger.debits"), isNumber: true), .init(name: say("ledger.credits"), isNumber: true),
                .init(name: say("ledger.hash"), isNumber: true),
            ], rows)
    }

    static let export = Page.form("exportFinanceLedger", .financeLedger, .money) { visit in
        guard let stream = LedgerStream(rawValue: visit.form["stream"]) else {
            throw Problem.invalid("The form cannot be read.")
        }
        do {
            let answer = try await ExportLedger(visit.house)(stream, by: visit.principal)
            guard let batch = answer.batch else { return .redirect(Path.financeLedger()) }
            return .redirect(Path.financeLedger().with("batch", String(batch.number)))
        } catch is Replayed {
            return .redirect(Path.financeLedger())
        } catch let refusal as Refusal {
            return try await listing(visit, FormFaults(refusal))
        }
    }

    private static func batch(_ visit: Visit) async throws -> (batch: LedgerBatch, content: BatchContent) {
        guard let number = Int64(visit.path("id")) else { throw Problem.notFound() }
        return try await ShowBatch(visit.house)(number, by: visit.principal)
    }

    static let file = Page.show("financeBatch", .financeBatch, .money) { visit in
        let found = try await batch(visit)
        return PageReply(
            status: 200,
            body: .file(found.content.file, type: "text/csv", name: found.batch.fileName))
    }

    static let control = Page.show("financeBatchControl", .financeBatchControl, .money) { visit in
        let found = try await batch(visit)
        return .file(found.content.control, type: "text/csv", name: found.batch.controlName)
    }

    static let askLayout = Page.show("financeLayout", .financeLayout, .money) { visit in
        let stream = LedgerStream(rawValue: visit.query["stream"]) ?? .ledger
        let line = try await ShowLedgerLayout(visit.house)(stream, by: visit.principal)
        return asking(visit, Form.empty.setting("document", to: line.document), .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("ledger.layout"))</h1><p>\(say("ledger.layout_lead"))</p>
            <form method="post" action="\(Path.financeLayout())" novalidate>\(visit.once)
            \(fields.lines("document", say("ledger.document"), hint: say("ledger.document_hint")))
            \(fields.send(say("event_form.save")))</form>
            """
        return .page(say("ledger.layout"), back: Path.financeLedger(), status: faults.isEmpty ? 200 : 422, main)
    }

    static let setLayout = Page.form("setFinanceLayout", .financeLayout, .money) { visit in
        do {
            _ = try await ChangeLedgerLayout(visit.house)(visit.form["document"] + "\n", by: visit.principal)
        } catch is Replayed {
            // Sent again: it is written already.
        } catch let refusal as Refusal {
            var faults = FormFaults.none
            faults.add("document", HTML(text: "\(refusal.reason) \(refusal.mend ?? "")"))
            return asking(visit, visit.form, faults)
        }
        return .redirect(Path.financeLedger().with("done", "layout"))
    }
}
