import Application
import Domain
import Foundation
import TestSupport

/// R2: many attempts at few places, on PostgreSQL through two services at once.
enum StormTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let attempts = try arguments.number("attempts", otherwise: 10_000)
        let connections = try arguments.number("connections", otherwise: 200)
        let places = 30
        return try await ServiceStage.with(arguments.engine) { stage in
            try await stage.addEvent("HOT", places: places)
            var services = [try RunningService(store: stage.store.address)]
            if arguments.engine == .postgres { services.append(try RunningService(store: stage.store.address)) }
            let addresses = services.map(\.address)
            let client = try Client(token: stage.token, connections: connections, folder: stage.folder)
            await storm(attempts, at: connections) { index in
                _ = await client.book(
                    addresses[index % addresses.count], event: "HOT", email: "p\(index)@storm.example",
                    agency: "AG\(index % 50 + 1)", key: "storm-\(index)")
            }
            await client.close()
            for service in services { service.stop() }
            var report = Report()
            judge(client.entries, attempts, places, &report)
            try await judge(stage, attempts, places, &report)
            report.note("services", services.count)
            return report
        }
    }

    private static func judge(_ entries: [Client.Entry], _ attempts: Int, _ places: Int, _ report: inout Report) {
        let answers = entries.compactMap(\.answer)
        let confirmed = answers.filter { $0.standing == "confirmed" }.count
        let positions = answers.filter { $0.standing == "waitlisted" }.compactMap(\.position).sorted()
        report.note("attempts", attempts)
        report.note("confirmed", confirmed)
        report.note("waitlisted", positions.count)
        if answers.count != attempts { report.fault("\(attempts - answers.count) attempts had no answer.") }
        let others = answers.filter { $0.status != 201 }
        for answer in others.prefix(5) {
            report.fault("An attempt was answered \(answer.status) \(answer.kind ?? "").")
        }
        if confirmed != places { report.fault("\(confirmed) confirmed of \(places) places.") }
        if positions != Array(1...max(1, attempts - places)) { report.fault("The positions are not 1 to the last.") }
        if Set(answers.compactMap(\.id)).count != answers.count { report.fault("A booking was told twice.") }
    }

    /// Tickets rise with the arrival numbers, which are given under the lock: the order of commits.
    private static func judge(
        _ stage: ServiceStage, _ attempts: Int, _ places: Int, _ report: inout Report
    ) async throws {
        let stored = try await stage.stored("HOT")
        if stored.count != attempts { report.fault("\(stored.count) bookings are stored of \(attempts).") }
        let held = stored.filter { $0.state.code == .confirmed }.count
        if held != places { report.fault("\(held) places are held of \(places).") }
        let tickets = stored.compactMap { if case .waitlisted(let ticket) = $0.state { ticket } else { nil } }
        if zip(tickets, tickets.dropFirst()).contains(where: { $0 >= $1 }) {
            report.fault("The waiting list is not in the order of arrival.")
        }
        try await stage.verify(&report)
    }
}

/// R4 and R5: one person asks many times at once; one agency tries to take everything.
enum GreedTrial {
    static func samePerson(_ arguments: Arguments) async throws -> Report {
        let attempts = try arguments.number("attempts", otherwise: 500)
        return try await ServiceStage.with(arguments.engine, agencies: 2) { stage in
            try await stage.addEvent("E1", places: 100)
            let service = try RunningService(store: stage.store.address)
            let client = try Client(token: stage.token, connections: 100, folder: stage.folder)
            await storm(attempts, at: 100) { index in
                // An address is one person's whatever its capitals are.
                let email = index % 2 == 0 ? "same@person.example" : "Same@Person.example"
                _ = await client.book(service.address, event: "E1", email: email, agency: "AG1", key: "k\(index)")
            }
            await client.close()
            service.stop()
            var report = Report()
            let answers = client.entries.compactMap(\.answer)
            let booked = answers.filter { $0.status == 201 }.count
            let refused = answers.filter { $0.status == 409 && $0.kind == "already_booked" }.count
            report.note("booked", booked)
            report.note("refused", refused)
            if booked != 1 || refused != attempts - 1 { report.fault("\(booked) booked and \(refused) refused.") }
            try await stage.verify(&report)
            return report
        }
    }

    static func oneAgency(_ arguments: Arguments) async throws -> Report {
        let attempts = try arguments.number("attempts", otherwise: 500)
        return try await ServiceStage.with(arguments.engine, agencies: 3) { stage in
            try await stage.addEvent("E1", places: 100)
            _ = try await AllocatePlaces(stage.store.house)(
                .init(reference: "E1", group: .agency("AG1"), reserved: 0, cap: 10), by: actor)
            let service = try RunningService(store: stage.store.address)
            let client = try Client(token: stage.token, connections: 100, folder: stage.folder)
            await storm(attempts, at: 100) { index in
                let agency = index % 10 == 0 ? "AG2" : "AG1"
                _ = await client.book(
                    service.address, event: "E1", email: "p\(index)@greed.example", agency: agency, key: "k\(index)")
            }
            await client.close()
            service.stop()
            var report = Report()
            let held = client.entries.filter { $0.answer?.standing == "confirmed" }
            let greedy = held.filter { $0.body.contains("\"AG1\"") }.count
            report.note("held by the greedy agency", greedy)
            report.note("held by another", held.count - greedy)
            if greedy != 10 { report.fault("The agency holds \(greedy) places; its cap is 10.") }
            if held.count - greedy != attempts / 10 { report.fault("Others were kept out.") }
            try await stage.verify(&report)
            return report
        }
    }
}
