public import Domain
import Secrets

/// Makes the code that the owner of a booking brings to the event, to be found on its register by.
public struct MakeCheckInCode: Sendable {
    private let house: House

    /// Makes those of this house.
    public init(_ house: House) { self.house = house }

    /// The code of a booking; nil where there is nothing to check in to: it holds no place, or the event is over.
    ///
    /// The code says the booking's reference and that this service wrote it. It is no secret and opens nothing: who
    /// keeps the register must sign in to use it.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> String? {
        let id = try await house.bookingID(reference)
        let now = house.now
        let text = try await house.store.read(principal.scope) { view -> String? in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            let booking = try view.existing(id, of: event)
            guard booking.state == .confirmed, let endsAt = event.endsAt, now < endsAt else { return nil }
            return event.reference(of: id)
        }
        guard let text else { return nil }
        return SignedCode(try await house.checkInKey()).make(text)
    }
}

/// Who a check-in code brings before whoever keeps the register.
public struct CheckInSheet: Hashable, Sendable {
    /// The booking's line of the register.
    public let line: RegisterLine
    /// The event's reference.
    public let event: String
    /// The title of its course.
    public let title: String
    /// The session that runs now or comes next, from 1.
    public let session: Int64
    /// When it is.
    public let time: SessionTime
    /// Whether it has started, so that it can be marked.
    public let hasStarted: Bool
    /// What is recorded of it.
    public let mark: Mark
}

/// Reads a check-in code, for the event's trainers and administrators.
public struct ShowCheckIn: Sendable {
    private let house: House

    /// Reads those of this house.
    public init(_ house: House) { self.house = house }

    /// Whom a code is for, at the session that runs now or comes next, else the last.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for a code that this service did not write, or of an event that is not
    ///   theirs; `wrong_state` for a booking that holds no place any more; `forbidden`; or ``StoreFault``.
    public func callAsFunction(_ code: String, by principal: Principal) async throws -> CheckInSheet {
        try principal.mustRun()
        guard let key = try await house.store.read(.everything, { try $0.serviceKey(House.checkInKeyName) }),
            let reference = SignedCode(key).verify(code)
        else { throw Refusal(.notFound, "There is no such code.") }
        let id = try await house.bookingID(reference)
        let now = house.now
        return try await house.store.read(principal.scope) { view in
            let plan = try view.found(plan: id.event)
            try view.mustTeach(id.event, principal)
            guard let event = try view.event(id.event), let spans = plan.dates?.sessions, let last = spans.last else {
                throw Refusal(.notReady, "\(plan.reference) has no dates yet.", mend: "Give it sessions.")
            }
            let booking = try view.existing(id, of: event)
            let own = RegisterFilter(state: .confirmed, after: id.ordinal - 1, limit: 1)
            guard let line = try view.register(of: id.event, own).first, line.booking == id else {
                throw Refusal(
                    .wrongState, "The booking \(reference) \(booking.state.standing), so it has no attendance.",
                    mend: "Record them as somebody without a booking, if they are here.")
            }
            let index = spans.firstIndex { now < $0.endsAt } ?? spans.count - 1
            let (span, number) = (spans.indices.contains(index) ? spans[index] : last, Int64(index) + 1)
            return CheckInSheet(
                line: line, event: plan.reference, title: try view.course(plan.course)?.title ?? "", session: number,
                time: span.time, hasStarted: span.startsAt <= now,
                mark: try view.marks(id).first { $0.session == number }?.mark ?? .notRecorded)
        }
    }
}

extension House {
    fileprivate static let checkInKeyName = "check_in"

    /// The key that check-in codes are signed with, so that a code is good on every service and after a move.
    fileprivate func checkInKey() async throws -> [UInt8] { try await serviceKey(Self.checkInKeyName) }
}
