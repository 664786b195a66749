public import Domain

/// What an ``InvitationID`` identifies.
public enum InvitationEntity {}
/// Identifies one person's invitation to one event.
public typealias InvitationID = Identifier<InvitationEntity>

/// A person who may be invited to an event, or is to take its course.
public struct Candidate: Hashable, Sendable {
    /// The person.
    public let person: PersonID
    /// Their name; empty once it was erased.
    public let name: String
    /// Their address.
    public let email: String
    /// Their staff group.
    public let staffGroup: String
    /// The code of their agency.
    public let agencyCode: String
    /// The local date of the last event of the course that they attended.
    public let lastDone: LocalDate?

    /// Takes every part.
    public init(
        person: PersonID, name: String, email: String, staffGroup: String, agencyCode: String, lastDone: LocalDate?
    ) {
        self.person = person
        self.name = name
        self.email = email
        self.staffGroup = staffGroup
        self.agencyCode = agencyCode
        self.lastDone = lastDone
    }
}

/// Which people are looked for.
public struct CandidateFilter: Hashable, Sendable {
    /// Of these staff groups; none stand for every one.
    public var staffGroups: [String]
    /// Of these agencies; none stand for every one.
    public var agencies: [AgencyID]

    /// Takes the staff groups and the agencies.
    public init(staffGroups: [String], agencies: [AgencyID]) {
        self.staffGroups = staffGroups
        self.agencies = agencies
    }
}

/// A staff group with its people counted.
public struct StaffGroupCount: Hashable, Sendable {
    /// The staff group.
    public let name: String
    /// How many active people are of it.
    public let people: Int64

    /// Takes the name and how many people there are.
    public init(name: String, people: Int64) {
        self.name = name
        self.people = people
    }
}

/// Reading whom a course is for.
public protocol InvitationReads {
    /// Active people within the scope who are confirmed, with when they last attended a course, by agency and name.
    /// Where an event is named, those with a live booking of it or an invitation to it are left out.
    func candidates(for course: CourseID, at event: EventID?, _ filter: CandidateFilter) throws -> [Candidate]
    /// The staff groups of active people within the scope, by name.
    func staffGroups() throws -> [StaffGroupCount]
}

/// Recording who was invited.
public protocol InvitationWrites: InvitationReads {
    /// Invites people to an event, each once: a message for each. The event is locked.
    func invite(_ people: [PersonID], to event: EventID) throws
}
