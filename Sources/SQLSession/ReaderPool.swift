/// Threads with one read-only connection each that serve reads in the order they came.
final class ReaderPool: Sendable {
    /// A read on its way: run on a connection, or failed without one.
    struct Read: Sendable {
        let run: @Sendable (any Connection) -> Void
        let fail: @Sendable (any Error) -> Void
    }

    let mailbox: Mailbox<Read>
    private let threads: [LaneThread]

    init(_ connector: any Connector, _ limits: Limits) {
        let mailbox = Mailbox<Read>(limit: limits.waiting)
        self.mailbox = mailbox
        threads = (0..<connector.traits.readers).map { number in
            let thread = LaneThread()
            thread.start(name: "reader \(number)") { ReaderPool.serve(mailbox, connector) }
            return thread
        }
    }

    func close() async {
        mailbox.close()
        for thread in threads { await thread.join() }
    }

    private static func serve(_ mailbox: Mailbox<Read>, _ connector: any Connector) {
        var connection: (any Connection)?
        while let read = mailbox.take()?.first {
            do {
                if connection?.isBroken ?? true {
                    connection?.close()
                    connection = nil
                    connection = try connector.connect(.reader)
                }
                if let connection { read.run(connection) }
            } catch {
                read.fail(error)
            }
        }
        connection?.close()
    }
}
