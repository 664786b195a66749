public import Domain

/// Calls an event off with all its bookings: none of them is ever charged.
public struct CancelEvent: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The event.
        public var event: EventID
        /// Why, as shown to people.
        public var reason: String
        /// How many bookings end with it, as it was told before the button was pressed; nil for however many.
        public var expecting: Int64?

        /// Takes every part.
        public init(event: EventID, reason: String, expecting: Int64? = nil) {
            self.event = event
            self.reason = reason
            self.expecting = expecting
        }
    }

    private let house: House

    /// Cancels in this house.
    public init(_ house: House) { self.house = house }

    /// Calls the event off; the answer is how many bookings ended with it.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Int {
        try principal.mustAdminister()
        let intent = Intent(principal, at: house.now, event: request.event)
        let reason = try PersonText.line(request.reason, "reason", atLeast: 1)
        return try await house.store.write(intent) { work in
            let event = try work.lock(request.event)
            let status = try event.status.after(.cancelled)
            var ended = 0
            for was in try work.bookings(of: event.id) where was.state.isLive {
                var booking = was
                if case .offered = was.state { try work.endOffer(was.id, as: .revoked, at: intent.now) }
                try booking.happen(.eventCancelled)
                try work.save(booking, was: was, event: event, happened: "event_cancelled", why: reason)
                ended += 1
            }
            try request.expecting.mustBe(ended)
            try work.setStatus(event.id, status, reason: reason, step: .cancelled)
            return ended
        }
    }
}

/// Gives an event new dates: each live booking is kept if its person says yes in time.
public struct PostponeEvent: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The event.
        public var event: EventID
        /// The new sessions.
        public var sessions: [SessionTime]
        /// Until when people may answer; no answer ends the booking without any charge.
        public var answerBy: Instant
        /// How many bookings are asked, as it was told before the button was pressed; nil for however many.
        public var expecting: Int64?
        /// The versions of the event it may be done from.
        public var known: KnownVersion

        /// Takes every part.
        public init(
            event: EventID, sessions: [SessionTime], answerBy: Instant, expecting: Int64? = nil,
            known: KnownVersion = .any
        ) {
            self.event = event
            self.sessions = sessions
            self.answerBy = answerBy
            self.expecting = expecting
            self.known = known
        }
    }

    private let house: House

    /// Postpones in this house.
    public init(_ house: House) { self.house = house }

    /// Gives the event its new dates; the answer is how many bookings are asked.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Int {
        try principal.mustAdminister()
        let intent = Intent(principal, at: house.now, event: request.event)
        guard let times = EventTimes(sessions: request.sessions) else {
            throw Refusal(.invalid, "The event needs at least one session.", mend: "Name its new sessions.")
        }
        let house = house
        let start = house.zone.instant(times.firstStart)
        guard intent.now < request.answerBy, request.answerBy <= start else {
            throw Refusal(
                .invalid, "The time to answer must end between now and the new start.", mend: "Choose another moment.")
        }
        return try await house.store.write(intent) { work in
            let event = try work.lock(request.event)
            try request.known.mustBe(try work.found(plan: event.id).version)
            let status = try event.status.after(.postponed)
            try event.mustNotHaveStarted(at: intent.now)
            var asked = 0
            for was in try work.bookings(of: event.id) where was.state.holdsPlace {
                var booking = was
                try booking.happen(.postponed(until: request.answerBy))
                try work.save(booking, was: was, event: event, happened: "postponed", why: "new dates")
                asked += 1
            }
            try request.expecting.mustBe(asked)
            try work.reschedule(event.id, times, house.zone)
            try work.setStatus(event.id, status, reason: "", step: .postponed)
            return asked
        }
    }
}

extension Int64? {
    /// Whether as many people are concerned as was told.
    ///
    /// - Throws: ``Refusal`` of kind `changed_meanwhile`.
    fileprivate func mustBe(_ count: Int) throws(Refusal) {
        guard let self, self != Int64(count) else { return }
        throw Refusal(
            .changedMeanwhile, "\(count) bookings are concerned by now, and not \(self).",
            mend: "Look at it again, and go on if you still want to.")
    }
}
