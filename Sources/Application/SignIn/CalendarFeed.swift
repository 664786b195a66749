public import Domain
import Secrets

/// Gives oneself a calendar feed under a secret address, and takes it away.
public struct ChangeCalendarFeed: Sendable {
    private let house: House

    /// Changes those of this house.
    public init(_ house: House) { self.house = house }

    /// Makes a feed in place of the one there was, and answers the token of its address: 43 characters that nobody can
    /// ask for again, because only their hash is kept.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, or ``StoreFault``.
    public func renew(by principal: Principal) async throws -> String {
        let person = try principal.mustBeOneself()
        // Drawn before the transaction, which may be run again.
        let token = RandomToken.random()
        try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.setFeed(of: person, token: token.digest)
            try work.audit("calendar_feed.made", subject: "person:\(person.raw)", detail: "")
        }
        return token.text
    }

    /// Takes the feed away; says whether there was one.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, or ``StoreFault``.
    public func end(by principal: Principal) async throws -> Bool {
        let person = try principal.mustBeOneself()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.endFeed(of: person, why: "")
        }
    }
}

/// A booking as a calendar feed shows it: what, when, where and where it stands, and nothing of the person.
public struct FeedEntry: Hashable, Sendable {
    /// The reference of the event.
    public let event: String
    /// How often the event was changed, by which calendars know the latest.
    public let version: Int64
    /// The title of the course.
    public let title: String
    /// Where it is held; empty when not known or on line.
    public let venue: String
    /// Its sessions, in order.
    public let sessions: [SessionTime]
    /// Where the booking stands.
    public let state: BookingState.Code
}

/// Shows calendar feeds.
public struct ShowCalendarFeed: Sendable {
    /// For how many days after an event it stays in the feed.
    public static let days: Int64 = 366

    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// Since when one has a feed oneself; nil for none.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, or ``StoreFault``.
    public func since(by principal: Principal) async throws -> Instant? {
        let person = try principal.mustBeOneself()
        return try await house.store.read(principal.scope) { try $0.feedSince(of: person) }
    }

    /// The live bookings of whoever has the feed of a token, the first event first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for a token that nobody has, for one that was taken away, and for that
    ///   of somebody who has left; or ``StoreFault``.
    public func callAsFunction(_ token: String) async throws -> [FeedEntry] {
        guard let token = RandomToken(token) else { throw Self.missing }
        let first = house.today.adding(days: -Self.days)
        return try await house.store.read(.everything) { view in
            guard let person = try view.feedOwner(token: token.digest) else { throw Self.missing }
            let bookings = try view.bookings(of: person, limit: ShowRecord.mostBookings)
                .filter { $0.state.isLive && $0.date.map { $0 >= first } ?? false }
            return try bookings.reversed().compactMap { booking in
                guard let plan = try view.plan(of: booking.id.event), let dates = plan.dates else { return nil }
                return FeedEntry(
                    event: plan.reference, version: plan.version, title: booking.title, venue: plan.venue,
                    sessions: dates.times, state: booking.state)
            }
        }
    }

    private static let missing = Refusal(.notFound, "There is no such calendar.")
}

extension UnitOfWork {
    /// Takes a person's feed away, and puts it into the audit where there was one.
    func endFeed(of person: PersonID, why: String) throws -> Bool {
        guard try endFeed(of: person) else { return false }
        try audit("calendar_feed.ended", subject: "person:\(person.raw)", detail: why)
        return true
    }
}

extension Principal {
    /// The person who asks for themselves.
    fileprivate func mustBeOneself() throws(Refusal) -> PersonID {
        if role == .practitioner, let person = scope.person { return person }
        throw Refusal(.forbidden, "A calendar of one's own is for people.", mend: "Register first.")
    }
}
