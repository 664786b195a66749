/// One run of a course, as planned: everything about it but its bookings and their counters.
public struct Event: Hashable, Sendable {
    /// Its id.
    public let id: EventID
    /// What people and files call it, such as `E0001`; never changes.
    public let reference: String
    /// What kind of event.
    public var kind: EventKind
    /// The course it runs.
    public var course: CourseID
    /// How it is held, a word such as `face_to_face`.
    public var delivery: String
    /// Where it is held; empty when not known or on line.
    public var venue: String
    /// Where it stands.
    public var status: EventStatus
    /// Why it was cancelled; empty otherwise.
    public var reason: String
    /// The denominator of reports.
    public var places: Int64
    /// The limit that held and offered places together never exceed; by default the same as ``places``.
    public var bookable: Int64
    /// Fewer bookings than this put the event at risk.
    public var minimum: Int64
    /// Whether bookings wait for approval.
    public var needsApproval: Bool
    /// How long an offer lasts, in minutes.
    public var offerMinutes: Int64
    /// Whom the waiting list serves first.
    public var priority: PriorityRule
    /// When it is; nil while it has no dates.
    public var dates: EventDates?
    /// The places kept for groups.
    public var allocations: [Allocation]
    /// How many steps its history has.
    public var version: Int64

    /// How long an offer lasts unless the event says otherwise, in minutes: 48 hours (Turnout policy rules, waiting
    /// list).
    public static let usualOfferMinutes: Int64 = 2_880

    /// Takes every part; a new event is a draft of the version 1.
    public init(
        id: EventID, reference: String, kind: EventKind = .course, course: CourseID, delivery: String,
        venue: String = "", status: EventStatus = .draft, reason: String = "", places: Int64, bookable: Int64? = nil,
        minimum: Int64 = 0, needsApproval: Bool = false, offerMinutes: Int64 = usualOfferMinutes,
        priority: PriorityRule = .none, dates: EventDates? = nil, allocations: [Allocation] = [], version: Int64 = 1
    ) {
        self.id = id
        self.reference = reference
        self.kind = kind
        self.course = course
        self.delivery = delivery
        self.venue = venue
        self.status = status
        self.reason = reason
        self.places = places
        self.bookable = bookable ?? places
        self.minimum = minimum
        self.needsApproval = needsApproval
        self.offerMinutes = offerMinutes
        self.priority = priority
        self.dates = dates
        self.allocations = allocations
        self.version = version
    }

    /// Reads a reference: 1 to 20 capital letters, digits and hyphens.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public static func checked(reference text: String) throws(Refusal) -> String {
        let isFine = { (byte: UInt8) in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard (1...20).contains(text.utf8.count), text.utf8.allSatisfy(isFine) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not a reference of an event.",
                mend: "Write up to 20 capital letters, digits and hyphens, such as E0193.")
        }
        return text
    }
}
