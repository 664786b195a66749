public import Domain
public import Evidence

/// A file whose rows cannot all be taken: nothing of it was stored.
public struct FaultyFile: Error, Sendable, CustomStringConvertible {
    /// Every fault with its line and column.
    public let faults: FaultLog

    /// Takes the faults.
    public init(_ faults: FaultLog) { self.faults = faults }

    /// One line for each fault.
    public var description: String { faults.description }
}

/// How many rows said something new.
public struct RowsTaken: Hashable, Sendable {
    /// How many rows there were.
    public let rows: Int
    /// How many of them changed something.
    public let changed: Int
}

/// Sets how many events and places a year plans of each course.
public struct SetTargets: Sendable {
    private let house: House

    /// Sets in this house.
    public init(_ house: House) { self.house = house }

    /// Sets one course's target.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, in year: FinancialYear, events: Int64, places: Int64, by principal: Principal
    ) async throws -> Bool {
        try principal.mustAdminister()
        let events = try Field.number(events, 0...100_000, "number of events")
        let places = try Field.number(places, 0...10_000_000, "number of places")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.setTarget(try work.found(course: code).id, in: year, events: events, places: places)
        }
    }

    /// Sets the targets of a file, all or none.
    ///
    /// - Throws: ``FaultyFile`` naming every row whose course is not known, ``Refusal``, or ``StoreFault``.
    public func callAsFunction(
        _ rows: [ProgrammeTargetRow], file: String, by principal: Principal
    ) async throws -> RowsTaken {
        try principal.mustAdminister()
        return try await house.store.writeAlone(Intent(principal, at: house.now)) { work in
            var faults = FaultLog()
            var changed = 0
            for row in rows {
                guard let course = try work.course(code: row.course) else {
                    let known = Fault(
                        file: file, line: row.line, column: .name("course"),
                        reason: "there is no course \(Field.shown(row.course))",
                        mend: "correct the code, or add the course")
                    faults.add(known)
                    continue
                }
                let isNew = try work.setTarget(
                    course.id, in: row.year, events: row.plannedEvents, places: row.plannedPlaces)
                changed += isNew ? 1 : 0
            }
            guard faults.isEmpty else { throw FaultyFile(faults) }
            return RowsTaken(rows: rows.count, changed: changed)
        }
    }
}

/// Sets how many people of each staff group each agency has.
public struct SetWorkforce: Sendable {
    private let house: House

    /// Sets in this house.
    public init(_ house: House) { self.house = house }

    /// Sets one agency's staff group on a date.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, group: String, headcount: Int64, asOf date: LocalDate, by principal: Principal
    ) async throws -> Bool {
        try principal.mustAdminister()
        let group = try Field.text(group, "staff group")
        let headcount = try Field.number(headcount, 0...10_000_000, "number of people")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.setWorkforce(try work.found(agency: code).id, group: group, headcount: headcount, asOf: date)
        }
    }

    /// Sets the workforce of a file, all or nothing.
    ///
    /// - Throws: ``FaultyFile`` naming every row whose agency is not known, ``Refusal``, or ``StoreFault``.
    public func callAsFunction(
        _ rows: [WorkforceRow], file: String, by principal: Principal
    ) async throws -> RowsTaken {
        try principal.mustAdminister()
        return try await house.store.writeAlone(Intent(principal, at: house.now)) { work in
            var faults = FaultLog()
            var changed = 0
            for row in rows {
                guard let agency = try work.agency(code: row.agency) else {
                    let known = Fault(
                        file: file, line: row.line, column: .name("agency"),
                        reason: "there is no agency \(Field.shown(row.agency))",
                        mend: "correct the code, or add the agency")
                    faults.add(known)
                    continue
                }
                let isNew = try work.setWorkforce(
                    agency.id, group: row.staffGroup, headcount: row.headcount, asOf: row.asOf)
                changed += isNew ? 1 : 0
            }
            guard faults.isEmpty else { throw FaultyFile(faults) }
            return RowsTaken(rows: rows.count, changed: changed)
        }
    }
}
