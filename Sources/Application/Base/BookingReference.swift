public import Domain

/// The reference of a booking as people write it: the event's reference and the arrival number, `E0001-17`.
public struct BookingReference: Hashable, Sendable, CustomStringConvertible {
    /// The event's reference.
    public let event: String
    /// The arrival number, from 1.
    public let ordinal: Int64

    /// Takes the event's reference and the arrival number.
    public init(event: String, ordinal: Int64) {
        self.event = event
        self.ordinal = ordinal
    }

    /// Reads `E0001-17`.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for anything else.
    public init(_ text: String) throws(Refusal) {
        guard let dash = text.lastIndex(of: "-"), dash != text.startIndex,
            let ordinal = Int64(text[text.index(after: dash)...]), ordinal >= 1, ordinal < BookingID.ordinalLimit
        else {
            throw Refusal(
                .invalid, "“\(text.prefix(60))” is not the reference of a booking.",
                mend: "Write the event's reference and the booking's number, such as E0001-17.")
        }
        self.init(event: String(text[..<dash]), ordinal: ordinal)
    }

    /// `E0001-17`.
    public var description: String { "\(event)-\(ordinal)" }
}

extension House {
    /// The id behind an event's reference; remembered, because a reference never changes.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func eventID(_ reference: String) async throws -> EventID {
        if let known = directory.find(reference) { return known }
        let found = try await store.read(.everything) { try $0.event(reference: reference)?.id }
        guard let found else {
            throw Refusal(
                .notFound, "There is no event \(reference.prefix(60)).", mend: "List them with `turnout event list`.")
        }
        directory.keep(reference, found)
        return found
    }

    /// The id behind a booking's reference; whether there is such a booking is seen under the event's lock.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` or `not_found`.
    public func bookingID(_ text: String) async throws -> BookingID {
        let reference = try BookingReference(text)
        return BookingID(event: try await eventID(reference.event), ordinal: reference.ordinal)
    }
}
