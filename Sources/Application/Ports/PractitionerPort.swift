public import Domain

/// Reading how those who come to an event get in.
public protocol JoiningReads {
    /// How an event is joined, within the scope: all of it to the scope `everything`, to its trainer, and to a person
    /// whose booking of it holds a place; nil to everybody else, and where nothing is told.
    func joining(of event: EventID) throws -> Joining?
}

/// Changing how those who come to an event get in.
public protocol JoiningWrites: JoiningReads {
    /// Sets how an event is joined; an empty one takes away what there was. The event is locked.
    func setJoining(_ joining: Joining, of event: EventID) throws
}

/// What one of those who come to an event needs.
public struct AccessNeedLine: Hashable, Sendable {
    /// The booking.
    public let booking: BookingID
    /// The person's name; empty once it was erased.
    public let name: String
    /// What they need.
    public let need: AccessNeed

    /// Takes every part.
    public init(booking: BookingID, name: String, need: AccessNeed) {
        self.booking = booking
        self.name = name
        self.need = need
    }
}

/// Reading what people need on the day: within the scopes `everything`, of the person themselves, and of the event's
/// trainer. Every other scope reads nothing.
public protocol AccessNeedReads {
    /// What the owner of a booking needs; nil where nothing was said or may be seen.
    func accessNeed(of booking: BookingID) throws -> AccessNeed?
    /// What those who may still come to an event need, in order of arrival.
    func accessNeeds(of event: EventID) throws -> [AccessNeedLine]
}

/// Changing and purging what people need on the day. The event is locked.
public protocol AccessNeedWrites: AccessNeedReads {
    /// Sets what the owner of a booking needs; the audit says that something was said and never what.
    func setAccessNeed(_ need: AccessNeed, of booking: BookingID) throws
    /// Takes away what the owner of a booking needs; says whether there was anything.
    func withdrawAccessNeed(of booking: BookingID) throws -> Bool
    /// Takes away the first so many of events whose last session ended by a moment, and of bookings that ended, and
    /// says how many there were.
    func purgeAccessNeeds(endedBy moment: Instant, limit: Int64) throws -> Int64
}
