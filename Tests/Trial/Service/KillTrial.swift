import Domain
import Foundation
import Synchronization
import TestSupport

/// R11: the service is killed in a storm, again and again, and started anew; nothing acknowledged is lost.
enum KillTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let rounds = try arguments.number("rounds", otherwise: 20)
        return try await ServiceStage.with(arguments.engine, agencies: 50) { stage in
            var report = Report()
            let client = try Client(token: stage.token, connections: 32, folder: stage.folder)
            var slowest = 0.0
            for round in 0..<rounds {
                try await stage.addEvent("K\(round)", places: 30)
                let service = try RunningService(store: stage.store.address)
                slowest = max(slowest, service.readyAfter)
                let isOver = Flag()
                let address = service.address
                async let storming: Void = storm(400, at: 32) { index in
                    if isOver.isSet { return }
                    _ = await ask(client, address, round, index)
                }
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...200)))
                service.kill()
                isOver.set()
                await storming
            }
            report.note("rounds", rounds)
            report.note("slowest start, ms", Int(slowest * 1_000))
            if slowest > 2 { report.fault("A start took \(slowest) s; 2 s are allowed.") }
            let service = try RunningService(store: stage.store.address)
            try await settle(client, service.address, stage, rounds, &report)
            await client.close()
            service.stop()
            return report
        }
    }

    private static func ask(_ client: Client, _ address: String, _ round: Int, _ index: Int) async -> Client.Answer? {
        await client.book(
            address, event: "K\(round)", email: "p\(index)@kill.example", agency: "AG\(index % 50 + 1)",
            key: "kill-\(round)-\(index)")
    }

    /// Whatever had no answer is asked again with its key; then what is stored is held against what was told.
    private static func settle(
        _ client: Client, _ address: String, _ stage: ServiceStage, _ rounds: Int, _ report: inout Report
    ) async throws {
        let before = client.entries
        let unknown = before.filter { $0.answer == nil }
        report.note("asked", before.count)
        report.note("without an answer", unknown.count)
        if before.count == unknown.count { report.fault("Nothing was ever answered.") }
        await storm(unknown.count, at: 16) { index in
            let entry = unknown[index]
            _ = await client.post(address, entry.path, entry.body, key: entry.key)
        }
        // Those told before must be told the same again.
        let told = before.filter { $0.answer?.status == 201 }
        await storm(told.count, at: 16) { index in
            let entry = told[index]
            _ = await client.post(address, entry.path, entry.body, key: entry.key)
        }
        let after = Dictionary(client.entries.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        for entry in told where after[entry.key]?.answer?.id != entry.answer?.id {
            report.fault(
                "\(entry.key) was told \(entry.answer?.id ?? "?"), and now \(after[entry.key]?.answer?.id ?? "?").")
        }
        try await judge(after.values.compactMap(\.answer), stage, rounds, &report)
    }

    private static func judge(
        _ answers: [Client.Answer], _ stage: ServiceStage, _ rounds: Int, _ report: inout Report
    ) async throws {
        let told = Set(answers.filter { $0.status == 201 }.compactMap(\.id))
        var stored: Set<String> = []
        for round in 0..<rounds {
            let bookings = try await stage.stored("K\(round)")
            stored.formUnion(bookings.map(\.id))
            let held = bookings.filter { $0.state.code == .confirmed }.count
            if held > 30 { report.fault("K\(round) holds \(held) of 30 places.") }
        }
        report.note("stored", stored.count)
        let lost = told.subtracting(stored)
        let phantoms = stored.subtracting(told)
        if !lost.isEmpty { report.fault("\(lost.count) acknowledged bookings are lost, such as \(lost.sorted()[0]).") }
        if !phantoms.isEmpty { report.fault("\(phantoms.count) bookings were never asked for.") }
        try await stage.verify(&report)
    }
}

/// Something that has happened, told to many tasks.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock { $0 } }

    func set() { state.withLock { $0 = true } }
}

/// R12: SIGTERM in a storm; what the service has begun it finishes and answers.
enum DrainTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let rounds = try arguments.number("rounds", otherwise: 10)
        return try await ServiceStage.with(arguments.engine, agencies: 50) { stage in
            var report = Report()
            var cut = 0
            var answered = 0
            for round in 0..<rounds {
                try await stage.addEvent("D\(round)", places: 100_000)
                let client = try Client(token: stage.token, connections: 32, folder: stage.folder)
                let service = try RunningService(store: stage.store.address)
                let isOver = Flag()
                let address = service.address
                async let storming: Void = storm(100_000, at: 32) { index in
                    if isOver.isSet { return }
                    _ = await client.book(
                        address, event: "D\(round)", email: "p\(index)@drain.example", agency: "AG\(index % 50 + 1)",
                        key: "drain-\(round)-\(index)")
                }
                try await Task.sleep(for: .milliseconds(300))
                let status = service.stop()
                isOver.set()
                await storming
                await client.close()
                if status != 0 { report.fault("The service ended with \(status).") }
                let told = Set(client.entries.compactMap { $0.answer?.status == 201 ? $0.answer?.id : nil })
                answered += told.count
                // What was stored and not told is a request that was cut.
                cut += Set(try await stage.stored("D\(round)").map(\.id)).subtracting(told).count
            }
            report.note("rounds", rounds)
            report.note("answered", answered)
            report.note("cut", cut)
            if answered == 0 { report.fault("Nothing was answered.") }
            if cut > 0 { report.fault("\(cut) requests were done and their clients never told.") }
            try await stage.verify(&report)
            return report
        }
    }
}
