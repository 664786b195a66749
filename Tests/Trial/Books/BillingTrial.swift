import Application
import Bootstrap
import Domain
import Foundation
import Reference
import Store
import TestSupport

/// R14: the invoice run started on two processes at once, and killed half-way.
enum BillingTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let rounds = max(1, try arguments.number("rounds", otherwise: 10))
        let seed = try arguments.number("seed", otherwise: 14)
        var random = SplitMix64(seed: UInt64(seed))
        return try await StoreFactory.with(arguments.engine) { stage in
            try await stage.furnish()
            var report = Report()
            for round in 1...rounds {
                let dates = try await charge(stage, round * 2)
                let go = StartSign("bill-\(round)A")
                // The one bills the first event, the other both: whoever comes first, every charge is billed once.
                let children = try dates.enumerated().map { try bill(stage, go, $0, through: $1) }
                try await go.give(to: children.count)
                for child in children {
                    let end = child.wait()
                    if end.status != 0 { report.fault("round \(round), two at once: \(end.text)") }
                }
                go.end(children.count)
                try await check(stage, "round \(round), two at once", round * 16 - 8, &report)
                let last = try await charge(stage, round * 2 + 1)[1]
                try await killed(stage, round, through: last, delay: random.next() % 12_000, &report)
                try await check(stage, "round \(round), killed", round * 16, &report)
                if report.faults.count > 3 { break }
            }
            for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
                report.fault("verify: \(fault)")
            }
            report.note("rounds", rounds)
            report.note("seed", seed)
            return report
        }
    }

    /// The part of a child: opens the store, waits for the sign, runs the invoices once.
    static func part(_ arguments: Arguments) async throws -> Report {
        guard let store = arguments.text("store"), let go = arguments.text("go") else { throw Misuse("Which store?") }
        let (now, number) = (try arguments.number("at", otherwise: 0), try arguments.number("number", otherwise: 0))
        guard let through = LocalDate(iso: arguments.text("through") ?? "") else { throw Misuse("Through which date?") }
        let (house, open) = try await Bootstrap.open(store, clock: FixedClock(.at(now)))
        _ = try await house.store.read(.everything) { try $0.settings() }
        try StartSign(path: go).wait(as: number)
        let answer = try await RunInvoices(house)(.init(through: through), by: actor)
        await open.close()
        Report.done("\(answer.invoices.count) invoices")
    }

    private static func bill(
        _ stage: TestStore, _ go: StartSign, _ number: Int = 0, through date: LocalDate
    ) throws -> Child {
        let minutes = Int(stage.clock.now().seconds / 60)
        return try Child([
            "bill", "--store", stage.address, "--go", go.path, "--number", String(number), "--at", String(minutes),
            "--through", date.description,
        ])
    }

    private static func killed(
        _ stage: TestStore, _ round: Int, through date: LocalDate, delay: UInt64, _ report: inout Report
    ) async throws {
        let go = StartSign("bill-\(round)B")
        let child = try bill(stage, go, through: date)
        try await go.give(to: 1)
        try await Task.sleep(for: .microseconds(Int(delay)))
        child.kill()
        _ = child.wait()
        let again = try bill(stage, go, through: date).wait()
        go.end(1)
        if again.status != 0 { report.fault("round \(round), after the kill: \(again.text)") }
    }

    /// Two events a day apart, each with two agencies of its own and two charges for each; their dates.
    private static func charge(_ stage: TestStore, _ number: Int) async throws -> [LocalDate] {
        let days = (0..<2).map { ModelCalendar.day(2015, 2, 2) + number * 2 + $0 }
        for (index, day) in days.enumerated() {
            let (name, start) = ("B\(number)X\(index)", day * 1_440 + 570)
            stage.clock.set(.at(start - 20 * 1_440))
            _ = try await stage.addEvent(name, places: 4, sessions: [start..<(start + 180)])
            for agency in 0..<2 { try await stage.addAgency("\(name)-\(agency)", sector: "school") }
            for person in 0..<4 {
                _ = try await Book(stage.house)(
                    .init(
                        event: name, email: "p\(person)@\(name.lowercased()).example", name: "Person \(person)",
                        agency: "\(name)-\(person % 2)", jobRole: ""), by: actor)
            }
            stage.clock.set(.at(start + 300))
            for ordinal in 1...4 {
                _ = try await Attend(stage.house)(.init(booking: "\(name)-\(ordinal)", mark: .didNotAttend), by: actor)
            }
            _ = try await StepEvent(stage.house)(name, .delivered, by: actor)
        }
        _ = try await AssessCharges(stage.house)(through: stage.house.today, by: actor)
        return days.map { LocalDate(dayNumber: Int64($0)) }
    }

    /// Each charge on one line, two to an invoice, numbers from 1 without a gap or a repeat.
    private static func check(_ stage: TestStore, _ when: String, _ expected: Int, _ report: inout Report) async throws
    {
        let raw = try RawStore(stage.address)
        let charges = try await raw.number("SELECT COUNT(*) FROM charge")
        let billed = try await raw.number("SELECT COUNT(*) FROM charge WHERE state = 'invoiced'")
        let lines = try await raw.number("SELECT COUNT(*) FROM invoice_line")
        let once = try await raw.number("SELECT COUNT(DISTINCT charge_id) FROM invoice_line")
        let invoices = try await raw.number("SELECT COUNT(*) FROM invoice")
        let last = try await raw.number("SELECT COALESCE(MAX(number), 0) FROM invoice")
        await raw.close()
        if [charges, billed, lines, once].contains(where: { $0 != Int64(expected) }) {
            let found = "\(charges) charges, \(billed) invoiced, \(lines) lines for \(once) of them"
            report.fault("\(when): \(found), expected \(expected)")
        }
        if invoices != Int64(expected / 2) || last != invoices {
            report.fault("\(when): \(invoices) invoices, the last number is \(last), expected \(expected / 2)")
        }
    }
}
