import Application
import Domain
import Foundation
import HTTPTypes
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// S8 from outside: whether an address is registered cannot be seen, nor heard by the time it takes.
@Suite(.timeLimit(.minutes(20))) struct StrangerTests {
    private static let tries = 300

    /// What asking with an address leads to, and how long it took, in seconds.
    private func ask(
        _ dispatcher: Dispatcher, _ email: String, from network: String, delay: Duration? = nil
    ) async -> (answer: Outgoing, seconds: Double) {
        let browser = AskSignIn.browserToken()
        let body = Array("form=\(Visit.token(browser))&email=\(Link.encode(email))&to=".utf8)
        let fields: HTTPFields = [
            .cookie: "\(Cookie.browser)=\(browser)", .contentType: "application/x-www-form-urlencoded",
        ]
        let began = ContinuousClock.now
        let answer = await dispatcher.answer(
            Incoming(method: .post, target: "/sign-in", headers: fields, from: network, body: { body }))
        if let delay { try? await Task.sleep(for: delay) }
        let took = (ContinuousClock.now - began).components
        return (answer, Double(took.seconds) + Double(took.attoseconds) / 1e18)
    }

    /// How far two samples differ, in standard deviations of the rank sum (Mann and Whitney, 1947): whatever they are
    /// distributed like, two of one kind are more than 5.5 apart once in 26 million times.
    private static func distance(_ a: [Double], _ b: [Double]) -> Double {
        let all = (a.map { ($0, true) } + b.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var sum = 0.0
        var at = 0
        while at < all.count {
            // Those that are equal share the middle of their ranks.
            let end = all[at...].firstIndex { $0.0 != all[at].0 } ?? all.count
            let middle = Double(at + 1 + end) / 2
            sum += middle * Double(all[at..<end].count { $0.1 })
            at = end
        }
        let (m, n) = (Double(a.count), Double(b.count))
        return abs(sum - m * (m + n + 1) / 2) / (m * n * (m + n + 1) / 12).squareRoot()
    }

    @Test(arguments: TestEngine.allCases)
    func `asking with an address that is known and one that is not cannot be told apart`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { stage in
            let (house, dispatcher) = (stage.stage.house, stage.dispatcher)
            for number in 0..<(2 * Self.tries) {
                _ = try await AddPerson(house)(
                    .init(email: "known\(number)@aaa.example", name: "Known", agency: "AAA"), by: Stage.admin)
            }
            let plain = { (answer: Outgoing) -> [String] in
                let headers = answer.headers.filter { $0.name.canonicalName != "x-request-id" }
                return ["\(answer.status)", String(decoding: answer.bytes, as: UTF8.self)]
                    + headers.map { "\($0.name): \($0.value)" }
            }
            let wanted = plain(await ask(dispatcher, "nobody@nowhere.example", from: "192.0.2.1").answer)
            for email in ["pat@aaa.example", "PAT@AAA.example", "known0@aaa.example", "x@aaa.example"] {
                #expect(plain(await ask(dispatcher, email, from: "192.0.2.2").answer) == wanted, "\(email)")
            }
            var times: [[Double]] = [[], []]
            var slow: [[Double]] = [[], []]
            for number in 0..<Self.tries {
                // Which of the two comes first is drawn, so that neither is always the one that warms the other up.
                for isKnown in Bool.random() ? [true, false] : [false, true] {
                    let (kind, first) = (isKnown ? 0 : 1, isKnown ? "known" : "strange")
                    let network = "10.\(kind).\(number / 250).\(number % 250)"
                    times[kind].append(
                        await ask(dispatcher, "\(first)\(number)@aaa.example", from: network).seconds)
                    // The same with a delay for those who are known, which must be heard.
                    let later = "\(first)\(Self.tries + number)@aaa.example"
                    slow[kind].append(
                        await ask(dispatcher, later, from: "1" + network, delay: isKnown ? .milliseconds(5) : nil)
                            .seconds)
                }
            }
            let (distance, control) = (Self.distance(times[0], times[1]), Self.distance(slow[0], slow[1]))
            print(
                "S8 on \(engine): \(Self.tries) tries each are \(String(format: "%.1f", distance)) apart; with 5 ms "
                    + "more for those who are known \(String(format: "%.1f", control)).")
            #expect(distance < 5.5)
            #expect(control > 5.5)
        }
    }

    @Test func `two samples are as far apart as their ranks say`() {
        #expect(Self.distance([1, 2, 3], [1, 2, 3]) == 0)
        // Ranks 1 to 4 against 5 to 8: 10 where 18 is the middle, and the variance is 4 · 4 · 9 / 12 = 12.
        #expect(abs(Self.distance([1, 2, 3, 4], [5, 6, 7, 8]) - 8 / 12.0.squareRoot()) < 1e-9)
        #expect(Self.distance((0..<300).map(Double.init), (0..<300).map { Double($0) + 100 }) > 5.5)
    }
}
