import Application
import Domain
import HTTPTypes
import Reports

/// The figures.
enum ReportOperations {
    static let all: [Operation] = [year, cut, yearEnd, agedDebt]

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

    static let cut = Operation(
        id: "reportCut", method: .get, path: "/api/v1/reports/years/{year}/cut",
        summary: "A year's course events by course, agency, month and the like, each figure with its denominator.",
        group: "Reports", access: .roles([.administrator, .finance, .agencyLead, .observer]),
        pathParameters: [.init("year", .shaped(.year), "The calendar year in which it starts, such as 2019.")],
        query: [
            .init("by", .words(Dimension.self), "What to cut by; the course unless told.", isRequired: false),
            .init("nested", .words(Dimension.self), "What to cut each of those by.", isRequired: false),
            .init(
                "compare", .number(0...Int64(CutPeriod.mostEarlier)), "With how many earlier years to compare.",
                isRequired: false),
            .init(
                "public", .word(["true", "false"]),
                "Whether to hide small numbers, as in what is published. For an agency they always are.",
                isRequired: false),
        ],
        success: (200, CutShapes.report)
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        let by = call.query["by"].flatMap { Dimension(rawValue: $0) } ?? .course
        let nested = call.query["nested"].flatMap { Dimension(rawValue: $0) }
        let request = ReportCut.Request(
            [by] + (nested.map { [$0] } ?? []), CutPeriod(year),
            earlier: call.query["compare"].flatMap { Int64($0) } ?? 0, isPublic: call.query["public"] == "true")
        return Reply(CutShapes.report(try await ReportCut(call.house)(request, by: call.principal)))
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
