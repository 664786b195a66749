import Application
import Domain
import Logging
import ServiceLifecycle

/// Does some work again and again under a lease: of several services over one store the one that holds it does the
/// work, and one that lost it can commit nothing more.
struct LeasedWorker: Service, CustomStringConvertible {
    let house: House
    /// The name of the lease.
    let name: String
    /// How often, in seconds.
    let seconds: Int
    let logger: Logger
    /// Whether there is anything to do; asked before the lease is taken, because taking it is a write.
    var isDue: @Sendable () async throws -> Bool = { true }
    let work: @Sendable (Lease) async throws -> Void

    /// What the log calls it.
    var description: String { name }

    func run() async throws {
        let holder = "\(String(UInt64.random(in: .min ... .max), radix: 16))"
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await turn(holder)
                try? await Task.sleep(for: .seconds(seconds))
            }
        }
    }

    private func turn(_ holder: String) async {
        do {
            guard try await isDue() else { return }
            // Long enough for a turn, and short enough that another soon does the work of one that died.
            let seconds = min(max(Int64(seconds) * 4, 30), 300)
            let until = Instant(microseconds: house.now.microseconds + seconds * 1_000_000)
            guard let lease = try await TakeLease(house)(name, holder: holder, until: until) else { return }
            try await work(lease)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            logger.info("another service took over", metadata: ["lease": "\(name)"])
        } catch {
            logger.warning("work must wait", metadata: ["lease": "\(name)", "error": "\(error)"])
        }
    }
}
