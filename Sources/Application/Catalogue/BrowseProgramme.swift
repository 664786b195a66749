public import Domain
import Money

/// A page of the programme.
public struct ProgrammePage: Sendable {
    /// An event with what a booking made now would mean.
    public struct Offer: Hashable, Sendable {
        /// The event.
        public let entry: ProgrammeEntry
        /// Its sessions in local time.
        public let sessions: [SessionTime]
        /// The places left for somebody for whom none are kept.
        public let left: PlacesLeft
        /// What a booking made now would cost; nil while no policy is in force.
        public let terms: OpenTerms?
    }

    /// The events of the page.
    public let offers: [Offer]
    /// How many events fit in all.
    public let total: Int
    /// The reference behind which the next page begins; nil on the last one.
    public let next: String?
    /// What there is to choose from in the whole programme.
    public let choices: ProgrammeChoices
}

/// Looks for events to book, for everybody, without signing in.
public struct BrowseProgramme: Sendable {
    private let house: House

    /// Looks through the programme of this house.
    public init(_ house: House) { self.house = house }

    /// A page of the events that are published and ahead, as a filter asks for them.
    ///
    /// The programme is read whole and filtered by a rule: a few hundred events are read faster than a search over text
    /// would be told to two engines in the same words.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction(_ filter: ProgrammeFilter) async throws -> ProgrammePage {
        let (house, now) = (house, house.now)
        return try await house.store.read(.figures) { view in
            let all = try view.programmeAhead(of: now)
            let chosen = filter.chosen(all)
            let (page, next) = filter.page(chosen)
            let sessions = try view.sessions(of: page.map(\.event.id))
            let desk = try OfferDesk(view, house, now)
            return ProgrammePage(
                offers: try page.map { try desk.offer($0, sessions[$0.event.id] ?? []) }, total: chosen.count,
                next: next, choices: ProgrammeChoices(all))
        }
    }
}

private struct OfferDesk {
    let view: any ReadView
    let house: House
    let now: Instant
    let policy: Policy?
    let calendar: WorkingCalendar
    let inWords: Bool

    init(_ view: any ReadView, _ house: House, _ now: Instant) throws {
        self.view = view
        self.house = house
        self.now = now
        policy = try view.policyInForce(on: house.zone.date(now)).map { try house.policies.policy($0, view) }
        calendar = try house.policies.calendar(house.zone, view)
        inWords = try Setting.placesLeft.value(view) == "words"
    }

    func offer(_ entry: ProgrammeEntry, _ sessions: [SessionTime]) throws -> ProgrammePage.Offer {
        let left = PlacesLeft(try free(entry), inWords: inWords)
        let times = EventTimes(sessions: sessions)
        let terms = policy.flatMap { policy in
            times.map { OpenTerms(policy, $0, entry.event.kind, fee: entry.fee, calendar, house.zone) }
        }
        return ProgrammePage.Offer(entry: entry, sessions: sessions, left: left, terms: terms)
    }

    /// Places kept for a group are not left for everybody.
    private func free(_ entry: ProgrammeEntry) throws -> Int64 {
        guard entry.event.hasAllocations, entry.free > 0 else { return entry.free }
        return try view.seats(entry.event).free(for: Claimant(agency: AgencyID(0), sector: ""), at: now)
    }
}
