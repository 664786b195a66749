import Application
import Bootstrap
import Domain
import Store
import TestSupport
import Testing

/// Who is signed in stays so when the store moves to another engine, is backed up or restored.
@Suite struct MoveTests {
    @Test(arguments: TestEngine.allCases)
    func `sessions, roles and second factors move with the store`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let first = try await door.signIn("lee@aaa.example")
            let proposal = try await EnrolSecondFactor(door.house).begin(by: door.who(first))
            let session = try await EnrolSecondFactor(door.house)
                .confirm(door.code(proposal), token: first.token).session
            let visitor = try await door.signIn("nobody@bbb.example")
            for _ in 0..<5 { _ = try await door.ask("a@bbb.example", browser: AskSignIn.browserToken(), from: "x") }
            let other: TestEngine = engine == .sqlite ? .postgres : .sqlite
            try await StoreFactory.withAddress(other) { address in
                let sums = try await door.store.keeper.move(from: door.store.address, to: address) { _ in }
                #expect(sums.first { $0.table == "web_session" }?.rows == 2)
                let (house, store) = try await Bootstrap.open(address, clock: door.store.clock)
                let who = try #require(try await FindSession(house)(session.token))
                #expect(who.roles == [.practitioner, GivenRole(.administrator)])
                #expect(try await FindSession(house)(visitor.token)?.address == "nobody@bbb.example")
                // New sessions are numbered beyond those that were moved.
                let browser = AskSignIn.browserToken()
                try await AskSignIn(house)("pat@aaa.example", browser: browser, from: "y")
                await store.close()
                #expect(try await door.store.keeper.verify(address, progress: { _ in }).faults == [])
            }
        }
    }
}
