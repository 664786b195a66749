public import Domain

/// One of the invented people that a newcomer to the demonstration may be.
public struct DemonstrationGuest: Hashable, Sendable {
    /// The address.
    public let email: String
    /// The name.
    public let name: String
    /// What they may do besides booking for themselves.
    public let roles: [Role]
    /// The code of the agency they work for.
    public let agency: String
}

/// Lets anybody in as one of the invented people: in a demonstration, and nowhere else.
///
/// Whether the store is a demonstration was settled when it was filled, before anything else was in it, and cannot be
/// changed: no real record is ever behind this door.
public struct EnterDemonstration: Sendable {
    private let house: House

    /// Enters this house.
    public init(_ house: House) { self.house = house }

    /// Who one may be: those who were given a role, and a practitioner; nobody outside a demonstration.
    ///
    /// - Throws: ``StoreFault``.
    public func guests() async throws -> [DemonstrationGuest] {
        try await house.store.read(.everything) { view in
            guard try view.fact("demonstration") != nil else { return [] }
            let users = try view.users(nil)
            var guests = users.map { user in
                DemonstrationGuest(
                    email: user.email ?? "", name: user.name ?? "",
                    roles: user.roles.map(\.role), agency: user.agencyCode)
            }
            let known = Set(guests.map(\.email))
            let others = try view.people(PeopleFilter(limit: 20)).filter {
                !known.contains($0.person.details?.email ?? "")
            }
            if let other = others.first, let details = other.person.details {
                guests.append(
                    DemonstrationGuest(
                        email: details.email, name: details.name, roles: [.practitioner], agency: other.agencyCode))
            }
            return guests
        }
    }

    /// Begins a session as one of them, which has passed the second factor.
    ///
    /// - Parameters:
    ///   - email: the address of one of ``guests()``.
    ///   - device: what the browser says it is.
    /// - Throws: ``Refusal`` of kind `not_found` for anybody else, and outside a demonstration; or ``StoreFault``.
    public func callAsFunction(_ email: String, device: String = "") async throws -> NewSession {
        let guests = try await guests()
        guard let guest = guests.first(where: { $0.email == email }) else {
            throw Refusal(.notFound, "There is no such guest.")
        }
        let start = SessionStart(device: device, at: house.now)
        return try await house.store.write(Intent(.doorkeeper, at: start.now)) { work -> SessionStart.Outcome in
            guard try work.fact("demonstration") != nil else {
                return .failure(Refusal(.notFound, "There is no such guest."))
            }
            return try start.begin(guest.email, hasSecondFactor: true, work)
        }.get()
    }
}
