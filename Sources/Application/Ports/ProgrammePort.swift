public import Domain

/// Reading the programme as everybody may.
public protocol ProgrammeReads {
    /// The events that are published and start after a moment, by start.
    func programmeAhead(of now: Instant) throws -> [ProgrammeEntry]
    /// The sessions of some events in order, by event.
    func sessions(of events: [EventID]) throws -> [EventID: [SessionTime]]
}
