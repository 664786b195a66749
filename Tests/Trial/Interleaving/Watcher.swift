import Foundation
import SQLSession

/// Says whether a client waits for a lock of the other's.
final class Watcher: @unchecked Sendable {
    // Used by the scheduler's thread alone.
    private let connector: any Connector
    private let pacing: Pacing
    private var connection: (any Connection)?

    init(_ connector: any Connector, _ pacing: Pacing) {
        self.connector = connector
        self.pacing = pacing
    }

    func isBlocked(_ client: Int) -> Bool {
        guard connector.traits.engine == .postgres else {
            // The one writer's lock is held from beginning to commit, and who begins meanwhile waits in a loop.
            usleep(3_000)
            return pacing.isInTransaction(1 - client) && !pacing.isInTransaction(client)
        }
        let backend = pacing.backend(of: client)
        guard backend > 0 else { return false }
        let ask = Call(
            Statement(
                name: "blockers", sql: "SELECT CAST(cardinality(pg_blocking_pids(CAST($1 AS INTEGER))) AS BIGINT)"),
            [.integer(backend)])
        do {
            let known = try connection ?? connector.connect(.reader)
            connection = known
            try known.begin(.read)
            defer { try? known.commit() }
            return try known.query([ask]).first?.first?.integer(0) ?? 0 > 0
        } catch {
            return false
        }
    }

    func close() { connection?.close() }
}
