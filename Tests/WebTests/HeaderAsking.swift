import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Asks a service, holds each answer to the rules of headers, and counts them.
struct HeaderAsking {
    var dispatcher: Dispatcher
    let rules: HeaderRules
    private(set) var cells = 0

    init(dispatcher: Dispatcher, rules: HeaderRules) {
        self.dispatcher = dispatcher
        self.rules = rules
    }

    /// An operation as nobody, as somebody who may and as somebody who may not; those that write are sent nothing.
    mutating func operation(_ operation: Web.Operation, _ neighbours: Neighbours) async {
        let isOpen = operation.access == .open
        for role in [nil, .observer, .practitioner, .agencyLead] + (operation.isWrite ? [] : [Role.administrator]) {
            for target in AccessMatrixTests.targets(operation) {
                var headers: [String: String] = [:]
                if let role, let token = neighbours.tokens[role] { headers["Authorization"] = "Bearer \(token)" }
                let answer = await send(operation.method, target, headers)
                judge(answer, operation.method, "\(operation.id) \(target)", isOpen: isOpen)
                guard operation.method == .get else { continue }
                judge(await send(.head, target, headers), .head, "\(operation.id) \(target)", isOpen: isOpen)
            }
        }
    }

    /// A page as nobody and as each who has signed in; a form without its token.
    mutating func page(_ page: Page, _ visitors: [PageMatrixTests.Signed]) async {
        for session in [nil] + visitors.map(\.session) {
            for target in PageMatrixTests.targets(page) {
                var headers = page.method == .post ? ["Content-Type": "application/x-www-form-urlencoded"] : [:]
                if let session { headers["Cookie"] = "\(Cookie.session)=\(session)" }
                let answer = await send(page.method, target, headers)
                judge(answer, page.method, "\(page.id) \(target)", isOpen: page.id == "asset")
                guard page.method == .get, session == nil else { continue }
                judge(await send(.head, target, headers), .head, "\(page.id) \(target)", isOpen: page.id == "asset")
            }
        }
    }

    /// A method that a path takes is not judged here; any other is refused, and told which are taken.
    mutating func method(_ method: HTTPRequest.Method, _ path: String, _ taken: Set<HTTPRequest.Method>) async {
        guard !taken.contains(method) else { return }
        let answer = await send(method, path, [:])
        let allowed = Set(
            (answer.headers[.allow] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        #expect(allowed == Set(taken.map(\.rawValue)), "\(method) \(path)")
        #expect(!answer.bytes.contains(Array("secret".utf8)), "\(method) \(path) gives back what was sent")
        judge(answer, method, path, wanted: 405)
    }

    /// Asks and expects a status.
    @discardableResult
    mutating func expect(
        _ status: Int, _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:],
        body: String = "", throwing problem: Problem? = nil, isOpen: Bool = false
    ) async -> Outgoing {
        let answer = await send(method, path, headers, body: body, throwing: problem)
        judge(answer, method, path, wanted: status, isOpen: isOpen)
        return answer
    }

    mutating func judge(
        _ answer: Outgoing, _ method: HTTPRequest.Method, _ what: String, wanted: Int? = nil, isOpen: Bool = false
    ) {
        cells += 1
        let faults = rules.faults(answer, to: method, isOpen: isOpen)
        #expect(faults == [], "\(method) \(what): \(answer.status)")
        #expect(wanted == nil || answer.status == wanted, "\(method) \(what)")
    }

    private func send(
        _ method: HTTPRequest.Method, _ target: String, _ headers: [String: String], body: String = "",
        throwing problem: Problem? = nil
    ) async -> Outgoing {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        if method == .trace, let name = HTTPField.Name("X-Canary") { fields[name] = "secret" }
        let bytes = Array(body.utf8)
        return await dispatcher.answer(
            Incoming(
                method: method, target: target, headers: fields, from: "192.0.2.1",
                body: {
                    if let problem { throw problem }
                    return bytes
                }))
    }
}
