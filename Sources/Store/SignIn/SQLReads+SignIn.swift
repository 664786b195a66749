import Application
import Domain
import SQLSession

extension SQLReads: SignInReads {
    func asking(token: [UInt8]) throws -> Asking? { try first("sign_in/by_token", .blob(token)).flatMap(readAsking) }

    func asking(browser: [UInt8]) throws -> Asking? {
        try first("sign_in/by_browser", .blob(browser)).flatMap(readAsking)
    }

    private func readAsking(_ row: Row) throws -> Asking? {
        guard scope == .everything else { return nil }
        return Asking(
            token: try row.blob(0), codeSalt: try row.blob(1), codeHash: try row.blob(2), address: try row.text(3),
            browser: try row.blob(4),
            life: SignInLife(askedAt: try row.instant(5), expiresAt: try row.instant(6)), attempts: try row.integer(7))
    }

    func session(token: [UInt8]) throws -> (record: SessionRecord, owner: SessionOwner)? {
        guard scope == .everything, let row = try first("web_session/by_token", .blob(token)) else { return nil }
        let record = try record(row)
        guard let person = try row.optionalInteger(8).map({ PersonID($0) }) else {
            return (record, .visitor(address: try row.text(7)))
        }
        let details = try row.optionalText(11).map { email in
            PersonDetails(email: email, name: try row.text(12), jobRole: "")
        }
        // Merged records stand as those they went into, so that the word is one of two.
        let status: PersonStatus = try row.text(9) == "active" ? .active : .left
        let owner = Person(id: person, agency: try row.id(10), status: status, details: details)
        return (record, .person(owner, hasSecondFactor: try row.flag(13)))
    }

    func sessions(of person: PersonID) throws -> [SessionRecord] {
        guard scope == .everything || scope == .person(person) else { return [] }
        return try rows("web_session/of_person", .id(person)).map(record)
    }

    private func record(_ row: Row) throws -> SessionRecord {
        let life = SessionLife(
            beganAt: try row.instant(1), seenAt: try row.instant(2), endsAt: try row.instant(3),
            idleMinutes: try row.integer(4))
        return SessionRecord(
            id: try row.id(0), life: life, secondFactorAt: try row.optionalInstant(5), label: try row.text(6))
    }

    func person(issuer: String, subject: String) throws -> PersonID? {
        try first("identity/find", .text(issuer), .text(subject))?.id(0)
    }

    func counted(_ key: [UInt8], at now: Instant) throws -> Int64 {
        try first("rate_counter/taken", .blob(key), .instant(now))?.integer(0) ?? 0
    }

    func isAnySignInOver(at now: Instant, ahead: Instant) throws -> Bool {
        try first("sign_in/is_over", .instant(now), .instant(ahead)) != nil
    }
}
