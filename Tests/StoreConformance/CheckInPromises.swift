import Application
import Domain
import TestSupport
import Testing

/// A check-in code leads whoever keeps the register to one booking, and nobody else anywhere.
public enum CheckInPromises {
    /// A code of one's own booking; read by the event's trainer, as what this service wrote.
    public static func leadsThoseWhoKeepTheRegister(_ stage: Stage) async throws {
        try await stage.event("E1", places: 2)
        try await stage.event("E2", places: 5)
        for person in 1...3 { try await stage.book("E1", person) }
        try await stage.book("E2", 9, agency: "BBB")
        _ = try await ChangeTrainers(stage.house).add("person9@bbb.example", to: "E1", by: Stage.admin)
        let people = try await stage.people(["E1-1", "E1-2", "E2-1"])
        let own = Principal(name: "person:1", role: .practitioner, scope: .person(people[0]))
        let trainer = Principal(name: "person:9", role: .trainer, scope: .trainer(people[2]))
        let other = Principal(name: "person:2", role: .trainer, scope: .trainer(people[1]))
        let (make, show) = (MakeCheckInCode(stage.house), ShowCheckIn(stage.house))
        #expect(try await refusal { try await show("E1-1.x", by: trainer) } == .notFound)
        let code = try #require(try await make("E1-1", by: own))
        #expect(code.hasPrefix("E1-1."))
        #expect(try await make("E1-1", by: own) == code)
        #expect(try await refusal { try await make("E1-2", by: own) } == .notFound)
        // Who waits has nothing to check in to.
        #expect(try await make("E1-3", by: Stage.admin) == nil)
        let sheet = try await show(code, by: trainer)
        #expect(sheet.line.reference == "E1-1" && sheet.line.name == "Person 1" && sheet.event == "E1")
        #expect(sheet.session == 1 && !sheet.hasStarted && sheet.mark == .notRecorded)
        let forged = code.replacing("E1-1.", with: "E1-2.")
        for (who, code) in [(other, code), (trainer, forged), (trainer, String(code.dropLast())), (trainer, "")] {
            #expect(try await refusal { try await show(code, by: who) } == .notFound)
        }
        let foreign = try #require(try await make("E2-1", by: Stage.admin))
        #expect(try await refusal { try await show(foreign, by: trainer) } == .notFound)
        // Who gave the place up is told to hold none.
        let given = try #require(try await make("E1-2", by: Stage.admin))
        try await stage.cancel("E1-2")
        #expect(try await refusal { try await show(given, by: trainer) } == .wrongState)
        for role in [Role.practitioner, .agencyLead, .finance, .observer] {
            let who = Principal(name: "token:1", role: role, scope: .everything)
            #expect(try await refusal { try await show(code, by: who) } == .forbidden)
        }
        try stage.setClock("2019-05-14T09:40")
        #expect(try await show(code, by: trainer).hasStarted)
        _ = try await Attend(stage.house)(.init(booking: "E1-1", mark: .late(minutes: 5)), by: trainer)
        #expect(try await show(code, by: trainer).mark == .late(minutes: 5))
        try stage.setClock("2019-05-14T12:30")
        #expect(try await make("E1-1", by: own) == nil)
        // What was printed still leads to the register when the day is over.
        #expect(try await show(code, by: Stage.admin).session == 1)
    }

    /// Whoever asks first, every code is signed with one key.
    public static func manyDrawOneKey(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        try await stage.book("E1", 1)
        let house = stage.house
        let codes = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<20 { group.addTask { try await MakeCheckInCode(house)("E1-1", by: Stage.admin) } }
            return try await group.reduce(into: Set<String>()) { codes, code in codes.formUnion(code.map { [$0] } ?? [])
            }
        }
        #expect(codes.count == 1)
        let key = try await house.store.read(.everything) { try $0.serviceKey("check_in") }
        #expect(key?.count == 32)
        #expect(try await house.store.read(.figures) { try $0.serviceKey("check_in") } == nil)
    }
}
