/// How notice of cancelling reached the organiser.
public enum Channel: String, Hashable, Sendable, CaseIterable {
    case site, email, phone, letter
    /// The calendar invitation was declined.
    case calendarDecline = "calendar_decline"
    /// The trainer was told.
    case toldTrainer = "told_trainer"
    case other
}

/// Who gave notice.
public enum NoticeGiver: String, Hashable, Sendable, CaseIterable {
    /// The person booked.
    case themselves = "self"
    /// The person's line manager.
    case manager
    /// The person's agency lead.
    case agencyLead = "agency_lead"
    /// The organiser's administrator, of their own accord.
    case administrator
}

/// Notice of cancelling, as received.
public struct Notice: Hashable, Sendable {
    /// When it was received, by the server's clock.
    public let receivedAt: Instant
    /// How it came.
    public let channel: Channel
    /// Who gave it.
    public let by: NoticeGiver

    /// Takes the moment, the channel and who gave notice.
    public init(receivedAt: Instant, channel: Channel, by: NoticeGiver) {
        self.receivedAt = receivedAt
        self.channel = channel
        self.by = by
    }

    /// The moment notice counts from: the server's time, unless an administrator enters an earlier one.
    ///
    /// Turnout policy rules: only an administrator enters an earlier moment, with evidence, never in the future.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` (not an administrator) or `invalid` (no evidence, in the future).
    public static func receivedAt(
        _ entered: Instant?, now: Instant, role: Role, evidence: String?
    ) throws(Refusal) -> Instant {
        guard let entered, entered != now else { return now }
        guard role == .administrator else {
            throw Refusal(
                .forbidden, "Only an administrator enters when notice was received.",
                mend: "Leave the moment out: the server's time counts.")
        }
        guard entered <= now else {
            throw Refusal(.invalid, "Notice cannot have been received in the future.", mend: "Correct the moment.")
        }
        guard let evidence, evidence.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .invalid, "An earlier moment of notice needs its evidence.",
                mend: "Say what shows it, such as “e-mail of 8 May in the unit's inbox”.")
        }
        return entered
    }
}
