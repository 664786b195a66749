import Foundation
import Synchronization

/// A TCP proxy that passes a request on, waits until the service has begun to answer, and then hangs up on the client:
/// the request is done and nobody was told.
final class CuttingProxy: Sendable {
    /// Where it listens, such as `http://127.0.0.1:40200`.
    let address: String
    private let listener: Int32
    private let upstream: UInt16
    private let cuts = Mutex(0)

    /// How many answers were cut.
    var count: Int { cuts.withLock { $0 } }

    init(to port: Int) throws {
        upstream = UInt16(port)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var own = CuttingProxy.local(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(listener, name, length) == 0 && listen(listener, 1_024) == 0
                    && getsockname(listener, name, &length) == 0
            }
        }
        guard bound else { throw Misuse("The proxy cannot listen: \(String(cString: strerror(errno))).") }
        self.listener = listener
        address = "http://127.0.0.1:\(UInt16(bigEndian: own.sin_port))"
        Thread.detachNewThread { self.accept() }
    }

    func close() { _ = shutdown(listener, Int32(SHUT_RDWR)) }

    private func accept() {
        while true {
            let client = Foundation.accept(listener, nil, nil)
            if client < 0 { break }
            Thread.detachNewThread { self.serve(client) }
        }
        _ = Foundation.close(listener)
    }

    private func serve(_ client: Int32) {
        defer { _ = Foundation.close(client) }
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { _ = Foundation.close(server) }
        var name = CuttingProxy.local(upstream)
        let connected = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else { return }
        var ends = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: server, events: Int16(POLLIN), revents: 0),
        ]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while poll(&ends, 2, 30_000) > 0 {
            if ends[1].revents != 0 {
                // The answer has begun, so the request was committed; the client never sees a byte of it.
                if read(server, &buffer, buffer.count) > 0 { cuts.withLock { $0 += 1 } }
                return
            }
            let count = read(client, &buffer, buffer.count)
            guard count > 0, write(server, buffer, count) == count else { return }
        }
    }

    private static func local(_ port: UInt16) -> sockaddr_in {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return name
    }
}
