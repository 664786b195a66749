import Domain
import Evidence

extension ImportTaking {
    /// A person among the rows: the first row that names them, and the one that was booked last.
    private struct Naming {
        var first: Int32
        var last: Int32
    }

    private static let batch = 5_000

    /// Finds everybody the bookings name, and registers those the store does not know.
    mutating func takePeople() throws {
        try findAgencies()
        var named = namings()
        progress("taking up \(named.count) people")
        try findKnown(&named)
        let fresh = named.sorted { $0.value.first < $1.value.first }
        guard !fresh.isEmpty else { return }
        let ids = try work.nextNumbers("person", count: Int64(fresh.count))
        for start in stride(from: 0, to: fresh.count, by: Self.batch) {
            let part = fresh[start..<min(start + Self.batch, fresh.count)]
            let batch = zip(part, (ids + Int64(start))...).compactMap { person($0.value, PersonID($1)) }
            try work.registerAll(batch)
        }
        for (index, person) in fresh.enumerated() { people[person.key] = PersonID(ids + Int64(index)) }
        report.people = Int64(fresh.count)
        try work.audit("import.people", subject: "import", detail: "\(fresh.count) registered")
    }

    private mutating func findAgencies() throws {
        for row in plan.rows.bookings where agencies[row.agency] == nil {
            agencies[row.agency] = try work.agency(code: plan.rows.strings[row.agency])
        }
    }

    private func namings() -> [Symbol: Naming] {
        var named: [Symbol: Naming] = [:]
        for (index, row) in plan.rows.bookings.enumerated() {
            let index = Int32(clamping: index)
            guard let naming = named[row.emailKey] else {
                named[row.emailKey] = Naming(first: index, last: index)
                continue
            }
            if row.bookedAt < plan.rows.bookings[Int(naming.first)].bookedAt { named[row.emailKey]?.first = index }
            if row.bookedAt >= plan.rows.bookings[Int(naming.last)].bookedAt { named[row.emailKey]?.last = index }
        }
        return named
    }

    /// Takes out of the list whom the store knows; their record stays as it is, and what differs is noted.
    private mutating func findKnown(_ named: inout [Symbol: Naming]) throws {
        var found: [(Symbol, PersonID)] = []
        var renamed = 0
        try work.eachPerson { key, id, _, name in
            guard let symbol = plan.rows.strings.find(key), let naming = named[symbol] else { return }
            found.append((symbol, id))
            if plan.rows.strings[plan.rows.bookings[Int(naming.last)].name] != name { renamed += 1 }
        }
        for (symbol, id) in found {
            people[symbol] = id
            named[symbol] = nil
        }
        guard renamed > 0 else { return }
        report.notes.append(
            "\(renamed) people have another name in the store, and keep it; change one with `turnout person change`.")
    }

    private func person(_ naming: Naming, _ id: PersonID) -> ImportedPerson? {
        let rows = plan.rows
        let last = rows.bookings[Int(naming.last)]
        guard let agency = agencies[last.agency] else { return nil }
        return ImportedPerson(
            id: id,
            details: PersonDetails(
                email: rows.strings[last.email], name: rows.strings[last.name],
                jobRole: last.jobRole.map { rows.strings[$0] } ?? ""),
            agency: agency.id, since: house.zone.instant(rows.bookings[Int(naming.first)].bookedAt))
    }
}
