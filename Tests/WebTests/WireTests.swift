import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// S9 as it goes over the wire, where the server below may add, drop or count what the pages never see.
@Suite(.timeLimit(.minutes(20))) struct WireTests {
    @Test(arguments: TestEngine.allCases)
    func `what leaves the service keeps the rules of headers, and a HEAD tells the length of the GET`(
        _ engine: TestEngine
    ) async throws {
        try await Neighbours.with(engine) { neighbours in
            let token = "Authorization: Bearer \(neighbours.tokens[.observer] ?? "")\r\n"
            try await Wire.with(neighbours.store.house, publicURL: "https://training.example") { wire in
                let rules = HeaderRules(isSecure: true)
                for (target, more, status, isOpen) in [
                    ("/", "", 200, false), ("/programme.ics", "", 200, false), ("/sign-in", "", 200, false),
                    ("/assets/turnout.css", "", 200, true), ("/api", "", 200, true), ("/health/live", "", 200, true),
                    ("/nothing", "", 404, false), ("/api/v1/nothing", "", 404, false), ("/bookings", "", 303, false),
                    ("/api/v1/events", "", 401, false), ("/api/v1/events", token, 200, false),
                    ("/sign-out", "", 405, false),
                ] {
                    let get = try await wire.ask(.get, target, more)
                    #expect(get.status == status && rules.faults(get, to: .get, isOpen: isOpen) == [], "\(target)")
                    #expect(get.headers[.contentLength] == "\(get.bytes.count)", "\(target)")
                    let head = try await wire.ask(.head, target, more)
                    #expect(head.status == status && rules.faults(head, to: .head, isOpen: isOpen) == [], "\(target)")
                    // Pages differ by their keys and numbers, never by length.
                    let told = Int(head.headers[.contentLength] ?? "") ?? 0
                    #expect(abs(told - get.bytes.count) < 4, "HEAD \(target): \(told), GET \(get.bytes.count)")
                }
                let tag = try await wire.ask(.get, "/api/v1/events", token).headers[.eTag] ?? ""
                let same = try await wire.ask(.get, "/api/v1/events", token + "If-None-Match: \(tag)\r\n")
                #expect(same.status == 304 && same.bytes.isEmpty && rules.faults(same, to: .get) == [])
                #expect(same.headers[.contentLength] != "0", "A 304 tells what the document has, or nothing.")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is no request is refused in a few bytes that name no program`(_ engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            try await Wire.with(store.house) { wire in
                for sent in [
                    "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
                    "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                    "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                ] {
                    let answer = try await wire.exchange(sent)
                    let told = answer.lowercased()
                    #expect(
                        answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.1 5"), "\(sent)")
                    for word in ["\nserver:", "swift", "hummingbird", "nio", "turnout/"] {
                        #expect(!told.contains(word), "\(sent): \(answer)")
                    }
                }
                let trace = try await wire.ask(.trace, "/", "X-Canary: secret\r\n")
                #expect(trace.status == 405 && !String(decoding: trace.bytes, as: UTF8.self).contains("secret"))
                #expect(HeaderRules().faults(trace, to: .trace) == [])
            }
        }
    }
}
