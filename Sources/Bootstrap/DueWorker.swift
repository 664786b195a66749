import Application
import Domain
import Logging
import ServiceLifecycle
import Store

/// Does what falls due by time: offers expire, waiting lists move, requests lapse, the audit is sealed. Of several
/// services over one store the one that holds the lease does it, and one that lost it can commit nothing more.
struct DueWorker: Service, CustomStringConvertible {
    let house: House
    let store: SQLStore
    let seconds: Int
    let logger: Logger

    /// What the log calls it: never all that it holds.
    var description: String { "due" }

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
            let moment = house.now
            let until = Instant(microseconds: moment.microseconds + Int64(seconds) * 4_000_000)
            guard let lease = try await TakeLease(house)("due", holder: holder, until: until) else { return }
            let promotions = try await SweepDue(house, lease: lease)()
            if !promotions.isEmpty { logger.info("places given", metadata: ["count": "\(promotions.count)"]) }
            try await store.sealGently()
        } catch let refusal as Refusal where refusal.kind == .conflict {
            logger.info("another service took over what falls due")
        } catch {
            logger.warning("what falls due must wait", metadata: ["error": "\(error)"])
        }
    }
}
