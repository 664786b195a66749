import Application
import Domain
import Foundation
import OpenIDConnect
import Secrets
import TestSupport
import Testing

/// A provider that is asked, and the one who asks.
struct Visit {
    let fake: FakeProvider
    let provider: OpenIDProvider
    let clock: TestClock

    static func with(
        claim: ProviderSettings.EmailClaim = .email, trustsSecondFactor: Bool = false,
        _ body: (Visit) async throws -> Void
    ) async throws {
        let fake = try FakeProvider()
        try await fake.addKey("one")
        let clock = TestClock(Instant(seconds: 1_554_105_600))
        let settings = try ProviderSettings(
            issuer: fake.issuer, clientID: "turnout", clientSecret: FakeProvider.secret,
            redirect: FakeProvider.redirect, emailClaim: claim, label: "Your work account",
            trustsSecondFactor: trustsSecondFactor)
        let provider = OpenIDProvider(settings, clock: clock, seconds: 60)
        let visit = Visit(fake: fake, provider: provider, clock: clock)
        do {
            try await body(visit)
        } catch {
            await provider.close()
            fake.close()
            throw error
        }
        await provider.close()
        fake.close()
    }

    func claims(_ change: (inout Claims) -> Void = { _ in }) -> Claims {
        let now = clock.now().seconds
        var claims = Claims(iss: fake.issuer, exp: now + 300, iat: now, nonce: "nonce-1")
        change(&claims)
        return claims
    }

    /// Redeems a code for a token; the fault, where there is one.
    func redeem(_ token: String) async throws -> Result<FederatedIdentity, FederatedFault> {
        let proof = CodeChallenge.random()
        let code = fake.grant(token, challenge: proof.challenge)
        do {
            return .success(try await provider.identity(code: code, verifier: proof.verifier, nonce: "nonce-1"))
        } catch let fault as FederatedFault {
            return .failure(fault)
        }
    }

    func redeem(
        key: String = "one", _ change: (inout Claims) -> Void = { _ in }
    ) async throws -> Result<FederatedIdentity, FederatedFault> {
        try await redeem(try await fake.sign(claims(change), key: key))
    }
}

