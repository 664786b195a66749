import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// A change made from what somebody else has changed meanwhile is refused, and nothing is stored.
@Suite struct ConditionTests {
    private static let records: [(path: String, change: JSON)] = [
        ("events/E1", .object(["minimum": .number(3)])), ("courses/SAF", .object(["level": .text("2")])),
        ("agencies/OWN", .object(["band": .text("small_charity")])),
        ("people/own1@own.example", .object(["job_role": .text("lead nurse")])),
    ]

    @Test(arguments: TestEngine.allCases)
    func `only the version that was read is changed`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for record in Self.records {
                let target = "/api/v1/\(record.path)"
                let read = await neighbours.send(.get, target, as: .administrator)
                let tag = try #require(read.headers[.eTag])
                let first = await neighbours.send(
                    .patch, target, as: .administrator, body: record.change, headers: [.ifMatch: tag])
                #expect(first.status == 200, "\(record.path): \(String(decoding: first.bytes, as: UTF8.self))")
                #expect(first.headers[.eTag] != tag && first.headers[.eTag] != nil)
                let undo = JSON.object([])
                for stale in [tag, "\"0.1\"", "\"x\"", "W/\"1.1\"", "\"\"", "\"0.1\", \"x\"", "1", "x"] {
                    let second = await neighbours.send(
                        .patch, target, as: .administrator, body: undo, headers: [.ifMatch: stale])
                    #expect(second.status == 412, "\(record.path) \(stale)")
                }
                for wrong in [String(repeating: "x", count: 201), "\u{7F}"] {
                    let answer = await neighbours.send(
                        .patch, target, as: .administrator, body: undo, headers: [.ifMatch: wrong])
                    #expect(answer.status == 400, "\(record.path) \(wrong)")
                }
                let now = await neighbours.send(.get, target, as: .administrator)
                #expect(now.headers[.eTag] == first.headers[.eTag], "\(record.path)")
                for good in ["*", "\"0.1\", \(first.headers[.eTag] ?? "")"] {
                    let third = await neighbours.send(
                        .patch, target, as: .administrator, body: undo, headers: [.ifMatch: good])
                    #expect(third.status == 200, "\(record.path) \(good)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two who change the same version one is refused`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let read = await neighbours.send(.get, "/api/v1/events/E1", as: .administrator)
            let tag = try #require(read.headers[.eTag])
            let statuses = await withTaskGroup(of: Int.self) { group in
                for minimum in 1...8 {
                    group.addTask {
                        await neighbours.send(
                            .patch, "/api/v1/events/E1", as: .administrator,
                            body: .object(["minimum": .number(Int64(minimum))]), headers: [.ifMatch: tag]
                        ).status
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 200 }.count == 1)
            #expect(statuses.filter { $0 == 412 }.count == 7)
        }
    }
}
