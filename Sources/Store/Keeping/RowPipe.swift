import Application
import Foundation
import SQLSession

/// Hands rows from the thread that reads one database to the thread that writes another, a few parcels at a time, so
/// that neither holds more than those in memory.
///
/// Both ends block threads of their databases, never one of Swift's own.
final class RowPipe: @unchecked Sendable {
    // The condition guards everything below it.
    private let condition = NSCondition()
    private var parcels: [Parcel] = []
    private var failure: (any Error)?
    private var isTaken = false

    /// Rows of one table, or the end with what was sent.
    enum Parcel {
        case rows(TableCatalogue.Table, [[SQLValue]])
        case end([TableSum])
    }

    /// The other end has given up; its own error says why.
    struct Abandoned: Error {}

    private static let capacity = 8

    /// Begins to take parcels. What was taken is gone, so that work which is run again cannot begin anew.
    func take() throws {
        try locked {
            if isTaken {
                throw StoreFault(
                    .unavailable, "The connection was lost while copying; nothing was stored. Start again.")
            }
            isTaken = true
        }
    }

    /// Sends a parcel, waiting while the pipe is full.
    func send(_ parcel: Parcel) throws {
        try locked {
            while parcels.count >= Self.capacity, failure == nil { condition.wait() }
            if let failure { throw failure }
            parcels.append(parcel)
            condition.broadcast()
        }
    }

    /// The next parcel, waited for.
    func receive() throws -> Parcel {
        try locked {
            while parcels.isEmpty, failure == nil { condition.wait() }
            if let failure { throw failure }
            defer { condition.broadcast() }
            return parcels.removeFirst()
        }
    }

    /// Ends the work at both ends.
    func close(_ error: any Error = Abandoned()) {
        condition.lock()
        defer { condition.unlock() }
        if failure == nil { failure = error }
        condition.broadcast()
    }

    private func locked<R>(_ body: () throws -> R) rethrows -> R {
        condition.lock()
        defer { condition.unlock() }
        return try body()
    }
}
