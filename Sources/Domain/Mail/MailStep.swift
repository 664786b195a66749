/// What a ``MailID`` identifies.
public enum MailEntity {}
/// Identifies one message that is to be mailed.
public typealias MailID = Identifier<MailEntity>

/// What came of handing one message to the mail server once.
public enum MailAnswer: Hashable, Sendable {
    /// The server has taken it.
    case accepted
    /// The server refuses it for good, with a status from 500 to 599, or it could not be written.
    case refused(String)
    /// The server refuses it for now, with a status from 400 to 499; others may be taken.
    case postponed(String)
    /// There was no answer that concerns the message: it may or may not have been taken.
    case failed(MailFailure)

    /// How a list tells it: `accepted`, `550`, or `timed_out`.
    public var word: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let word), .postponed(let word): word
        case .failed(let failure): failure.rawValue
        }
    }
}

/// Why there was no answer.
public enum MailFailure: String, Sendable, CaseIterable {
    /// The server took longer than it may.
    case timedOut = "timed_out"
    /// No connection, or a server that turned us away.
    case unreachable
    /// The connection broke off before the server said whether it has the message.
    case brokeOff = "broke_off"
    /// The server's certificate is not valid, or it offers no encryption.
    case untrusted
    /// The user name or the password was refused.
    case loginDenied = "login_denied"
}

/// What follows from an answer.
public enum MailStep: Hashable, Sendable {
    /// The server has it.
    case sent
    /// It is tried again at this moment.
    case retried(at: Instant)
    /// It was refused for good, or tried for as long as it may be; a person decides.
    case gaveUp

    /// How long to wait after the first failure, the second and so on, in seconds: 2 days and 5 hours in all; after the
    /// last it is given up. RFC 5321 section 4.5.4.1 wants two attempts in the first hour, and some days of trying.
    public static let pauses: [Int64] = [
        30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 43_200, 48_000,
    ]
    /// By how much a pause may be longer or shorter, in thousandths: what failed together returns one by one.
    public static let jitter: ClosedRange<Int64> = -100...100

    /// What follows from an answer.
    ///
    /// - Parameters:
    ///   - answer: what came of sending.
    ///   - attempts: how often it was tried, this time included; from 1.
    ///   - now: the moment of the answer.
    ///   - jitter: a number from ``jitter``, in thousandths of the pause.
    public static func after(_ answer: MailAnswer, attempts: Int64, at now: Instant, jitter: Int64) -> MailStep {
        switch answer {
        case .accepted: return .sent
        case .refused: return .gaveUp
        case .postponed, .failed: break
        }
        let index = max(0, attempts - 1)
        guard index < pauses.count else { return .gaveUp }
        let thousandths = 1_000 + min(max(jitter, Self.jitter.lowerBound), Self.jitter.upperBound)
        return .retried(at: Instant(microseconds: now.microseconds + pauses[Int(index)] * 1_000 * thousandths))
    }
}
