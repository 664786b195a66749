public import Domain

/// Plans an event: a draft that nobody sees until it is published.
public struct AddEvent: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The reference: 1 to 20 capital letters, digits and hyphens.
        public var reference: String
        /// The code of the course.
        public var course: String
        /// What kind of event.
        public var kind: EventKind
        /// How it is held, a word such as `face_to_face`.
        public var delivery: String
        /// Where it is held; may be empty.
        public var venue: String
        /// How many places.
        public var places: Int64
        /// How many may be booked; nil: as many as there are places.
        public var bookable: Int64?
        /// Fewer bookings than this put it at risk.
        public var minimum: Int64
        /// The sessions in local time; none leaves it without dates.
        public var sessions: [SessionTime]
        /// Whether bookings wait for approval.
        public var needsApproval: Bool
        /// How long an offer lasts, in hours; nil: as the setting `offer.hours` says, or 48.
        public var offerHours: Int64?
        /// The sectors that the waiting list serves first, in order.
        public var priority: [String]

        /// Takes every part.
        public init(
            reference: String, course: String, kind: EventKind = .course, delivery: String = "face_to_face",
            venue: String = "", places: Int64, bookable: Int64? = nil, minimum: Int64 = 0,
            sessions: [SessionTime] = [], needsApproval: Bool = false, offerHours: Int64? = nil,
            priority: [String] = []
        ) {
            self.reference = reference
            self.course = course
            self.kind = kind
            self.delivery = delivery
            self.venue = venue
            self.places = places
            self.bookable = bookable
            self.minimum = minimum
            self.sessions = sessions
            self.needsApproval = needsApproval
            self.offerHours = offerHours
            self.priority = priority
        }

        func event(_ id: EventID, _ course: CourseID, offerMinutes: Int64, in zone: Zone) throws(Refusal) -> Event {
            let event = Event(
                id: id, reference: try Event.checked(reference: reference), kind: kind, course: course,
                delivery: try Field.word(delivery, "way to hold an event"),
                venue: try Field.optional(venue, "venue") ?? "", places: places, bookable: bookable,
                minimum: minimum, needsApproval: needsApproval, offerMinutes: offerMinutes,
                priority: try PriorityRule.checked(priority),
                dates: sessions.isEmpty ? nil : try EventDates(sessions, in: zone))
            try event.mustBePossible()
            return event
        }
    }

    private let house: House

    /// Plans in this house.
    public init(_ house: House) { self.house = house }

    /// Plans the event.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Event {
        try principal.mustAdminister()
        let zone = house.zone
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let course = try work.found(course: request.course)
            try course.mustBeActive()
            let minutes = try OfferHours.minutes(request.offerHours, work)
            try work.mustBeFree(reference: request.reference)
            let event = try request.event(try work.nextID("event"), course.id, offerMinutes: minutes, in: zone)
            try work.addEvent(event)
            return event
        }
    }
}

extension BookingReads {
    /// Whether no event has this reference.
    ///
    /// - Throws: ``Refusal`` of kind `conflict`.
    func mustBeFree(reference: String) throws {
        guard try event(reference: reference) == nil else {
            throw Refusal(
                .conflict, "There is already an event \(Field.shown(reference)).", mend: "Choose another reference.")
        }
    }
}

extension PriorityRule {
    /// Sectors that come first, each once.
    static func checked(_ sectors: [String]) throws(Refusal) -> PriorityRule {
        var kept: [String] = []
        for sector in sectors {
            let sector = try Field.word(sector, "sector")
            if !kept.contains(sector) { kept.append(sector) }
        }
        guard kept.count <= Field.mostLines else {
            throw Refusal(.invalid, "The priority names too many sectors.", mend: "Name at most \(Field.mostLines).")
        }
        return PriorityRule(sectors: kept)
    }
}

/// How long an offer lasts, as people say it.
enum OfferHours {
    /// The hours given, or those of the setting, or the usual ones, in minutes.
    static func minutes(_ hours: Int64?, _ reads: any RecordReads) throws -> Int64 {
        let hours = try hours ?? Setting.offerHours.value(reads).flatMap { Int64($0) }
        guard let hours else { return Event.usualOfferMinutes }
        return try Field.number(hours, 1...720, "length of an offer in hours") * 60
    }
}
