import Application
import Domain
import Notifications
import SQLSession

extension SQLReads: MailReads {
    func mail(_ standing: MailStanding?, before: MailID?, limit: Int64) throws -> [MailLine] {
        guard scope == .everything else { return [] }
        return try rows("mail/list", .integer(limit), .optional(standing?.rawValue), .optional(before)).map(line)
    }

    func mail(_ id: MailID) throws -> MailLine? {
        guard scope == .everything else { return nil }
        return try first("mail/by_id", .id(id)).map(line)
    }

    func mail(about subject: String, limit: Int64) throws -> [MailLine] {
        guard scope == .everything else { return [] }
        return try rows("mail/about", .integer(limit), .text(subject)).map(line)
    }

    func mail(of person: PersonID, limit: Int64) throws -> [MailLine] {
        guard scope == .everything else { return [] }
        return try rows("mail/of_person", .id(person), .integer(limit)).map(line)
    }

    func addressee(of subject: String) throws -> (person: PersonID, event: EventID)? {
        let parts = subject.split(separator: ":")
        guard scope == .everything, parts.count == 2, let raw = Int64(parts[1]),
            ["interest", "invitation"].contains(parts[0]), let row = try first("\(parts[0])/addressee", .integer(raw))
        else { return nil }
        return (try row.id(0), try row.id(1))
    }

    private func line(_ row: Row) throws -> MailLine {
        MailLine(
            id: try row.id(0), at: try row.instant(1), topic: try row.text(2), subject: try row.text(3),
            attempts: try row.integer(5), lastWord: try row.optionalText(7), lastAt: try row.optionalInstant(6),
            state: try state(row))
    }

    private func state(_ row: Row) throws -> DeliveryLine.State {
        if let done = try row.optionalInstant(8) { return .delivered(at: done) }
        if let gaveUp = try row.optionalInstant(9) { return .givenUp(at: gaveUp) }
        return .waiting(until: try row.instant(4))
    }

    func wants(_ list: MailingList, _ person: PersonID) throws -> Bool {
        guard scope == .everything || scope.person != nil else { return true }
        let row = try first("mail_choice/standing", .id(person), .text(list.rawValue), limits.person)
        return try row.map { try $0.integer(0) == 1 } ?? true
    }

    func isMailDue(at now: Instant) throws -> Bool { try first("mail/is_due", .instant(now)) != nil }

    func areSecretsOver(at now: Instant) throws -> Bool { try first("mail/secrets_over", .instant(now)) != nil }

    func writtenTemplates() throws -> [WrittenTemplate] {
        try rows("mail_template/standing").compactMap { row in
            // What a newer version knew and this one does not is of no use here, and no damage.
            guard let kind = MessageKind(rawValue: try row.text(0)) else { return nil }
            return WrittenTemplate(
                kind: kind, template: Template(stored: try row.text(1), text: try row.text(2)),
                at: try row.instant(3), by: try row.text(4))
        }
    }
}
