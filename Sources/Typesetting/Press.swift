import Foundation

/// Threads that set type, each with fonts of its own. They are started when there is work and kept.
///
/// The libraries block and are not to be shared, so that nothing of this happens on Swift's own threads.
public final class Press: Sendable {
    /// The press of this process: fonts are read once for each of its threads.
    public static let shared = Press(threads: min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 8))

    private let line: Line

    /// A press of so many threads at most, each of which makes its typesetter when it is first needed.
    public init(
        threads: Int,
        _ typesetter: @escaping @Sendable () throws(TypesettingFault) -> Typesetter = {
            () throws(TypesettingFault) in try Typesetter()
        }
    ) { line = Line(most: threads, typesetter) }

    deinit { line.close() }

    /// Does some work on one of its threads and answers with what came of it.
    ///
    /// - Throws: ``TypesettingFault`` where fonts are missing, or what the work throws.
    public func print<R: Sendable>(_ work: @escaping @Sendable (Typesetter) throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { done in
            line.add { typesetter in done.resume(with: Result { try work(typesetter.get()) }) }
        }
    }
}

/// The work that waits, and the threads that do it.
private final class Line: @unchecked Sendable {
    typealias Job = @Sendable (Result<Typesetter, any Error>) -> Void

    // The fields below are touched only while the condition is held.
    private let condition = NSCondition()
    private var waiting: [Job] = []
    private var idle = 0
    private var started = 0
    private var isClosed = false
    private let most: Int

    private let make: @Sendable () throws(TypesettingFault) -> Typesetter

    init(most: Int, _ make: @escaping @Sendable () throws(TypesettingFault) -> Typesetter) {
        (self.most, self.make) = (max(1, most), make)
    }

    func add(_ job: @escaping Job) {
        let isNew = condition.withLock {
            waiting.append(job)
            condition.signal()
            guard idle < waiting.count, started < most else { return false }
            started += 1
            return true
        }
        guard isNew else { return }
        let thread = Thread { [self] in work() }
        thread.name = "press"
        thread.stackSize = 1 << 21
        thread.start()
    }

    /// What waits is still done; then the threads end.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    private func work() {
        var typesetter: Typesetter?
        while let job = next() {
            // Where the fonts were missing, they may have been installed since.
            let made = Result { () throws -> Typesetter in try typesetter ?? make() }
            typesetter = try? made.get()
            job(made)
        }
    }

    private func next() -> Job? {
        condition.withLock {
            idle += 1
            defer { idle -= 1 }
            while waiting.isEmpty, !isClosed { condition.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}
