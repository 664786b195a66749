import Domain
import Foundation
import Synchronization
import TestSupport

/// R13: 256 descriptors, thousands of clients that say one byte a second, and somebody who wants to book.
enum FloodTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let slow = try arguments.number("clients", otherwise: 2_000)
        let seconds = try arguments.number("seconds", otherwise: 8)
        return try await ServiceStage.with(arguments.engine, agencies: 2) { stage in
            try await stage.addEvent("E1", places: 100_000)
            let service = try RunningService(store: stage.store.address, files: 256)
            let flood = try Flood(port: service.port, clients: slow)
            let client = try Client(token: stage.token, connections: 4, folder: stage.folder, patience: 2)
            var report = Report()
            var waits: [Double] = []
            var most = 0
            let end = ContinuousClock.now + .seconds(seconds)
            try await Task.sleep(for: .seconds(1))
            while ContinuousClock.now < end {
                let start = ContinuousClock.now
                // A client that behaves asks again when its connection was closed; that is part of its wait.
                for attempt in 0..<10 {
                    let key = "flood-\(waits.count)"
                    let email = "p\(waits.count)@flood.example"
                    let answer = await client.book(service.address, event: "E1", email: email, agency: "AG1", key: key)
                    if answer?.status == 201 { break }
                    if let answer { report.fault("A booking was answered \(answer.status).") }
                    if attempt == 9 { report.fault("A booking was never answered.") }
                }
                let parts = (ContinuousClock.now - start).components
                waits.append(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
                guard let megabytes = service.megabytes else {
                    report.fault("The service ended.")
                    break
                }
                most = max(most, megabytes)
                try await Task.sleep(for: .milliseconds(10))
            }
            report.note("slow clients", slow)
            report.note("connections they made", flood.stop())
            await client.close()
            judge(waits, most, &report)
            if service.stop() != 0 { report.fault("The service did not end well.") }
            try await stage.verify(&report)
            return report
        }
    }

    private static func judge(_ waits: [Double], _ most: Int, _ report: inout Report) {
        let sorted = waits.sorted()
        let p99 = sorted.isEmpty ? .infinity : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
        report.note("bookings", waits.count)
        report.note("p99, ms", p99.isFinite ? Int(p99 * 1_000) : -1)
        report.note("most memory, MB", most)
        if p99 >= 1 { report.fault("A client that behaves waited \(p99) s.") }
        if most > 200 { report.fault("The service took \(most) MB; 200 are allowed.") }
    }
}

/// Clients that begin a request and go on one byte a second, and come back when they are thrown out.
private final class Flood: Sendable {
    private let isOver = Mutex(false)
    private let made = Mutex(0)
    private let port: UInt16

    init(port: Int, clients: Int) throws {
        self.port = UInt16(port)
        var files = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
        files.rlim_cur = files.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
        Thread.detachNewThread { self.run(clients) }
    }

    /// Ends the flood and tells how many connections it made.
    func stop() -> Int {
        isOver.withLock { $0 = true }
        return made.withLock { $0 }
    }

    private func run(_ clients: Int) {
        var sockets = [Int32](repeating: -1, count: clients)
        while !isOver.withLock({ $0 }) {
            for index in sockets.indices {
                if sockets[index] >= 0,
                    send(sockets[index], "x", 1, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)) == 1
                {
                    continue
                }
                if sockets[index] >= 0 { close(sockets[index]) }
                sockets[index] = connect()
            }
            usleep(1_000_000)
        }
        for socket in sockets where socket >= 0 { close(socket) }
    }

    private func connect() -> Int32 {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard socket >= 0 else { return -1 }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let head = "GET /api/v1/events HTTP/1.1\r\nX-Slow: "
        _ = send(socket, head, head.utf8.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        made.withLock { $0 += 1 }
        return socket
    }
}
