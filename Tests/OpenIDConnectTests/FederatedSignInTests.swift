import Application
import Domain
import Foundation
import Secrets
import TestSupport
import Testing

/// The whole way through an identity provider, on a store.
@Suite(.timeLimit(.minutes(20))) struct FederatedSignInTests {
    private static let admin = Principal.command("test")

    private struct Setting {
        let visit: Visit
        let store: TestStore
        var house: House { store.house }

        /// Sends a browser to the provider; what it takes along.
        func begin(_ browser: String) async throws -> [String: String] {
            let url = try await BeginFederatedSignIn(house, at: visit.provider)(browser: browser, from: "192.0.2.1")
            let parts = try #require(URLComponents(string: url))
            #expect(url.hasPrefix("\(visit.fake.issuer)/authorise?v=2&response_type=code&client_id=turnout&"))
            return Dictionary(
                (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
        }

        /// Lets the provider say who it is; the code that comes back.
        func grant(_ query: [String: String], _ change: (inout Claims) -> Void = { _ in }) async throws -> String {
            let claims = visit.claims { claims in
                claims.nonce = query["nonce"]
                change(&claims)
            }
            let token = try await visit.fake.sign(claims, key: "one")
            return visit.fake.grant(token, challenge: query["code_challenge"] ?? "")
        }

        func finish(_ code: String, _ query: [String: String], _ browser: String) async throws -> NewSession {
            try await FinishFederatedSignIn(house, at: visit.provider)(
                code: code, state: query["state"] ?? "", browser: browser)
        }
    }

    private func with(
        _ engine: TestEngine, trusts: Bool = false, _ body: (Setting) async throws -> Void
    ) async throws {
        try await Visit.with(trustsSecondFactor: trusts) { visit in
            try await StoreFactory.with(engine, at: visit.clock.now()) { store in
                _ = try await AddAgency(store.house)(
                    .init(code: "AAA", name: "First Agency", sector: "health"), by: Self.admin)
                for name in ["pat", "max"] {
                    _ = try await AddPerson(store.house)(
                        .init(email: "\(name)@aaa.example", name: name, agency: "AAA"), by: Self.admin)
                }
                try await body(Setting(visit: visit, store: store))
            }
        }
    }

    private func kind(_ work: () async throws -> some Any) async throws -> Refusal.Kind? {
        do {
            _ = try await work()
            return nil
        } catch let refusal as Refusal {
            return refusal.kind
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who comes back is signed in once, in the browser that was sent away`(_ engine: TestEngine) async throws {
        try await with(engine) { setting in
            let (browser, other) = (AskSignIn.browserToken(), AskSignIn.browserToken())
            let query = try await setting.begin(browser)
            #expect(query["scope"] == "openid email profile")
            #expect(query["code_challenge_method"] == "S256")
            #expect(query["redirect_uri"] == FakeProvider.redirect)
            let code = try await setting.grant(query)
            #expect(try await kind { try await setting.finish(code, query, other) } == .wrongState)
            let session = try await setting.finish(code, query, browser)
            let who = try #require(try await FindSession(setting.house)(session.token))
            #expect(who.address == "pat@aaa.example")
            #expect(who.roles == [.practitioner])
            #expect(who.secondFactorAt == nil)
            // The state is used up, and so is the code.
            #expect(try await kind { try await setting.finish(code, query, browser) } == .wrongState)
            let fresh = try await setting.begin(browser)
            #expect(try await kind { try await setting.finish(code, fresh, browser) } == .forbidden)
            #expect(try await kind { try await setting.finish("x", ["state": "made up"], browser) } == .wrongState)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a token of another sign-in, and one that took too long, let nobody in`(_ engine: TestEngine) async throws {
        try await with(engine) { setting in
            let browser = AskSignIn.browserToken()
            let (first, second) = (try await setting.begin(browser), try await setting.begin(browser))
            // A token for the second, put under the proof of the first.
            var mixed = first
            mixed["nonce"] = second["nonce"]
            let code = try await setting.grant(mixed)
            #expect(try await kind { try await setting.finish(code, first, browser) } == .forbidden)
            setting.store.clock.advance(minutes: 10)
            setting.visit.clock.advance(minutes: 10)
            let late = try await setting.grant(second)
            #expect(try await kind { try await setting.finish(late, second, browser) } == .wrongState)
            setting.store.clock.advance(minutes: -10)
            #expect(try await kind { try await setting.finish(late, second, browser) } == .wrongState)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `many who finish one sign-in at once get one session`(_ engine: TestEngine) async throws {
        try await with(engine) { setting in
            let browser = AskSignIn.browserToken()
            let query = try await setting.begin(browser)
            let code = try await setting.grant(query)
            let (house, provider) = (setting.house, setting.visit.provider)
            let sessions = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        do {
                            _ = try await FinishFederatedSignIn(house, at: provider)(
                                code: code, state: query["state"] ?? "", browser: browser)
                            return 1
                        } catch is Refusal {
                            return 0
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sessions == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the provider's lasting name counts for more than the address`(_ engine: TestEngine) async throws {
        try await with(engine) { setting in
            let browser = AskSignIn.browserToken()
            let signIn = { (change: (inout Claims) -> Void) in
                let query = try await setting.begin(browser)
                let session = try await setting.finish(try await setting.grant(query, change), query, browser)
                return try #require(try await FindSession(setting.house)(session.token))
            }
            let pat = try await signIn { _ in }
            let renamed = try await signIn { $0.email = "max@aaa.example" }
            #expect(renamed.person == pat.person)
            let max = try await signIn { ($0.sub, $0.email) = ("subject-2", "max@aaa.example") }
            #expect(max.person != pat.person)
            let stranger = try await signIn { ($0.sub, $0.email) = ("subject-3", "new@bbb.example") }
            #expect(stranger.person == nil && stranger.address == "new@bbb.example")
            _ = try await PersonLeaves(setting.house)("pat@aaa.example", by: Self.admin)
            let query = try await setting.begin(browser)
            let code = try await setting.grant(query)
            #expect(try await kind { try await setting.finish(code, query, browser) } == .forbidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the provider's second factor counts where that is set`(_ engine: TestEngine) async throws {
        try await with(engine, trusts: true) { setting in
            _ = try await GiveRole(setting.house)("pat@aaa.example", .finance, by: Self.admin)
            let browser = AskSignIn.browserToken()
            for (amr, held) in [(["pwd", "mfa"], 0), (["pwd"], 1)] {
                let query = try await setting.begin(browser)
                let code = try await setting.grant(query) { $0.amr = amr }
                let session = try await setting.finish(code, query, browser)
                let who = try #require(try await FindSession(setting.house)(session.token))
                #expect(who.heldBack.count == held)
            }
        }
    }
}
