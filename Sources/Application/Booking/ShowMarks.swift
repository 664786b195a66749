public import Domain

/// What is recorded of a booking at one session.
public struct ShownMark: Hashable, Sendable {
    /// The session's number, from 1.
    public let session: Int64
    /// When it is, in local time.
    public let time: SessionTime
    /// What is recorded.
    public let mark: Mark
    /// Whether it has started, so that it can be marked.
    public let hasStarted: Bool
}

/// Shows what is recorded of a booking, session by session.
public struct ShowMarks: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The marks of the booking of a reference, one for each session of its event.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> [ShownMark] {
        let id = try await house.bookingID(reference)
        let (now, zone) = (house.now, house.zone)
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            _ = try view.existing(id, of: event)
            let marks = try view.marks(id)
            return try view.sessions(id.event).enumerated().map { index, time in
                let number = Int64(index) + 1
                return ShownMark(
                    session: number, time: time, mark: marks.first { $0.session == number }?.mark ?? .notRecorded,
                    hasStarted: zone.instant(time.start) <= now)
            }
        }
    }
}
