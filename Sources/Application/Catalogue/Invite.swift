public import Domain

/// Invites people of some staff groups or agencies to an event: who needs its course, and has not booked it.
public struct Invite: Sendable {
    /// Whom to invite.
    public struct Request: Hashable, Sendable {
        /// The reference of the event.
        public var event: String
        /// The staff groups; none stand for all of the agencies.
        public var staffGroups: [String]
        /// The codes of the agencies; none stand for all.
        public var agencies: [String]
        /// How many people were counted before; nil where nobody counted.
        public var counted: Int64?

        /// Takes every part.
        public init(event: String, staffGroups: [String] = [], agencies: [String] = [], counted: Int64? = nil) {
            self.event = event
            self.staffGroups = staffGroups
            self.agencies = agencies
            self.counted = counted
        }
    }

    /// How many people are invited, or would be.
    public struct Answer: Hashable, KeptAnswer {
        /// How many in all.
        public let count: Int64
        /// How many of each agency, by code.
        public let byAgency: [(agency: String, count: Int64)]

        init(_ people: [Candidate]) {
            count = Int64(people.count)
            byAgency = Dictionary(grouping: people, by: \.agencyCode)
                .map { (agency: $0.key, count: Int64($0.value.count)) }.sorted { $0.agency < $1.agency }
        }

        /// The code and the number of each agency, with commas between.
        public var kept: String { byAgency.map { "\($0.agency)=\($0.count)" }.joined(separator: ",") }

        /// Reads what was kept.
        public init?(kept: String) {
            var byAgency: [(agency: String, count: Int64)] = []
            for part in kept.split(separator: ",") {
                let pair = part.split(separator: "=")
                guard pair.count == 2, let count = Int64(pair[1]) else { return nil }
                byAgency.append((String(pair[0]), count))
            }
            self.byAgency = byAgency
            count = byAgency.reduce(0) { $0 + $1.count }
        }

        /// Compares the agencies and their numbers.
        public static func == (a: Answer, b: Answer) -> Bool { a.kept == b.kept }

        /// Hashes the agencies and their numbers.
        public func hash(into hasher: inout Hasher) { hasher.combine(kept) }
    }

    private let house: House

    /// Invites in this house.
    public init(_ house: House) { self.house = house }

    /// How many people would be invited; nobody is.
    ///
    /// - Throws: ``Refusal`` as inviting would, or ``StoreFault``.
    public func preview(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let (id, now) = (try await house.eventID(request.event), house.now)
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id) else { throw Refusal(.notFound, "There is no such event.") }
            return Answer(try Self.invited(request, event, view, now))
        }
    }

    /// Invites them, each of them to this event once, however often this is asked.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` where nobody is named, `not_found`, `forbidden`, `changed_meanwhile` for
    ///   others than were counted, or as booking would for an event that cannot be booked; or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let id = try await house.eventID(request.event)
        let intent = Intent(principal, at: house.now)
        return try await house.store.writeAlone(intent) { work in
            let people = try Self.invited(request, try work.lock(id), work, intent.now)
            if let counted = request.counted, counted != Int64(people.count) {
                throw Refusal(
                    .changedMeanwhile, "There are \(people.count) people to invite now, and \(counted) were counted.",
                    mend: "Look at the count again.")
            }
            try work.invite(people.map(\.person), to: id)
            return Answer(people)
        }
    }

    private static func invited(
        _ request: Request, _ event: EventHead, _ view: any ReadView, _ now: Instant
    ) throws -> [Candidate] {
        let groups = try Field.lines(request.staffGroups, "list of staff groups")
        guard !groups.isEmpty || !request.agencies.isEmpty else {
            throw Refusal(.invalid, "Nobody is named.", mend: "Name staff groups, agencies, or both.")
        }
        try event.mayBeBooked(at: now)
        let agencies = try request.agencies.map { try view.found(agency: $0).id }
        guard let plan = try view.plan(of: event.id), let date = plan.dates?.firstDate,
            let course = try view.course(plan.course)
        else { throw StoreFault(.damaged, "The course of \(event.reference) is missing; run `turnout verify`.") }
        let filter = CandidateFilter(staffGroups: groups, agencies: agencies)
        return try view.candidates(for: course.id, at: event.id, filter).filter {
            Due(lastDone: $0.lastDone, refresherMonths: course.refresherMonths).isDue(by: date)
        }
    }
}
