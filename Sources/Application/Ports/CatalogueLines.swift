public import Domain

/// Which agencies to list.
public struct AgencyFilter: Hashable, Sendable {
    /// Of this sector only.
    public var sector: String?
    /// Also those closed or merged.
    public var includingFormer: Bool
    /// How many at most.
    public var limit: Int64
    /// Behind the agency of this code only.
    public var after: String?

    /// Takes the sector, whether former ones are wanted, the limit, and where to go on.
    public init(
        sector: String? = nil, includingFormer: Bool = false, limit: Int64 = 1_000, after: String? = nil
    ) {
        self.after = after
        self.sector = sector
        self.includingFormer = includingFormer
        self.limit = limit
    }
}

/// An agency with its people counted.
public struct AgencyLine: Hashable, Sendable {
    /// The agency.
    public let agency: Agency
    /// How many people work for it now.
    public let people: Int64

    /// Takes the agency and how many people work for it.
    public init(agency: Agency, people: Int64) {
        self.agency = agency
        self.people = people
    }
}

/// One step of the history of an agency or an event.
public struct RecordStep: Hashable, Sendable {
    /// Its number, from 1.
    public let n: Int64
    /// When.
    public let at: Instant
    /// Who, as a principal's name.
    public let actor: String
    /// What happened, in the past tense.
    public let happened: String
    /// What exactly.
    public let detail: String

    /// Takes every part.
    public init(n: Int64, at: Instant, actor: String, happened: String, detail: String) {
        self.n = n
        self.at = at
        self.actor = actor
        self.happened = happened
        self.detail = detail
    }
}

/// Which people to list.
public struct PeopleFilter: Hashable, Sendable {
    /// Of this agency only.
    public var agency: AgencyID?
    /// Whose name or address contains this, in any case.
    public var search: String?
    /// Also those who left or were merged.
    public var includingFormer: Bool
    /// How many at most.
    public var limit: Int64
    /// Behind this person only, who must be within the scope.
    public var after: PersonID?

    /// Takes the agency, the text to look for, whether former ones are wanted, and the limit.
    public init(
        agency: AgencyID? = nil, search: String? = nil, includingFormer: Bool = false, limit: Int64 = 1_000,
        after: PersonID? = nil
    ) {
        self.after = after
        self.agency = agency
        self.search = search
        self.includingFormer = includingFormer
        self.limit = limit
    }
}

/// Which courses to list.
public struct CourseFilter: Hashable, Sendable {
    /// Of this topic only.
    public var topic: String?
    /// Also those that are no longer run.
    public var includingClosed: Bool
    /// How many at most.
    public var limit: Int64
    /// Behind the course of this code only.
    public var after: String?

    /// Takes the topic, whether closed ones are wanted, the limit, and where to go on.
    public init(
        topic: String? = nil, includingClosed: Bool = false, limit: Int64 = 1_000, after: String? = nil
    ) {
        self.topic = topic
        self.includingClosed = includingClosed
        self.limit = limit
        self.after = after
    }
}

/// A person with the code of their agency.
public struct PersonLine: Hashable, Sendable {
    /// The person.
    public let person: Person
    /// The code of the agency they work for.
    public let agencyCode: String

    /// Takes the person and the agency's code.
    public init(person: Person, agencyCode: String) {
        self.person = person
        self.agencyCode = agencyCode
    }
}

/// One step of a person's history.
public struct PersonStep: Hashable, Sendable {
    /// The step.
    public let step: RecordStep
    /// The code of the agency the person worked for after it.
    public let agencyCode: String

    /// Takes the step and the agency's code.
    public init(step: RecordStep, agencyCode: String) {
        self.step = step
        self.agencyCode = agencyCode
    }
}

/// A booking as its person sees it.
public struct PersonBooking: Hashable, Sendable {
    /// Its id.
    public let id: BookingID
    /// The event's reference.
    public let event: String
    /// The title of the course.
    public let title: String
    /// The local date of the first session.
    public let date: LocalDate?
    /// The code of the agency the booking was made for.
    public let agencyCode: String
    /// Where it stands.
    public let state: BookingState.Code
    /// What attendance adds up to.
    public let outcome: Outcome
    /// The states of its charges, first to last; empty when nothing was assessed.
    public let charges: [ChargeMark]

    /// A charge as far as a list shows it.
    public struct ChargeMark: Hashable, Sendable {
        /// The word of its state.
        public let state: String
        /// Its amount in pence.
        public let amount: Int64

        /// Takes the state and the amount in pence.
        public init(state: String, amount: Int64) {
            self.state = state
            self.amount = amount
        }
    }

    /// Takes every part.
    public init(
        id: BookingID, event: String, title: String, date: LocalDate?, agencyCode: String, state: BookingState.Code,
        outcome: Outcome, charges: [ChargeMark]
    ) {
        self.id = id
        self.event = event
        self.title = title
        self.date = date
        self.agencyCode = agencyCode
        self.state = state
        self.outcome = outcome
        self.charges = charges
    }

    /// The reference people use, such as `E0001-17`.
    public var reference: String { "\(event)-\(id.ordinal)" }
}
