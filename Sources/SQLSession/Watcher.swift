/// A thread with a read-only connection of its own that tells how far the database has come. Those who ask while it is
/// asking wait for the next answer, so that one round trip serves all of them.
final class Watcher: Sendable {
    /// Somebody who wants to know, and the question, which is the same for everybody.
    struct Ask: Sendable {
        let call: Call
        let caller: UnsafeContinuation<String, any Error>
    }

    let mailbox: Mailbox<Ask>
    private let thread = LaneThread()

    init(_ connector: any Connector, _ limits: Limits) {
        let mailbox = Mailbox<Ask>(limit: limits.waiting)
        self.mailbox = mailbox
        thread.start(name: "watcher") { Watcher.serve(mailbox, connector, most: limits.waiting) }
    }

    func close() async {
        mailbox.close()
        await thread.join()
    }

    private static func serve(_ mailbox: Mailbox<Ask>, _ connector: any Connector, most: Int) {
        var connection: (any Connection)?
        // What one connection answers says nothing beside what another did, so its number is part of the answer.
        var number = 0
        while let asks = mailbox.take(most: most), let call = asks.first?.call {
            let told = Result { () throws -> String in
                if connection?.isBroken ?? true {
                    connection?.close()
                    connection = nil
                    connection = try connector.connect(.reader)
                    number += 1
                }
                let rows = try connection.map { try Watcher.answer(call, $0) } ?? []
                return "\(number): \(rows.map(\.values))"
            }
            for ask in asks { ask.caller.resume(with: told) }
        }
        connection?.close()
    }

    private static func answer(_ call: Call, _ connection: any Connection) throws -> [Row] {
        do {
            try connection.begin(.read)
            let rows = try connection.query(call)
            try connection.commit()
            return rows
        } catch {
            connection.rollback()
            throw error
        }
    }
}
