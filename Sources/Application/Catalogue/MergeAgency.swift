public import Domain

/// Merges an agency into another: its people work for that one from now on, its code stands for it, and its bookings,
/// charges and invoices stay with the old agency, whose history they are.
public struct MergeAgency: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// The code of the agency that ends.
        public var from: String
        /// The code of the agency that goes on.
        public var into: String
        /// Why.
        public var reason: String
        /// The versions of both that were looked at.
        public var known = (from: KnownVersion.any, into: KnownVersion.any)

        /// Takes both codes and the reason.
        public init(from: String, into: String, reason: String) {
            self.from = from
            self.into = into
            self.reason = reason
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The agency that ended.
        public let from: Agency
        /// The agency that goes on.
        public let into: Agency
        /// How many people work for it now who did not before.
        public let people: Int64
    }

    private let house: House

    /// Merges in this house.
    public init(_ house: House) { self.house = house }

    /// Merges the agencies.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let reason = try Field.text(request.reason, "reason")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var from = try work.found(agency: request.from)
            var into = try work.found(agency: request.into)
            guard from.id != into.id else {
                throw Refusal(.invalid, "An agency cannot be merged into itself.", mend: "Name two agencies.")
            }
            try into.mustBeActive()
            if case .merged = from.status { try from.mustBeActive() }
            try request.known.from.mustBe(from.version)
            try request.known.into.mustBe(into.version)
            let people = try work.movePeople(from: from.id, to: into.id, detail: "\(from.code) merged: \(reason)")
            try work.redirect(from.id, to: into.id)
            from.status = .merged(into: into.id)
            from.version += 1
            into.version += 1
            try work.save(from, happened: "merged", detail: "into \(into.code): \(reason)")
            try work.save(into, happened: "took_over", detail: "\(from.code): \(reason)")
            return Answer(from: from, into: into, people: people)
        }
    }
}
