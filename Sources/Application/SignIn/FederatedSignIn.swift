import Domain
import Secrets

/// Sends a browser to an identity provider.
public struct BeginFederatedSignIn: Sendable {
    private let house: House
    private let provider: any IdentityProvider

    /// Begins in this house, at a provider.
    public init(_ house: House, at provider: any IdentityProvider) {
        self.house = house
        self.provider = provider
    }

    /// The address to send the browser to; it must come back within ten minutes.
    ///
    /// - Parameters:
    ///   - browser: the token that the browser keeps; who comes back with another is refused.
    ///   - network: the address from which it asks, counted as for mails.
    /// - Throws: ``Refusal`` of kind `not_ready` when the provider cannot be reached, `too_many` past the limit,
    ///   `invalid` for what is no token.
    public func callAsFunction(browser: String, from network: String) async throws -> String {
        let browser = try BrowserToken.digest(browser)
        let (state, nonce, challenge) = (RandomToken.random(), RandomToken.random(), CodeChallenge.random())
        let now = house.now
        let counting = Counting(network: network)
        guard try await house.store.read(.everything, { try $0.counted(counting.key, at: now) }) < counting.limit.most
        else { throw counting.limit.refusal }
        let url: String
        do {
            url = try await provider.authorisationURL(
                state: state.text, nonce: nonce.text, challenge: challenge.challenge)
        } catch let fault as FederatedFault {
            throw fault.refusal(provider.label)
        }
        let asking = FederatedAsking(
            state: state.digest, browser: browser, nonce: nonce.text, verifier: challenge.verifier,
            life: SignInLife(from: now))
        let isCounted = try await house.store.write(Intent(.doorkeeper, at: now)) { work in
            guard try counting.take(work, now) else { return false }
            try work.add(asking)
            return true
        }
        guard isCounted else { throw counting.limit.refusal }
        return url
    }
}

/// Lets in who comes back from an identity provider.
public struct FinishFederatedSignIn: Sendable {
    private let house: House
    private let provider: any IdentityProvider

    /// Finishes in this house, at a provider.
    public init(_ house: House, at provider: any IdentityProvider) {
        self.house = house
        self.provider = provider
    }

    /// Begins a session. A state is good once and only in the browser that was sent away.
    ///
    /// - Parameters:
    ///   - code: the code that came back.
    ///   - state: the state that came back.
    ///   - browser: the token that the browser keeps.
    ///   - device: what the browser says it is, shown in the list of sessions.
    /// - Throws: ``Refusal`` of kind `wrong_state` for a sign-in that is not under way, `forbidden` where the provider
    ///   does not prove who it is or the person has left, `not_ready` when it cannot be reached; or ``StoreFault``.
    public func callAsFunction(
        code: String, state: String, browser: String, device: String = ""
    ) async throws -> NewSession {
        let browser = try BrowserToken.digest(browser)
        guard let state = RandomToken(state) else { throw Self.spent }
        let asking = try await house.store.write(Intent(.doorkeeper, at: house.now)) { work in
            try work.takeFederated(state: state.digest, browser: browser)
        }
        guard let asking, !asking.life.isOver(at: house.now) else { throw Self.spent }
        let identity: FederatedIdentity
        do {
            identity = try await provider.identity(code: code, verifier: asking.verifier, nonce: asking.nonce)
        } catch let fault as FederatedFault {
            throw fault.refusal(provider.label)
        }
        let address: String
        do {
            address = try EmailAddress(parsing: identity.email).text
        } catch {
            throw FederatedFault.noEmail.refusal(provider.label)
        }
        return try await begin(identity, address, device)
    }

    /// Whoever is known by the provider's lasting name stays who they are, even under another address.
    private func begin(_ identity: FederatedIdentity, _ address: String, _ device: String) async throws -> NewSession {
        let start = SessionStart(device: device, at: house.now)
        return try await house.store.write(Intent(.doorkeeper, at: start.now)) { work -> SessionStart.Outcome in
            let known = try work.person(issuer: identity.issuer, subject: identity.subject)
            let person = try known.flatMap { try work.person($0) } ?? work.person(email: address)
            if known == nil, let person {
                try work.link(issuer: identity.issuer, subject: identity.subject, to: person.id)
                try work.audit("identity.linked", subject: "person:\(person.id.raw)", detail: identity.issuer)
            }
            return try start.begin(person, address, hasSecondFactor: identity.hasSecondFactor, work)
        }.get()
    }

    private static let spent = Refusal(
        .wrongState, "The sign-in was finished already, took too long, or began in another browser.",
        mend: "Begin again.")
}

extension FederatedFault {
    /// What people are told; the word helps whoever runs the service.
    func refusal(_ label: String) -> Refusal {
        switch self {
        case .unreachable:
            Refusal(.notReady, "\(label) cannot be reached.", mend: "Try again, or sign in by mail.")
        case .noEmail:
            Refusal(.forbidden, "\(label) tells no confirmed e-mail address.", mend: "Sign in by mail.")
        default:
            Refusal(.forbidden, "\(label) did not confirm who you are (\(rawValue)).", mend: "Begin again.")
        }
    }
}
