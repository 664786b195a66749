import Application
import Domain
import Notifications
import SQLSession

extension SQLWork: MailWrites {
    var moment: Instant { intent.now }

    func add(_ mails: [NewMail]) throws {
        guard !mails.isEmpty else { return }
        let first = try nextNumbers("mail", count: Int64(mails.count))
        try runMany(
            "mail/insert",
            zip(first..., mails).map { number, mail in
                [
                    .integer(number), .text(mail.topic), .text(mail.subject), .instant(mail.at),
                    .text(ClaimedMail.messageID(MailID(number), mail)), now, .optional(mail.secrets?.address),
                    .optional(mail.secrets?.token), .optional(mail.secrets?.code), .optional(mail.secrets?.expires),
                ]
            })
    }

    func claimMail(until: Instant, limit: Int64) throws -> [ClaimedMail] {
        try rows("mail/claim", now, .instant(until), .integer(limit)).map { row in
            ClaimedMail(
                id: try row.id(0),
                mail: NewMail(
                    topic: try row.text(1), subject: try row.text(2), at: try row.instant(3), domain: "",
                    secrets: try secrets(row)),
                messageID: try row.text(4), claims: try row.integer(5), attempts: try row.integer(6), until: until)
        }.sorted { a, b in
            let isFirst = a.mail.secrets != nil
            return isFirst == (b.mail.secrets != nil) ? a.id < b.id : isFirst
        }
    }

    private func secrets(_ row: Row) throws -> SignInSecrets? {
        guard let address = try row.optionalText(7) else { return nil }
        return SignInSecrets(
            address: address, token: try row.text(8), code: try row.text(9), expires: try row.instant(10))
    }

    func release(_ mails: [ClaimedMail]) throws {
        try runMany("mail/release", mails.map { [.id($0.id), .integer($0.claims)] })
    }

    func record(_ step: MailStep, _ word: String, of mail: ClaimedMail) throws -> Bool {
        var (dueAt, doneAt, gaveUpAt): (Instant, Instant?, Instant?) = (intent.now, nil, nil)
        switch step {
        case .sent: doneAt = intent.now
        case .retried(let moment): dueAt = moment
        case .gaveUp: gaveUpAt = intent.now
        }
        return try first(
            "mail/record", .id(mail.id), .integer(mail.claims), .instant(dueAt), now, .text(word), .optional(doneAt),
            .optional(gaveUpAt), .flag(doneAt != nil || gaveUpAt != nil)) != nil
    }

    func retryMail(_ id: MailID?) throws -> Int64 { Int64(try rows("mail/retry", now, .optional(id)).count) }

    func eraseSecrets(at now: Instant) throws -> Int64 { Int64(try rows("mail/erase", .instant(now)).count) }

    func addMailChoice(_ list: MailingList, isWanted: Bool, of person: PersonID) throws {
        try run("mail_choice/insert", .id(person), .text(list.rawValue), .flag(isWanted), now, actor)
    }

    func write(_ template: Template?, for kind: MessageKind) throws {
        try run(
            "mail_template/insert", .text(kind.rawValue), .optional(template?.subject), .optional(template?.text), now,
            actor)
    }
}
