import Application
import Domain
import Foundation
import Reference
import SQLSession
import Store
import TestSupport

/// R15: what is issued cannot be edited, and an edit past every guard is found and named.
enum DamageTrial {
    private struct Cell {
        let table: String
        let column: String
        let key: String
        /// What the finding must name.
        let name: String
    }

    static func run(_ arguments: Arguments) async throws -> Report {
        let flips = max(1, try arguments.number("flips", otherwise: 100))
        let seed = try arguments.number("seed", otherwise: 15)
        return try await StoreFactory.with(arguments.engine) { stage in
            var report = Report()
            try await issue(stage)
            try await refuse(stage, &report)
            try await sound(stage, &report)
            let raw = try RawStore(stage.address)
            for table in ["invoice", "audit"] { try await raw.unlock(table) }
            var random = SplitMix64(seed: UInt64(seed))
            let cells = try await self.cells(raw)
            var found = 0
            for number in 1...flips {
                let cell = cells[Int(random.next() % UInt64(cells.count))]
                if let missed = try await flip(cell, raw, stage, &random) {
                    print("flip \(number) of \(cell.table).\(cell.column) where \(cell.key): \(missed)")
                } else {
                    found += 1
                }
                if number % 100 == 0 { try await sound(stage, &report) }
            }
            await raw.close()
            try await sound(stage, &report)
            if found * 1_000 < flips * 999 { report.fault("\(found) of \(flips) flips were found and named") }
            report.note("flips", flips)
            report.note("found", found)
            report.note("seed", seed)
            return report
        }
    }

    private static func issue(_ stage: TestStore) async throws {
        try await stage.furnish()
        let start = ModelCalendar.day(2019, 5, 14) * 1_440 + 570
        stage.clock.set(.at(start - 30 * 1_440))
        _ = try await stage.addEvent("D1", places: 6, sessions: [start..<(start + 180)])
        for agency in 0..<3 { try await stage.addAgency("D\(agency)", sector: "school") }
        for person in 0..<6 {
            _ = try await Book(stage.house)(
                .init(
                    event: "D1", email: "p\(person)@d.example", name: "Person \(person)", agency: "D\(person % 3)",
                    jobRole: ""), by: actor)
        }
        stage.clock.set(.at(start + 300))
        for ordinal in 1...6 {
            _ = try await Attend(stage.house)(.init(booking: "D1-\(ordinal)", mark: .didNotAttend), by: actor)
        }
        _ = try await StepEvent(stage.house)("D1", .delivered, by: actor)
        _ = try await AssessCharges(stage.house)(through: stage.house.today, by: actor)
        _ = try await RunInvoices(stage.house)(.init(through: stage.house.today), by: actor)
        _ = try await CreditInvoice(stage.house)(
            .init(number: "INV-000001", line: 1, reason: .administrativeError), by: actor)
    }

    /// The store itself refuses every change of what is issued, to its owner too.
    private static func refuse(_ stage: TestStore, _ report: inout Report) async throws {
        let raw = try RawStore(stage.address)
        var tried = 0
        for table in ["invoice", "invoice_line", "ledger_entry", "audit", "policy", "charge_history"] {
            let column = ["invoice_line": "net", "invoice": "net", "ledger_entry": "amount"][table] ?? "rowid"
            let change =
                column == "rowid"
                ? "UPDATE \(table) SET \(words[table] ?? "") = 'x'" : "UPDATE \(table) SET \(column) = 1"
            for statement in [change, "DELETE FROM \(table)"] {
                tried += 1
                do {
                    try await raw.script(statement)
                    report.fault("the store let “\(statement)” pass")
                } catch let error as SQLError {
                    guard case .immutable = error.kind else {
                        report.fault("“\(statement)” failed in another way: \(error)")
                        continue
                    }
                }
            }
        }
        report.note("refused", tried)
        await raw.close()
        if raw.engine == .postgres { try await refuseService(stage, &report) }
    }

    private static let words = ["audit": "detail", "policy": "document", "charge_history": "why"]

