/// What somebody needs on the day of an event, in their own words: a question about needs, never about conditions.
///
/// Kept with recorded consent, apart from everything else; seen by the person, the event's trainers and administrators;
/// withdrawn at any time, and purged after the event (Turnout policy rules, personal data).
public struct AccessNeed: Hashable, Sendable {
    /// The most characters of it.
    public static let longest = 1_000

    /// The question, as every page and form asks it.
    public static let question = "What do you need on the day?"
    /// What is consented to, as it stands beside the box that is ticked.
    public static let consent =
        "I agree that this event's trainers and the training administrator see this. I can withdraw it at any time."

    /// What is needed, in paragraphs; never empty.
    public let text: String
    /// When its telling was consented to.
    public let consentedAt: Instant

    /// Takes what was checked before and stored.
    public init(stored text: String, consentedAt: Instant) {
        self.text = text
        self.consentedAt = consentedAt
    }

    /// Checks what somebody wrote.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` without consent, for an empty text, for one over 1,000 characters or
    ///   with control characters.
    public init(_ text: String, hasConsented: Bool, at now: Instant) throws(Refusal) {
        guard hasConsented else {
            throw Refusal(
                .invalid, "What you need is kept only with your consent.",
                mend: "Agree that the event's trainers and the administrator see it, or leave it out.")
        }
        let text = try Field.paragraphs(text, "answer", longest: Self.longest)
        guard !text.isEmpty else {
            throw Refusal(.invalid, "Nothing is said of what you need.", mend: "Say it, or withdraw what was said.")
        }
        self.init(stored: text, consentedAt: now)
    }

    /// Whether somebody of this role may be told at all; of a practitioner it asks that it is their own booking, of a
    /// trainer that they teach the event.
    public static func mayBeTold(to role: Role) -> Bool {
        switch role {
        case .administrator, .trainer, .practitioner: true
        case .agencyLead, .finance, .observer: false
        }
    }

    /// Whether somebody of this role may say it: the person, or an administrator whom they told.
    public static func mayBeSaid(by role: Role) -> Bool { role == .practitioner || role == .administrator }

    /// What ended by this moment is purged: so many days, 0 to 366, after the end of the last session.
    public static func purgeLimit(days: Int64, at now: Instant) -> Instant {
        now.adding(minutes: -min(max(0, days), 366) * 1_440)
    }
}
