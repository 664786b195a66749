import Domain

/// Whether mail is switched on, and since when: the setting `mail.from`.
struct MailSwitch {
    /// Who mail comes from.
    let sender: MailSender
    /// Since when it has been on without a break; what happened before is not mailed.
    let since: Instant

    /// As it is set; nil while mail is off.
    init?(_ reads: any RecordReads) throws {
        guard let text = try Setting.mailFrom.value(reads), !text.isEmpty else { return nil }
        sender = try MailSender(parsing: text)
        let history = try reads.settingHistory(Setting.mailFrom.rawValue)
        // A sender's name that is put right does not switch mail off for a moment.
        since = history.reversed().prefix { !$0.value.isEmpty }.last?.setAt ?? Instant(microseconds: 0)
    }

    /// What is mailed about a message of the outbox; nil for nothing.
    func mail(_ message: OutboxMessage) -> NewMail? {
        guard message.at >= since, MailTopics.all.contains(message.topic) else { return nil }
        return NewMail(topic: message.topic, subject: message.subject, at: message.at, domain: sender.domain)
    }
}

/// What is mailed.
enum MailTopics {
    /// The steps of a booking that its person is told of.
    static let steps: Set<String> = [
        "requested", "declined", "lapsed", "placed", "queued", "offered", "claimed", "offer_expired", "offer_revoked",
        "withdrew", "cancelled", "event_cancelled", "substituted", "moved", "postponed", "reconfirmed",
    ]

    /// The topic of a sign-in mail.
    static let signIn = "sign_in.asked"
    /// The topic of a charge that is put to its agency.
    static let chargeNotified = "charge.notified"
    /// The topic of a charge that its agency may answer for a few days more.
    static let chargeReminded = "charge.\(ChargeEvent.remindedWord)"
    /// The topics of a charge that its agency was told of and that was decided.
    static let chargeDecided: Set<String> = ["charge.accepted", "charge.upheld", "charge.waived", "charge.relieved"]
    /// The topics of a charge.
    static let charges = chargeDecided.union([chargeNotified, chargeReminded])
    /// The topic of an invoice.
    static let invoiceIssued = "invoice.issued"
    /// The topic of a reminder of an invoice.
    static let invoiceReminder = "invoice.reminder"
    /// The topic of a credit note.
    static let creditNoteIssued = "credit_note.issued"
    /// The topics of documents, which go with the message as a file.
    static let documents: Set<String> = [invoiceIssued, creditNoteIssued]
    /// The topic of an event that is held elsewhere or otherwise, or joined otherwise, on the same dates.
    static let eventChanged = "booking.event_changed"

    /// The topic of an invitation to an event.
    static let invited = "invitation.sent"
    /// The topic of an event of a course that somebody waited for.
    static let courseRuns = "interest.event_published"

    /// The topic of the question whether somebody was there.
    static let attendanceAsked = "booking.\(AskAttendance.happened)"

    /// The topics of what people may say that they want none of.
    static let lists: Set<String> = [invited, courseRuns]

    /// The topics of the outbox that are mailed.
    static let all = Set(
        steps.map { "booking.\($0)" } + ReminderKind.allCases.map(reminder) + charges
            + [eventChanged, attendanceAsked, invoiceIssued, creditNoteIssued, invoiceReminder, invited, courseRuns])

    /// The topic of a reminder.
    static func reminder(_ kind: ReminderKind) -> String { "booking.reminder_\(kind.rawValue)" }
}
