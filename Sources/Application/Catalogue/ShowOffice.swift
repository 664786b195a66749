public import Domain

/// What an administrator has before them on a day.
public struct OfficeDay: Sendable {
    /// The events of today and the days looked ahead, drafts and cancelled ones left out, by start.
    public let next: [EventOverview]
    /// The published events ahead with fewer bookings than they need, by start.
    public let atRisk: [EventOverview]
    /// The events ahead for which somebody asks to be approved, by start.
    public let requested: [EventOverview]
    /// The events that are over and have people whose attendance is not recorded, by start.
    public let unrecorded: [EventOverview]
    /// How many people registered themselves and are to be confirmed, at most ``most``.
    public let registrations: Int64
    /// How many mails were given up, at most ``most``.
    public let mailGivenUp: Int64

    /// The most that is counted of what has no counter.
    public static let most: Int64 = 1_000
}

/// Shows administrators what the next days hold and what waits for them.
public struct ShowOffice: Sendable {
    /// How many days are looked ahead, today not counted.
    public static let daysAhead: Int64 = 14
    /// For how many days back registers are missed.
    public static let daysBack: Int64 = 90

    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// What there is at this moment.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> OfficeDay {
        try principal.mustAdminister()
        let (now, today) = (house.now, house.today)
        return try await house.store.read(principal.scope) { view in
            let events = try view.overviews(from: today.adding(days: -Self.daysBack), to: nil)
                .filter { $0.head.status != .draft && $0.head.status != .cancelled && $0.firstDate != nil }
                .sorted { Self.key($0) < Self.key($1) }
            let last = today.adding(days: Self.daysAhead)
            let ahead = events.filter { $0.head.startsAt.map { now < $0 } ?? false }
            return OfficeDay(
                next: events.filter { $0.firstDate.map { (today...last).contains($0) } ?? false },
                atRisk: ahead.filter { $0.isAtRisk(at: now) }, requested: ahead.filter { $0.counts[.requested] > 0 },
                unrecorded: events.filter { $0.unrecorded(at: now) > 0 },
                registrations: Int64(try view.registrations(after: nil, limit: OfficeDay.most).count),
                mailGivenUp: Int64(try view.mail(.givenUp, before: nil, limit: OfficeDay.most).count))
        }
    }

    private static func key(_ event: EventOverview) -> (Int64, String) {
        (event.head.startsAt?.microseconds ?? .max, event.head.reference)
    }
}
