import Application
import Domain
import Money
import SQLSession

extension SQLReads {
    func chargeEnds(of year: FinancialYear) throws -> [YearEnd.End] {
        guard scope == .everything else { return [] }
        return try rows("report/charge_ends", .integer(year.startYear)).map { row in
            let people = [try row.text(2), try row.text(3)].filter { !$0.isEmpty }
            return YearEnd.End(
                state: try row.word(0), reason: try row.text(1), by: people.map { .principal($0) },
                count: try row.integer(4), amount: Pence(try row.integer(5)), credited: Pence(try row.integer(6)))
        }
    }

    func disputes(of year: FinancialYear) throws -> [YearEnd.End] {
        guard scope == .everything else { return [] }
        return try rows("report/disputes", .integer(year.startYear)).map { row in
            YearEnd.End(
                state: try row.word(0), reason: "", by: [], count: try row.integer(1),
                amount: Pence(try row.integer(2)), credited: .zero)
        }
    }

    func billedLines(of year: FinancialYear) throws -> [YearEnd.Billed] {
        guard scope == .everything else { return [] }
        return try rows("report/billed_lines", .integer(year.startYear), .date(year.firstDate), .date(year.lastDate))
            .map { row in
                guard let part = YearEnd.Part(rawValue: try row.integer(2)) else {
                    throw row.damaged(2, "a part of a year")
                }
                guard let source = YearEnd.Source(rawValue: try row.integer(0)) else {
                    throw row.damaged(0, "what a line rests on")
                }
                return YearEnd.Billed(
                    source: source, kind: try row.word(1), part: part, net: Pence(try row.integer(3)))
            }
    }
}
