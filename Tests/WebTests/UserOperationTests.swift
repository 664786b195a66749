import Application
import Domain
import HTTPTypes
import SQLSession
import TestSupport
import Testing

@testable import Web

@Suite struct UserOperationTests {
    @Test(arguments: TestEngine.allCases)
    func `what is answered fits what the document says`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let send = { (method: HTTPRequest.Method, path: String, body: JSON?) in
                await neighbours.send(method, "/api/v1/users\(path)", as: .administrator, body: body)
            }
            let new = JSON.object([
                "email": .text("new@own.example"), "name": .text("New One"), "agency": .text("OWN"),
                "role": .text("administrator"),
            ])
            let lead = JSON.object(["role": .text("agency_lead"), "agency": .text("OWN")])
            let calls: [(Web.Operation, String, JSON?)] = [
                (UserOperations.add, "", new), (UserOperations.list, "", nil),
                (UserOperations.show, "/new@own.example", nil), (UserOperations.show, "/own1@own.example", nil),
                (UserOperations.give, "/new@own.example/roles", lead),
                (UserOperations.end, "/new@own.example/roles/ending", lead),
                (UserOperations.sessions, "/new@own.example/sessions", nil),
                (UserOperations.endSessions, "/new@own.example/sessions/ending", nil),
            ]
            for (operation, path, body) in calls {
                let answer = await send(operation.method, path, body)
                #expect(answer.status == operation.success.status, "\(operation.id)")
                let told = try #require(JSON.read(answer.bytes))
                #expect(operation.success.schema.faults(told) == [], "\(operation.id)")
            }
            let administrator = JSON.object(["role": .text("administrator")])
            #expect(await send(.post, "/new@own.example/roles/ending", administrator).status == 409)
            #expect(await send(.post, "/new@own.example/second-factor/reset", nil).status == 409)
            #expect(await send(.get, "/nobody@own.example", nil).status == 404)
            #expect(await send(.post, "/nobody@own.example/roles", lead).status == 404)
            #expect(await send(.post, "", .object(["email": .text("x")])).status == 400)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a session is shown without what would open it`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let house = neighbours.store.house
            let raw = try RawStore(neighbours.store.address)
            let browser = AskSignIn.browserToken()
            try await AskSignIn(house)("own1@own.example", browser: browser, from: "192.0.2.1")
            guard
                case .text(let token)? = try await raw.rows("SELECT token FROM mail WHERE token IS NOT NULL").first?
                    .first
            else {
                Issue.record("There is no mail.")
                return
            }
            await raw.close()
            let session = try await RedeemLink(house)(token, browser: browser, device: "A phone")
            let path = "/api/v1/users/own1@own.example/sessions"
            let told = await neighbours.send(.get, path, as: .administrator)
            let text = String(decoding: told.bytes, as: UTF8.self)
            #expect(text.contains("A phone"))
            #expect(!text.contains(session.token))
            let answer = try #require(JSON.read(told.bytes))
            #expect(UserOperations.sessions.success.schema.faults(answer) == [])
            #expect(await neighbours.send(.post, path + "/ending", as: .administrator).status == 200)
            #expect(try await FindSession(house)(session.token) == nil)
        }
    }

    @Test func `asking too often is told as such`() {
        #expect(Problem(Refusal(.tooMany, "That was too often.")).status == 429)
    }
}
