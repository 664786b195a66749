public import Domain

/// Changes what is planned of an event; places that become free go to those who wait.
public struct ChangeEvent: Sendable {
    /// What is asked for; what is nil stays as it is.
    public struct Request: Hashable, Sendable {
        /// The reference of the event.
        public var reference: String
        /// The code of another course, of a draft only.
        public var course: String?
        /// New sessions in local time, of a draft only.
        public var sessions: [SessionTime]?
        /// How long an offer lasts, in hours.
        public var offerHours: Int64?
        /// The sectors that the waiting list serves first, in order.
        public var priority: [String]?
        /// The rest, its dates, course, offer and priority left out.
        public var rest: EventChange
        /// The versions it may be changed from.
        public var known = KnownVersion.any

        /// Changes nothing of the event of a reference.
        public init(_ reference: String) {
            self.reference = reference
            rest = EventChange()
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The event as it is now.
        public let event: Event
        /// What changed, in words; empty when it was so already.
        public let changes: [String]
        /// Who got a place because of it.
        public var promotions: [Promotion] = []
    }

    private let house: House

    /// Changes in this house.
    public init(_ house: House) { self.house = house }

    /// Changes the event.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let id = try await house.eventID(request.reference)
        let intent = Intent(principal, at: house.now, event: id)
        let zone = house.zone
        var (answer, moreRoom) = try await house.store.write(intent) { work in
            let head = try work.lock(id)
            let plan = try work.found(plan: id)
            try request.known.mustBe(plan.version)
            let change = try Self.change(request, work, zone)
            var (event, words) = try plan.changed(change, held: head.held, offered: head.offered, at: intent.now)
            guard !words.isEmpty else { return (Answer(event: plan, changes: []), false) }
            event.version += 1
            try work.save(event, happened: "changed", detail: words.joined(separator: "; "))
            if event.venue != plan.venue || event.delivery != plan.delivery { try work.tellHolders(of: event) }
            return (Answer(event: event, changes: words), event.bookable > plan.bookable)
        }
        if moreRoom { answer.promotions = try await house.refill(id, by: principal) }
        return answer
    }

    private static func change(_ request: Request, _ work: any UnitOfWork, _ zone: Zone) throws -> EventChange {
        var change = request.rest
        if let code = request.course {
            let course = try work.found(course: code)
            try course.mustBeActive()
            change.course = course.id
        }
        if let sessions = request.sessions { change.dates = try EventDates(sessions, in: zone) }
        if let hours = request.offerHours { change.offerMinutes = try OfferHours.minutes(hours, work) }
        if let sectors = request.priority { change.priority = try PriorityRule.checked(sectors) }
        return change
    }
}

extension UnitOfWork {
    /// Tells those who hold places of an event that has not begun that where or how it is held has changed, or how it
    /// is joined: a message for each booking. New dates are told otherwise, because they ask for an answer.
    func tellHolders(of event: Event) throws {
        guard let startsAt = event.dates?.startsAt, moment < startsAt else { return }
        for booking in try bookings(of: event.id) where booking.state.holdsPlace {
            try post(
                "booking.event_changed", subject: "booking:\(booking.id.raw)", payload: booking.state.code.rawValue)
        }
    }
}
