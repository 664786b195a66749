public import Domain

/// Plans an event again: the same course, places, allocations and trainers, as a draft.
public struct CloneEvent: Sendable {
    private let house: House

    /// Plans in this house.
    public init(_ house: House) { self.house = house }

    /// Plans the event of a reference again, as a draft of another reference, with new sessions or without dates.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, as new: String, sessions: [SessionTime], by principal: Principal
    ) async throws -> Event {
        let dates = sessions.isEmpty ? nil : try EventDates(sessions, in: house.zone)
        return try await clone(reference, as: new, by: principal) { _, _ in dates }
    }

    /// Plans it again with its sessions shifted, so that the first is on this date.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `not_ready` for an event that has no dates to shift; or
    ///   ``StoreFault``.
    public func callAsFunction(
        _ reference: String, as new: String, on date: LocalDate, by principal: Principal
    ) async throws -> Event {
        try await clone(reference, as: new, by: principal) { plan, zone in
            try plan.mustHaveDates().shifted(to: date, in: zone)
        }
    }

    private func clone(
        _ reference: String, as new: String, by principal: Principal,
        _ dates: @escaping @Sendable (Event, Zone) throws -> EventDates?
    ) async throws -> Event {
        try principal.mustAdminister()
        let model = try await house.eventID(reference)
        let zone = house.zone
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let plan = try work.found(plan: model)
            return try work.repeated(plan, as: new, try dates(plan, zone), zone)
        }
    }
}

extension UnitOfWork {
    /// Adds a draft that repeats an event, with its trainers. How it is joined is not repeated: a link of its own is
    /// given to each.
    func repeated(_ plan: Event, as new: String, _ dates: EventDates?, _ zone: Zone) throws -> Event {
        try course(plan.course)?.mustBeActive()
        try mustBeFree(reference: new)
        let event = try plan.clone(id: try nextID("event"), reference: new, dates: dates, in: zone)
        try addEvent(event)
        for trainer in try trainers(of: plan.id) where trainer.status == .active {
            try addTrainer(trainer.id, to: event.id)
        }
        return event
    }
}

extension Event {
    /// When it is.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` for an event without dates.
    func mustHaveDates() throws(Refusal) -> EventDates {
        if let dates { return dates }
        throw Refusal(.notReady, "\(reference) has no dates to repeat.", mend: "Give its sessions first.")
    }
}
