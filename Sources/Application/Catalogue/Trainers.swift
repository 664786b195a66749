public import Domain

/// Reading who teaches which event.
public protocol TrainerReads {
    /// The trainers of an event, by name, within the scope.
    func trainers(of event: EventID) throws -> [Person]
    /// Whether a person teaches an event, whoever asks.
    func teaches(_ person: PersonID, _ event: EventID) throws -> Bool
}

/// Changing who teaches which event.
public protocol TrainerWrites: TrainerReads {
    /// Lets a person teach an event.
    func addTrainer(_ person: PersonID, to event: EventID) throws
    /// Lets a person teach an event no more.
    func removeTrainer(_ person: PersonID, from event: EventID) throws
}

/// Says who teaches an event. Its trainers see its bookings and keep its register, and those of no other event.
public struct ChangeTrainers: Sendable {
    private let house: House

    /// Changes those of this house.
    public init(_ house: House) { self.house = house }

    /// Lets the person of an address teach the event of a reference; says whether that is new.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func add(_ email: String, to reference: String, by principal: Principal) async throws -> Bool {
        try await change(email, reference, "trainer_added", by: principal) { person, event, teaches, work in
            if !teaches { try work.addTrainer(person, to: event) }
            return !teaches
        }
    }

    /// Lets them teach it no more; says whether they did.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func remove(_ email: String, from reference: String, by principal: Principal) async throws -> Bool {
        try await change(email, reference, "trainer_removed", by: principal) { person, event, teaches, work in
            if teaches { try work.removeTrainer(person, from: event) }
            return teaches
        }
    }

    private func change(
        _ email: String, _ reference: String, _ happened: String, by principal: Principal,
        _ rule: @escaping @Sendable (PersonID, EventID, Bool, any UnitOfWork) throws -> Bool
    ) async throws -> Bool {
        try principal.mustAdminister()
        let id = try await house.eventID(reference)
        return try await house.store.write(Intent(principal, at: house.now, event: id)) { work in
            _ = try work.lock(id)
            var event = try work.found(plan: id)
            let person = try work.found(person: email)
            try person.mustNotBeMerged()
            guard try rule(person.id, id, try work.teaches(person.id, id), work) else { return false }
            event.version += 1
            try work.save(event, happened: happened, detail: "person:\(person.id.raw)")
            return true
        }
    }
}

/// Lists who teaches an event, as far as the reader sees people; a trainer sees the others of an own event.
public struct ListTrainers: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The trainers of the event of a reference, by name.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> [Person] {
        let id = try await house.eventID(reference)
        return try await house.store.read(principal.scope) { view in
            _ = try view.found(plan: id)
            try view.mustTeach(id, principal)
            return try view.trainers(of: id)
        }
    }
}

extension TrainerReads {
    /// Whether somebody runs an event: administrators every one, trainers those they teach.
    func runs(_ event: EventID, _ principal: Principal) throws -> Bool {
        switch (principal.role, principal.scope) {
        case (.administrator, _): true
        case (.trainer, .trainer(let person)): try teaches(person, event)
        default: false
        }
    }

    /// A trainer deals with the events they teach: another looks as if it were not there.
    func mustTeach(_ event: EventID, _ principal: Principal) throws {
        guard try principal.role != .trainer || runs(event, principal) else {
            throw Refusal(.notFound, "There is no such event.", mend: "Ask to be named as its trainer.")
        }
    }
}
