import Application
import Domain
import Markup

/// Purchase order numbers for single events: an agency's lead gives its own, a finance officer those of any agency.
enum OrderPages {
    static let all = [lead, giveAsLead, finance, giveAsFinance]

    static let lead = Page.show("agencyOrders", .agencyOrders, AgencyDeskPages.leads) { visit in
        try await listing(visit, visit.query, .none)
    }

    static let finance = Page.show("financeOrders", .financeOrders, .money) { visit in
        try await listing(visit, visit.query, .none)
    }

    private static func isLead(_ visit: Visit) -> Bool { visit.principal.role == .agencyLead }

    private static func place(_ visit: Visit) -> Link { isLead(visit) ? Path.agencyOrders() : Path.financeOrders() }

    private static func listing(
        _ visit: Visit, _ form: Form, _ faults: FormFaults, status: Int = 422
    ) async throws -> PageReply {
        let (say, isLead) = (visit.say, isLead(visit))
        let orders = try await ListPurchaseOrders(visit.house)(by: visit.principal)
        if let format = visit.fileFormat { return try await MoneyFiles.orders(orders, visit).reply(format, visit) }
        let fields = Fields(visit: visit, form: form, faults: faults)
        let agency: HTML = isLead ? .none : try await fields.agencies("agency")
        let done = visit.query["done"]
        let told = ["given", "taken"].contains(done) ? visit.told("orders.done_\(done)") : .none
        let main: HTML = """
            \(fields.summary)\(told)<h1>\(say("orders.title"))</h1>
            <p>\(say(isLead ? "orders.lead" : "orders.lead_all"))</p>\(try await table(orders, visit))
            <h2>\(say("orders.give"))</h2>
            <form method="post" action="\(place(visit))" novalidate>\(visit.once)\(agency)
            \(fields.text("event", say("orders.event"), hint: say("orders.event_hint"), width: "w10",
                complete: "off"))
            \(fields.text("number", say("orders.number"), hint: say("orders.number_hint"), complete: "off"))
            \(fields.send(say("orders.send")))</form>
            """
        return .page(
            say("orders.title"), back: isLead ? Path.agency() : Path.finance(), status: faults.isEmpty ? 200 : status,
            main)
    }

    private static func table(_ orders: [PurchaseOrder], _ visit: Visit) async throws -> HTML {
        let (say, isLead) = (visit.say, isLead(visit))
        guard !orders.isEmpty else { return "<p>\(say("orders.none"))</p>" }
        let names = isLead ? AgencyWords([]) : try await visit.agencyNames()
        var columns: [Parts.Column] = [
            .init(name: say("event.reference")), .init(name: say("event.course")), .init(name: say("event.when")),
            .init(name: say("orders.number")), .init(name: say("orders.given")),
        ]
        if !isLead { columns.insert(.init(name: say("booking.agency")), at: 0) }
        let rows = orders.map { order -> [HTML] in
            var row: [HTML] = [
                HTML(text: order.eventReference), HTML(text: order.title),
                order.startsAt.map { visit.day(visit.house.zone.date($0)) } ?? .none, HTML(text: order.number),
                visit.day(visit.house.zone.date(order.givenAt)),
            ]
            if !isLead { row.insert(HTML(text: names(order.agencyCode)), at: 0) }
            return row
        }
        return "\(Parts.table(say("orders.caption"), columns, rows))\(visit.files(place(visit)))"
    }

    static let giveAsLead = Page.form("giveAgencyOrder", .agencyOrders, AgencyDeskPages.leads) { visit in
        let agency = try await ShowAgencyDesk(visit.house).agency(by: visit.principal)
        return try await give(visit, agency.code)
    }

    static let giveAsFinance = Page.form("giveFinanceOrder", .financeOrders, .money) { visit in
        var faults = FormFaults.none
        if visit.form["agency"].isEmpty { faults.add("agency", visit.say("payment.agency_missing")) }
        guard faults.isEmpty else { return try await listing(visit, visit.form, faults) }
        return try await give(visit, visit.form["agency"])
    }

    private static func give(_ visit: Visit, _ agency: String) async throws -> PageReply {
        let number = visit.form["number"]
        do {
            try await RecordParts.once {
                try await GivePurchaseOrder(visit.house)(
                    number, agency: agency, event: visit.form["event"].uppercased(), by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind == .notFound || refusal.kind == .invalid {
            return try await listing(visit, visit.form, FormFaults(telling: refusal))
        }
        return .redirect(place(visit).with("done", number.isEmpty ? "taken" : "given"))
    }
}