    /// On PostgreSQL the service's own role has no right to it at all.
    private static func refuseService(_ stage: TestStore, _ report: inout Report) async throws {
        let role = "trial_\(ProcessInfo.processInfo.processIdentifier)"
        let owner = try RawStore(stage.address)
        try await owner.script("CREATE ROLE \(role) LOGIN")
        _ = try await stage.keeper.initialise(stage.address, serviceRole: role)
        let service = try RawStore(stage.address.replacing("user=postgres", with: "user=\(role)"))
        for statement in [
            "UPDATE invoice SET net = 1", "DELETE FROM invoice", "ALTER TABLE invoice DISABLE TRIGGER USER",
        ] {
            do {
                try await service.script(statement)
                report.fault("the service's role may “\(statement)”")
            } catch is SQLError {}
        }
        await service.close()
        try await owner.script("DROP OWNED BY \(role); DROP ROLE \(role)")
        await owner.close()
    }

    /// An untouched store raises no alarm.
    private static func sound(_ stage: TestStore, _ report: inout Report) async throws {
        for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
            report.fault("false alarm: \(fault)")
        }
    }

    private static func cells(_ raw: RawStore) async throws -> [Cell] {
        var cells: [Cell] = []
        let documents = try await raw.rows("SELECT id, series, number FROM invoice ORDER BY id")
        for row in documents {
            guard case .integer(let id) = row[0], case .text(let series) = row[1], case .integer(let number) = row[2]
            else { continue }
            for column in ["document", "sha256", "net", "gross", "number", "issue_date", "issued_at", "series"] {
                cells.append(Cell(table: "invoice", column: column, key: "id = \(id)", name: "\(series) \(number)"))
            }
        }
        for row in try await raw.rows("SELECT id FROM audit ORDER BY id") {
            guard case .integer(let id) = row[0] else { continue }
            for column in ["at", "actor", "action", "subject", "detail"] {
                cells.append(Cell(table: "audit", column: column, key: "id = \(id)", name: "record \(id) "))
            }
        }
        return cells
    }

    /// Flips one bit, verifies, and puts the cell back; nil when it was found and named.
    private static func flip(
        _ cell: Cell, _ raw: RawStore, _ stage: TestStore, _ random: inout SplitMix64
    ) async throws -> String? {
        let stored = try await raw.rows("SELECT \(cell.column) FROM \(cell.table) WHERE \(cell.key)").first?.first
        guard let stored, let flipped = flipped(stored, &random) else { return nil }
        do {
            try await raw.execute("UPDATE \(cell.table) SET \(cell.column) = $1 WHERE \(cell.key)", [flipped])
        } catch let error as SQLError {
            // A check of the store itself refused it: so it cannot be there.
            return error.isRefusalOfData ? nil : "\(error)"
        }
        let faults = try await stage.keeper.verify(stage.address, progress: { _ in }).faults
        try await raw.execute("UPDATE \(cell.table) SET \(cell.column) = $1 WHERE \(cell.key)", [stored])
        if faults.isEmpty { return "not found" }
        let isNamed = faults.contains { $0.contains(cell.name) } || cell.column == "number" || cell.column == "series"
        return isNamed ? nil : "found, but not named: \(faults)"
    }

    /// One bit of a value changed; text stays text without a NUL.
    private static func flipped(_ value: SQLValue, _ random: inout SplitMix64) -> SQLValue? {
        switch value {
        case .integer(let number): return .integer(number ^ (1 << Int64(random.next() % 40)))
        case .blob(var bytes):
            guard !bytes.isEmpty else { return nil }
            bytes[Int(random.next() % UInt64(bytes.count))] ^= 1 << UInt8(random.next() % 8)
            return .blob(bytes)
        case .text(let text):
            var bytes = Array(text.utf8)
            let plain = bytes.indices.filter { bytes[$0] < 0x80 && bytes[$0] > 0x40 }
            guard !plain.isEmpty else { return nil }
            bytes[plain[Int(random.next() % UInt64(plain.count))]] ^= 1 << UInt8(random.next() % 5)
            return .text(String(decoding: bytes, as: UTF8.self))
        case .null: return nil
        }
    }
}

extension SQLError {
    /// Whether the database refused the data by a constraint.
    fileprivate var isRefusalOfData: Bool {
        switch kind {
        case .check, .unique, .foreignKey, .notNull: true
        default: false
        }
    }
}
