import Domain
import Foundation
import TestSupport

/// R6: answers that are cut after the commit; the client asks again with the same key, also after a restart.
enum CutTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let requests = try arguments.number("requests", otherwise: 5_000)
        return try await ServiceStage.with(arguments.engine, agencies: 50) { stage in
            for event in 1...20 { try await stage.addEvent("E\(event)", places: 100_000) }
            var report = Report()
            var service = try RunningService(store: stage.store.address)
            let proxy = try CuttingProxy(to: service.port)
            let client = try Client(token: stage.token, connections: 64, folder: stage.folder)
            let first = service.address
            // Half ask again at once, the other half only after the service was started anew.
            await storm(requests, at: 64) { index in
                _ = await ask(client, proxy.address, index)
                if index % 2 == 0 { _ = await ask(client, first, index) }
            }
            proxy.close()
            report.note("answers cut", proxy.count)
            if proxy.count < requests { report.fault("Only \(proxy.count) of \(requests) answers were cut.") }
            service.stop()
            service = try RunningService(store: stage.store.address)
            let second = service.address
            await storm(requests, at: 64) { index in _ = await ask(client, second, index) }
            let settled = client.entries.filter { $0.answer?.status == 201 }.count
            report.note("settled", settled)
            if settled != requests { report.fault("\(requests - settled) requests were never settled.") }
            try await others(client, second, &report)
            await client.close()
            service.stop()
            try await judge(stage, requests, &report)
            return report
        }
    }

    private static func ask(_ client: Client, _ address: String, _ index: Int) async -> Client.Answer? {
        await client.book(
            address, event: "E\(index % 20 + 1)", email: "p\(index)@cut.example", agency: "AG\(index % 50 + 1)",
            key: "cut-\(index)")
    }

    /// A key that comes with another body is refused.
    private static func others(_ client: Client, _ address: String, _ report: inout Report) async throws {
        for index in 0..<20 {
            let answer = await client.book(
                address, event: "E\(index % 20 + 1)", email: "other\(index)@cut.example", agency: "AG1",
                key: "cut-\(index)")
            if answer?.status != 422 {
                report.fault("A key with another body was answered \(answer?.status ?? 0), not 422.")
            }
        }
    }

    private static func judge(_ stage: ServiceStage, _ requests: Int, _ report: inout Report) async throws {
        var stored = 0
        for event in 1...20 { stored += try await stage.stored("E\(event)").count }
        report.note("effects", stored)
        if stored != requests { report.fault("\(requests) requests had \(stored) effects.") }
        try await stage.verify(&report)
    }
}
