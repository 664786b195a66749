import Application
import Domain
import Foundation
import Synchronization
import TestSupport

/// R3: bookings, cancellations and changes of capacity at once, with somebody watching the event all the while.
enum LifeTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let bookings = try arguments.number("bookings", otherwise: 2_000)
        return try await ServiceStage.with(arguments.engine) { stage in
            try await stage.addEvent("LIFE", places: 30)
            let service = try RunningService(store: stage.store.address)
            let address = service.address
            let client = try Client(token: stage.token, connections: 100, folder: stage.folder)
            let watcher = try await Watch(stage, "LIFE")
            let watching = Task { try await watcher.run() }
            async let booking: Void = storm(bookings, at: 40) { index in
                let answer = await client.book(
                    address, event: "LIFE", email: "p\(index)@life.example", agency: "AG\(index % 50 + 1)",
                    key: "book-\(index)")
                watcher.add(answer?.id)
            }
            async let changing: Void = storm(bookings / 10, at: 2) { index in
                _ = await client.change(address, event: "LIFE", places: Int.random(in: 20...60), key: "change-\(index)")
            }
            async let cancelling: Void = storm(bookings, at: 40) { index in
                // Waits for a booking to cancel, so that there are as many of the one as of the other.
                while let id = watcher.take() {
                    if id.isEmpty {
                        try? await Task.sleep(for: .milliseconds(1))
                        continue
                    }
                    // Some are left, so that there are people to promote.
                    if index % 4 != 0 { _ = await client.cancel(address, id, key: "cancel-\(index)") }
                    return
                }
            }
            _ = await (booking, changing, cancelling)
            // Whoever is forgotten shows by waiting longer than two seconds beside a free place.
            try await Task.sleep(for: .milliseconds(2_500))
            watcher.stop()
            var report = try await watching.value
            await client.close()
            service.stop()
            let failed = client.entries.compactMap(\.answer).filter { $0.status >= 500 }.count
            report.note("asked", client.entries.count)
            if failed > 0 { report.fault("\(failed) requests were answered with 5xx.") }
            if client.entries.contains(where: { $0.answer == nil }) { report.fault("A request had no answer.") }
            try await stage.verify(&report)
            return report
        }
    }
}

/// Looks at an event every few milliseconds, and hands booked references to those who cancel.
private final class Watch: Sendable {
    private struct State {
        var booked: [String] = []
        var isOver = false
    }

    private let stage: ServiceStage
    private let event: EventID
    private let state = Mutex(State())

    init(_ stage: ServiceStage, _ reference: String) async throws {
        self.stage = stage
        event = try await stage.store.house.eventID(reference)
    }

    func add(_ id: String?) { state.withLock { state in if let id { state.booked.append(id) } } }

    /// A booking to cancel; empty while there is none, nil once it is over.
    func take() -> String? {
        state.withLock { state in
            if state.isOver { return nil }
            return state.booked.isEmpty ? "" : state.booked.removeFirst()
        }
    }

    func stop() { state.withLock { $0.isOver = true } }

    func run() async throws -> Report {
        var report = Report()
        var snapshots = 0
        var idleSince: ContinuousClock.Instant?
        var longest = Duration.zero
        while !state.withLock({ $0.isOver }) {
            let id = event
            let head = try await stage.store.house.store.read(.everything) { try $0.event(id) }
            guard let head else { break }
            snapshots += 1
            if head.held + head.offered > head.bookable {
                report.fault("\(head.held) held and \(head.offered) offered of \(head.bookable) places.")
            }
            let isIdle = head.waiting > 0 && head.bookable > head.held + head.offered
            if isIdle {
                let since = idleSince ?? .now
                idleSince = since
                longest = max(longest, .now - since)
            } else {
                idleSince = nil
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        report.note("snapshots", snapshots)
        report.note(
            "longest wait beside a free place, ms",
            Int(longest.components.attoseconds / 1_000_000_000_000_000) + Int(longest.components.seconds) * 1_000)
        if longest > .seconds(2) { report.fault("Somebody waited beside a free place for \(longest).") }
        return report
    }
}
