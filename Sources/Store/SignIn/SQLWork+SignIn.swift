import Application
import Domain
import SQLSession

extension SQLWork: SignInWrites {
    func add(_ asking: Asking) throws {
        try run(
            "sign_in/insert", .blob(asking.token), .blob(asking.codeSalt), .blob(asking.codeHash),
            .text(asking.address), .blob(asking.browser), .instant(asking.life.askedAt),
            .instant(asking.life.expiresAt))
    }

    func countAttempt(_ asking: Asking) throws -> Bool { try first("sign_in/attempt", .blob(asking.token)) != nil }

    func end(_ asking: Asking, isUsed: Bool) throws -> Bool {
        try first("sign_in/end", .blob(asking.token), now, isUsed ? now : .null) != nil
    }

    func add(_ asking: FederatedAsking) throws {
        try run(
            "oidc_state/insert", .blob(asking.state), .blob(asking.browser), .text(asking.nonce),
            .text(asking.verifier), .instant(asking.life.askedAt), .instant(asking.life.expiresAt))
    }

    func takeFederated(state: [UInt8], browser: [UInt8]) throws -> FederatedAsking? {
        try first("oidc_state/take", .blob(state), .blob(browser)).map { row in
            FederatedAsking(
                state: state, browser: browser, nonce: try row.text(0), verifier: try row.text(1),
                life: SignInLife(askedAt: try row.instant(2), expiresAt: try row.instant(3)))
        }
    }

    func link(issuer: String, subject: String, to person: PersonID) throws {
        try run("identity/link", .text(issuer), .text(subject), .id(person), now)
    }

    func begin(_ session: SessionRecord, token: [UInt8], person: PersonID?, address: String?) throws {
        try run(
            "web_session/insert", .id(session.id), .blob(token), .optional(person), .optional(address),
            .instant(session.life.beganAt), .instant(session.life.endsAt), .integer(session.life.idleMinutes),
            .optional(session.secondFactorAt), .text(session.label))
    }

    func see(_ session: SessionID) throws { try run("web_session/see", .id(session), now) }

    func own(_ session: SessionID, _ person: PersonID) throws {
        try run("web_session/own", .id(session), .id(person))
    }

    func renew(token: [UInt8], as other: [UInt8]) throws -> Bool {
        try first("web_session/renew", .blob(token), .blob(other), now) != nil
    }

    func end(_ session: SessionID) throws -> Bool { try first("web_session/end", .id(session), now) != nil }

    func endSessions(of person: PersonID, but session: SessionID?) throws -> Int64 {
        Int64(try rows("web_session/end_of_person", .id(person), now, .integer(session?.raw ?? 0)).count)
    }

    func endSignInsOver(ahead: Instant) throws {
        _ = try rows("sign_in/end_over", now, .instant(ahead))
        _ = try rows("web_session/end_over", now, .instant(ahead))
        try run("oidc_state/end_over", now, .instant(ahead))
        try run("sign_in_mail/end_over", now)
    }

    func count(_ key: [UInt8], until: Instant) throws -> Int64 {
        try one("rate_counter/take", .blob(key), now, .instant(until)).integer(0)
    }

    func forget(_ key: [UInt8]) throws { try run("rate_counter/forget", .blob(key)) }
}

extension SQLWork: SignInMailWrites {
    func queueSignInMail(to address: String, link token: String, code: String, expires: Instant) throws {
        try run("sign_in_mail/insert", .text(token), .text(address), .text(code), .instant(expires))
    }
}
