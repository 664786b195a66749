public import Domain

/// Reading the programme as everybody may.
public protocol ProgrammeReads {
    /// The events that are published and start after a moment, by start.
    func programmeAhead(of now: Instant) throws -> [ProgrammeEntry]
    /// The sessions of some events in order, by event.
    func sessions(of events: [EventID]) throws -> [EventID: [SessionTime]]
    /// How every event between two local dates stands, in no order: drafts within the scope `everything` only. Events
    /// without dates come with every first date, and with no last one.
    func overviews(from: LocalDate?, to: LocalDate?) throws -> [EventOverview]
}
