/// One unit of work on its way through a writer lane.
///
/// It is made by the caller's task, handed over through the lane's mailbox, and from then on touched by the lane's
/// thread alone; that hand-over is what makes it safe to send.
class Unit: @unchecked Sendable {
    let key: Int64?
    let prefetch: [Call]
    let carries: Bool
    let isExclusive: Bool
    /// Why the unit's own rules refused it, answered after the commit that stores its refusal.
    var refusal: (any Error)?

    init(key: Int64?, prefetch: [Call], carries: Bool, isExclusive: Bool) {
        self.key = key
        self.carries = carries
        self.prefetch = prefetch
        self.isExclusive = isExclusive
    }

    /// Runs the work and keeps its result; it may run again after a rollback.
    func attempt(_ session: any SQLSession, _ results: [[Row]]) throws {}

    /// Stores that the work was refused.
    func refuse(_ session: any SQLSession, _ error: any Error) throws {}

    /// Answers the caller after the commit.
    func answer() {}

    /// Answers the caller that nothing was stored, or that nobody knows.
    func fail(_ error: any Error) {}
}

/// A unit with the type of its result.
final class UnitOf<R: Sendable>: Unit, @unchecked Sendable {
    private let work: @Sendable (any SQLSession, [[Row]]) throws -> R
    private let onRefusal: (@Sendable (any SQLSession, any Error) throws -> Void)?
    private let caller: UnsafeContinuation<R, any Error>
    private var result: R?

    init(
        key: Int64?, prefetch: [Call], carries: Bool = false, isExclusive: Bool = false,
        work: @escaping @Sendable (any SQLSession, [[Row]]) throws -> R,
        onRefusal: (@Sendable (any SQLSession, any Error) throws -> Void)?,
        caller: UnsafeContinuation<R, any Error>
    ) {
        self.work = work
        self.onRefusal = onRefusal
        self.caller = caller
        super.init(key: key, prefetch: prefetch, carries: carries, isExclusive: isExclusive)
    }

    override func attempt(_ session: any SQLSession, _ results: [[Row]]) throws {
        result = nil
        refusal = nil
        result = try work(session, results)
    }

    override func refuse(_ session: any SQLSession, _ error: any Error) throws {
        try onRefusal?(session, error)
    }

    override func answer() {
        if let refusal {
            caller.resume(throwing: refusal)
        } else if let result {
            caller.resume(returning: result)
        } else {
            caller.resume(throwing: SQLError(.misuse, message: "The unit of work was never run"))
        }
    }

    override func fail(_ error: any Error) { caller.resume(throwing: error) }
}
