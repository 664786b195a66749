import Domain
import Foundation
import Synchronization
import TestSupport

/// S2: requests damaged byte by byte; whatever comes, the service stays, and its memory is bounded.
enum DamagedRequestTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let requests = try arguments.number("requests", otherwise: 100_000)
        let seed = try arguments.number("seed", otherwise: 1)
        return try await ServiceStage.with(arguments.engine, agencies: 2) { stage in
            try await stage.addEvent("E1", places: 100_000)
            let service = try RunningService(store: stage.store.address)
            let port = UInt16(service.port)
            let tally = Tally()
            let token = stage.token
            await withTaskGroup(of: Void.self) { group in
                for lane in 0..<8 {
                    group.addTask {
                        await withCheckedContinuation { done in
                            Thread.detachNewThread {
                                var mangler = Mangler(seed: UInt64(seed * 8 + lane), token: token)
                                for number in 0..<(requests / 8) {
                                    let request = mangler.next()
                                    tally.sent(request, answer: Mangler.send(request, to: port))
                                    if number % 500 == 0 { tally.memory(service.megabytes) }
                                }
                                done.resume()
                            }
                        }
                    }
                }
            }
            var report = Report()
            let (sent, answered, most, failures) = tally.figures
            report.note("requests", sent)
            report.note("answered", answered)
            if answered < sent / 2 { report.fault("Not half of the requests were answered.") }
            for failure in failures.prefix(5) { report.fault(failure) }
            report.note("seed", seed)
            guard let now = service.megabytes else {
                report.fault("The service ended.")
                return report
            }
            report.note("most memory, MB", max(now, most))
            if most > 200 { report.fault("The service took more than 200 MB.") }
            let client = try Client(token: token, connections: 1, folder: stage.folder)
            let answer = await client.book(
                service.address, event: "E1", email: "after@all.example", agency: "AG1", key: "after")
            if answer?.status != 201 { report.fault("Afterwards a booking was answered \(answer?.status ?? 0).") }
            await client.close()
            if service.stop() != 0 { report.fault("The service did not end well.") }
            try await stage.verify(&report)
            return report
        }
    }
}

/// What the lanes count together.
private final class Tally: Sendable {
    typealias Figures = (sent: Int, answered: Int, most: Int, failures: [String])
    private let state = Mutex<Figures>((sent: 0, answered: 0, most: 0, failures: []))

    var figures: Figures { state.withLock { $0 } }

    /// Counts a request; an answer that blames the service is a failure, with the bytes that led to it.
    func sent(_ request: [UInt8], answer: String) {
        state.withLock { state in
            state.sent += 1
            if answer.hasPrefix("HTTP/1.1 ") { state.answered += 1 }
            if answer.hasPrefix("HTTP/1.1 5") {
                let status = answer.prefix(12).suffix(3)
                state.failures.append(
                    "\(status) for \(String(decoding: request.prefix(400), as: UTF8.self).debugDescription)")
            }
        }
    }

    func memory(_ megabytes: Int?) { state.withLock { $0.most = max($0.most, megabytes ?? 0) } }
}

/// Makes requests that are nearly right.
private struct Mangler {
    private var state: UInt64
    private let models: [[UInt8]]

    init(seed: UInt64, token: String) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
        let bearer = "Authorization: Bearer \(token)\r\n"
        let booking = #"{"email":"a@b.example","name":"Ann","agency":"AG1","job_role":"nurse"}"#
        let post = { (path: String, body: String) in
            "POST \(path) HTTP/1.1\r\nHost: x\r\n\(bearer)Content-Type: application/json\r\nIdempotency-Key: k\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }
        models = [
            "GET /api/v1/events?limit=5&from=2026-01-01 HTTP/1.1\r\nHost: x\r\n\(bearer)\r\n",
            "GET /api/v1/people/a%40b.example HTTP/1.1\r\nHost: x\r\n\(bearer)\r\n",
            "GET /api/v1/events/E1 HTTP/1.1\r\nHost: x\r\n\(bearer)If-None-Match: W/\"1\"\r\n\r\n",
            post("/api/v1/events/E1/bookings", booking),
            post("/api/v1/bookings/E1-1/cancellation", #"{"received_at":"2026-01-01T10:00:00Z","channel":"email"}"#),
            post("/api/v1/agencies", #"{"code":"X","name":"Y","sector":"health"}"#),
            "POST /api/v1/events/E1/bookings HTTP/1.1\r\nHost: x\r\n\(bearer)Transfer-Encoding: chunked\r\n"
                + "Content-Type: application/json\r\n\r\n46\r\n\(booking)\r\n0\r\n\r\n",
            "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/v1/people?limit=2&cursor=Mg HTTP/1.1\r\nHost: x\r\n\(bearer)\r\n",
            "PATCH /api/v1/events/E1 HTTP/1.1\r\nHost: x\r\n\(bearer)If-Match: \"1.2\"\r\nContent-Length: 13\r\n"
                + "Content-Type: application/json\r\n\r\n{\"minimum\":1}",
            post("/api/v1/policies", #"{"from":"2027-04-01","document":"name: x\nnotice: 5 working days\n"}"#),
            post("/api/v1/invoice-runs", #"{"through":"2026-05-31","preview":true}"#),
        ].map { Array($0.utf8) }
    }

    /// SplitMix64.
    private mutating func number(_ below: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, below)))
    }

    mutating func next() -> [UInt8] {
        var bytes = models[number(models.count)]
        for _ in 0...number(4) { damage(&bytes) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = number(bytes.count)
        switch number(8) {
        case 0: bytes[place] = UInt8(number(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(number(256)), at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + number(20)))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + number(40))], at: place)
        case 5: bytes.insert(contentsOf: Mangler.poisons[number(Mangler.poisons.count)], at: place)
        case 6: bytes.insert(contentsOf: repeatElement(UInt8(number(256)), count: number(5_000)), at: place)
        default: bytes[place] ^= 1 << UInt8(number(8))
        }
    }

    private static let poisons: [[UInt8]] = [
        "\r\n\r\n", "\r\n", "%00", "%FF", "../../", "\u{0}", "1e400", "-9223372036854775809", "\\ud800", "[[[[[[[[",
        "{\"a\":", "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\n",
        "\"", "HTTP/9.9", "☃", "\u{202E}",
    ].map { Array($0.utf8) }

    /// Sends the bytes, says that nothing more comes, and gives the beginning of what is answered in a moment.
    static func send(_ bytes: [UInt8], to port: UInt16) -> String {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return "" }
        defer { close(socket) }
        var wait = timeval(tv_sec: 0, tv_usec: 200_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return "" }
        _ = Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        _ = shutdown(socket, Int32(SHUT_WR))
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(socket, &buffer, buffer.count)
        return String(decoding: buffer.prefix(min(max(0, count), 64)), as: UTF8.self)
    }
}
