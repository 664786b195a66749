import Application
import Domain
import Money
import TestSupport
import Testing

/// The year's figures by course and agency, for the board and the training team only.
public enum FigurePromises {
    /// Two of three who booked E1 come, E2 is cancelled, E3 is to come in another year.
    public static func yearByCourseAndAgency(_ stage: Stage) async throws {
        let board = Principal(name: "token:1", role: .observer, scope: .figures)
        #expect(try await ListReportYears(stage.house)(by: board).isEmpty)
        try await stage.event("E1", places: 4)
        let second = try await stage.event("E2", places: 6, date: "2019-06-11")
        try await stage.event("E3", places: 6, date: "2020-06-09")
        for person in 1...2 { try await stage.book("E1", person) }
        try await stage.book("E1", 9, agency: "BBB")
        try stage.setClock("2019-05-14T09:40")
        for booking in ["E1-1", "E1-3"] {
            _ = try await Attend(stage.house)(.init(booking: booking, mark: .attended), by: Stage.admin)
        }
        _ = try await Attend(stage.house)(.init(booking: "E1-2", mark: .didNotAttend), by: Stage.admin)
        try stage.setClock("2019-05-20T09:00")
        _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
        _ = try await CancelEvent(stage.house)(.init(event: second, reason: "no trainer"), by: Stage.admin)
        let years = try await ListReportYears(stage.house)(by: board)
        #expect(years.map(\.startYear) == [2020, 2019])
        let year = try #require(FinancialYear(startYear: 2019))
        _ = try await SetTargets(stage.house)("C1", in: year, events: 3, places: 30, by: Stage.admin)
        let course = CourseFigures(
            code: "C1", title: "A Course", target: 3, planned: 2, cancelled: 1, delivered: 1, places: 4, attended: 2,
            waiting: 0)
        #expect(try await ReportCourses(stage.house)(year, by: board) == [course])
        let report = try await ReportAgencies(stage.house)(year, by: board)
        #expect(report.places == 4)
        #expect(
            report.agencies == [
                AgencyFigures(
                    code: "AAA", name: "First Agency", booked: 2, attended: 1, absent: 1, cancelledLate: 0,
                    invoiced: .zero),
                AgencyFigures(
                    code: "BBB", name: "Second Agency", booked: 1, attended: 1, absent: 0, cancelledLate: 0,
                    invoiced: .zero),
            ])
        for scope in [AccessScope.agency(stage.first), .person(PersonID(1)), .trainer(PersonID(1))] {
            let who = Principal(name: "token:2", role: .agencyLead, scope: scope)
            #expect(try await refusal { try await ListReportYears(stage.house)(by: who) } == .forbidden)
            #expect(try await refusal { try await ReportCourses(stage.house)(year, by: who) } == .forbidden)
            #expect(try await refusal { try await ReportAgencies(stage.house)(year, by: who) } == .forbidden)
            let read = try await stage.house.store.read(scope) { view in
                (try view.reportYears().count, try view.courseFigures(of: year).count, try view.agencyFigures(of: year))
            }
            #expect(read.0 == 0 && read.1 == 0 && read.2.isEmpty)
        }
    }
}
