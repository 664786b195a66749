import Application
import Domain
import SQLSession

extension SQLWork {
    func addEvent(_ event: Event) throws {
        try runAll("event/insert", EventRows.values(event))
        try runMany("session/insert", EventRows.sessions(event))
        try runMany("allocation/insert", EventRows.allocations(event))
        try step(event, "added", event.reference)
    }

    func save(_ event: Event, happened: String, detail: String) throws {
        try changed("event/update", EventRows.values(event), "The event \(event.reference)")
        try run("session/clear", .id(event.id))
        try runMany("session/insert", EventRows.sessions(event))
        try run("event_tally/set_year", .id(event.id), .optional(event.dates?.year.startYear))
        try run("allocation/clear", .id(event.id))
        try runMany("allocation/insert", EventRows.allocations(event))
        try step(event, happened, detail)
        try post("event.\(happened)", subject: "event:\(event.id.raw)", payload: detail)
    }

    private func step(_ event: Event, _ happened: String, _ detail: String) throws {
        try run("event_history/append", .id(event.id), now, actor, .text(happened), .text(detail))
        try audit("event.\(happened)", subject: "event:\(event.id.raw)", detail: detail)
    }

    func setTarget(_ course: CourseID, in year: FinancialYear, events: Int64, places: Int64) throws -> Bool {
        let row = try first(
            "programme_target/set", .integer(year.startYear), .id(course), .integer(events), .integer(places))
        guard row != nil else { return false }
        try audit("programme.target_set", subject: "course:\(course.raw)", detail: "\(year) \(events) \(places)")
        return true
    }

    func setWorkforce(_ agency: AgencyID, group: String, headcount: Int64, asOf date: LocalDate) throws -> Bool {
        let row = try first("workforce/set", .id(agency), .text(group), .date(date), .integer(headcount))
        guard row != nil else { return false }
        try audit("workforce.set", subject: "agency:\(agency.raw)", detail: "\(date) \(group) \(headcount)")
        return true
    }
}
