/// What is mailed to people who may say that they want none of it. Everything else is a notice about one's own booking,
/// one's agency's money or one's own sign-in, and is part of what was asked for.
public enum MailingList: String, Sendable, CaseIterable {
    /// Invitations to events.
    case invitations
    /// Word that a course runs that was waited for.
    case courses
}
