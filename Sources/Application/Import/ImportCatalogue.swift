import Domain
import Evidence

extension ImportTaking {
    mutating func takeAgencies() throws {
        for row in plan.rows.agencies {
            let stored = try work.agency(code: row.code)
            report.count(.agencies, added: stored == nil)
            guard let stored else {
                try work.addAgency(agency(row, id: try work.nextID("agency")))
                continue
            }
            let given = agency(row, id: stored.id)
            let different: [(String, Bool)] = [
                ("name", given.name != stored.name), ("sector", given.sector != stored.sector),
                ("billing_address", given.billing.address != stored.billing.address),
                ("billing_email", given.billing.email != stored.billing.email),
                ("purchase_order", given.billing.purchaseOrder != stored.billing.purchaseOrder),
                ("charge_exempt", given.isChargeExempt != stored.isChargeExempt),
            ]
            for (column, isDifferent) in different where isDifferent {
                differs(.agencies, row.line, column, row.code, "change it with `turnout agency change \(row.code)`")
            }
        }
    }

    private func agency(_ row: AgencyRow, id: AgencyID) -> Agency {
        Agency(
            id: id, code: row.code, name: row.name, sector: row.sector, isChargeExempt: row.isChargeExempt,
            billing: BillingDetails(
                address: row.billingAddress, email: row.billingEmail ?? "", purchaseOrder: row.purchaseOrder ?? ""))
    }

    mutating func takeCourses() throws {
        for row in plan.rows.courses {
            let stored = try work.course(code: row.code)
            report.count(.courses, added: stored == nil)
            guard let stored else {
                try work.addCourse(course(row, id: try work.nextID("course")))
                continue
            }
            let given = course(row, id: stored.id)
            let different: [(String, Bool)] = [
                ("title", given.title != stored.title), ("level", given.level != stored.level),
                ("topic", given.topic != stored.topic), ("hours", given.minutes != stored.minutes),
                ("target_groups", given.targetGroups != stored.targetGroups),
            ]
            for (column, isDifferent) in different where isDifferent {
                differs(.courses, row.line, column, row.code, "change it with `turnout course change \(row.code)`")
            }
        }
    }

    private func course(_ row: CourseRow, id: CourseID) -> Course {
        var course = Course(id: id, code: row.code, title: row.title, topic: row.topic, minutes: row.minutes)
        course.level = row.level.map { String($0) } ?? ""
        course.targetGroups = row.targetGroups
        return course
    }

    mutating func takeEvents() throws {
        progress("taking up \(plan.rows.events.count) events")
        for (index, row) in plan.rows.events.enumerated() {
            guard let dates = dates(index, row), let course = try work.course(code: row.course) else { continue }
            let stored = try work.event(reference: row.reference)
            report.count(.events, added: stored == nil)
            for _ in plan.sessions[index] { report.count(.sessions, added: stored == nil) }
            known[row.reference] = stored != nil
            if let stored {
                try compare(row, event(row, stored.id, course.id, dates), with: stored.id)
            } else {
                try work.addEvent(event(row, try work.nextID("event"), course.id, dates))
            }
        }
    }

    /// The dates of an event; the outer nil when its sessions cannot be.
    private mutating func dates(_ index: Int, _ row: EventRow) -> EventDates?? {
        var spans: [SessionSpan] = []
        for session in plan.sessions[index].map({ plan.rows.sessions[$0] }) {
            guard let time = SessionTime(start: session.startsAt, end: session.endsAt) else {
                faults.add(
                    Fault(
                        file: ImportFile.sessions.name, line: session.line, column: .name("ends_at"),
                        reason: "the session is longer than a day", mend: "write one session for each day"))
                return nil
            }
            spans.append(
                SessionSpan(
                    time: time, startsAt: house.zone.instant(time.start), endsAt: house.zone.instant(time.end)))
        }
        if spans.isEmpty { return .some(nil) }
        guard let dates = EventDates(spans: spans) else {
            faults.add(
                Fault(
                    file: ImportFile.events.name, line: row.line, column: .name("reference"),
                    reason: "the event has \(spans.count) sessions, and \(EventTimes.limit) is the most",
                    mend: "divide it"))
            return nil
        }
        return dates
    }

    private func event(_ row: EventRow, _ id: EventID, _ course: CourseID, _ dates: EventDates?) -> Event {
        Event(
            id: id, reference: row.reference, kind: EventKind(rawValue: row.kind.rawValue) ?? .course, course: course,
            delivery: row.delivery, venue: row.venue ?? "",
            status: EventStatus(rawValue: row.status.rawValue) ?? .draft, reason: row.cancellationReason ?? "",
            places: row.places, dates: dates)
    }

    private mutating func compare(_ row: EventRow, _ given: Event, with id: EventID) throws {
        guard let stored = try work.plan(of: id) else { return }
        let different: [(String, Bool)] = [
            ("kind", given.kind != stored.kind), ("course", given.course != stored.course),
            ("delivery", given.delivery != stored.delivery), ("venue", given.venue != stored.venue),
            ("places", given.places != stored.places), ("status", given.status != stored.status),
            ("cancellation_reason", given.reason != stored.reason),
        ]
        for (column, isDifferent) in different where isDifferent {
            differs(.events, row.line, column, row.reference, "change it with `turnout event change \(row.reference)`")
        }
        guard given.dates?.times != stored.dates?.times else { return }
        let place = plan.sessions.indices.first { plan.rows.events[$0].reference == row.reference }
        let line = place.flatMap { plan.sessions[$0].first }.map { plan.rows.sessions[$0].line } ?? 0
        differs(.sessions, line, "starts_at", row.reference, "change it with `turnout event postpone \(row.reference)`")
    }
}
