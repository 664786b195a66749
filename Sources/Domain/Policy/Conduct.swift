/// What happens to those who come late.
public struct LateArrivalRule: Hashable, Sendable {
    /// What becomes of somebody who comes later than the grace.
    public enum Beyond: String, Hashable, Sendable, CaseIterable {
        case admitted
        case admittedWithoutCertificate = "admitted_without_certificate"
        /// Counted as not attended: assessed as refused because late.
        case notAttended = "not_attended"
    }

    /// Minutes of grace at an event of up to half a day; exactly so many minutes late is within it.
    public let halfDayGrace: Int64
    /// Minutes of grace at a longer event.
    public let dayGrace: Int64
    /// What comes after the grace.
    public let beyond: Beyond

    /// Takes the minutes of grace by length, each brought into 0 to 1440, and what comes after.
    public init(halfDayGrace: Int64 = 0, dayGrace: Int64 = 0, beyond: Beyond = .admitted) {
        self.halfDayGrace = min(max(0, halfDayGrace), 1_440)
        self.dayGrace = min(max(0, dayGrace), 1_440)
        self.beyond = beyond
    }
}

/// What happens to those who leave early; whether it is charged is one of the ``ChargedOccurrences``.
public struct LeavingEarlyRule: Hashable, Sendable {
    /// So many minutes before the end are not counted as leaving early.
    public let grace: Int64
    /// Whether there is still a certificate.
    public let givesCertificate: Bool

    /// Takes the minutes of grace, brought into 0 to 1440, and whether there is a certificate.
    public init(grace: Int64 = 0, givesCertificate: Bool = false) {
        self.grace = min(max(0, grace), 1_440)
        self.givesCertificate = givesCertificate
    }
}

/// Who may cancel, and how.
public struct CancellingRule: Hashable, Sendable {
    /// Whose notice counts.
    public let givers: Set<NoticeGiver>
    /// The channels that count.
    public let channels: Set<Channel>

    /// Takes whose notice counts and by which channels.
    public init(
        givers: Set<NoticeGiver> = Set(NoticeGiver.allCases), channels: Set<Channel> = [.site, .email, .phone, .letter]
    ) {
        self.givers = givers
        self.channels = channels
    }
}

/// Who may take a booked person's place.
public enum SubstituteRule: String, Hashable, Sendable, CaseIterable {
    case anybody
    case sameAgency = "same_agency"
    case sameTeam = "same_team"
    case nobody
}

/// What moving to another event inside the notice period costs.
public enum TransferRule: String, Hashable, Sendable, CaseIterable {
    /// It is judged as a cancellation.
    case asCancellation = "as_cancellation"
    /// It is free until the first event starts.
    case free
}

/// Who pays.
public enum Debtor: String, Hashable, Sendable, CaseIterable {
    case agency
    /// A team named in the agency's billing details.
    case team
    /// The person, as sole practitioners do.
    case individual
    /// The host's own department: a journal instead of an invoice.
    case internalJournal = "internal_journal"
}

/// Who pays, by agency.
public struct DebtorRule: Hashable, Sendable {
    /// A debtor for some agencies in place of the standard one.
    public struct Special: Hashable, Sendable {
        /// Whom it is for.
        public let group: AgencyGroup
        /// Who pays there.
        public let debtor: Debtor

        /// Takes the agencies and the debtor.
        public init(group: AgencyGroup, debtor: Debtor) {
            self.group = group
            self.debtor = debtor
        }
    }

    /// Who pays everywhere else.
    public let standard: Debtor
    /// The exceptions; the first that fits counts.
    public let special: [Special]

    /// Takes the standard debtor and the exceptions.
    public init(standard: Debtor = .agency, special: [Special] = []) {
        self.standard = standard
        self.special = special
    }
}
