import Application
import Documents
import Domain
import HTTPTypes
import Invoicing
import Money

/// Invoices, credit notes and payments.
enum InvoiceOperations {
    static let all: [Operation] = [
        documents, document, file, electronic, makeElectronic, run, credit, corrections, writeOff, pay,
    ]

    private static let number = [Schema.Property("number", .shaped(.documentNumber), "The document's number.")]
    private static let pence = Schema.number(1...100_000_000_000)

    static let documents = Operation(
        id: "listDocuments", method: .get, path: "/api/v1/invoices", summary: "Invoices and credit notes by number.",
        group: "Invoices", access: .payers,
        query: [.init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false)] + Paging.query,
        success: (200, Paging.shape("documents", InvoiceShapes.line, "The documents."))
    ) { call in
        let after = try call.position { parts in parts.count == 1 ? try? DocumentNumber(parsing: parts[0]) : nil }
        let rows = try await ListInvoices(call.house)(
            agency: call.query["agency"], after: after, limit: call.fetched, by: call.principal)
        return call.page("documents", rows, key: { [$0.number.text] }, InvoiceShapes.line)
    }

    static let document = Operation(
        id: "showDocument", method: .get, path: "/api/v1/invoices/{number}",
        summary: "An invoice or a credit note as issued, and what became of it.", group: "Invoices", access: .payers,
        pathParameters: number, success: (200, InvoiceShapes.document)
    ) { call in
        guard (try? DocumentNumber(parsing: call.path("number"))) != nil else { throw Problem.notFound() }
        return try await sheet(call, call.path("number"))
    }

    static let file = Operation(
        id: "downloadDocument", method: .get, path: "/api/v1/invoices/{number}/pdf",
        summary: "An invoice or a credit note as a PDF file, always the same bytes.", group: "Invoices",
        access: .payers, pathParameters: number, success: (200, .object([])), media: Paper.mediaType, refusals: [409]
    ) { call in
        guard (try? DocumentNumber(parsing: call.path("number"))) != nil else { throw Problem.notFound() }
        return Reply(try await PrintDocument(call.house)(call.path("number"), by: call.principal))
    }

    static func sheet(_ call: Call, _ number: String, status: Int = 200) async throws -> Reply {
        let answer = try await ShowInvoice(call.house)(number, by: call.principal)
        return Reply(InvoiceShapes.document(answer), status: status)
    }

    static let electronic = Operation(
        id: "showElectronicDocument", method: .get, path: "/api/v1/invoices/{number}/ubl",
        summary: "An invoice or a credit note as an electronic document (UBL 2.1, Peppol BIS Billing 3.0).",
        group: "Invoices", access: .payers, pathParameters: number, success: (200, InvoiceShapes.electronic)
    ) { call in
        guard (try? DocumentNumber(parsing: call.path("number"))) != nil else { throw Problem.notFound() }
        let record = try await ShowElectronicDocument(call.house)(call.path("number"), by: call.principal)
        return Reply(InvoiceShapes.electronic(call.path("number"), record))
    }

    static let makeElectronic = Operation(
        id: "makeElectronicDocument", method: .post, path: "/api/v1/invoices/{number}/ubl",
        summary: "Make the electronic document of an invoice or a credit note, or make it anew.", group: "Invoices",
        access: .money, pathParameters: number,
        body: .object([
            .init("anew", .flag, "Make it again with the addresses of now; it stays otherwise.", isRequired: false)
        ]),
        success: (200, InvoiceShapes.electronic), refusals: [409],
        // Made again it comes to the same, and nothing is added.
        again: { call, _ in try await made(call) }
    ) { call in try await made(call) }

    private static func made(_ call: Call) async throws -> Reply {
        guard (try? DocumentNumber(parsing: call.path("number"))) != nil else { throw Problem.notFound() }
        let answer = try await MakeElectronicDocument(call.house)(
            call.path("number"), anew: call.flag("anew") ?? false, by: call.principal)
        return Reply(InvoiceShapes.electronic(answer.number, answer.record))
    }

    static let run = Operation(
        id: "runInvoices", method: .post, path: "/api/v1/invoice-runs",
        summary: "Bill what is due: numbers without a gap, in one transaction; or preview it.", group: "Invoices",
        access: .money,
        body: .object([
            .init("through", .date, "The last local date of events to bill."),
            .init("preview", .flag, "Show what would be issued and store nothing.", isRequired: false),
        ]),
        success: (200, InvoiceShapes.run), refusals: [409]
    ) { call in
        let request = RunInvoices.Request(
            through: call.date("through") ?? call.house.today, isDryRun: call.flag("preview") ?? false)
        return Reply(InvoiceShapes.run(try await RunInvoices(call.house)(request, by: call.principal)))
    }

    static let credit = Operation(
        id: "creditInvoice", method: .post, path: "/api/v1/invoices/{number}/credit-notes",
        summary: "Take back a line of an invoice, a part of it, or all that is left, by a credit note.",
        group: "Invoices", access: .money, pathParameters: number,
        body: .object([
            .init("line", .number(1...10_000), "The line; all that is left unless told.", isRequired: false),
            .init("amount_pence", pence, "What of the line, without VAT; all unless told.", isRequired: false),
            .init("reason", .words(WaiverReason.self), "Why, for the history; no document shows it."),
            .init("second", .line, "Who else agreed, where the policy asks.", isRequired: false),
        ]),
        success: (201, InvoiceShapes.document), refusals: [409]
    ) { call in
        let request = CreditInvoice.Request(
            number: call.path("number"), line: call.number("line").map { Int(clamping: $0) },
            amount: call.number("amount_pence").map { Pence($0) }, reason: call.word("reason") ?? .other,
            second: call.text("second"))
        let answer = try await CreditInvoice(call.house)(request, by: call.principal)
        var reply = try await sheet(call, answer.number, status: 201)
        reply.location = "/api/v1/invoices/\(answer.number)"
        return reply
    }

    static let corrections = Operation(
        id: "creditCorrections", method: .post, path: "/api/v1/credit-corrections",
        summary:
            "Credit what was invoiced and is not due any more because what it rested on was corrected; or preview it.",
        group: "Invoices", access: .money,
        body: .object([
            .init("preview", .flag, "Show what would be credited and store nothing.", isRequired: false)
        ]),
        success: (200, InvoiceShapes.corrections), refusals: [409],
        // What was credited is credited: the answer tells that nothing is left.
        again: { call, _ in try await corrected(call) }
    ) { call in try await corrected(call) }

    private static func corrected(_ call: Call) async throws -> Reply {
        let credit = CreditCorrections(call.house)
        if call.flag("preview") ?? false {
            return Reply(InvoiceShapes.corrections(try await credit.preview(by: call.principal), issued: []))
        }
        let issued = try await credit(by: call.principal)
        return Reply(InvoiceShapes.corrections(.init(rows: []), issued: issued))
    }

    static let writeOff = Operation(
        id: "writeOffInvoice", method: .post, path: "/api/v1/invoices/{number}/write-off",
        summary: "Give up a bad debt; what was billed stays billed.", group: "Invoices", access: .money,
        pathParameters: number,
        body: .object([
            .init("amount_pence", pence, "How much, VAT included; all unless told.", isRequired: false),
            .init("reason", .line, "Why, for the history."),
        ]),
        success: (200, InvoiceShapes.document), refusals: [409]
    ) { call in
        _ = try await WriteOffInvoice(call.house)(
            call.path("number"), amount: call.number("amount_pence").map { Pence($0) },
            reason: call.text("reason") ?? "", by: call.principal)
        return try await sheet(call, call.path("number"))
    }

    static let pay = Operation(
        id: "recordPayment", method: .post, path: "/api/v1/payments",
        summary: "Record money received; the same payment again changes nothing.", group: "Invoices", access: .money,
        body: .object([
            .init("agency", .shaped(.looseCode), "The agency's code."),
            .init("amount_pence", pence, "What came in."),
            .init("received_on", .date, "The local date it was received."),
            .init("reference", .line, "The bank's reference, unique among payments."),
            .init(
                "invoices", .list(.shaped(.documentNumber), most: 1_000),
                "What it pays, in order; the oldest due first unless told.", isRequired: false),
        ]),
        success: (200, InvoiceShapes.payment), refusals: [409],
        // A payment is known by its reference: recorded again it changes nothing and tells where it stands.
        again: { call, _ in try await paid(call) }
    ) { call in try await paid(call) }

    private static func paid(_ call: Call) async throws -> Reply {
        let request = RecordPayment.Request(
            agency: call.text("agency") ?? "", amount: Pence(call.number("amount_pence") ?? 0),
            receivedOn: call.date("received_on") ?? call.house.today, reference: call.text("reference") ?? "",
            invoices: call.texts("invoices") ?? [])
        return Reply(InvoiceShapes.payment(try await RecordPayment(call.house)(request, by: call.principal)))
    }
}
