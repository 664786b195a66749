import Application
import Crypto
import Domain
import SQLSession

extension SQLReads: AccessReads {
    func token(of secret: TokenSecret) throws -> AccessToken? {
        try first("token/by_secret", .blob(secret.hash)).map(token)
    }

    func tokens() throws -> [TokenLine] {
        try rows("token/list").map { row in
            TokenLine(token: try token(row), agencyCode: try row.optionalText(8), email: try row.optionalText(9))
        }
    }

    private func token(_ row: Row) throws -> AccessToken {
        AccessToken(
            id: try row.id(0), role: try row.word(1), agency: try row.optionalID(2), person: try row.optionalID(3),
            label: try row.text(4), madeAt: try row.instant(5), expiresAt: try row.instant(6),
            revokedAt: try row.optionalInstant(7))
    }
}

extension SQLWork: AccessWrites {
    func add(_ token: AccessToken, secret: TokenSecret) throws {
        try run(
            "token/insert", .id(token.id), .blob(secret.hash), .text(token.role.rawValue), .optional(token.agency),
            .optional(token.person), .text(token.label), .instant(token.madeAt), actor, .instant(token.expiresAt))
    }

    func revoke(_ token: TokenID) throws { try run("token/revoke", .id(token), now) }
}

extension TokenSecret {
    /// SHA-256 is enough for a secret of 256 random bits: there is nothing to guess.
    fileprivate var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension SQLWork: LeaseWrites {
    func takeLease(_ name: String, holder: String, until: Instant) throws -> Lease? {
        try first("lease/take", .text(name), .text(holder), .instant(until), now)
            .map { Lease(name: name, fence: try $0.integer(0)) }
    }

    func fence(of name: String) throws -> Int64? { try first("lease/fence", .text(name))?.integer(0) }
}
