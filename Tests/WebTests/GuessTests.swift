import Application
import Domain
import Foundation
import HTTPTypes
import Secrets
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// S6 from outside: what is secret cannot be guessed, and guessing what is short ends at the documented number.
@Suite(.timeLimit(.minutes(20))) struct GuessTests {
    /// How many bits of some samples are independent of each other: the rank of their differences over the field of two
    /// elements. A counter, a generator with a small linear state and a repeated half all show by it.
    private static func independentBits(_ samples: [[UInt8]]) -> Int {
        guard let first = samples.first else { return 0 }
        var rows = samples.dropFirst().map { zip($0, first).map { $0 ^ $1 } }
        var rank = 0
        for bit in 0..<(first.count * 8) {
            let isSet = { (row: [UInt8]) in bit / 8 < row.count && row[bit / 8] >> UInt8(bit % 8) & 1 == 1 }
            guard let pivot = rows[rank...].firstIndex(where: isSet) else { continue }
            rows.swapAt(rank, pivot)
            for other in rows.indices where other != rank && isSet(rows[other]) {
                rows[other] = zip(rows[other], rows[rank]).map { $0 ^ $1 }
            }
            rank += 1
            if rank == rows.count { break }
        }
        return rank
    }

    /// The bytes of hexadecimal digits.
    private static func pairs(_ digits: String) -> [UInt8] {
        digits.matches(of: /[0-9a-f]{2}/).compactMap { UInt8($0.output, radix: 16) }
    }

    private static func bytes(_ token: String) throws -> [UInt8] { try #require(Base64URL.decode(token)) }

    @Test(arguments: TestEngine.allCases)
    func `every secret that is given out has at least 128 independent bits`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let house = stage.stage.house
            try await house.store.write(Intent(Stage.admin, at: house.now)) { try $0.setFact("demonstration", "1") }
            _ = try await GiveRole(house)("pat@aaa.example", .trainer, by: Stage.admin)
            let person = try await ShowRecord(house).person("pat@aaa.example", by: Stage.admin).number
            let own = Principal(
                name: "pat", role: .practitioner, scope: .person(PersonID(try #require(Int64(person)))))
            var drawn: [String: [[UInt8]]] = [:]
            let signed = SignedCode(RandomBytes.make(32))
            for number in 0..<160 {
                drawn["browser", default: []].append(try Self.bytes(AskSignIn.browserToken()))
                drawn["key of a form", default: []].append(Self.pairs(Visit.random()))
                drawn["token of a form", default: []].append(try Self.bytes(Visit.token(AskSignIn.browserToken())))
                drawn["link", default: []].append(try Self.bytes(RandomToken.random().text))
                let code = try #require(signed.make("checkin:E1-\(number)"))
                drawn["check-in code", default: []].append(try Self.bytes(String(code.drop { $0 != "." }.dropFirst())))
                let session = try await EnterDemonstration(house)("Pat@aaa.example").token
                drawn["session", default: []].append(try Self.bytes(session))
                let feed = try await ChangeCalendarFeed(house).renew(by: own)
                drawn["calendar", default: []].append(try Self.bytes(feed))
                let token = try await AddToken(house)(.init(role: .observer), by: Stage.admin).secret.text
                // 43 letters, each drawn by itself: their bytes show as many bits as they have.
                drawn["access token", default: []].append(Array(token.dropFirst("turnout_".count).utf8))
            }
            for (name, samples) in drawn {
                #expect(samples.allSatisfy { $0.count >= 16 }, "\(name)")
                #expect(Set(samples).count == samples.count, "\(name) came twice")
                #expect(Self.independentBits(samples) >= 128, "\(name): \(Self.independentBits(samples)) bits")
            }
            print("S6 on \(engine): \(drawn.count) kinds of secrets, 160 of each, have 128 independent bits or more.")
        }
    }

    @Test func `what has fewer bits than it shows is found`() {
        var state = UInt64(0x9E37_79B9_7F4A_7C15)
        let shifted = { () -> [UInt8] in
            (0..<4).flatMap { _ -> [UInt8] in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return (0..<8).map { UInt8(truncatingIfNeeded: state >> ($0 * 8)) }
            }
        }
        #expect(Self.independentBits((0..<160).map { _ in shifted() }) <= 64)
        #expect(Self.independentBits((0..<160).map { [UInt8](repeating: 0, count: 31) + [UInt8($0)] }) <= 8)
        let halves = (0..<160).map { _ in RandomBytes.make(8) }
        #expect(Self.independentBits(halves.map { $0 + $0 }) <= 64)
        #expect(Self.independentBits((0..<160).map { _ in RandomBytes.make(32) }) >= 128)
    }

    private static func ask(_ dispatcher: Dispatcher, _ number: Int, from network: String) async -> Outgoing {
        let browser = AskSignIn.browserToken()
        let body = Array("form=\(Visit.token(browser))&email=a\(number)%40aaa.example".utf8)
        return await dispatcher.answer(
            Incoming(
                method: .post, target: "/sign-in",
                headers: [
                    .cookie: "\(Cookie.browser)=\(browser)", .contentType: "application/x-www-form-urlencoded",
                ], from: network, body: { body }))
    }

    @Test(arguments: TestEngine.allCases)
    func `askings end at the documented number, for the network that asks and no other`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { stage in
            let limit = RateLimit.mailsFromNetwork
            let isTold = try Self.documents(limit)
            #expect(isTold)
            for network in ["192.0.2.44", "2001:db8:1:2::%"] {
                for number in 1...(Int(limit.most) + 2) {
                    let from = network.replacing("%", with: String(number, radix: 16))
                    let answer = await Self.ask(stage.dispatcher, number, from: from)
                    #expect(answer.status == (number > limit.most ? 429 : 303), "asking \(number) from \(from)")
                    guard answer.status == 429 else { continue }
                    #expect(answer.headers[.retryAfter] == "\(limit.minutes * 60)")
                }
            }
            #expect(await Self.ask(stage.dispatcher, 0, from: "192.0.2.45").status == 303)
            #expect(await Self.ask(stage.dispatcher, 0, from: "2001:db8:1:3::1").status == 303)
            stage.stage.store.clock.advance(minutes: limit.minutes)
            #expect(await Self.ask(stage.dispatcher, 0, from: "192.0.2.44").status == 303)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `wrong codes end at the documented number, of a mail and of a second factor`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { stage in
            let limit = RateLimit.secondFactor
            let isTold = try Self.documents(limit)
            #expect(isTold)
            let browser = stage.stranger()
            await browser.get("/sign-in")
            await browser.submit(to: "/sign-in", ["email": "pat@aaa.example"])
            let code = try await stage.lastCode()
            let other = code == "000000" ? "000001" : "000000"
            for _ in 1...5 {
                await browser.submit(to: "/sign-in/code", ["code": other])
                #expect(browser.status == 422)
            }
            await browser.submit(to: "/sign-in/code", ["code": code])
            #expect(browser.status == 422 && browser.cookies[Cookie.session] == nil)
            // The second factor: set up, signed in anew, and guessed at.
            _ = try await GiveRole(stage.stage.house)("pat@aaa.example", .administrator, by: Stage.admin)
            let first = try await stage.browser()
            await first.get("/sign-in/second-factor")
            await first.submit(to: "/sign-in/second-factor/new")
            let password = try Self.password(first.text)
            await first.submit(to: "/sign-in/second-factor/first-code", ["code": Self.code(password, stage)])
            #expect(first.status == 200 && first.shows("<li><code>"))
            let second = try await stage.browser(at: "/office")
            stage.stage.store.clock.advance(minutes: 2)
            let wrong = Self.wrong(password, stage)
            for number in 1...(Int(limit.most) + 1) {
                await second.get("/sign-in/second-factor")
                await second.submit(to: "/sign-in/second-factor", ["code": wrong])
                #expect(second.status == (number > limit.most ? 429 : 422), "code \(number)")
            }
            #expect(second.headers[.retryAfter] == "\(limit.minutes * 60)")
            await second.get("/sign-in/second-factor")
            await second.submit(to: "/sign-in/second-factor", ["code": Self.code(password, stage)])
            #expect(second.status == 429, "Past the limit the right code is of no use either.")
            stage.stage.store.clock.advance(minutes: limit.minutes)
            await second.get("/sign-in/second-factor")
            await second.submit(to: "/sign-in/second-factor", ["code": Self.code(password, stage)])
            #expect(second.status != 429 && second.status != 422)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a wrong token or calendar looks like every other, and locks out nobody`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let house = stage.stage.house
            let right = try await AddToken(house)(.init(role: .observer), by: Stage.admin).secret.text
            for _ in 0..<200 {
                let wrong = AskSignIn.browserToken()
                let statuses = await [
                    Self.status(stage, "/api/v1/events", token: "turnout_" + wrong),
                    Self.status(stage, "/calendar/\(wrong).ics", token: ""),
                ]
                #expect(statuses == [401, 404])
            }
            #expect(await Self.status(stage, "/api/v1/events", token: right) == 200)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `behind a named proxy each client has its own limit, and nobody can borrow another's address`(
        _ engine: TestEngine
    ) async throws {
        try await StoreFactory.with(engine) { store in
            try await Wire.with(store.house, proxies: ["127.0.0.1", "10.0.0.1"]) { wire in
                for number in 1...21 {
                    // What a client claims stands before what the proxy saw.
                    let status = try await Self.forwarded(wire, number, "203.0.113.\(number), 198.51.100.1, 10.0.0.1")
                    #expect(status == (number > 20 ? 429 : 303), "asking \(number)")
                }
                #expect(try await Self.forwarded(wire, 30, "198.51.100.2") == 303)
            }
            try await Wire.with(store.house) { wire in
                for number in 1...21 {
                    let status = try await Self.forwarded(wire, 100 + number, "203.0.113.\(number)")
                    #expect(status == (number > 20 ? 429 : 303), "Nobody's word is taken: asking \(number)")
                }
            }
        }
    }

    /// What an authenticator app is told by a page.
    private static func password(_ page: String) throws -> OneTimePassword {
        guard let found = page.firstMatch(of: /<code>([A-Z2-7]{16,})<\/code>/),
            let secret = Base32.decode(String(found.output.1))
        else { throw Refusal(.notFound, "The page tells no secret.") }
        return OneTimePassword(secret: secret)
    }

    private static func code(_ password: OneTimePassword, _ stage: AccountStage, steps: Int64 = 0) -> String {
        password.code(OneTimePassword.step(seconds: stage.stage.house.now.seconds) + steps)
    }

    /// A code that is none of those that would be taken.
    private static func wrong(_ password: OneTimePassword, _ stage: AccountStage) -> String {
        let near = (Int64(-2)...2).map { code(password, stage, steps: $0) }
        return (100_000...100_100).map { String($0) }.first { !near.contains($0) } ?? ""
    }

    @Test(arguments: [
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"), ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"), ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "unknown", "127.0.0.1"), ("127.0.0.1", "10.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "2001:db8::1", "2001:db8::1"), ("192.0.2.1", "198.51.100.1", "192.0.2.1"),
    ])
    func `a proxy's word is taken for what it saw itself`(_ peer: String, _ told: String, _ wanted: String) throws {
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        let forwarding = Forwarding(proxies: ["127.0.0.1", "10.0.0.1"])
        #expect(forwarding.client(peer, told.isEmpty ? [:] : [name: told]) == wanted)
    }

    private static func status(_ stage: AccountStage, _ target: String, token: String) async -> Int {
        let fields: HTTPFields = token.isEmpty ? [:] : [.authorization: "Bearer \(token)"]
        return await stage.dispatcher.answer(
            Incoming(method: .get, target: target, headers: fields, from: "192.0.2.8", body: { [] })
        ).status
    }

    /// An asking as a proxy hands it on.
    private static func forwarded(_ wire: Wire, _ number: Int, _ addresses: String) async throws -> Int {
        let browser = AskSignIn.browserToken()
        let body = "form=\(Visit.token(browser))&email=b\(number)%40aaa.example"
        let headers =
            "X-Forwarded-For: \(addresses)\r\nCookie: \(Cookie.browser)=\(browser)\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
        return try await wire.ask(.post, "/sign-in", headers, body: body).status
    }

    /// Whether the guide tells the limit as it is.
    private static func documents(_ limit: RateLimit) throws -> Bool {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appending(path: "docs/service.md"), encoding: .utf8)
        return guide.contains("| \(limit.most) in \(limit.minutes) minutes, then 429 |")
    }
}
