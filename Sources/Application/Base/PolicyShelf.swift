public import Domain
import PolicyFile
import Locking

/// Policies and bank holidays read so far, so that a booking does not read a document again.
///
/// A version of a policy never changes and is kept for good; the table of bank holidays is read again when its revision
/// has moved on.
public final class PolicyShelf: Sendable {
    private struct Content {
        var policies: [PolicyID: Policy] = [:]
        var holidays: BankHolidays?
    }

    private let content = Mutex(Content())

    /// An empty shelf.
    public init() {}

    /// The policy of a version.
    ///
    /// - Throws: ``StoreFault`` of kind `damaged` when the version is missing or cannot be read.
    public func policy(_ id: PolicyID, _ reads: any PolicyReads) throws -> Policy {
        if let policy = content.withLock({ $0.policies[id] }) { return policy }
        guard let version = try reads.policy(id) else {
            throw StoreFault(.damaged, "There is no policy \(id.raw), though a booking is bound to it.")
        }
        let policy: Policy
        do {
            policy = try PolicyFile.read(version.document, file: version.name)
        } catch {
            throw StoreFault(.damaged, "The stored policy \(version.name) cannot be read: \(error)")
        }
        content.withLock { $0.policies[id] = policy }
        return policy
    }

    /// The calendar that decides working days now.
    public func calendar(_ zone: Zone, _ reads: any PolicyReads) throws -> WorkingCalendar {
        let revision = try reads.holidayRevision()
        if let holidays = content.withLock({ $0.holidays }), holidays.revision == revision {
            return WorkingCalendar(zone: zone, holidays: holidays)
        }
        let holidays = try reads.bankHolidays()
        content.withLock { $0.holidays = holidays }
        return WorkingCalendar(zone: zone, holidays: holidays)
    }
}
