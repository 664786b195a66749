import Application
import Domain
import HTTPTypes

/// The figures.
enum ReportOperations {
    static let all: [Operation] = [year, yearEnd, agedDebt]

    static let year = Operation(
        id: "reportYear", method: .get, path: "/api/v1/reports/years/{year}",
        summary: "The year's figures, each with its definition and its denominator.", group: "Reports",
        access: .roles([.administrator, .finance, .trainer, .observer]),
        pathParameters: [.init("year", .shaped(.year), "The calendar year in which it starts, such as 2019.")],
        success: (200, MoneyShapes.year)
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        return Reply(MoneyShapes.year(try await ReportYear(call.house)(.init(year: year), by: call.principal)))
    }

    static let yearEnd = Operation(
        id: "reportYearEnd", method: .get, path: "/api/v1/reports/years/{year}/end",
        summary: "A year as finance closes it: what became of its charges, the books, and that the two agree.",
        group: "Reports", access: .money,
        pathParameters: [.init("year", .shaped(.year), "The calendar year in which it starts, such as 2019.")],
        success: (200, MoneyShapes.yearEnd)
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        return Reply(MoneyShapes.yearEnd(try await CloseYear(call.house)(year, by: call.principal)))
    }

    static let agedDebt = Operation(
        id: "reportAgedDebt", method: .get, path: "/api/v1/reports/aged-debt",
        summary: "What agencies owe, by how long it has been due.", group: "Reports", access: .payers,
        query: [.init("on", .date, "On this local date; today unless told.", isRequired: false)],
        success: (200, InvoiceShapes.agedDebt)
    ) { call in
        let date = call.query["on"].flatMap { LocalDate(iso: $0) }
        let rows = try await AgeDebt(call.house)(on: date, by: call.principal)
        return Reply(
            .object([
                "on": .text((date ?? call.house.today).description),
                "agencies": .list(rows.map(InvoiceShapes.agedDebt)),
            ]))
    }
}
