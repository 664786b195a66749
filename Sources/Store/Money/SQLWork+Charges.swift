import Application
import Domain
import Money
import SQLSession

extension SQLWork {
    func lockEvents(_ events: [EventID]) throws {
        let lock = Statements.named("event/lock", session.engine)
        let calls = Set(events).sorted().map { Call(lock, [.id($0)]) }
        // In portions, so that a year's worth of locks does not travel as one message.
        for start in stride(from: 0, to: calls.count, by: 512) {
            _ = try session.query(Array(calls[start..<min(start + 512, calls.count)]))
        }
    }

    func save(_ changes: [ChargeChange]) throws {
        guard !changes.isEmpty else { return }
        try runMany("charge/insert", changes.filter { $0.was == nil }.map { ChargeRows.inserted($0.charge) })
        try runMany("charge/update", changes.filter { $0.was != nil }.map { ChargeRows.updated($0.charge) })
        try runMany("charge_history/insert", changes.flatMap(history))
        try runMany("audit/insert", changes.flatMap(audits))
        try runMany("outbox/insert", changes.flatMap(messages))
        try count(changes)
    }

    private func history(_ change: ChargeChange) -> [[SQLValue]] {
        zip(((change.was?.version ?? 0) + 1)..., change.steps).map { n, step in
            [
                .id(change.charge.id), .integer(n), now, actor, .text(step.happened), .text(step.state.rawValue),
                .text(step.why),
            ]
        }
    }

    private func audits(_ change: ChargeChange) -> [[SQLValue]] {
        change.steps.map { step in
            [
                now, actor, .text("charge.\(step.happened)"), .text("charge:\(change.charge.id.raw)"),
                .text("\(step.state.rawValue) \(change.charge.amount.plain)"),
            ]
        }
    }

    /// What an agency is told of: every step of a charge it may have heard of, and being notified.
    private func messages(_ change: ChargeChange) -> [[SQLValue]] {
        guard change.was != nil else { return [] }
        return change.steps.map { step in
            [
                now, .text("charge.\(step.happened)"), .text("charge:\(change.charge.id.raw)"),
                .text(step.state.rawValue), now,
            ]
        }
    }

    /// Keeps the counters of the events and of the agencies at them, by the same transaction as the change.
    private func count(_ changes: [ChargeChange]) throws {
        var events: [EventID: ChargeCounts] = [:]
        var agencies: [EventID: [AgencyID: ChargeCounts]] = [:]
        for change in changes {
            let (event, agency, difference) = (change.charge.event, change.charge.agency, change.difference)
            if difference.isZero { continue }
            events[event] = (events[event] ?? ChargeCounts()) + difference
            agencies[event, default: [:]][agency] = (agencies[event]?[agency] ?? ChargeCounts()) + difference
        }
        let ordered = events.sorted { $0.key < $1.key }
        try runMany("event/count_charges", ordered.map { [.id($0.key)] + values($0.value) })
        try runMany(
            "event_tally/count_charges",
            ordered.flatMap { event, _ in
                (agencies[event] ?? [:]).sorted { $0.key < $1.key }.map {
                    [.id(event), .id($0.key)] + values($0.value)
                }
            })
    }

    private func values(_ counts: ChargeCounts) -> [SQLValue] { counts.values.map { .integer($0) } }
}
