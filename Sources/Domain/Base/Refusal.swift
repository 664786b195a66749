/// A rule said no: nothing was changed, and here is why, in a sentence shown to people.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; programs branch on this, never on the sentence.
    public enum Kind: String, Sendable, CaseIterable {
        /// The named thing does not exist, or may not be seen: the two look the same.
        case notFound = "not_found"
        /// Something given cannot be read or is out of range.
        case invalid
        /// The thing is in a state in which this cannot be done.
        case wrongState = "wrong_state"
        /// The person already has a live booking of the event.
        case alreadyBooked = "already_booked"
        /// There is no place left.
        case full
        /// It is too late: the cut-off has passed.
        case tooLate = "too_late"
        /// The policy does not allow it.
        case policy
        /// The person asking may not do it.
        case forbidden
        /// It collides with something that exists.
        case conflict
        /// It was changed by somebody else since it was read.
        case changedMeanwhile = "changed_meanwhile"
        /// The same idempotency key came with another request.
        case keyReused = "key_reused"
        /// Something that must be set first is missing.
        case notReady = "not_ready"
        /// It was done too often in a while.
        case tooMany = "too_many"
    }

    /// The kind of refusal.
    public let kind: Kind
    /// Why, as a sentence.
    public let reason: String
    /// What to do about it, as a sentence.
    public let mend: String?

    /// After how many seconds it may be tried again, where that is known.
    public let retryAfter: Int64?

    /// Takes the kind, the reason and, where there are any, the mend and the seconds to wait.
    public init(_ kind: Kind, _ reason: String, mend: String? = nil, retryAfter: Int64? = nil) {
        self.retryAfter = retryAfter
        self.kind = kind
        self.reason = reason
        self.mend = mend
    }

    /// The reason and the mend, as shown to people.
    public var description: String { mend.map { "\(reason) \($0)" } ?? reason }
}
