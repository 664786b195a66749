import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// S1 for what is told to a few: how to join, and what people need.
@Suite struct AttendingTests {
    private static let link = "https://meet.example/KEYHOLE"

    @Test(arguments: TestEngine.allCases)
    func `no route tells a link or a need to anybody but those it is for`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for event in ["E1", "E9"] {
                let body = JSON.object(["instructions": .text("Ring twice."), "link": .text(Self.link)])
                let set = await neighbours.send(
                    .post, "/api/v1/events/\(event)/joining", as: .administrator, body: body)
                #expect(set.status == 200)
            }
            let need = JSON.object(["needs": .text("A KEYHOLE seat"), "consent": .flag(true)])
            let said = await neighbours.send(
                .post, "/api/v1/bookings/E1-1/access-needs", as: .practitioner, body: need)
            #expect(said.status == 200)
            var told: Set<String> = []
            for operation in WebServer.api where operation.method == .get {
                for target in Self.targets(operation) {
                    for role in Role.allCases {
                        let answer = await neighbours.send(.get, target, as: role)
                        if String(decoding: answer.bytes, as: UTF8.self).contains("KEYHOLE") {
                            told.insert("\(role.rawValue) \(target.replacing("/api/v1/", with: ""))")
                        }
                    }
                }
            }
            #expect(
                told == [
                    "administrator events/E1/joining", "administrator events/E9/joining",
                    "practitioner events/E1/joining", "trainer events/E9/joining",
                    "administrator bookings/E1-1", "administrator bookings/E1-2", "administrator bookings/E9-1",
                    "practitioner bookings/E1-1", "administrator bookings/E1-1/access-needs",
                    "practitioner bookings/E1-1/access-needs", "administrator events/E1/access-needs",
                ])
            // Another's need cannot be said, nor one's own without consent.
            let foreign = await neighbours.send(
                .post, "/api/v1/bookings/E1-2/access-needs", as: .practitioner, body: need)
            #expect(foreign.status == 404)
            let silent = JSON.object(["needs": .text("A seat"), "consent": .flag(false)])
            let refused = await neighbours.send(
                .post, "/api/v1/bookings/E1-1/access-needs", as: .practitioner, body: silent)
            #expect(refused.status == 409)
            // Once the place is given up, the link is told no more.
            _ = await neighbours.send(
                .post, "/api/v1/bookings/E1-1/cancellation", as: .practitioner, body: .object([]))
            #expect(await neighbours.send(.get, "/api/v1/events/E1/joining", as: .practitioner).status == 404)
        }
    }

    private static func targets(_ operation: Web.Operation) -> [String] {
        let path = operation.path
        guard let name = operation.pathParameters.first?.name else { return [path] }
        let values: [String] =
            switch name {
            case "reference": path.contains("/charges") ? ["E0-1", "E0-2"] : ["E1", "E9"]
            case "id": path.contains("/webhooks") ? ["1"] : ["E1-1", "E1-2", "E9-1"]
            case "email": ["own1@own.example", "own9@own.example"]
            case "code": ["OWN", "SAF"]
            case "number": ["INV-000001", "INV-000002"]
            case "year": ["2019"]
            case "from": ["2018-04-01"]
            default: ["1"]
            }
        return values.map { path.replacing("{\(name)}", with: $0) }
    }
}
