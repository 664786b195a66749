/// An opaque number that identifies one `Entity`; ids of different entities do not mix.
public struct Identifier<Entity>: Hashable, Comparable, Sendable {
    /// The number as stored.
    public let raw: Int64

    /// Takes the stored number.
    public init(_ raw: Int64) { self.raw = raw }

    /// Orders by number.
    public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// What an ``AgencyID`` identifies.
public enum AgencyEntity {}
/// What a ``PersonID`` identifies.
public enum PersonEntity {}
/// What a ``CourseID`` identifies.
public enum CourseEntity {}
/// What an ``EventID`` identifies.
public enum EventEntity {}
/// What a ``BookingID`` identifies.
public enum BookingEntity {}
/// What a ``PolicyID`` identifies.
public enum PolicyEntity {}
/// What a ``ChargeID`` identifies.
public enum ChargeEntity {}
/// What an ``InvoiceID`` identifies: an invoice or a credit note.
public enum InvoiceEntity {}
/// What a ``PaymentID`` identifies.
public enum PaymentEntity {}
/// What a ``SessionID`` identifies.
public enum SessionEntity {}

/// Identifies a partner organisation.
public typealias AgencyID = Identifier<AgencyEntity>
/// Identifies one human.
public typealias PersonID = Identifier<PersonEntity>
/// Identifies a subject in the catalogue.
public typealias CourseID = Identifier<CourseEntity>
/// Identifies one run of a course.
public typealias EventID = Identifier<EventEntity>
/// Identifies one person's claim on one event.
public typealias BookingID = Identifier<BookingEntity>
/// Identifies one version of the charging policy.
public typealias PolicyID = Identifier<PolicyEntity>
/// Identifies what one booking costs its agency.
public typealias ChargeID = Identifier<ChargeEntity>
/// Identifies one numbered document.
public typealias InvoiceID = Identifier<InvoiceEntity>
/// Identifies money received.
public typealias PaymentID = Identifier<PaymentEntity>
/// Identifies the session of somebody who signed in.
public typealias SessionID = Identifier<SessionEntity>

extension Identifier where Entity == BookingEntity {
    /// How many bookings one event can ever have: 1,048,575.
    public static var ordinalLimit: Int64 { 1 << 20 }

    /// The booking that was the `ordinal`-th (from 1) to arrive at `event`.
    ///
    /// The id is made of the event and the arrival number, which is given under the event's lock: it needs no sequence,
    /// is the same on every engine, and keeps the bookings of an event together on disk.
    public init(event: EventID, ordinal: Int64) { self.init(event.raw << 20 | ordinal) }

    /// The event this booking claims a place of.
    public var event: EventID { EventID(raw >> 20) }

    /// The arrival number at the event, from 1.
    public var ordinal: Int64 { raw & (Self.ordinalLimit - 1) }
}
