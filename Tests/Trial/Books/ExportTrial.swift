import Application
import Bootstrap
import Domain
import Foundation
import Invoicing
import Money
import Reference
import Store
import TestSupport

/// The ledger exported by two processes at once, and by one that is killed half-way: each posting is in one batch, or
/// in none yet.
enum ExportTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let rounds = max(1, try arguments.number("rounds", otherwise: 10))
        let seed = try arguments.number("seed", otherwise: 19)
        var random = SplitMix64(seed: UInt64(seed))
        return try await StoreFactory.with(arguments.engine) { stage in
            try await stage.furnish()
            try await stage.addAgency("X1", sector: "school")
            var (report, payments) = (Report(), 0)
            for round in 1...rounds {
                try await pay(stage, &payments)
                let go = StartSign("export-\(round)A")
                let children = try (0..<2).map { try export(stage, go, $0) }
                try await go.give(to: children.count)
                for child in children {
                    let end = child.wait()
                    if end.status != 0 { report.fault("round \(round), two at once: \(end.text)") }
                }
                go.end(children.count)
                try await check(stage, "round \(round), two at once", isAll: true, &report)
                try await pay(stage, &payments)
                try await killed(stage, round, delay: random.next() % 12_000, &report)
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

    /// The part of a child: opens the store, waits for the sign, exports once.
    static func part(_ arguments: Arguments) async throws -> Report {
        guard let store = arguments.text("store"), let go = arguments.text("go") else { throw Misuse("Which store?") }
        let (now, number) = (try arguments.number("at", otherwise: 0), try arguments.number("number", otherwise: 0))
        let (house, open) = try await Bootstrap.open(store, clock: FixedClock(.at(now)))
        _ = try await house.store.read(.everything) { try $0.settings() }
        try StartSign(path: go).wait(as: number)
        let answer = try await ExportLedger(house)(.ledger, by: actor)
        await open.close()
        Report.done("\(answer.postings) postings")
    }

    private static func export(_ stage: TestStore, _ go: StartSign, _ number: Int = 0) throws -> Child {
        let minutes = Int(stage.clock.now().seconds / 60)
        return try Child([
            "export", "--store", stage.address, "--go", go.path, "--number", String(number), "--at", String(minutes),
        ])
    }

    private static func killed(
        _ stage: TestStore, _ round: Int, delay: UInt64, _ report: inout Report
    ) async throws {
        let go = StartSign("export-\(round)B")
        let child = try export(stage, go)
        try await go.give(to: 1)
        try await Task.sleep(for: .microseconds(Int(delay)))
        child.kill()
        _ = child.wait()
        try await check(stage, "round \(round), killed", isAll: false, &report)
        let again = try export(stage, go).wait()
        go.end(1)
        if again.status != 0 { report.fault("round \(round), after the kill: \(again.text)") }
        try await check(stage, "round \(round), after the kill", isAll: true, &report)
    }

    /// Forty payments, which are forty postings.
    private static func pay(_ stage: TestStore, _ payments: inout Int) async throws {
        for _ in 0..<40 {
            payments += 1
            _ = try await RecordPayment(stage.house)(
                .init(agency: "X1", amount: Pence(100), receivedOn: stage.house.today, reference: "P\(payments)"),
                by: actor)
        }
    }

    /// Each posting in one batch, numbers without a gap; all of them where nobody was killed.
    private static func check(
        _ stage: TestStore, _ when: String, isAll: Bool, _ report: inout Report
    ) async throws {
        let batches = try await ListBatches(stage.house)(by: actor)
        let numbers = batches.map(\.number).sorted()
        if numbers != Array(1...max(1, Int64(numbers.count))).prefix(numbers.count).map({ $0 }) {
            report.fault("\(when): the batches are \(numbers)")
        }
        var seen: Set<Int64> = []
        var exported = 0
        for batch in batches {
            let content = try await ShowBatch(stage.house)(batch.number, by: actor).content
            let lines = String(decoding: content.file, as: UTF8.self).split(separator: "\r\n").dropFirst()
            // A line begins with the batch and the posting; a posting has two entries here.
            let postings = lines.compactMap { Int64($0.split(separator: ",")[1]) }
            if postings.count != batch.entries { report.fault("\(when): batch \(batch.number) is not whole") }
            exported += Set(postings).count
            seen.formUnion(postings)
        }
        let all = try await stage.house.store.read(.everything) { try $0.postings(agency: nil) }.count
        if exported != seen.count { report.fault("\(when): \(exported - seen.count) postings were exported twice") }
        if isAll, seen.count != all { report.fault("\(when): \(seen.count) of \(all) postings were exported") }
    }
}
