public import Domain
public import Reports

/// Cuts worked out from every event and every booking, one by one: what a store's sums must come to.
public struct CutModel: Sendable {
    /// An event.
    public struct Event: Hashable, Sendable {
        /// Its id.
        public var id: Int64
        /// The id of its course.
        public var course: Int64
        /// What kind of event.
        public var kind: EventKind
        /// Where it stands.
        public var status: EventStatus
        /// How it is delivered.
        public var mode: String
        /// Where.
        public var venue: String
        /// The ids of its trainers.
        public var trainers: [Int64]
        /// The local date of its first session.
        public var date: LocalDate
        /// The local hour of its first session, two digits.
        public var hour: String
        /// Its places.
        public var places: Int64

        /// Takes every part.
        public init(
            id: Int64, course: Int64, kind: EventKind, status: EventStatus, mode: String, venue: String,
            trainers: [Int64], date: LocalDate, hour: String, places: Int64
        ) {
            self.id = id
            self.course = course
            self.kind = kind
            self.status = status
            self.mode = mode
            self.venue = venue
            self.trainers = trainers
            self.date = date
            self.hour = hour
            self.places = places
        }
    }

    /// A booking.
    public struct Booking: Hashable, Sendable {
        /// The id of its event.
        public var event: Int64
        /// The id of the agency it was made for.
        public var agency: Int64
        /// The id of its person.
        public var person: Int64
        /// The person's staff group; empty where none is known.
        public var staffGroup: String
        /// Where it stands.
        public var state: BookingState.Code
        /// How it came about.
        public var origin: BookingOrigin
        /// What the register says.
        public var outcome: Outcome
        /// What its charges count.
        public var charges = ChargeCounts()

        /// Takes every part but the charges.
        public init(
            event: Int64, agency: Int64, person: Int64, staffGroup: String, state: BookingState.Code,
            origin: BookingOrigin = .booked, outcome: Outcome = .notRecorded
        ) {
            self.event = event
            self.agency = agency
            self.person = person
            self.staffGroup = staffGroup
            self.state = state
            self.origin = origin
            self.outcome = outcome
        }
    }

    /// Every event.
    public var events: [Event]
    /// Every booking.
    public var bookings: [Booking]
    /// What the ids stand for.
    public var names: CutNames

    /// Takes everything there is.
    public init(events: [Event], bookings: [Booking], names: CutNames) {
        self.events = events
        self.bookings = bookings
        self.names = names
    }

    /// The cut of a period.
    public func table(_ cut: Cut, _ period: CutPeriod) -> CutTable {
        let whole = cut.partitions ? nil : parts(by: cut.dimensions.map { $0.partitions ? $0 : nil }, in: period)
        return CutTable(
            cut, period, parts: parts(by: cut.dimensions, in: period), whole: whole, names: names)
    }

    /// One part for each event and one for each booking.
    public func parts(by dimensions: [Dimension?], in period: CutPeriod) -> CutParts {
        let inside = events.filter {
            $0.kind.countsAsCourse && $0.status != .draft && (period.from...period.through).contains($0.date)
        }
        let got = got(in: period)
        let byEvent = Dictionary(grouping: bookings, by: \.event)
        var parts = CutParts()
        let isOfPeople = dimensions.contains { $0?.isOfPeople == true }
        for event in inside {
            let own = byEvent[event.id] ?? []
            let sum = own.reduce(Counts()) { $0 + Counts($1.state, $1.origin, $1.outcome) }
            let (empty, waiting) = (max(0, event.places - sum[.held]), sum[.waiting])
            for trainer in trainers(event, dimensions) {
                let keys = dimensions.map { key(event, trainer, nil, $0) }
                parts.events.append(
                    CutPart(
                        keys: keys, status: event.status, places: event.places, events: 1,
                        lostPlaces: min(empty, waiting)))
                for booking in own {
                    let part = CutPart(
                        keys: dimensions.map { key(event, trainer, booking, $0) }, status: event.status,
                        places: event.places, counts: Counts(booking.state, booking.origin, booking.outcome),
                        charges: booking.charges)
                    if isOfPeople { parts.people.append(part) } else { parts.events.append(part) }
                    if let waiter = waiter(event, trainer, booking, dimensions, got) {
                        parts.waiters.append(waiter)
                    }
                }
            }
        }
        return parts
    }

    /// Each trainer where they are told apart, otherwise one turn.
    private func trainers(_ event: Event, _ dimensions: [Dimension?]) -> [Int64] {
        dimensions.contains(.trainer) && !event.trainers.isEmpty ? event.trainers : [0]
    }

    private struct Place: Hashable {
        let person: Int64
        let course: Int64
    }

    /// Who held a place of any event of a course in the period.
    private func got(in period: CutPeriod) -> Set<Place> {
        let dated = events.filter { (period.from...period.through).contains($0.date) }
        let courses = Dictionary(uniqueKeysWithValues: dated.map { ($0.id, $0.course) })
        return Set(
            bookings.compactMap { booking in
                guard [.confirmed, .reconfirming].contains(booking.state) else { return nil }
                return courses[booking.event].map { Place(person: booking.person, course: $0) }
            })
    }

    private func waiter(
        _ event: Event, _ trainer: Int64, _ booking: Booking, _ dimensions: [Dimension?], _ got: Set<Place>
    ) -> CutWaiter? {
        guard booking.state == .waitlisted, [.delivered, .cancelled].contains(event.status),
            !got.contains(Place(person: booking.person, course: event.course))
        else { return nil }
        return CutWaiter(
            keys: dimensions.map { key(event, trainer, booking, $0) }, person: booking.person, course: event.course)
    }

    private func key(_ event: Event, _ trainer: Int64, _ booking: Booking?, _ dimension: Dimension?) -> CutValue? {
        guard let dimension else { return nil }
        let (year, month, _) = event.date.components
        switch dimension.fact {
        case .course: return .number(event.course)
        case .agency: return booking.map { .number($0.agency) }
        case .staffGroup: return booking.map { .text($0.staffGroup) }
        case .mode: return .text(event.mode)
        case .venue: return .text(event.venue)
        case .trainer: return .number(trainer)
        case .date: return .text(event.date.description)
        case .hour: return .text(event.hour)
        case .month: return .number(year * 100 + month)
        }
    }
}
