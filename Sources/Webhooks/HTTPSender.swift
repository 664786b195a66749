public import Application
import AsyncHTTPClient
public import Domain
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Locking

/// Sends messages over HTTP/1.1: no redirect is followed, no answer is read beyond a little, and the connection goes to
/// the very address that was looked at.
public final class HTTPSender: WebhookSender {
    /// The most bytes of an answer that are read before the connection is closed; nothing of them is kept.
    private static let mostBytes = 16_384
    /// The most clients kept open: one for each host and the address behind it.
    private static let mostClients = 32

    private let seconds: Int64
    private let version: String
    private let clients = Mutex<[Place: HTTPClient]>([:])
    /// Threads of their own for asking after names, so that a name server that is silent holds up nothing else.
    private let names = NIOThreadPool(numberOfThreads: 8)

    private struct Place: Hashable {
        let host: String
        let address: String
    }

    /// A sender that gives a receiver so many seconds, 1 to 60, to answer.
    public init(seconds: Int64, version: String) {
        self.seconds = seconds
        self.version = version
        names.start()
    }

    /// How long one sending takes at most, in microseconds.
    public var longest: Int64 { (seconds + 1) * 1_000_000 }

    /// Posts the message, and says what the receiver answered.
    public func send(_ message: WebhookMessage) async -> WebhookAnswer {
        let race = Race()
        // Asking for a name cannot be broken off, so whatever is late is left behind and not waited for.
        let sending = Task { race.end(await self.attempt(message)) }
        let waiting = Task {
            try await Task.sleep(for: .seconds(seconds))
            race.end(.failed(.timedOut))
        }
        let answer = await withTaskCancellationHandler {
            await race.answer()
        } onCancel: {
            race.end(.failed(.unreachable))
        }
        sending.cancel()
        waiting.cancel()
        return answer
    }

    /// Closes every connection.
    public func close() async {
        let all = clients.withLock { clients in
            defer { clients.removeAll() }
            return Array(clients.values)
        }
        for client in all { try? await client.shutdown() }
        try? await names.shutdownGracefully()
    }

    private func attempt(_ message: WebhookMessage) async -> WebhookAnswer {
        do {
            let host = message.address.host
            let address = try await resolve(host)
            let client = await client(Place(host: host, address: address))
            var request = HTTPClientRequest(url: message.address.text)
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/json")
            request.headers.add(name: "user-agent", value: "turnout/\(version)")
            for (name, value) in Signature.headers(message) { request.headers.add(name: name, value: value) }
            request.body = .bytes(message.body)
            let response = try await client.execute(request, timeout: .seconds(seconds))
            await HTTPSender.drain(response)
            return .status(Int64(response.status.code))
        } catch {
            return .failed(HTTPSender.failure(error))
        }
    }

    /// Reads a little of the answer, so that the connection may serve again; what is longer closes it.
    private static func drain(_ response: HTTPClientResponse) async {
        var read = 0
        do {
            for try await part in response.body {
                read += part.readableBytes
                if read > mostBytes { return }
            }
        } catch {
            // The status has come; what breaks off behind it is of no interest.
        }
    }

    private func resolve(_ host: String) async throws -> String {
        try await names.runIfActive { try HostAddress.find(host) }
    }

    private func client(_ place: Place) async -> HTTPClient {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(seconds), read: .seconds(seconds))
        configuration.httpVersion = .http1Only
        // Whoever refuses a connection now is tried again later, and that is told as what it is.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.dnsOverride = [place.host: place.address]
        let fresh = configuration
        let (client, closed) = clients.withLock { clients -> (HTTPClient, [HTTPClient]) in
            if let known = clients[place] { return (known, []) }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: fresh)
            // A name that leads elsewhere now, and one too many, make room.
            let former = clients.keys.filter { $0.host == place.host }
            let extra = clients.count - former.count >= HTTPSender.mostClients ? clients.keys.first : nil
            let closed = (former + (extra.map { [$0] } ?? [])).compactMap { clients.removeValue(forKey: $0) }
            clients[place] = client
            return (client, closed)
        }
        for former in closed { Task { try? await former.shutdown() } }
        return client
    }

    private static func failure(_ error: any Error) -> WebhookFailure {
        switch error {
        case HostAddress.Fault.unknown: .unknownHost
        case HostAddress.Fault.forbidden: .forbiddenAddress
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .untrusted
        case let error as HTTPClientError where timeouts.contains(error): .timedOut
        default: .unreachable
        }
    }

    private static let timeouts: [HTTPClientError] = [
        .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout, .cancelled,
    ]
}

/// The first answer of several; those behind it are dropped.
private final class Race: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<WebhookAnswer, Never>)
        case over(WebhookAnswer)
    }

    private let state = Mutex(State.open)

    func end(_ answer: WebhookAnswer) {
        let waiting = state.withLock { state -> CheckedContinuation<WebhookAnswer, Never>? in
            switch state {
            case .open: state = .over(answer)
            case .over: break
            case .awaited(let continuation):
                state = .over(answer)
                return continuation
            }
            return nil
        }
        waiting?.resume(returning: answer)
    }

    func answer() async -> WebhookAnswer {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state -> WebhookAnswer? in
                if case .over(let answer) = state { return answer }
                state = .awaited(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }
}
