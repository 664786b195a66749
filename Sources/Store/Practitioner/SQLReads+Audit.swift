import Application
import Domain
import SQLSession

extension SQLReads: AuditReads {
    func audit(
        subject: String?, actor: String?, from: Instant?, to: Instant?, before: Int64?, limit: Int64
    ) throws -> [AuditRecord] {
        guard scope == .everything else { return [] }
        let when: [SQLValue] = [.optional(from), .optional(to), .optional(before), .integer(limit)]
        // A statement of its own finds the records of one subject by their index.
        let call =
            if let subject {
                Call(Statements.named("audit/of_subject", session.engine), [.text(subject), .optional(actor)] + when)
            } else {
                Call(Statements.named("audit/list", session.engine), [.optional(actor)] + when)
            }
        return try session.query(call).map { row in
            AuditRecord(
                id: try row.integer(0), at: try row.instant(1), actor: try row.text(2), action: try row.text(3),
                subject: try row.text(4), detail: try row.text(5))
        }
    }
}
