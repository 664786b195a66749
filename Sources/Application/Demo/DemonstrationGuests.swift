import Domain

/// The invented people with roles, as whom a newcomer may look around, and the registers that one of them keeps.
struct DemonstrationGuests {
    let house: House

    init(_ house: House) { self.house = house }

    private static let guests: [(name: String, role: Role)] = [
        ("Ada Administrator", .administrator), ("Finn Finance", .finance), ("Lee Lead", .agencyLead),
        ("Toni Trainer", .trainer), ("Obi Observer", .observer),
    ]

    /// Registers them with the first agency, and lets the trainer teach the events of four weeks either way.
    func invite(by principal: Principal) async throws {
        guard let agency = DemoAgencies.all.first else { return }
        var trainer = ""
        for guest in Self.guests {
            let local = guest.name.lowercased().replacing(" ", with: ".")
            let email = "\(local)@\(agency.domain)"
            if guest.role == .trainer { trainer = email }
            _ = try await AddUser(house)(
                .init(email: email, name: guest.name, agency: agency.code, jobRole: "training"), guest.role,
                by: principal)
        }
        var filter = EventFilter(limit: 40)
        filter.from = house.today.adding(days: -28)
        filter.to = house.today.adding(days: 28)
        for event in try await ListEvents(house)(filter, course: nil, by: principal)
        where event.head.status != .cancelled {
            _ = try await ChangeTrainers(house).add(trainer, to: event.head.reference, by: principal)
        }
    }
}
