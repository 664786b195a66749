import Application
import Domain
import Store
import Testing
import TestSupport

/// A small partnership to try things on: two agencies, one course, and an administrator.
struct Partnership {
    let house: House
    let clock: TestClock
    let admin = Principal.command("tester")

    static func with(_ engine: TestEngine, _ body: (Partnership) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let partnership = Partnership(house: store.house, clock: store.clock)
            try await partnership.prepare()
            try await body(partnership)
            // Whatever was done, the store agrees with itself afterwards.
            let found = try await store.keeper.verify(store.address) { _ in }
            #expect(found.faults.isEmpty)
        }
    }

    private func prepare() async throws {
        for (code, sector) in [("BWC", "health"), ("SCH", "schools")] {
            _ = try await AddAgency(house)(.init(code: code, name: "Agency \(code)", sector: sector), by: admin)
        }
        _ = try await AddCourse(house)(.init(code: "NEG2", title: "Neglect", topic: "neglect", minutes: 180), by: admin)
    }

    /// Plans and publishes an event of the 14th of a month of 2019, 09:30 to 12:30.
    func event(_ reference: String, places: Int64 = 2, month: Int64 = 5) async throws {
        var request = AddEvent.Request(reference: reference, course: "NEG2", places: places)
        request.sessions = [try session(month)]
        _ = try await AddEvent(house)(request, by: admin)
        _ = try await StepEvent(house)(reference, .published, by: admin)
    }

    func session(_ month: Int64) throws -> SessionTime {
        let day = "2019-\(month < 10 ? "0" : "")\(month)-14"
        return try EventRuleTests.session("\(day)T09:30", "\(day)T12:30")
    }

    func book(_ event: String, _ name: String, _ agency: String = "BWC") async throws -> Book.Answer {
        let request = Book.Request(
            event: event, email: "\(name)@x.example", name: name, agency: agency, jobRole: "nurse")
        return try await Book(house)(request, by: admin)
    }

    func read<R: Sendable>(
        _ scope: AccessScope = .everything, _ work: @escaping @Sendable (any ReadView) throws -> R
    ) async throws -> R {
        try await house.store.read(scope, work)
    }

    /// That it is refused, and of which kind.
    func refusal(_ work: () async throws -> Void) async -> Refusal.Kind? {
        do {
            try await work()
            return nil
        } catch let refusal as Refusal {
            return refusal.kind
        } catch {
            return nil
        }
    }
}
