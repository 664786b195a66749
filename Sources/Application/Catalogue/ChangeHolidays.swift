public import Domain
public import Evidence

/// Changes the table of bank holidays. Notice is judged by the table as it stands then: what was judged stays judged.
public struct ChangeHolidays: Sendable {
    private let house: House

    /// Changes in this house.
    public init(_ house: House) { self.house = house }

    /// Adds a bank holiday, or renames it; says whether anything changed.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func add(_ holiday: Holiday, by principal: Principal) async throws -> Bool {
        try principal.mustAdminister()
        let name = try Field.text(holiday.name, "name")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.setHoliday(holiday.nation, holiday.date, name: name)
        }
    }

    /// Takes a bank holiday out of the table.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` when it is not in it, or ``StoreFault``.
    public func remove(_ nation: Nation, _ date: LocalDate, by principal: Principal) async throws {
        try principal.mustAdminister()
        try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.removeHoliday(nation, date) else {
                throw Refusal(
                    .notFound, "\(date) is no bank holiday of \(nation.rawValue).",
                    mend: "List them with `turnout holiday list`.")
            }
        }
    }

    /// Adds the bank holidays of a file; those that are not in it stay.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func add(_ rows: [BankHolidayRow], by principal: Principal) async throws -> RowsTaken {
        try principal.mustAdminister()
        return try await house.store.writeAlone(Intent(principal, at: house.now)) { work in
            let changed = try rows.filter { try work.setHoliday($0.nation, $0.date, name: $0.name) }.count
            return RowsTaken(rows: rows.count, changed: changed)
        }
    }
}
