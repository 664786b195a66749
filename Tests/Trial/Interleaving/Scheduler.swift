import Foundation

/// Lets two clients run their statements one at a time, in an order that it is told, and learns which orders there are.
///
/// A client stands before each of its statements until it is its turn. One that has had its turn and does not come back
/// waits for a lock that the other holds; the other then goes on.
final class Scheduler: @unchecked Sendable {
    // Every field is touched only while the condition is held.
    private enum Standing { case away, standing, running, gone }

    /// One choice among the clients that could go on.
    struct Choice: Equatable {
        let able: [Int]
        let taken: Int
    }

    private let condition = NSCondition()
    private var clients: [Standing] = [.away, .away]
    private var isOn = false
    private let isBlocked: (Int) -> Bool

    /// `isBlocked` says whether a client waits for a lock; it is asked only about one that has not come back.
    init(isBlocked: @escaping (Int) -> Bool) { self.isBlocked = isBlocked }

    /// Called by a client's thread before each statement.
    func turn(of client: Int) {
        condition.lock()
        defer { condition.unlock() }
        guard isOn else { return }
        clients[client] = .standing
        condition.broadcast()
        while isOn, clients[client] == .standing { condition.wait() }
    }

    /// Called when a client has come to its end.
    func left(_ client: Int) {
        condition.lock()
        clients[client] = .gone
        condition.broadcast()
        condition.unlock()
    }

    /// From now on statements wait for their turn.
    func start() {
        condition.lock()
        clients = [.away, .away]
        isOn = true
        condition.unlock()
    }

    /// Gives turns until both clients have left: first as `prefix` says, then to the first who can.
    ///
    /// - Returns: every choice there was; nil when the clients stood still for ten seconds.
    func drive(_ prefix: [Int]) -> [Choice]? {
        var choices: [Choice] = []
        while true {
            // From the last turn on: a machine that is busy with other things makes a long way of many turns.
            guard let able = settle(before: Date().addingTimeInterval(10)) else { return stop(nil) }
            guard let first = able.first else { return stop(choices) }
            let wanted = choices.count < prefix.count ? prefix[choices.count] : first
            let next = able.contains(wanted) ? wanted : first
            choices.append(Choice(able: able, taken: next))
            condition.lock()
            clients[next] = .running
            condition.broadcast()
            condition.unlock()
        }
    }

    private func stop(_ choices: [Choice]?) -> [Choice]? {
        condition.lock()
        isOn = false
        condition.broadcast()
        condition.unlock()
        return choices
    }

    /// Waits until every client stands before a statement, has left, or waits for a lock; who stands, in order.
    private func settle(before deadline: Date) -> [Int]? {
        while Date() < deadline {
            condition.lock()
            let soon = Date().addingTimeInterval(0.004)
            while busy.isEmpty == false, condition.wait(until: soon) {}
            let (working, standing) = (busy, clients.indices.filter { clients[$0] == .standing })
            condition.unlock()
            if working.isEmpty { return standing }
            // With nobody else to go on, one that waits must come back by itself: after a commit, or a deadlock found.
            if !standing.isEmpty, working.allSatisfy(isBlocked) { return standing }
        }
        return nil
    }

    private var busy: [Int] { clients.indices.filter { clients[$0] == .running || clients[$0] == .away } }
}
