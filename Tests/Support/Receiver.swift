import Foundation
import Locking

/// A tiny receiver of HTTP/1.1 in the test's own process, on a port of 127.0.0.1 that the system chooses.
public final class Receiver: Sendable {
    /// A request as it came.
    public struct Request: Hashable, Sendable {
        /// The path and the query.
        public let target: String
        /// The headers, their names in lower case.
        public let headers: [String: String]
        /// The body.
        public let body: [UInt8]
    }

    /// Where it listens.
    public let port: Int
    private let listener: Int32
    private let requests = Mutex<[Request]>([])
    private let answer: @Sendable (Request, Int) -> String

    /// Starts to listen.
    ///
    /// - Parameter answer: gives the whole answer, or nothing to leave the sender waiting; it is told how many
    ///   requests came before.
    public init(_ answer: @escaping @Sendable (Request, Int) -> String) throws {
        self.answer = answer
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard listener >= 0, status else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread { [self] in accept() }.start()
    }

    /// What came so far.
    public var received: [Request] { requests.withLock { $0 } }

    /// Stops listening.
    public func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Foundation.close(listener)
    }

    /// A plain answer with a status and nothing else.
    public static func plain(_ status: Int, headers: String = "") -> String {
        "HTTP/1.1 \(status) Status\r\ncontent-length: 0\r\nconnection: close\r\n\(headers)\r\n"
    }

    private func accept() {
        while true {
            let connection = Foundation.accept(listener, nil, nil)
            guard connection >= 0 else { return }
            Thread { [self] in serve(connection) }.start()
        }
    }

    private func serve(_ connection: Int32) {
        defer { Foundation.close(connection) }
        guard let request = read(connection) else { return }
        let before = requests.withLock { requests in
            defer { requests.append(request) }
            return requests.count
        }
        let text = answer(request, before)
        guard !text.isEmpty else {
            // Until the sender gives up and closes.
            var byte: UInt8 = 0
            _ = recv(connection, &byte, 1, 0)
            return
        }
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
        shutdown(connection, Int32(SHUT_WR))
        var rest = [UInt8](repeating: 0, count: 1_024)
        while recv(connection, &rest, rest.count, 0) > 0 {}
    }

    private func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return nil }
            bytes += part[..<count]
            if let request = Receiver.request(bytes) { return request }
        }
    }

    private static func request(_ bytes: [UInt8]) -> Request? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let halves = line.split(separator: ":", maxSplits: 1)
            headers[halves[0].lowercased()] = halves.count == 2 ? halves[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let body = Array(bytes[end.upperBound...])
        guard body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
        let words = lines[0].split(separator: " ")
        return Request(target: words.count > 1 ? String(words[1]) : "", headers: headers, body: body)
    }
}
