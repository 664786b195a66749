import Application
import Domain
import SQLSession

extension SQLWork {
    func setStatus(_ event: EventID, _ status: EventStatus, reason: String, step: EventStep) throws {
        try run("event/set_status", .id(event), .text(status.rawValue), .text(reason))
        try eventStep(event, step.rawValue, reason)
    }

    func reschedule(_ event: EventID, _ times: EventTimes, _ zone: Zone) throws {
        try run("session/clear", .id(event))
        for (index, session) in times.sessions.enumerated() {
            try run(
                "session/insert", .id(event), .integer(Int64(index) + 1), .text(session.start.description),
                .text(session.end.description), .instant(zone.instant(session.start)),
                .instant(zone.instant(session.end)))
        }
        let dates = EventDates(times, zone)
        try run(
            "event/set_dates", .id(event), .integer(dates.year.startYear), .integer(dates.month),
            .date(dates.firstDate), .instant(dates.startsAt), .instant(dates.endsAt))
        try run("event_tally/set_year", .id(event), .integer(dates.year.startYear))
        try eventStep(event, "rescheduled", dates.firstDate.description)
    }

    func eventStep(_ event: EventID, _ action: String, _ detail: String) throws {
        try run("event_history/append", .id(event), now, actor, .text(action), .text(detail))
        try audit("event.\(action)", subject: "event:\(event.raw)", detail: detail)
        try post("event.\(action)", subject: "event:\(event.raw)", payload: detail)
    }
}
