import Domain
import Money
import Reports
import SQLSession

extension SQLReads: ReportStore {
    func eventGroups(of year: FinancialYear) throws -> [EventGroup] {
        try rows("report/event_groups", .integer(year.startYear)).map { row in
            let counters = Counter.allCases.count
            let charges = ChargeCounter.allCases.count
            let first = 5
            let counted = try (first..<first + counters).map { try row.integer($0) }
            let charged = try (first + counters..<first + counters + charges).map { try row.integer($0) }
            guard let counts = Counts(values: counted), let assessed = ChargeCounts(values: charged) else {
                throw row.damaged(first, "a row of counters")
            }
            return EventGroup(
                kind: try row.word(0), status: try row.word(1), events: try row.integer(2), places: try row.integer(3),
                lostPlaces: try row.integer(4), counts: counts, charges: assessed)
        }
    }

    func shares(of year: FinancialYear) throws -> MeanOfShares {
        MeanOfShares(
            try rows("report/shares", .integer(year.startYear)).map { row in
                MeanOfShares.Group(
                    places: try row.integer(0), events: try row.integer(1), attended: try row.integer(2))
            })
    }

    func invoiced(of year: FinancialYear) throws -> [AgencyInvoiced] {
        try rows("report/invoiced", .integer(year.startYear)).map { row in
            AgencyInvoiced(code: try row.text(0), name: try row.text(1), amount: Pence(try row.integer(2)))
        }
    }

    func settled(of year: FinancialYear) throws -> Settled {
        var amounts: [String: Pence] = [:]
        for row in try rows("report/settled", .integer(year.startYear)) {
            amounts[try row.text(0), default: .zero] += Pence(try row.integer(1))
        }
        return Settled(
            paid: amounts[ChargeState.Code.paid.rawValue] ?? .zero,
            writtenOff: amounts[ChargeState.Code.writtenOff.rawValue] ?? .zero)
    }

    func target(of year: FinancialYear) throws -> Target? {
        let row = try one("report/target", .integer(year.startYear))
        guard try row.integer(0) > 0 else { return nil }
        return Target(events: try row.integer(1), places: try row.integer(2))
    }

    func workforceInScope(asOf date: LocalDate) throws -> Int64? {
        let row = try one("report/workforce", .date(date))
        return try row.integer(0) > 0 ? try row.integer(1) : nil
    }

    func peopleTrained(in year: FinancialYear) throws -> Int64 {
        try one("report/people_trained", .integer(year.startYear)).integer(0)
    }

    func unmetDemand(in year: FinancialYear) throws -> Int64 {
        try one("report/unmet_demand", .integer(year.startYear)).integer(0)
    }
}
