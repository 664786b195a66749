import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite struct WebhookOperationTests {
    private let body = JSON.object([
        "url": .text("https://own.example/new"), "agency": .text("OWN"), "topics": .list([.text("booking.*")]),
    ])

    @Test(arguments: TestEngine.allCases)
    func `the secret is told once, and the same key adds no second webhook`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            var headers = HTTPFields()
            headers[try #require(HTTPField.Name("Idempotency-Key"))] = "add-1"
            let first = await neighbours.send(
                .post, "/api/v1/webhooks", as: .administrator, body: body, headers: headers)
            let added = try #require(JSON.read(first.bytes))
            #expect(first.status == 201)
            #expect(first.headers[.location] == "/api/v1/webhooks/3")
            guard case .text(let secret)? = added["secret"] else {
                Issue.record("There is no secret: \(added)")
                return
            }
            #expect(WebhookSecret(secret) != nil)
            let again = await neighbours.send(
                .post, "/api/v1/webhooks", as: .administrator, body: body, headers: headers)
            #expect(again.status == 201)
            #expect(JSON.read(again.bytes)?["id"] == .number(3))
            #expect(JSON.read(again.bytes)?["secret"] == .null)
            for path in ["webhooks", "webhooks?ended=true", "webhooks/3", "webhooks/3/deliveries"] {
                let told = await neighbours.send(.get, "/api/v1/\(path)", as: .administrator)
                #expect(told.status == 200)
                #expect(!String(decoding: told.bytes, as: UTF8.self).contains("whsec_"))
            }
            guard
                case .list(let all)? = JSON.read(
                    await neighbours.send(.get, "/api/v1/webhooks", as: .administrator).bytes)?["webhooks"]
            else { return }
            #expect(all.count == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is answered fits what the document says`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let send = { (method: HTTPRequest.Method, path: String, body: JSON?) in
                await neighbours.send(method, "/api/v1/webhooks\(path)", as: .administrator, body: body)
            }
            let calls: [(Web.Operation, String, JSON?)] = [
                (WebhookOperations.add, "", body), (WebhookOperations.list, "", nil),
                (WebhookOperations.show, "/1", nil), (WebhookOperations.deliveries, "/1/deliveries?limit=5", nil),
                (WebhookOperations.retry, "/1/retry", nil), (WebhookOperations.end, "/1/ending", nil),
                (WebhookOperations.deliveries, "/1/deliveries?given_up=true", nil),
            ]
            for (operation, path, body) in calls {
                let answer = await send(operation.method, path, body)
                #expect(answer.status == operation.success.status, "\(operation.id)")
                let told = try #require(JSON.read(answer.bytes))
                #expect(operation.success.schema.faults(told) == [], "\(operation.id)")
            }
            #expect(await send(.post, "/1/retry", nil).status == 409)
            #expect(await send(.get, "/9", nil).status == 404)
            for url in ["http://own.example/", "https://other.example/", "https://a@own.example/"] {
                let answer = await send(.post, "", .object(["url": .text(url)]))
                #expect(answer.status == 409, "\(url)")
            }
            let topic = await send(
                .post, "", .object(["url": .text("https://own.example/"), "topics": .list([.text("no.such")])]))
            #expect(topic.status == 409)
        }
    }
}
