import Application
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Secrets

/// Asks the provider: no redirect is followed, and no answer is read beyond its limit.
final class Fetching: Sendable {
    /// The longest answer, in bytes.
    private static let mostBytes = 256 << 10
    private let client: HTTPClient
    private let seconds: Int64

    init(seconds: Int64) {
        self.seconds = seconds
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(seconds), read: .seconds(seconds))
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// A document by GET.
    ///
    /// - Throws: ``FederatedFault`` of `unreachable`.
    func get(_ url: String) async throws(FederatedFault) -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "accept", value: "application/json")
        let (status, bytes) = try await send(request)
        guard status == 200 else { throw .unreachable }
        return bytes
    }

    /// What a form is answered, with the status.
    ///
    /// - Throws: ``FederatedFault`` of `unreachable`.
    func post(
        _ url: String, form: [(name: String, value: String)], authorisation: String?
    ) async throws(FederatedFault) -> (status: Int, body: [UInt8]) {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        if let authorisation { request.headers.add(name: "authorization", value: authorisation) }
        request.body = .bytes(Array(FormText.encode(form).utf8))
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws(FederatedFault) -> (status: Int, body: [UInt8]) {
        do {
            let response = try await client.execute(request, timeout: .seconds(seconds))
            let body = try await response.body.collect(upTo: Self.mostBytes)
            return (Int(response.status.code), Array(body.readableBytesView))
        } catch {
            throw .unreachable
        }
    }

    func close() async { try? await client.shutdown() }
}

/// Names and values as a form or a query sends them.
enum FormText {
    static func encode(_ form: [(name: String, value: String)]) -> String {
        form.map { "\(Percent.encode($0.name))=\(Percent.encode($0.value))" }.joined(separator: "&")
    }
}
