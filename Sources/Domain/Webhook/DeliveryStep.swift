/// What came of sending one message once.
public enum WebhookAnswer: Hashable, Sendable {
    /// The receiver answered with this status of HTTP.
    case status(Int64)
    /// There was no answer.
    case failed(WebhookFailure)

    /// How a list tells it: `204`, or `timed_out`.
    public var word: String {
        switch self {
        case .status(let status): String(status)
        case .failed(let failure): failure.rawValue
        }
    }
}

/// Why there was no answer.
public enum WebhookFailure: String, Sendable, CaseIterable {
    /// The receiver took longer than it may.
    case timedOut = "timed_out"
    /// No connection, or one that broke off.
    case unreachable
    /// The host's name is not known.
    case unknownHost = "unknown_host"
    /// The host's certificate is not valid.
    case untrusted
    /// The host's name leads to an address that nothing is sent to: link-local, multicast or none.
    case forbiddenAddress = "forbidden_address"
    /// The host is not among those that administrators allow.
    case hostNotAllowed = "host_not_allowed"
}

/// What follows from an answer.
public enum DeliveryStep: Hashable, Sendable {
    /// The receiver has it.
    case delivered
    /// It is sent again at this moment.
    case retried(at: Instant)
    /// It was tried as often as it may be; a person decides.
    case gaveUp
    /// The receiver is gone for good: nothing more is sent to it.
    case webhookEnded

    /// How long to wait after the first failure, the second and so on, in seconds; after the last it is given up.
    public static let pauses: [Int64] = [5, 30, 120, 600, 3_600, 10_800, 28_800, 86_400]
    /// By how much a pause may be longer or shorter, in thousandths: receivers that fail together return one by one.
    public static let jitter: ClosedRange<Int64> = -100...100

    /// What follows from an answer.
    ///
    /// - Parameters:
    ///   - answer: what came of sending.
    ///   - attempts: how often it was tried, this time included; from 1.
    ///   - now: the moment of the answer.
    ///   - jitter: a number from ``jitter``, in thousandths of the pause.
    public static func after(_ answer: WebhookAnswer, attempts: Int64, at now: Instant, jitter: Int64) -> DeliveryStep {
        if case .status(let status) = answer {
            if (200...299).contains(status) { return .delivered }
            if status == 410 { return .webhookEnded }
        }
        let index = max(0, attempts - 1)
        guard index < pauses.count else { return .gaveUp }
        let micros = pauses[Int(index)] * 1_000 * (1_000 + min(max(jitter, Self.jitter.lowerBound), 100))
        return .retried(at: Instant(microseconds: now.microseconds + micros))
    }
}
