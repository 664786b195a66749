import Application
import Domain
import HTTPTypes

/// Purchase order numbers for single events.
enum OrderOperations {
    static let all: [Operation] = [list, give]

    private static let order = Schema.named(
        "PurchaseOrder",
        .object([
            .init("event", .text(1...60), "The event's reference."), .init("title", .text(0...600), "Of the course."),
            .init("agency", .text(1...60), "The agency's code."),
            .init("purchase_order", .text(1...100), "The number that invoices of the event quote."),
            .init("given_at", .instant, "When it was given."),
        ]))
    private static let listed = Schema.object([
        .init("purchase_orders", .list(order, most: Int(ListPurchaseOrders.most)), "The latest events first.")
    ])

    static let list = Operation(
        id: "listPurchaseOrders", method: .get, path: "/api/v1/purchase-orders",
        summary: "The purchase order numbers given for single events.", group: "Invoices", access: .payers,
        query: [.init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false)],
        success: (200, listed)
    ) { call in try await told(call, call.query["agency"]) }

    private static func told(_ call: Call, _ agency: String?) async throws -> Reply {
        let orders = try await ListPurchaseOrders(call.house)(agency: agency, by: call.principal)
        let list = orders.map { order -> JSON in
            .object([
                "event": .text(order.eventReference), "title": .text(order.title), "agency": .text(order.agencyCode),
                "purchase_order": .text(order.number), "given_at": .text(order.givenAt.rfc3339),
            ])
        }
        return Reply(.object(["purchase_orders": .list(list)]))
    }

    static let give = Operation(
        id: "givePurchaseOrder", method: .post, path: "/api/v1/purchase-orders",
        summary: "Say which purchase order number an agency's invoices for one event quote.", group: "Invoices",
        access: .payers,
        body: .object([
            .init("agency", .shaped(.looseCode), "The agency's code."),
            .init("event", .shaped(.looseCode), "The event's reference."),
            .init("purchase_order", .remarkLine, "The number, up to 100 characters; empty takes the former back."),
        ]),
        success: (200, listed), again: { call, _ in try await told(call, call.text("agency")) }
    ) { call in
        let agency = call.text("agency") ?? ""
        try await GivePurchaseOrder(call.house)(
            call.text("purchase_order") ?? "", agency: agency, event: call.text("event") ?? "", by: call.principal)
        return try await told(call, agency)
    }
}
