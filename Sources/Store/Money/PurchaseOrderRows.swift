import Application
import Domain
import SQLSession

extension SQLReads {
    func purchaseOrders(agency: AgencyID?, limit: Int64) throws -> [PurchaseOrder] {
        switch scope {
        case .everything: break
        case .agency(let own) where agency == own: break
        case .agency, .person, .trainer, .figures: return []
        }
        return try rows("purchase_order/list", .optional(agency), .integer(limit)).map { row in
            PurchaseOrder(
                event: try row.id(0), agency: try row.id(1), eventReference: try row.text(2), title: try row.text(3),
                startsAt: try row.optionalInteger(4).map { Instant(microseconds: $0) }, agencyCode: try row.text(5),
                number: try row.text(6), givenAt: try row.instant(7))
        }
    }
}

extension SQLWork {
    func give(purchaseOrder number: String, of agency: AgencyID, for event: EventID) throws {
        try run("purchase_order/insert", .id(event), .id(agency), .text(number), now, actor)
        try audit(
            "agency.purchase_order", subject: "agency:\(agency.raw)",
            detail: number.isEmpty ? "none for event:\(event.raw)" : "\(number) for event:\(event.raw)")
    }
}
