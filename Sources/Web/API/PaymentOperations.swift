import Application
import Domain
import HTTPTypes
import Money

/// Payments: listed, taken back, sent back, allocated, and matched with the lines of a bank's file.
enum PaymentOperations {
    static let all: [Operation] = [list, reverse, refund, allocate, importFile, lines, confirm, setAside]

    private static let pence = Schema.number(1...100_000_000_000)
    private static let line = Schema.number(1...1_000_000_000_000)

    static let list = Operation(
        id: "listPayments", method: .get, path: "/api/v1/payments",
        summary: "Payments with what of each pays nothing, the last recorded first.", group: "Invoices",
        access: .money,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init(
                "unallocated", .word(["true", "false"]), "Only those of which something pays nothing.",
                isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("payments", PaymentShapes.line, "The payments."))
    ) { call in
        let before = try call.position { $0.count == 1 ? Int64($0[0]).map { PaymentID($0) } : nil }
        let rows = try await ListPayments(call.house)(
            agency: call.query["agency"], isUnallocatedOnly: call.query["unallocated"] == "true", before: before,
            limit: call.fetched, by: call.principal)
        return call.page("payments", rows, key: { [String($0.id.raw)] }, PaymentShapes.line)
    }

    static let reverse = Operation(
        id: "reversePayment", method: .post, path: "/api/v1/payment-reversals",
        summary: "Take back a payment that was entered wrongly; what it paid is to be paid again.",
        group: "Invoices", access: .money,
        body: .object([
            .init("reference", .line, "The payment's reference."), .init("reason", .line, "Why, for the history."),
        ]),
        success: (200, PaymentShapes.payment), refusals: [409],
        // Taken back is taken back: the payment tells where it stands.
        again: { call, _ in try await shown(call) }
    ) { call in
        _ = try await ReversePayment(call.house)(
            call.text("reference") ?? "", reason: call.text("reason") ?? "", by: call.principal)
        return try await shown(call)
    }

    static let refund = Operation(
        id: "refundPayment", method: .post, path: "/api/v1/payment-refunds",
        summary: "Record money sent back that paid nothing; the same refund again changes nothing.",
        group: "Invoices", access: .money,
        body: .object([
            .init("reference", .line, "The payment's reference."),
            .init("refund_reference", .line, "The reference of the refund, unique among refunds."),
            .init("amount_pence", pence, "How much; all that pays nothing unless told.", isRequired: false),
            .init("refunded_on", .date, "The local date it was sent back."),
            .init("reason", .line, "Why, for the history."),
        ]),
        success: (200, PaymentShapes.payment), refusals: [409], again: { call, _ in try await shown(call) }
    ) { call in
        _ = try await RefundPayment(call.house)(
            .init(
                payment: call.text("reference") ?? "", amount: call.number("amount_pence").map { Pence($0) },
                reference: call.text("refund_reference") ?? "",
                refundedOn: call.date("refunded_on") ?? call.house.today, reason: call.text("reason") ?? ""),
            by: call.principal)
        return try await shown(call)
    }

    private static func shown(_ call: Call) async throws -> Reply {
        let answer = try await ShowPayment(call.house)(call.text("reference") ?? "", by: call.principal)
        return Reply(PaymentShapes.payment(answer))
    }

    static let allocate = Operation(
        id: "allocatePayment", method: .post, path: "/api/v1/payment-allocations",
        summary: "Let what is left of a payment pay invoices.", group: "Invoices", access: .money,
        body: .object([
            .init("reference", .line, "The payment's reference."),
            .init(
                "invoices", .list(.shaped(.documentNumber), most: 1_000),
                "What it pays, in order; the oldest due first unless told.", isRequired: false),
        ]),
        success: (200, PaymentShapes.payment), refusals: [409], again: { call, _ in try await shown(call) }
    ) { call in
        _ = try await AllocatePayment(call.house)(
            call.text("reference") ?? "", invoices: call.texts("invoices") ?? [], by: call.principal)
        return try await shown(call)
    }

    static let importFile = Operation(
        id: "importBankFile", method: .post, path: "/api/v1/bank-files",
        summary: "Take the lines of a bank's CSV file in, each once; or preview it. Nothing is paid by it.",
        group: "Invoices", access: .money,
        body: .object([
            .init("name", .line, "What the file is called, for faults."),
            .init("content", .text(0...1_000_000), "The file as text."),
            .init("columns", .remark, "Which columns hold what, such as amount=Paid in.", isRequired: false),
            .init("preview", .flag, "Show what is new and store nothing.", isRequired: false),
        ]),
        success: (200, PaymentShapes.imported), refusals: [409], again: { call, _ in try await imported(call) }
    ) { call in try await imported(call) }

    private static func imported(_ call: Call) async throws -> Reply {
        let answer = try await ImportBankFile(call.house)(
            Array((call.text("content") ?? "").utf8), name: call.text("name") ?? "file", columns: call.text("columns"),
            isDryRun: call.flag("preview") ?? false, by: call.principal)
        return Reply(PaymentShapes.imported(answer))
    }

    static let lines = Operation(
        id: "listBankLines", method: .get, path: "/api/v1/bank-lines",
        summary: "The bank's lines that wait, by date, with what each may pay and why.", group: "Invoices",
        access: .money, query: Paging.query,
        success: (200, Paging.shape("lines", PaymentShapes.bankLine, "The lines."))
    ) { call in
        let after = try call.position { $0.count == 1 ? Int64($0[0]) : nil }
        let rows = try await ListBankLines(call.house)(after: after, limit: call.fetched, by: call.principal)
        return call.page("lines", rows, key: { [String($0.record.id)] }, PaymentShapes.bankLine)
    }

    static let confirm = Operation(
        id: "confirmBankLine", method: .post, path: "/api/v1/bank-confirmations",
        summary: "Record a bank's line as a payment of an agency.", group: "Invoices", access: .money,
        body: .object([
            .init("line", line, "The line's number."), .init("agency", .shaped(.looseCode), "The agency's code."),
            .init(
                "invoices", .list(.shaped(.documentNumber), most: 1_000),
                "What it pays, in order; the oldest due first unless told.", isRequired: false),
        ]),
        success: (200, PaymentShapes.confirmed), refusals: [409], again: { call, _ in try await decided(call) }
    ) { call in
        _ = try await ConfirmBankLine(call.house)(
            call.number("line") ?? 0, agency: call.text("agency") ?? "", invoices: call.texts("invoices") ?? [],
            by: call.principal)
        return try await decided(call)
    }

    static let setAside = Operation(
        id: "setBankLineAside", method: .post, path: "/api/v1/bank-set-asides",
        summary: "Set a bank's line aside that is no payment of an agency.", group: "Invoices", access: .money,
        body: .object([
            .init("line", line, "The line's number."), .init("reason", .line, "Why, for the history."),
        ]),
        success: (200, PaymentShapes.confirmed), refusals: [409], again: { call, _ in try await decided(call) }
    ) { call in
        try await SetBankLineAside(call.house)(
            call.number("line") ?? 0, reason: call.text("reason") ?? "", by: call.principal)
        return try await decided(call)
    }

    /// Where a line stands, with the payment it was recorded as.
    private static func decided(_ call: Call) async throws -> Reply {
        let line = try await ListBankLines(call.house).one(call.number("line") ?? 0, by: call.principal)
        var payment: JSON = .null
        if case .recorded(let id) = line.record.state {
            payment = PaymentShapes.payment(try await ShowPayment(call.house)(id, by: call.principal))
        }
        return Reply(PaymentShapes.confirmed(line.record, payment))
    }
}
