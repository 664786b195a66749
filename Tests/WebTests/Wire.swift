import Application
import Foundation
import HTTPTypes
import Logging

@testable import Web

/// The server itself, listening on a port of this machine, and a client that sends bytes and reads bytes.
struct Wire: Sendable {
    let port: Int

    /// Serves a house while the body runs.
    static func with(
        _ house: House, publicURL: String? = nil, proxies: Set<String> = [], _ body: (Wire) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, tell) = AsyncStream<Int>.makeStream()
        // As long as a machine that runs everything at once may leave a connection waiting.
        var options = WebServer.Options(port: 0, idleSeconds: 300)
        options.publicURL = publicURL
        options.proxies = proxies
        let server = try WebServer(
            house: house, options: options, metrics: Metrics(), version: "test", logger: logger,
            onReady: { tell.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                try await body(Wire(port: port))
                break
            }
            group.cancelAll()
        }
    }

    /// What came back for some bytes, until the server closed the connection.
    func exchange(_ text: String) async throws -> String {
        let port = port
        return try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try Wire.blocking(port, Array(text.utf8)) }) }
        }
    }

    /// One request of a connection of its own, with the answer as the rules of headers read it.
    func ask(
        _ method: HTTPRequest.Method, _ target: String, _ more: String = "", host: String = "127.0.0.1",
        body: String = ""
    ) async throws -> Outgoing {
        let text = try await exchange(
            "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(more)\r\n\(body)")
        let halves = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (halves.first ?? "").components(separatedBy: "\r\n")
        var headers = HTTPFields()
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2, let name = HTTPField.Name(String(pair[0])) else { continue }
            headers.append(HTTPField(name: name, value: pair[1].trimmingCharacters(in: .whitespaces)))
        }
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Outgoing(status: status, headers: headers, bytes: Array((halves.count > 1 ? halves[1] : "").utf8))
    }

    private struct Broken: Error {}

    private static func blocking(_ port: Int, _ bytes: [UInt8]) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Broken() }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(clamping: port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        var patience = timeval(tv_sec: 300, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard isOpen, send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Broken()
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += piece[..<count]
        }
    }
}
