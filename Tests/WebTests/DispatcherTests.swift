import Application
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Web

/// What the service answers, operation by operation, without a network.
@Suite struct DispatcherTests {
    private func json(_ answer: Outgoing) -> JSON { JSON.read(answer.bytes) ?? .null }

    private func key(_ key: String) -> HTTPFields {
        HTTPField.Name("Idempotency-Key").map { [$0: key] } ?? [:]
    }

    private let ann = JSON.object([
        "email": .text("ann@own.example"), "name": .text("Ann"), "agency": .text("OWN"), "job_role": .text("nurse"),
    ])

    @Test(arguments: TestEngine.allCases)
    func `a key makes a write happen once, whatever it changes`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let writes: [(HTTPRequest.Method, String, JSON?, Int)] = [
                (.post, "/api/v1/events/E2/bookings", ann, 201),
                (
                    .post, "/api/v1/bookings/E2-1/substitution",
                    .object([
                        "email": .text("bea@own.example"), "name": .text("Bea"), "job_role": .text("nurse"),
                    ]), 201
                ),
                (.post, "/api/v1/bookings/E2-2/move", .object(["event": .text("E1")]), 201),
                (.post, "/api/v1/bookings/E1-1/cancellation", .object([]), 200),
                (
                    .post, "/api/v1/agencies",
                    .object([
                        "code": .text("NEW"), "name": .text("New"), "sector": .text("health"),
                    ]), 201
                ),
                (.patch, "/api/v1/events/E2", .object(["places": .number(12)]), 200),
                (.post, "/api/v1/events/E2/closing", nil, 200),
            ]
            for (index, (method, path, body, status)) in writes.enumerated() {
                let first = await neighbours.send(
                    method, path, as: .administrator, body: body, headers: key("k\(index)"))
                #expect(first.status == status, "\(path): \(String(decoding: first.bytes, as: UTF8.self))")
                let again = await neighbours.send(
                    method, path, as: .administrator, body: body, headers: key("k\(index)"))
                #expect(again.status == status, "\(path)")
                #expect(again.bytes == first.bytes, "\(path): \(String(decoding: again.bytes, as: UTF8.self))")
            }
            let other = await neighbours.send(
                .post, "/api/v1/events/E1/bookings", as: .administrator, body: ann, headers: key("k0"))
            #expect(other.status == 422)
            #expect(json(other)["type"] == .text("urn:turnout:problem:key_reused"))
            let verification = try await neighbours.store.keeper.verify(neighbours.store.address) { _ in }
            #expect(verification.faults == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a refusal is kept with its key`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let path = "/api/v1/bookings/E1-1/acceptance"
            let first = await neighbours.send(.post, path, as: .administrator, headers: key("no"))
            let again = await neighbours.send(.post, path, as: .administrator, headers: key("no"))
            #expect(first.status == 409)
            #expect(again.status == 409)
            #expect(json(first)["detail"] == json(again)["detail"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an issued document cannot be changed or deleted`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let path = "/api/v1/invoices/INV-000001"
            let before = await neighbours.send(.get, path, as: .finance)
            #expect(before.status == 200)
            for method in [HTTPRequest.Method.put, .patch, .delete, .post] {
                let answer = await neighbours.send(method, path, as: .administrator, body: .object([]))
                #expect(answer.status == 405)
                #expect(answer.headers[.allow] == "GET, HEAD")
            }
            let after = await neighbours.send(.get, path, as: .finance)
            #expect(after.bytes == before.bytes)
        }
    }

    @Test func `what has not changed is not sent again`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            let first = await neighbours.send(.get, "/api/v1/events/E1", as: .observer)
            let tag = try #require(first.headers[.eTag])
            let same = await neighbours.send(
                .get, "/api/v1/events/E1", as: .observer, headers: [.ifNoneMatch: "\"x\", \(tag)"])
            #expect(same.status == 304)
            #expect(same.bytes.isEmpty)
            _ = await neighbours.send(.post, "/api/v1/events/E1/bookings", as: .administrator, body: ann)
            let other = await neighbours.send(.get, "/api/v1/events/E1", as: .observer, headers: [.ifNoneMatch: tag])
            #expect(other.status == 200)
        }
    }

    @Test func `a token that is revoked, expired or invented is no token`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            for header in ["Bearer turnout_\(String(repeating: "x", count: 43))", "Basic abc", "Bearer ", "Bearer x"] {
                let answer = await neighbours.send(.get, "/api/v1/events", as: nil, headers: [.authorization: header])
                #expect(answer.status == 401)
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
            }
            #expect(await neighbours.send(.get, "/api/v1/events", as: .observer).status == 200)
            neighbours.store.clock.advance(minutes: 366 * 1_440)
            #expect(await neighbours.send(.get, "/api/v1/events", as: .observer).status == 401)
        }
    }

    @Test func `a body is wanted as JSON, and told where it is wrong`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            let path = "/api/v1/events/E1/bookings"
            let wrong = await neighbours.send(
                .post, path, as: .administrator, body: .object(["email": .text("x"), "agency": .text("OWN")]))
            #expect(wrong.status == 400)
            #expect(wrong.headers[.contentType] == "application/problem+json")
            let form = await neighbours.send(.post, path, as: .administrator, headers: [.contentType: "text/plain"])
            #expect(form.status == 415)
            let moment = JSON.object(["received_at": .text("2019-05-01T10:00:00Z")])
            let forbidden = await neighbours.send(
                .post, "/api/v1/bookings/E1-1/cancellation", as: .practitioner, body: moment)
            #expect(forbidden.status == 403)
        }
    }

    @Test func `the service tells of itself`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            #expect(await neighbours.send(.get, "/health/live", as: nil).status == 200)
            #expect(await neighbours.send(.get, "/health/ready", as: nil).status == 200)
            let metrics = await neighbours.send(.get, "/metrics", as: nil)
            let text = String(decoding: metrics.bytes, as: UTF8.self)
            #expect(text.contains(#"turnout_requests_total{operation="isReady",status="200"} 1"#))
            #expect(text.contains("# TYPE turnout_request_seconds histogram"))
            let page = await neighbours.send(.get, "/api", as: nil)
            #expect(String(decoding: page.bytes, as: UTF8.self).contains("POST /api/v1/events/{reference}/bookings"))
            let head = await neighbours.send(.head, "/api", as: nil)
            #expect(head.status == 200)
            #expect(head.bytes.isEmpty)
        }
    }

    @Test func `practitioners book for themselves only`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            let other = await neighbours.send(.post, "/api/v1/events/E2/bookings", as: .practitioner, body: ann)
            #expect(other.status == 403)
            let own = JSON.object([
                "email": .text("OWN1@own.example"), "name": .text("Own One"), "agency": .text("OWN"),
                "job_role": .text("nurse"),
            ])
            let booked = await neighbours.send(.post, "/api/v1/events/E2/bookings", as: .practitioner, body: own)
            #expect(booked.status == 201)
            #expect(json(booked)["status"] == .text("confirmed"))
        }
    }
}
