import Domain
import Reports
import SQLSession

extension SQLReads: CutStore {
    func cutParts(by dimensions: [Dimension?], in period: CutPeriod) throws -> CutParts {
        guard mayCut else { return CutParts() }
        var parts = CutParts()
        let ofEvents = dimensions.map { $0?.isOfPeople == true ? nil : $0 }
        parts.events = try cut("cut/events", by: ofEvents, in: period).map { row in
            let first = 6
            return CutPart(
                keys: try keys(row, ofEvents), status: try row.word(2), places: try row.integer(3),
                events: try row.integer(4), lostPlaces: try row.integer(5), counts: try counts(row, first),
                charges: try charges(row, first))
        }
        if dimensions.contains(.staffGroup) {
            parts.people = try cut("cut/people", by: dimensions, in: period).map { try people($0, dimensions) }
        } else if dimensions.contains(where: { $0?.isOfPeople == true }) {
            parts.people = try cut("cut/agencies", by: dimensions, in: period).map { row in
                CutPart(
                    keys: try keys(row, dimensions), status: try row.word(2), places: try row.integer(3),
                    counts: try counts(row, 4), charges: try charges(row, 4))
            }
        }
        // Nobody is looked up where the counters say that nobody waits.
        if parts.events.contains(where: { $0.counts[.waiting] > 0 }) {
            parts.waiters = try cut("cut/waiting", by: dimensions, in: period).map { row in
                CutWaiter(keys: try keys(row, dimensions), person: try row.integer(2), course: try row.integer(3))
            }
        }
        return parts
    }

    func cutNames() throws -> CutNames {
        var names = CutNames()
        guard mayCut else { return names }
        for row in try rows("cut/courses") {
            names.courses[try row.integer(0)] = CutNames.Course(
                code: try row.text(1), title: try row.text(2), topic: try row.text(3), level: try row.text(4))
        }
        for row in try rows("cut/agency_names") {
            names.agencies[try row.integer(0)] = CutNames.Agency(
                code: try row.text(1), name: try row.text(2), sector: try row.text(3))
        }
        guard scope == .everything else { return names }
        for row in try rows("cut/trainers") { names.trainers[try row.integer(0)] = try row.text(1) }
        return names
    }

    /// Sums of everybody are for whoever sees figures; an agency is shown what is left of them once small counts are
    /// hidden.
    private var mayCut: Bool { scope == .everything || scope == .figures || scope.agency != nil }

    private func cut(_ name: String, by dimensions: [Dimension?], in period: CutPeriod) throws -> [Row] {
        let years = [period.from, period.through].map { SQLValue.integer(FinancialYear(containing: $0).startYear) }
        let statement = CutStatements.named(name, by: dimensions.map { $0?.fact }, session.engine)
        return try session.query(Call(statement, years + [.date(period.from), .date(period.through)]))
    }

    private func keys(_ row: Row, _ dimensions: [Dimension?]) throws -> [CutValue?] {
        try dimensions.enumerated().map { index, dimension in
            guard let fact = dimension?.fact else { return nil }
            return fact.isNumber ? .number(try row.integer(index)) : .text(try row.text(index))
        }
    }

    private func counts(_ row: Row, _ first: Int) throws -> Counts {
        let values = try (first..<first + Counter.allCases.count).map { try row.integer($0) }
        guard let counts = Counts(values: values) else { throw row.damaged(first, "a row of counters") }
        return counts
    }

    private func charges(_ row: Row, _ counters: Int) throws -> ChargeCounts {
        let first = counters + Counter.allCases.count
        let values = try (first..<first + ChargeCounter.allCases.count).map { try row.integer($0) }
        guard let charges = ChargeCounts(values: values) else { throw row.damaged(first, "a row of counters") }
        return charges
    }

    /// So many bookings that stand alike.
    private func people(_ row: Row, _ dimensions: [Dimension?]) throws -> CutPart {
        let one = Counts(try row.word(4), try row.word(5), try row.word(6))
        let bookings = try row.integer(7)
        var counts = Counts()
        for counter in Counter.allCases { counts[counter] = one[counter] * bookings }
        return CutPart(
            keys: try keys(row, dimensions), status: try row.word(2), places: try row.integer(3), counts: counts)
    }
}

/// The statements of cuts: those of the folder `cut`, grouped by the facts that are asked for.
private enum CutStatements {
    /// The statement of that name by no, one or two facts; a fact is put in as `cut/facts` writes it.
    static func named(_ name: String, by facts: [CutFact?], _ engine: Engine) -> Statement {
        let statement = Statements.named(name, engine)
        let written = expressions(engine)
        var sql = statement.sql
        for (index, place) in ["'{outer}'", "'{inner}'"].enumerated() {
            let fact = index < facts.count ? facts[index] : nil
            sql = sql.replacing(place, with: fact.flatMap { written[$0.rawValue] } ?? "0")
        }
        sql = sql.replacing("'{trainers}'", with: facts.contains(.trainer) ? "'told'" : "'not told'")
        let names = facts.map { $0?.rawValue ?? "all" }.joined(separator: " ")
        return Statement(name: "\(statement.name) by \(names)", sql: sql)
    }

    /// The lines of `cut/facts`, by what stands behind their last AS.
    private static func expressions(_ engine: Engine) -> [String: String] {
        var expressions: [String: String] = [:]
        for line in Statements.named("cut/facts", engine).sql.split(separator: "\n") where line.hasPrefix("    ") {
            let parts = line.trimmed(of: ",").split(separator: " AS ")
            guard parts.count == 2, let name = parts.last, let written = parts.first else { continue }
            expressions[String(name)] = String(written)
        }
        return expressions
    }
}

extension Substring {
    /// Without blanks in front, and without this character at the end.
    fileprivate func trimmed(of last: Character) -> Substring {
        let rest = drop { $0 == " " }
        return rest.last == last ? rest.dropLast() : rest
    }
}
