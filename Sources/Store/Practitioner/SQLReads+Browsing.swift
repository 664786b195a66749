import Application
import Domain
import Money
import SQLSession

extension SQLReads: ProgrammeReads {
    func programmeAhead(of now: Instant) throws -> [ProgrammeEntry] {
        let next = BookingRows.eventColumns
        return try rows("programme/ahead", .instant(now)).map { row in
            ProgrammeEntry(
                event: try BookingRows.event(row), courseCode: try row.text(next), title: try row.text(next + 1),
                level: try row.text(next + 2), topic: try row.text(next + 3),
                staffGroups: try row.text(next + 4).split(separator: ";").map(String.init),
                fee: Pence(try row.integer(next + 5)), delivery: try row.text(next + 6),
                venue: try row.text(next + 7), firstDate: try row.date(next + 8))
        }
    }

    func sessions(of events: [EventID]) throws -> [EventID: [SessionTime]] {
        guard !events.isEmpty else { return [:] }
        let list = events.map { String($0.raw) }.joined(separator: ",")
        var sessions: [EventID: [SessionTime]] = [:]
        for row in try rows("session/of_list", .text(list)) {
            guard let start = LocalDateTime(iso: try row.text(1)), let end = LocalDateTime(iso: try row.text(2)),
                let session = SessionTime(start: start, end: end)
            else { throw row.damaged(1, "a session in local time") }
            sessions[try row.id(0), default: []].append(session)
        }
        return sessions
    }

    func overviews(from: LocalDate?, to: LocalDate?) throws -> [EventOverview] {
        try rows("event/overviews", .optional(from?.description), .optional(to?.description), seesDrafts)
            .map(EventRows.overview)
    }
}