@Suite(.timeLimit(.minutes(20))) struct ProviderTests {
    private func same(
        _ found: Result<FederatedIdentity, FederatedFault>, _ wanted: Result<FederatedIdentity, FederatedFault>,
        _ place: SourceLocation = #_sourceLocation
    ) {
        #expect(found == wanted, sourceLocation: place)
    }

    @Test func `a right token says who it is`() async throws {
        try await Visit.with { visit in
            let identity = FederatedIdentity(
                issuer: visit.fake.issuer, subject: "subject-1", email: "pat@aaa.example", hasSecondFactor: false)
            same(try await visit.redeem(), .success(identity))
            // Without the setting a second factor of the provider's counts for nothing.
            same(try await visit.redeem { $0.amr = ["pwd", "mfa"] }, .success(identity))
            same(
                try await visit.redeem {
                    $0.aud = ["other", "turnout"]; $0.azp = "turnout"
                }, .success(identity))
            #expect(visit.fake.asked(".well-known/openid-configuration") == 1)
            #expect(visit.fake.asked("keys") == 1)
        }
    }

    @Test func `what is wrong with a token is found`() async throws {
        try await Visit.with { visit in
            let wrong: [(FederatedFault, (inout Claims) -> Void)] = [
                (.wrongNonce, { $0.nonce = "nonce-2" }), (.wrongNonce, { $0.nonce = nil }),
                (.wrongAudience, { $0.aud = ["other"] }), (.wrongAudience, { $0.aud = [] }),
                (.wrongAudience, { $0.aud = ["turnout", "other"] }), (.wrongAudience, { $0.azp = "other" }),
                (.wrongIssuer, { $0.iss = "https://other.example" }), (.wrongIssuer, { $0.iss += "/" }),
                (.expired, { $0.exp -= 300 + 120 }), (.expired, { $0.iat -= 601 }), (.expired, { $0.iat += 121 }),
                (.noEmail, { $0.email = nil }), (.noEmail, { $0.email_verified = false }),
                (.noEmail, { $0.email_verified = nil }), (.malformed, { $0.sub = "" }),
            ]
            for (fault, change) in wrong { same(try await visit.redeem(change), .failure(fault)) }
        }
    }

    @Test func `a token that nobody signed, or somebody else, is refused`() async throws {
        try await Visit.with { visit in
            let good = try await visit.fake.sign(visit.claims(), key: "one")
            let parts = good.split(separator: ".").map(String.init)
            let header = { (text: String) in Base64URL.encode(Array(text.utf8)) }
            let none = header(#"{"alg":"none","kid":"one"}"#)
            same(try await visit.redeem("\(none).\(parts[1])."), .failure(.badAlgorithm))
            same(try await visit.redeem("\(none).\(parts[1]).\(parts[2])"), .failure(.badAlgorithm))
            // The public key taken for a shared secret.
            let shared = header(#"{"alg":"HS256","kid":"one"}"#)
            let code = Digest.hmac256(Array("\(shared).\(parts[1])".utf8), key: Array("public".utf8))
            same(try await visit.redeem("\(shared).\(parts[1]).\(Base64URL.encode(code))"), .failure(.badAlgorithm))
            let critical = header(#"{"alg":"ES256","kid":"one","crit":["b64"],"b64":false}"#)
            same(try await visit.redeem("\(critical).\(parts[1]).\(parts[2])"), .failure(.badAlgorithm))
            let other = header(#"{"alg":"RS256","kid":"one"}"#)
            same(try await visit.redeem("\(other).\(parts[1]).\(parts[2])"), .failure(.badAlgorithm))
            // Claims changed under the signature.
            let changed = try await visit.fake.sign(visit.claims { $0.sub = "subject-2" }, key: "one")
                .split(separator: ".").map(String.init)
            same(try await visit.redeem("\(parts[0]).\(changed[1]).\(parts[2])"), .failure(.badSignature))
            for text in ["", "a", "a.b", "a.b.c", "\(parts[0]).\(parts[1])", "....", "\(parts[0]).!!.\(parts[2])"] {
                let result = try await visit.redeem(text)
                #expect(result == .failure(.malformed) || result == .failure(.badSignature), "\(text)")
            }
        }
    }

    @Test func `keys are asked for again when they change, and not for every made-up name`() async throws {
        try await Visit.with { visit in
            _ = try await visit.redeem().get()
            try await visit.fake.addKey("two", alone: true)
            visit.clock.advance(minutes: 1)
            _ = try await visit.redeem(key: "two").get()
            #expect(visit.fake.asked("keys") == 2)
            // The former key is published no longer.
            same(try await visit.redeem(key: "one"), .failure(.unknownKey))
            // Many names that nobody has, in half a minute.
            let parts = try await visit.fake.sign(visit.claims(), key: "two").split(separator: ".")
            for number in 0..<50 {
                let header = Base64URL.encode(Array(#"{"alg":"ES256","kid":"none\#(number)"}"#.utf8))
                same(try await visit.redeem("\(header).\(parts[1]).\(parts[2])"), .failure(.unknownKey))
            }
            #expect(visit.fake.asked("keys") == 2)
            visit.clock.advance(minutes: 1)
            same(try await visit.redeem(key: "one"), .failure(.unknownKey))
            #expect(visit.fake.asked("keys") == 3)
            _ = try await visit.redeem(key: "two").get()
        }
    }

    @Test func `RSA keys and the name of the account, as Microsoft Entra has them`() async throws {
        try await Visit.with(claim: .preferredUsername, trustsSecondFactor: true) { visit in
            try await visit.fake.addRSAKey("entra")
            let identity = try await visit.redeem(key: "entra") { claims in
                (claims.email, claims.email_verified) = ("other@else.example", nil)
                claims.preferred_username = "pat@aaa.example"
                claims.amr = ["pwd", "mfa"]
            }.get()
            #expect(identity.email == "pat@aaa.example")
            #expect(identity.hasSecondFactor)
            same(try await visit.redeem(key: "entra"), .failure(.noEmail))
            let plain = try await visit.redeem(key: "entra") { $0.preferred_username = "pat@aaa.example" }.get()
            #expect(!plain.hasSecondFactor)
        }
    }

    @Test func `a code is good once and with its proof only`() async throws {
        try await Visit.with { visit in
            let token = try await visit.fake.sign(visit.claims(), key: "one")
            let proof = CodeChallenge.random()
            let identity = { (code: String, verifier: String) in
                try await visit.provider.identity(code: code, verifier: verifier, nonce: "nonce-1")
            }
            let code = visit.fake.grant(token, challenge: proof.challenge)
            _ = try await identity(code, proof.verifier)
            await #expect(throws: FederatedFault.refusedCode) { try await identity(code, proof.verifier) }
            let other = visit.fake.grant(token, challenge: proof.challenge)
            await #expect(throws: FederatedFault.refusedCode) { try await identity(other, RandomToken.random().text) }
            await #expect(throws: FederatedFault.refusedCode) { try await identity("", proof.verifier) }
        }
    }

    @Test func `the secret goes where the provider wants it`() async throws {
        try await Visit.with { visit in
            visit.fake.takeSecretInForm()
            _ = try await visit.redeem().get()
        }
    }

    @Test func `a provider that says it is another is not believed, nor one that is not there`() async throws {
        try await Visit.with { visit in
            visit.fake.pretend(issuer: "https://other.example")
            await #expect(throws: FederatedFault.wrongIssuer) {
                try await visit.provider.authorisationURL(state: "s", nonce: "n", challenge: "c")
            }
            visit.fake.close()
            await #expect(throws: FederatedFault.unreachable) {
                try await visit.provider.authorisationURL(state: "s", nonce: "n", challenge: "c")
            }
        }
    }

    @Test(arguments: [
        ("https://login.example/tenant/v2.0", true), ("http://127.0.0.1:80/x", true), ("http://localhost", true),
        ("http://[::1]:8080/", true), ("http://login.example/", false), ("http://localhost.evil.example", false),
        ("https://a@login.example/", false), ("https://", false), ("https:/login.example", false), ("ftp://x/", false),
        ("https://login.example/?a=1", false), ("https://login.example/#a", false), ("https://lo gin.example", false),
        ("https://login.example\\@evil", false), ("", false),
    ]) func `an issuer is asked over TLS or on this machine`(_ issuer: String, _ isGood: Bool) {
        let settings = try? ProviderSettings(
            issuer: issuer, clientID: "a", clientSecret: "b", redirect: "c", emailClaim: .email, label: "d",
            trustsSecondFactor: false)
        #expect((settings != nil) == isGood)
    }
}
