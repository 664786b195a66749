import Application
import Domain
import SQLSession

extension SQLReads: MonthSumReads {
    func monthsToSum(before date: LocalDate, most limit: Int64) throws -> [SummedMonth] {
        try rows("month_sum/due", .date(date), .integer(limit)).map { row in
            SummedMonth(year: try row.integer(0), month: try row.integer(1))
        }
    }
}

extension SQLWork: MonthSumWrites {
    func sum(_ month: SummedMonth) throws {
        let place: [SQLValue] = [.integer(month.year), .integer(month.month)]
        // Marking locks every event of the month: what others are changing now is waited for and summed, and who comes
        // later finds a sum that stands, and takes that back.
        for name in ["mark", "clear", "fill", "stand"] {
            try session.execute(Call(Statements.named("month_sum/\(name)", session.engine), place))
        }
    }
}
