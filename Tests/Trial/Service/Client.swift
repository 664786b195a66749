import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// A client of the service that writes down, line by line, what it asks before it asks and what it was told after.
final class Client: Sendable {
    /// What came back; nil where the connection broke first.
    struct Answer: Sendable {
        let status: Int
        let id: String?
        let standing: String?
        let position: Int?
        let kind: String?
    }

    /// What was asked for and what is known of it.
    struct Entry: Sendable {
        let key: String
        let path: String
        let body: String
        var answer: Answer?
    }

    private struct Document: Decodable {
        let id: String?
        let status: Standing?
        let position: Int?
        let type: String?
    }

    /// A booking's status is a word, a problem's a number.
    private enum Standing: Decodable {
        case word(String)
        case number(Int)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let word = try? value.decode(String.self) {
                self = .word(word)
            } else {
                self = .number(try value.decode(Int.self))
            }
        }
    }

    private let http: HTTPClient
    private let token: String
    private let patience: Int64
    private let log: FileHandle
    private let history = Mutex<[String: Entry]>([:])

    init(token: String, connections: Int, folder: URL, patience: Int64 = 60) throws {
        var settings = HTTPClient.Configuration(
            timeout: .init(connect: .seconds(min(10, patience)), read: .seconds(patience)),
            connectionPool: .init(idleTimeout: .seconds(10), concurrentHTTP1ConnectionsPerHostSoftLimit: connections))
        settings.connectionPool.retryConnectionEstablishment = false
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        self.token = token
        self.patience = patience
        let file = folder.appending(path: "history-\(UUID().uuidString).log")
        try Data().write(to: file)
        log = try FileHandle(forWritingTo: file)
    }

    func close() async { try? await http.shutdown() }

    // A trial that stops at an error tells that error, and not that its client was left open.
    deinit { try? http.syncShutdown() }

    /// Everything asked for so far.
    var entries: [Entry] { history.withLock { Array($0.values) } }

    /// Asks for a booking, or asks again with the same key.
    func book(_ address: String, event: String, email: String, agency: String, key: String) async -> Answer? {
        let body = #"{"email":"\#(email)","name":"Person","agency":"\#(agency)","job_role":"nurse"}"#
        return await post(address, "/api/v1/events/\(event)/bookings", body, key: key)
    }

    func cancel(_ address: String, _ id: String, key: String) async -> Answer? {
        await post(address, "/api/v1/bookings/\(id)/cancellation", "{}", key: key)
    }

    func change(_ address: String, event: String, places: Int, key: String) async -> Answer? {
        await send(.PATCH, address, "/api/v1/events/\(event)", #"{"places":\#(places)}"#, key: key)
    }

    func post(_ address: String, _ path: String, _ body: String, key: String) async -> Answer? {
        await send(.POST, address, path, body, key: key)
    }

    private func send(
        _ method: HTTPMethod, _ address: String, _ path: String, _ body: String, key: String
    ) async -> Answer? {
        note("ask \(key) \(path)")
        history.withLock { entries in
            if entries[key] == nil { entries[key] = Entry(key: key, path: path, body: body, answer: nil) }
        }
        var request = HTTPClientRequest(url: address + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Idempotency-Key", value: key)
        request.body = .bytes(ByteBuffer(string: body))
        do {
            let response = try await http.execute(request, timeout: .seconds(patience))
            let buffer = try await response.body.collect(upTo: 1 << 20)
            let answer = try Client.read(Int(response.status.code), buffer)
            note("got \(key) \(answer.status) \(answer.id ?? "") \(answer.standing ?? answer.kind ?? "")")
            history.withLock { $0[key]?.answer = answer }
            return answer
        } catch {
            note("nothing \(key) \(type(of: error))")
            return nil
        }
    }

    private static func read(_ status: Int, _ buffer: ByteBuffer) throws -> Answer {
        let document = try JSONDecoder().decode(Document.self, from: Data(buffer.readableBytesView))
        let standing: String? = if case .word(let word)? = document.status { word } else { nil }
        return Answer(
            status: status, id: document.id, standing: standing, position: document.position,
            kind: document.type.map { String($0.split(separator: ":").last ?? "") })
    }

    private func note(_ line: String) {
        let stamp = DispatchTime.now().uptimeNanoseconds
        try? log.write(contentsOf: Data("\(stamp) \(line)\n".utf8))
    }
}

/// Does a number of things with so many at once.
func storm(_ count: Int, at once: Int, _ body: @escaping @Sendable (Int) async -> Void) async {
    let line = Line(count)
    await withTaskGroup(of: Void.self) { group in
        for _ in 0..<min(once, count) {
            group.addTask {
                while let index = line.next() { await body(index) }
            }
        }
    }
}

/// Gives out the numbers from 0, each once.
private final class Line: Sendable {
    private let count: Int
    private let given = Mutex(0)

    init(_ count: Int) { self.count = count }

    func next() -> Int? {
        given.withLock { given in
            defer { given += 1 }
            return given < count ? given : nil
        }
    }
}
