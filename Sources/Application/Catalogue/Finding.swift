import Domain

extension Principal {
    /// Only administrators change the catalogue.
    func mustAdminister() throws(Refusal) {
        guard role == .administrator else {
            throw Refusal(.forbidden, "Only an administrator may do this.", mend: "Ask the training administrator.")
        }
    }
}

extension CatalogueReads {
    /// The agency of a code, which must exist within the scope.
    func found(agency code: String) throws -> Agency {
        if let agency = try agency(code: code) { return agency }
        throw Refusal(
            .notFound, "There is no agency \(Field.shown(code)).", mend: "List them with `turnout agency list --all`.")
    }

    /// The person of an e-mail address, who must exist within the scope.
    func found(person email: String) throws -> Person {
        if let person = try person(email: email) { return person }
        throw Refusal(
            .notFound, "There is no person with the address \(Field.shown(email)).",
            mend: "Look for them with `turnout person list --search`.")
    }

    /// The course of a code, which must exist.
    func found(course code: String) throws -> Course {
        if let course = try course(code: code) { return course }
        throw Refusal(
            .notFound, "There is no course \(Field.shown(code)).", mend: "List them with `turnout course list --all`.")
    }

    /// What is planned of an event, which must exist within the scope.
    func found(plan event: EventID) throws -> Event {
        if let plan = try plan(of: event) { return plan }
        throw Refusal(.notFound, "There is no such event.", mend: "List them with `turnout event list`.")
    }
}

extension UnitOfWork {
    /// The next number of an internal counter.
    func nextID<Entity>(_ counter: String) throws -> Identifier<Entity> {
        Identifier(try nextNumbers(counter, count: 1))
    }
}
