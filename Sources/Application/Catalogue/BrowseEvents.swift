public import Domain

/// A page of the events that administrators run.
public struct EventsPage: Sendable {
    /// The events of the page.
    public let events: [EventOverview]
    /// How many fit in all.
    public let total: Int
    /// The reference behind which the next page begins; nil on the last one.
    public let next: String?
    /// What there is to choose from in this part of the programme.
    public let choices: OverviewChoices
}

/// Looks through the events for administrators: drafts and cancelled ones too, with how each fills.
///
/// The events of the part are read whole and filtered by a rule, as the programme is.
public struct BrowseEvents: Sendable {
    private let house: House

    /// Looks through those of this house.
    public init(_ house: House) { self.house = house }

    /// A page of the events that a filter asks for.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ filter: OverviewFilter, by principal: Principal) async throws -> EventsPage {
        try principal.mustAdminister()
        let (now, today) = (house.now, house.today)
        let dates = filter.dates(today: today)
        return try await house.store.read(principal.scope) { view in
            let part = filter.part(of: try view.overviews(from: dates.from, to: dates.to), today: today)
            let chosen = filter.chosen(part, now: now)
            let (page, next) = filter.page(chosen)
            return EventsPage(events: page, total: chosen.count, next: next, choices: OverviewChoices(part))
        }
    }

    /// A reference for the next event, counted on from those there are; nil where none ends in a number.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func nextReference(by principal: Principal) async throws -> String? {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            Event.reference(after: try view.overviews(from: nil, to: nil).map(\.head.reference))
        }
    }
}
