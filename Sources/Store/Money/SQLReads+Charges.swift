import Application
import Domain
import Invoicing
import Money
import SQLSession

extension SQLReads {
    func charges(of booking: BookingID) throws -> [Charge] {
        try rows("charge/of_booking", .id(booking), limits.agency, limits.person).map(ChargeRows.charge)
    }

    func charges(from first: EventID, through last: EventID) throws -> [BookingID: [Charge]] {
        Dictionary(
            grouping: try rows("charge/of_events", .id(first), .id(last)).map(ChargeRows.charge), by: \.booking)
    }

    func chargesToCredit(limit: Int64) throws -> [ChargeRow] {
        guard scope == .everything || scope.agency != nil else { return [] }
        return try rows("charge/to_credit", limits.agency, .integer(limit)).map(chargeRow)
    }

    func charges(_ filter: ChargeFilter) throws -> [ChargeRow] {
        let (agency, person) = limits
        if let booking = filter.booking {
            return try rows("charge/list_of_booking", .id(booking), agency, person).map(chargeRow)
        }
        return try rows(
            scope.agency == nil ? "charge/list" : "charge/list_of_agency", agency, person, .optional(filter.agency),
            .optional(filter.state?.rawValue),
            .optional(filter.year), .optional(filter.event), .integer(filter.limit),
            .optional(filter.after?.eventDate.description), .optional(filter.after?.booking),
            .optional(filter.after?.n),
            .optional(filter.course)
        ).map(chargeRow)
    }

    func waiverProposals(limit: Int64) throws -> [WaiverProposal] {
        let (agency, person) = limits
        let next = ChargeRows.columns + 5
        return try rows(
            "charge/proposed_waivers", .text(ChargeEvent.proposedWord), agency, person, .integer(limit)
        ).map { row in
            WaiverProposal(
                row: try chargeRow(row),
                step: HistoryStep(
                    n: try row.integer(next), at: try row.instant(next + 1), actor: try row.text(next + 2),
                    happened: try row.text(next + 3), state: try row.text(next + 4), why: try row.text(next + 5)))
        }
    }

    func openSums() throws -> [OpenSum] {
        guard scope == .everything else { return [] }
        return try rows("charge/open_sums").map { row in
            OpenSum(state: try row.word(0), count: try row.integer(1), sum: Pence(try row.integer(2)))
        }
    }

    private func chargeRow(_ row: Row) throws -> ChargeRow {
        let next = ChargeRows.columns
        let series = try row.optionalText(next + 3)
        return ChargeRow(
            charge: try ChargeRows.charge(row), event: try row.text(next), title: try row.text(next + 1),
            agency: try row.text(next + 2),
            invoice: try series.map { try DocumentRows.number($0, row.integer(next + 4), row, next + 4).text })
    }

    func chargeHistory(_ charge: Charge) throws -> [HistoryStep] {
        guard try charges(of: charge.booking).contains(where: { $0.id == charge.id }) else { return [] }
        return try rows("charge_history/of_charge", .id(charge.id)).map { row in
            HistoryStep(
                n: try row.integer(0), at: try row.instant(1), actor: try row.text(2), happened: try row.text(3),
                state: try row.text(4), why: try row.text(5))
        }
    }

    func chargeCounts(ofYear year: Int64) throws -> ChargeCounts {
        let row = try one("event/charges_of_year", .integer(year))
        let values = try row.values.indices.map { try row.integer($0) }
        guard let counts = ChargeCounts(values: values) else { throw row.damaged(0, "a counter of charges") }
        return counts
    }

    func openCharges(through date: LocalDate, agency: AgencyID?) throws -> [OpenCharge] {
        let next = ChargeRows.columns
        return try rows("charge/open", .date(date), .optional(agency ?? scope.agency)).map { row in
            OpenCharge(
                charge: try ChargeRows.charge(row), event: try row.text(next), title: try row.text(next + 1),
                person: try row.id(next + 2))
        }
    }

    func charges(on invoice: InvoiceID) throws -> [LineCharge] {
        try rows("charge/on_invoice", .id(invoice)).map { row in
            LineCharge(line: try row.integer(ChargeRows.columns), charge: try ChargeRows.charge(row))
        }
    }
}
