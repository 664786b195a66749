public import Domain

/// Reading how those who come to an event get in.
public protocol JoiningReads {
    /// How an event is joined, within the scope: all of it to the scope `everything`, to its trainer, and to a person
    /// whose booking of it holds a place; nil to everybody else, and where nothing is told.
    func joining(of event: EventID) throws -> Joining?
}

/// Changing how those who come to an event get in.
public protocol JoiningWrites: JoiningReads {
    /// Sets how an event is joined; an empty one takes away what there was. The event is locked.
    func setJoining(_ joining: Joining, of event: EventID) throws
}

/// What one of those who come to an event needs.
public struct AccessNeedLine: Hashable, Sendable {
    /// The booking.
    public let booking: BookingID
    /// The person's name; empty once it was erased.
    public let name: String
    /// What they need.
    public let need: AccessNeed

    /// Takes every part.
    public init(booking: BookingID, name: String, need: AccessNeed) {
        self.booking = booking
        self.name = name
        self.need = need
    }
}

/// Reading what people need on the day: within the scopes `everything`, of the person themselves, and of the event's
/// trainer. Every other scope reads nothing.
public protocol AccessNeedReads {
    /// What the owner of a booking needs; nil where nothing was said or may be seen.
    func accessNeed(of booking: BookingID) throws -> AccessNeed?
    /// What those who may still come to an event need, in order of arrival.
    func accessNeeds(of event: EventID) throws -> [AccessNeedLine]
}

/// Changing and purging what people need on the day. The event is locked.
public protocol AccessNeedWrites: AccessNeedReads {
    /// Sets what the owner of a booking needs; the audit says that something was said and never what.
    func setAccessNeed(_ need: AccessNeed, of booking: BookingID) throws
    /// Takes away what the owner of a booking needs; says whether there was anything.
    func withdrawAccessNeed(of booking: BookingID) throws -> Bool
    /// Takes away the first so many of events whose last session ended by a moment, and of bookings that ended, and
    /// says how many there were.
    func purgeAccessNeeds(endedBy moment: Instant, limit: Int64) throws -> Int64
}

/// A mail domain with the agency it belongs to.
public struct MailDomainLine: Hashable, Sendable {
    /// The domain.
    public let domain: String
    /// The code of the agency.
    public let agencyCode: String
    /// When it was added.
    public let addedAt: Instant

    /// Takes every part.
    public init(domain: String, agencyCode: String, addedAt: Instant) {
        self.domain = domain
        self.agencyCode = agencyCode
        self.addedAt = addedAt
    }
}

/// A person who registered themselves and is to be confirmed.
public struct RegistrationLine: Hashable, Sendable {
    /// The person, with the code of the agency they chose.
    public let line: PersonLine
    /// When they registered.
    public let since: Instant
    /// How many places they asked for that wait for it.
    public let requests: Int64

    /// Takes every part.
    public init(line: PersonLine, since: Instant, requests: Int64) {
        self.line = line
        self.since = since
        self.requests = requests
    }
}

/// Reading who registered themselves, and by which mail domains agencies are known.
public protocol RegistrationReads {
    /// The mail domains of an agency or of all, by name.
    func mailDomains(of agency: AgencyID?) throws -> [MailDomainLine]
    /// The active agency of the first of these domains that belongs to one, whoever asks.
    func agency(ofMail domains: [String]) throws -> AgencyID?
    /// People to be confirmed within the scope, who registered first coming first, or those behind one of them.
    func registrations(after person: PersonID?, limit: Int64) throws -> [RegistrationLine]
    /// Whether a person is to be confirmed, whoever asks.
    func isToBeConfirmed(_ person: PersonID) throws -> Bool
}

/// Changing by which mail domains agencies are known.
public protocol RegistrationWrites: RegistrationReads {
    /// Lets a domain belong to an agency; says whether that is new.
    func addMailDomain(_ domain: MailDomain, of agency: AgencyID) throws -> Bool
    /// Lets a domain belong to no agency; says whether it did.
    func removeMailDomain(_ domain: MailDomain) throws -> Bool
}
