import Domain
import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import Web

@Suite struct CutOperationTests {
    private func cut(_ neighbours: Neighbours, _ query: String, as role: Role) async -> Outgoing {
        await neighbours.send(.get, "/api/v1/reports/years/2019/cut\(query)", as: role)
    }

    @Test(arguments: TestEngine.allCases)
    func `a cut answers as the document says, for each dimension`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for dimension in Dimension.allCases {
                let answer = await cut(neighbours, "?by=\(dimension.rawValue)&compare=2", as: .administrator)
                #expect(answer.status == 200, "\(dimension)")
                let told = try #require(JSON.read(answer.bytes))
                #expect(ReportOperations.cut.success.schema.faults(told) == [], "\(dimension)")
                #expect(told["by"] == .list([.text(dimension.rawValue)]) && told["masked"] == .flag(false))
            }
            let nested = await cut(neighbours, "?by=course&nested=agency&public=true", as: .observer)
            #expect(JSON.read(nested.bytes)?["masked"] == .flag(true))
            for wrong in ["?by=shoe", "?compare=7", "?by=course&public=maybe"] {
                #expect(await cut(neighbours, wrong, as: .administrator).status == 400, "\(wrong)")
            }
            #expect(await cut(neighbours, "?by=course&nested=course", as: .administrator).status == 409)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency sees itself against all others, and nobody by name`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let answer = await cut(neighbours, "?by=course", as: .agencyLead)
            #expect(answer.status == 200)
            let told = try #require(JSON.read(answer.bytes))
            #expect(ReportOperations.cut.success.schema.faults(told) == [] && told["masked"] == .flag(true))
            guard case .list(let cells)? = told["cells"] else {
                Issue.record("There are no cells.")
                return
            }
            #expect(cells.count >= 4 && cells.count % 2 == 0)
            for (index, cell) in cells.enumerated() {
                #expect(cell["side"] == .text(index % 2 == 0 ? "own" : "others"))
                // The others are so few that nothing is told of them.
                #expect((cell["measures"] == .null) == (index % 2 == 1))
            }
            for query in ["?by=sector", "?by=trainer", "?by=staff_group", "?by=course&nested=month"] {
                #expect(await cut(neighbours, query, as: .agencyLead).status == 403, "\(query)")
            }
            #expect(await cut(neighbours, "?by=trainer", as: .observer).status == 403)
            for role in [Role.practitioner, .trainer] {
                #expect(await cut(neighbours, "", as: role).status == 403)
            }
        }
    }
}
