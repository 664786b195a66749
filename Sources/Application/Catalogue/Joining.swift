public import Domain

/// Changes how those who come to an event get in: administrators and the event's trainers.
public struct ChangeJoining: Sendable {
    private let house: House

    /// Changes that of this house.
    public init(_ house: House) { self.house = house }

    /// Sets the instructions and the link of the event of a reference; empty ones take away what there was.
    ///
    /// The event's history says that they changed and never what they are: it is read by more people than may join.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, `invalid`, `changed_meanwhile`, or `wrong_state` for an
    ///   event that was cancelled; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, instructions: String, link: String, known: KnownVersion = .any, by principal: Principal
    ) async throws -> Joining {
        try principal.mustRun()
        let joining = try Joining(instructions, link: link)
        let id = try await house.eventID(reference)
        return try await house.store.write(Intent(principal, at: house.now, event: id)) { work in
            _ = try work.lock(id)
            var event = try work.found(plan: id)
            try work.mustTeach(id, principal)
            try known.mustBe(event.version)
            guard event.status != .cancelled else {
                throw Refusal(.wrongState, "\(event.reference) is cancelled, so nobody joins it.")
            }
            guard try work.joining(of: id) ?? Joining(stored: "", link: "") != joining else { return joining }
            try work.setJoining(joining, of: id)
            event.version += 1
            try work.save(event, happened: "joining_changed", detail: "")
            try work.tellHolders(of: event)
            return joining
        }
    }
}

/// Shows how an event is joined: to those whose booking holds a place, its trainers and administrators.
public struct ShowJoining: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// How the event of a reference is joined.
    ///
    /// Administrators and the event's trainers, who may write it, are given an empty one where nothing is told yet; to
    /// everybody else that looks like one that may not be told.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> Joining {
        let id = try await house.eventID(reference)
        let joining = try await house.store.read(principal.scope) { view -> Joining? in
            guard Joining.mayBeTold(to: principal.role) else { return nil }
            let nothing = try view.runs(id, principal) ? Joining(stored: "", link: "") : nil
            return try view.joining(of: id) ?? nothing
        }
        guard let joining else {
            throw Refusal(
                .notFound, "There are no joining instructions of \(reference) for you.",
                mend: "They are told to those who hold a place.")
        }
        return joining
    }
}

extension Principal {
    /// Administrators run every event, trainers their own.
    func mustRun() throws(Refusal) {
        guard role == .administrator || role == .trainer else {
            throw Refusal(
                .forbidden, "Only an administrator or the event's trainer may do this.",
                mend: "Ask the training administrator.")
        }
    }
}
