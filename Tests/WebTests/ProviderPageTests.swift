import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// An identity provider that grants what the test asks for.
private struct GrantingProvider: IdentityProvider {
    let label = "Your work account"
    var isReachable = true

    func authorisationURL(state: String, nonce: String, challenge: String) async throws -> String {
        guard isReachable else { throw FederatedFault.unreachable }
        return "https://id.example/authorise?a=1&state=\(state)&nonce=\(nonce)&code_challenge=\(challenge)"
    }

    func identity(code: String, verifier: String, nonce: String) async throws -> FederatedIdentity {
        guard code == "good" else { throw FederatedFault.refusedCode }
        return FederatedIdentity(
            issuer: "https://id.example", subject: "subject-1", email: "pat@aaa.example", hasSecondFactor: false)
    }
}

/// Signing in at an identity provider by pages, there and back.
@Suite(.timeLimit(.minutes(20))) struct ProviderPageTests {
    /// Leaves for the provider; the state that it is to give back.
    private func leave(_ browser: Browser, to path: String) async throws -> String {
        await browser.get("/sign-in?to=\(Link.encode(path))")
        #expect(browser.shows("Continue with “Your work account”"))
        await browser.submit(to: "/sign-in/provider")
        #expect(browser.status == 200 && browser.shows("href=\"https://id.example/authorise?a=1&amp;state="))
        return String(try #require(browser.text.firstMatch(of: /state=([A-Za-z0-9_-]{43})&amp;/)).output.1)
    }

    @Test(arguments: TestEngine.allCases)
    func `somebody comes back signed in, where they wanted to be, once`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine, provider: GrantingProvider()) { it in
            let browser = it.stranger()
            let state = try await leave(browser, to: "/events/E1/book")
            await browser.get("/sign-in/provider?code=good&state=\(state)&session_state=x")
            // Coming back begins nothing yet: only the form does.
            #expect(browser.status == 200 && browser.cookies[Cookie.session] == nil)
            #expect(browser.shows("data-proceed"))
            let form = browser.hidden("/sign-in/provider/enter")
            await browser.post("/sign-in/provider/enter", form)
            #expect(browser.path == "/events/E1/book" && browser.shows("Pat O&#39;Neil"))
            #expect(browser.cookies[Cookie.way] == nil)
            await browser.submit(to: "/sign-out")
            await browser.get("/sign-in")
            await browser.post("/sign-in/provider/enter", form.merging(["form": browser.formToken]) { $1 })
            #expect(browser.status == 409 && browser.shows("You were not signed in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a code that is refused, another browser and another way back let nobody in`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine, provider: GrantingProvider()) { it in
            let browser = it.stranger()
            let state = try await leave(browser, to: "//evil.example")
            let other = it.stranger()
            await other.get("/sign-in")
            await other.get("/sign-in/provider?code=good&state=\(state)")
            await other.submit(to: "/sign-in/provider/enter")
            #expect(other.status == 409 && other.cookies[Cookie.session] == nil)
            await browser.get("/sign-in/provider?error=access_denied&state=\(state)")
            #expect(browser.status == 200 && browser.shows("did not tell us who you are"))
            await browser.get("/sign-in/provider?code=bad&state=\(state)")
            await browser.submit(to: "/sign-in/provider/enter")
            #expect(browser.status == 403 && browser.shows("You were not signed in"))
            let again = try await leave(browser, to: "//evil.example")
            await browser.get("/sign-in/provider?code=good&state=\(again)")
            await browser.submit(to: "/sign-in/provider/enter")
            #expect(browser.path == "/bookings" && browser.status == 200)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `without a provider there is no way to one, and one out of reach is told`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let browser = it.stranger()
            await browser.get("/sign-in")
            #expect(!browser.shows("Continue with"))
            await browser.post("/sign-in/provider", ["form": browser.formToken])
            #expect(browser.status == 404)
            await browser.get("/sign-in/provider?code=good&state=x")
            #expect(browser.status == 404)
            await browser.post("/sign-in/provider/enter", ["form": browser.formToken, "code": "x", "state": "y"])
            #expect(browser.status == 404)
        }
        try await AccountStage.with(engine, provider: GrantingProvider(isReachable: false)) { it in
            let browser = it.stranger()
            await browser.get("/sign-in")
            await browser.submit(to: "/sign-in/provider")
            #expect(browser.status == 503 && browser.shows("cannot be reached"))
        }
    }
}
