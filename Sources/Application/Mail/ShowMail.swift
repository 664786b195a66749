public import Domain
import Invoicing

/// A message of the queue with the reference that people know its subject by.
public struct ShownMail: Hashable, Sendable {
    /// The message.
    public let line: MailLine
    /// The reference of the booking, charge or event, or the number of the invoice; nil for a sign-in mail, and where
    /// it is gone.
    public let reference: String?
}

/// Shows the queue of mail to administrators: what it is about, and nobody's address or text.
public struct ListMail: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// The messages, the newest first, or what was before one of them.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `invalid` for a limit outside 1 to 1,001.
    public func callAsFunction(
        givenUpOnly: Bool = false, before: MailID? = nil, limit: Int64 = 50, by principal: Principal
    ) async throws -> [ShownMail] {
        try await list(givenUpOnly ? .givenUp : nil, before: before, limit: limit, by: principal)
    }

    /// The messages in a state or in all, the newest first, or what was before one of them.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `invalid` for a limit outside 1 to 1,001.
    public func list(
        _ standing: MailStanding?, before: MailID? = nil, limit: Int64 = 50, by principal: Principal
    ) async throws -> [ShownMail] {
        try principal.mustAdminister()
        let limit = try Field.number(limit, 1...1_001, "limit")
        return try await house.store.read(principal.scope) { view in
            try view.mail(standing, before: before, limit: limit).map { try Self.shown($0, view) }
        }
    }

    /// One message.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` or `not_found`.
    public func one(_ id: MailID, by principal: Principal) async throws -> ShownMail {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            guard let line = try view.mail(id) else {
                throw Refusal(.notFound, "There is no such message.", mend: "What is over is kept for thirty days.")
            }
            return try Self.shown(line, view)
        }
    }

    /// What was mailed about the bookings, invitations and wishes of a person, the newest first; sign-in mails are
    /// nobody's.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `invalid` for a limit outside 1 to 1,001.
    public func of(_ person: PersonID, limit: Int64 = 20, by principal: Principal) async throws -> [ShownMail] {
        try principal.mustAdminister()
        let limit = try Field.number(limit, 1...1_001, "limit")
        return try await house.store.read(principal.scope) { view in
            try view.mail(of: person, limit: limit).map { try Self.shown($0, view) }
        }
    }

    private static func shown(_ line: MailLine, _ view: any ReadView) throws -> ShownMail {
        ShownMail(line: line, reference: try reference(line.subject, view))
    }

    private static func reference(_ subject: String, _ view: any ReadView) throws -> String? {
        if subject.hasPrefix("invoice:"), let raw = Int64(subject.dropFirst("invoice:".count)) {
            return try view.document(InvoiceID(raw))?.number.text
        }
        return switch try view.facts(of: subject, payload: "", for: nil) {
        case .booking(let reference, _)?: "\(reference)"
        case .charge(let reference, let n, _, _)?: Charge.reference("\(reference)", n: n)
        case .interest(_, let event, _)?, .invitation(let event, _)?: event
        case .event, .payment, .document, .batch, nil: nil
        }
    }
}

/// Sends once more what was given up; sign-in mails are of no more use, and stay as they are.
public struct RetryMail: Sendable {
    private let house: House

    /// Retries those of this house.
    public init(_ house: House) { self.house = house }

    /// Makes due again one message, or everything that was given up; says how many there were.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    public func callAsFunction(_ id: MailID? = nil, by principal: Principal) async throws -> Int64 {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let count = try work.retryMail(id)
            try work.audit("mail.retried", subject: id.map { "mail:\($0.raw)" } ?? "mail", detail: "\(count) messages")
            return count
        }
    }
}
