import Foundation
import Locking

/// A thread with one writing connection that serves units of work in groups.
final class WriterLane: @unchecked Sendable {
    // What follows the mailbox is touched by the lane's thread alone.
    let mailbox: Mailbox<Unit>
    private let connector: any Connector
    private let limits: Limits
    private let counters: Counters
    private let thread = LaneThread()
    private var connection: (any Connection)?
    private var expecting = 1

    init(_ name: String, _ connector: any Connector, _ limits: Limits, _ counters: Counters) {
        self.connector = connector
        self.limits = limits
        self.counters = counters
        mailbox = Mailbox(limit: limits.waiting)
        thread.start(name: name) { self.serve() }
    }

    func close() async {
        mailbox.close()
        await thread.join()
    }

    private func serve() {
        let apart = connector.traits.hasRoundTrips
        let linger = UInt64(limits.linger) * 1_000
        // Where units travel together they are gathered first; where they do not, the first need not wait for the last.
        while let taken = mailbox.take(
            most: limits.group, expecting: apart ? expecting : 1, linger: linger, joins: joins)
        {
            serve(Group.ordered(taken), isOpen: !apart)
            connection?.maintain()
        }
        connection?.close()
    }

    private func joins(_ first: Unit, _ next: Unit) -> Bool {
        if first.isExclusive || next.isExclusive { return false }
        return !connector.traits.hasRoundTrips || (first.key != nil && next.key != nil)
    }

    /// Serves units in one transaction; those that come while it is open join it where it `isOpen` to them.
    private func serve(_ taken: [Unit], isOpen: Bool) {
        var units = taken
        var attempt = 1
        let expected = expecting
        expecting = 1
        while true {
            do {
                let group = Group(connection: try usable(), hasRoundTrips: connector.traits.hasRoundTrips)
                try group.run(units) {
                    let late = isOpen && attempt == 1 ? self.late(units, expected) : []
                    units += late
                    return late
                }
                counters.count(units: units.count)
                // Clients in a loop come back after their answer: wait shortly for as many as there seem to be.
                expecting = min(limits.group, units.count + mailbox.backlog)
                for unit in units { unit.answer() }
                return
            } catch {
                if attempt == 1 { counters.count(units: units.count) }
                if retire(units, after: error, attempt) { return }
                attempt += 1
                pause(attempt)
            }
        }
    }

    private func late(_ units: [Unit], _ expected: Int) -> [Unit] {
        guard let last = units.last, !last.isExclusive else { return [] }
        return mailbox.more(
            most: limits.group - units.count, expecting: expected - units.count,
            linger: UInt64(limits.linger) * 1_000, after: last, joins: joins)
    }

    /// Decides what a failure means: true when every unit has its answer, false when they are to be tried again.
    private func retire(_ units: [Unit], after error: any Error, _ attempt: Int) -> Bool {
        guard let failure = error as? SQLError else {
            for unit in units { unit.fail(error) }
            return true
        }
        if units.count > 1, failure.blamesOneUnit {
            counters.countRerun()
            for unit in units { serve([unit], isOpen: false) }
            return true
        }
        if failure.isRetryable, attempt < limits.tries { return false }
        for unit in units {
            if failure.isRefusal { storeRefusal(of: unit, failure) } else { unit.fail(failure) }
        }
        return true
    }

    /// The database refused the data of a unit that ran alone: its refusal is stored like one of its own rules.
    private func storeRefusal(of unit: Unit, _ failure: SQLError) {
        do {
            try Group(connection: usable(), hasRoundTrips: connector.traits.hasRoundTrips).store(failure, of: unit)
            unit.fail(failure)
        } catch {
            unit.fail(failure)
        }
    }

    private func usable() throws -> any Connection {
        if let connection, !connection.isBroken { return connection }
        connection?.close()
        connection = nil
        let fresh = try connector.connect(.writer)
        connection = fresh
        return fresh
    }

    /// Waits longer after each collision, with some chance in it so that two do not collide again.
    private func pause(_ attempt: Int) {
        let most = min(200_000, 2_000 << min(attempt, 6))
        usleep(UInt32(Int.random(in: most / 2...most)))
    }
}
