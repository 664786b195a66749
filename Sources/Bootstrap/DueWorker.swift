import Application
import Logging
import Store

extension LeasedWorker {
    /// Does what falls due by time: offers expire, waiting lists move, requests lapse, sign-ins and sessions end, the
    /// audit is sealed, months that are over are summed.
    static func due(_ house: House, _ store: SQLStore, seconds: Int, _ logger: Logger) -> LeasedWorker {
        LeasedWorker(house: house, name: "due", seconds: seconds, logger: logger) { lease in
            let promotions = try await SweepDue(house, lease: lease)()
            if !promotions.isEmpty { logger.info("places given", metadata: ["count": "\(promotions.count)"]) }
            try await EndSignInsOver(house, lease: lease)()
            try await SumMonths(house, lease: lease)()
            try await store.sealGently()
        }
    }
}
