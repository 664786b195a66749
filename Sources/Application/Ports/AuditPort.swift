public import Domain

/// One record of the audit, with opaque ids only.
public struct AuditRecord: Hashable, Sendable {
    /// Its number; later records have higher ones.
    public let id: Int64
    /// When.
    public let at: Instant
    /// Who, by an opaque name.
    public let actor: String
    /// What was done, such as `booking.placed`.
    public let action: String
    /// To what, such as `booking:1048577`.
    public let subject: String
    /// What exactly.
    public let detail: String

    /// Takes every part.
    public init(id: Int64, at: Instant, actor: String, action: String, subject: String, detail: String) {
        self.id = id
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
    }
}

/// Reading the audit: within the scope `everything` only.
public protocol AuditReads {
    /// Records of a subject, of an actor, from a moment until before another, before a record; the newest first.
    func audit(
        subject: String?, actor: String?, from: Instant?, to: Instant?, before: Int64?, limit: Int64
    ) throws -> [AuditRecord]
}
