import Application
import Domain
import Money
import SQLSession

extension SQLReads: FigureReads {
    func reportYears() throws -> [FinancialYear] {
        guard seesFigures else { return [] }
        return try rows("report/years").compactMap { FinancialYear(startYear: try $0.integer(0)) }
    }

    func courseFigures(of year: FinancialYear) throws -> [CourseFigures] {
        guard seesFigures else { return [] }
        return try rows("report/courses", .integer(year.startYear)).map { row in
            CourseFigures(
                code: try row.text(0), title: try row.text(1), target: try row.optionalInteger(2),
                planned: try row.integer(3), cancelled: try row.integer(4), delivered: try row.integer(5),
                places: try row.integer(6), attended: try row.integer(7), waiting: try row.integer(8))
        }
    }

    func agencyFigures(of year: FinancialYear) throws -> [AgencyFigures] {
        guard seesFigures else { return [] }
        return try rows("report/agencies", .integer(year.startYear)).map { row in
            AgencyFigures(
                code: try row.text(0), name: try row.text(1), booked: try row.integer(2),
                attended: try row.integer(3), absent: try row.integer(4), cancelledLate: try row.integer(5),
                invoiced: Pence(try row.integer(6)))
        }
    }

    private var seesFigures: Bool { scope == .everything || scope == .figures }
}
