import Application
import Bootstrap
import Domain
import Foundation
import Store
import TestSupport

/// A store with agencies, one course and a token, in the present: the service has the system's clock.
struct ServiceStage {
    let store: TestStore
    let token: String
    let folder: URL

    /// Makes the stage, runs the body and takes everything away.
    static func with<R: Sendable>(
        _ engine: TestEngine, agencies: Int = 50, _ body: (ServiceStage) async throws -> R
    ) async throws -> R {
        try await StoreFactory.with(engine) { store in
            try await store.furnish()
            store.clock.set(SystemClock().now())
            for number in 1...agencies { try await store.addAgency("AG\(number)", sector: "health") }
            let made = try await AddToken(store.house)(.init(role: .administrator), by: actor)
            let folder = FileManager.default.temporaryDirectory
            let stage = ServiceStage(store: store, token: made.secret.text, folder: folder)
            return try await body(stage)
        }
    }

    /// Adds an event a month from now and opens it to booking.
    func addEvent(_ reference: String, places: Int) async throws {
        let minute = Int(store.clock.now().seconds / 60) + 30 * 1_440
        _ = try await store.addEvent(reference, places: places, sessions: [minute..<(minute + 180)])
    }

    /// The bookings of an event as stored, in order of arrival: reference and state.
    func stored(_ event: String) async throws -> [(id: String, state: BookingState)] {
        let id = try await store.house.eventID(event)
        return try await store.house.store.read(.everything) { view in
            guard let head = try view.event(id) else { return [] }
            return try view.bookings(of: id).map { (head.reference(of: $0.id), $0.state) }
        }
    }

    /// Walks everything stored, as `turnout verify` does.
    func verify(_ report: inout Report) async throws {
        let verification = try await store.keeper.verify(store.address) { _ in }
        for fault in verification.faults { report.fault("verify: \(fault)") }
    }
}
