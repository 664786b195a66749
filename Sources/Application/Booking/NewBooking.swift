import Domain

extension Booking {
    /// What a new booking gets.
    enum Place {
        case requested
        case held
        case waiting(ticket: Int64)

        var word: String {
            switch self {
            case .requested: "requested"
            case .held: "placed"
            case .waiting: "queued"
            }
        }

        var state: BookingState {
            switch self {
            case .requested: .requested
            case .held: .confirmed
            case .waiting(let ticket): .waitlisted(ticket: ticket)
            }
        }

        var holdsPlace: Bool { if case .held = self { true } else { false } }
    }

    /// A booking that arrives now; it binds to the policy in force when it takes its place.
    static func new(
        _ event: EventHead, person: PersonID, agency: AgencyCard, jobRole: String, place: Place, policy: PolicyID?,
        now: Instant, origin: BookingOrigin = .booked, replaces: BookingID? = nil
    ) -> Booking {
        let binding = policy.map { PolicyBinding(policy: $0, band: agency.band) }
        return Booking(
            id: BookingID(event: event.id, ordinal: event.arrivals + 1), person: person, agency: agency.id,
            state: place.state, origin: origin, replaces: replaces, outcome: .notRecorded,
            priority: event.priority.rank(agency.sector), binding: place.holdsPlace ? binding : nil, jobRole: jobRole,
            bookedAt: now, placedAt: place.holdsPlace ? now : nil, notice: nil, version: 1)
    }
}

extension BookingState {
    var isWaiting: Bool { if case .waitlisted = self { true } else { false } }
}

extension AccessScope {
    /// Whether what belongs to an agency may be seen or changed.
    func maySee(_ agency: AgencyID) -> Bool {
        switch self {
        case .everything: true
        case .agency(let own): own == agency
        case .person: true
        case .trainer, .figures: false
        }
    }
}

extension RequestKey {
    /// Takes a key that a client chose.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for an empty key, one over 255 characters, or one that is not printable.
    init(checking key: String, route: String, request: String) throws(Refusal) {
        let isPrintable = key.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
        guard !key.isEmpty, key.utf8.count <= RequestKey.limit, isPrintable else {
            throw Refusal(
                .invalid, "The idempotency key is not 1 to \(RequestKey.limit) printable characters.",
                mend: "Send a UUID, for example.")
        }
        self.init(route: route, key: key, request: request)
    }
}
