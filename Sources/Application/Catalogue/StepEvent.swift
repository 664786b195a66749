public import Domain

/// Publishes, closes, reopens or delivers an event.
public struct StepEvent: Sendable {
    private let house: House

    /// Works in this house.
    public init(_ house: House) { self.house = house }

    /// Takes the event of a reference one step on; the answer is who got a place because of it.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `invalid` for cancelling and postponing, which concern bookings
    ///   and are use-cases of their own; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, _ step: EventStep, by principal: Principal
    ) async throws -> [Promotion] {
        try principal.mustAdminister()
        guard step != .cancelled, step != .postponed else {
            throw Refusal(.invalid, "Cancelling and postponing concern bookings.", mend: "Use their own commands.")
        }
        let id = try await house.eventID(reference)
        let intent = Intent(principal, at: house.now, event: id)
        try await house.store.write(intent) { work in
            _ = try work.lock(id)
            var event = try work.found(plan: id).after(step, at: intent.now)
            event.version += 1
            try work.save(event, happened: step.rawValue, detail: "")
            if step == .published { _ = try work.tellInterested(in: event.course, of: id) }
        }
        return step == .reopened ? try await house.refill(id, by: principal) : []
    }
}
