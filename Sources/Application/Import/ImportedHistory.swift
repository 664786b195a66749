import Domain
import Evidence

/// Turns a row of a register into a booking with its history, as it would have come about here.
struct ImportedHistory {
    let event: EventHead
    /// The sessions; nil for an event without dates.
    let times: EventTimes?
    let house: House
    let work: any UnitOfWork
    let calendar: WorkingCalendar
    let versions: [(from: LocalDate, id: PolicyID)]

    /// What the row says, with what it refers to found.
    struct Facts {
        let row: BookingRow
        let id: BookingID
        let person: PersonID
        let agency: Agency
        let jobRole: String
        let bookedAt: Instant
        let endedAt: Instant?
        /// The ticket of somebody who waited.
        let ticket: Int64
        /// The colleague who took the place.
        let successor: BookingID?
        /// The colleague whose place it was.
        let replaces: BookingID?
        /// When the person walked in all the same; nil for everybody else who waited.
        let walkedInAt: Instant?
    }

    /// The booking with its steps.
    func booking(_ facts: Facts) throws -> ImportedBooking {
        let binding = binding(facts)
        let ending = try ending(facts, binding)
        let isPlaced = facts.row.status != .waitlisted
        var steps = [
            ImportedStep(
                at: facts.bookedAt, happened: isPlaced ? "placed" : "queued",
                state: isPlaced ? .confirmed : .waitlisted, why: "imported")
        ]
        if let step = ending.step { steps.append(step) }
        let booking = Booking(
            id: facts.id, person: facts.person, agency: facts.agency.id, state: ending.state,
            origin: ImportedHistory.origin(facts.row), replaces: facts.replaces,
            outcome: ImportedHistory.outcome(facts.row), priority: event.priority.rank(facts.agency.sector),
            binding: binding, jobRole: facts.jobRole, bookedAt: facts.bookedAt,
            placedAt: isPlaced ? facts.bookedAt : nil, notice: ending.notice, version: Int64(steps.count))
        return ImportedBooking(booking: booking, steps: steps, mark: ImportedHistory.mark(facts.row))
    }

    /// The policy in force when it was made; who only waited took no place and is bound to none.
    private func binding(_ facts: Facts) -> PolicyBinding? {
        guard facts.row.status != .waitlisted else { return nil }
        return Domain.Binding.inForce(versions, at: facts.bookedAt, zone: house.zone)
            .map { PolicyBinding(policy: $0, band: facts.agency.band) }
    }

    private struct Ending {
        let state: BookingState
        var step: ImportedStep?
        var notice: Notice?
    }

    private func ending(_ facts: Facts, _ binding: PolicyBinding?) throws -> Ending {
        let ended = facts.endedAt ?? facts.bookedAt
        switch facts.row.status {
        case .booked, .walkIn: return Ending(state: .confirmed)
        case .waitlisted:
            guard let walkedIn = facts.walkedInAt else { return Ending(state: .waitlisted(ticket: facts.ticket)) }
            return Ending(state: .withdrawn, step: step(walkedIn, "withdrew", .withdrawn, "came without a place"))
        case .eventCancelled:
            return Ending(
                state: .eventCancelled, step: step(house.now, "event_cancelled", .eventCancelled, event.reference))
        case .substituted:
            guard let successor = facts.successor else { return Ending(state: .confirmed) }
            let why = "passed to \(event.reference(of: successor))"
            return Ending(
                state: .substituted(by: successor), step: step(ended, "substituted", .substituted, why))
        case .cancelled:
            let notice = Notice(receivedAt: ended, channel: .site, by: .themselves)
            let (lateness, why) = try judge(notice, binding)
            let state = BookingState.cancelled(lateness)
            return Ending(state: state, step: step(ended, "cancelled", state.code, why), notice: notice)
        }
    }

    /// Judged under the policy in force when the booking was made. The register took the cancellation, so that a
    /// policy which would not accept how it may have come cannot undo it.
    private func judge(_ notice: Notice, _ binding: PolicyBinding?) throws -> (Lateness, String) {
        guard let binding else { return (.unjudged, "no policy was in force") }
        guard let times else { return (.inTime, "the event has no dates") }
        let policy = try house.policies.policy(binding.policy, work)
        let judgement = policy.judge(notice, event: times, calendar: calendar)
        return (judgement.lateness ?? .inTime, judgement.explanation.summary)
    }

    private func step(_ at: Instant, _ happened: String, _ state: BookingState.Code, _ why: String) -> ImportedStep {
        ImportedStep(at: at, happened: happened, state: state, why: why)
    }

    static func origin(_ row: BookingRow) -> BookingOrigin {
        if row.status == .walkIn { return .walkIn }
        return row.replaces == nil ? .booked : .substitute
    }

    static func mark(_ row: BookingRow) -> Mark? {
        switch row.attendance {
        case .attended?: .attended
        case .leftEarly?: .leftEarly(minutes: 0)
        case .absent?: .didNotAttend
        case nil: nil
        }
    }

    static func outcome(_ row: BookingRow) -> Outcome { Outcome(mark(row).map { [$0] } ?? []) }
}
