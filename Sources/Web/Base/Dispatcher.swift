import Application
import Domain
#if MUTANTS
import Foundation
#endif
import HTTPTypes
import Logging

/// A request as it arrived.
struct Incoming: Sendable {
    let method: HTTPRequest.Method
    /// The path and the query, as sent.
    let target: String
    let headers: HTTPFields
    /// The network address it came from.
    var from = ""
    /// Reads the whole body; throws ``Problem`` when it is too long.
    let body: @Sendable () async throws -> [UInt8]
}

/// What is sent back.
struct Outgoing: Sendable {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]
}

/// Answers requests: finds the operation and who asks, checks everything against the schema, and turns refusals into
/// problem documents. Whatever it is sent, it answers.
struct Dispatcher: Sendable {
    let house: House
    let routes: RouteTable<Operation>
    var pages: PageDispatcher?
    let gatekeeper: Gatekeeper
    let metrics: Metrics
    let logger: Logger

    /// Answers one request and counts it.
    func answer(_ request: Incoming) async -> Outgoing {
        let started = ContinuousClock.now
        let id = Dispatcher.requestID()
        metrics.began()
        let (path, query) = Dispatcher.split(request.target)
        #if MUTANTS
        if Mutant.fragile.isOn, path.utf8.contains(UInt8(ascii: "%")) { _exit(134) }
        #endif
        var (outgoing, name) = await answer(request, path, query, id)
        SecurityHeaders.add(to: &outgoing.headers, isSecure: isSecure)
        if let field = HTTPField.Name("X-Request-Id") { outgoing.headers[field] = id }
        if request.method == .head {
            // What a GET would have (RFC 9110 section 8.6); the server below counts what is sent, and that is nothing.
            outgoing.headers[.contentLength] = String(outgoing.bytes.count)
            outgoing.bytes = []
        }
        let parts = (ContinuousClock.now - started).components
        let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        metrics.ended(name, outgoing.status, seconds: seconds)
        // Neither the path's parameters nor the query are logged: they may name a person.
        logger.debug(
            "answered",
            metadata: [
                "request": "\(id)", "operation": "\(name)", "status": "\(outgoing.status)",
                "milliseconds": "\(Int64(seconds * 1_000))",
            ])
        return outgoing
    }

    private func answer(
        _ request: Incoming, _ path: Substring, _ query: Substring, _ id: String
    ) async -> (Outgoing, String) {
        let match = routes.match(request.method, path)
        // What is under /api is for programs, which are told in their own way what there is not.
        if case .nothing = match, let pages, !path.hasPrefix("/api/") {
            return await pages.answer(request, path, query, id: id)
        }
        return (await answer(request, match, query, id), match.name)
    }

    private var isSecure: Bool { pages?.siteKeeper.publicURL?.hasPrefix("https://") ?? false }

    private func answer(
        _ request: Incoming, _ match: RouteTable<Operation>.Match, _ query: Substring, _ id: String
    ) async -> Outgoing {
        do {
            switch match {
            case .nothing: throw Problem.notFound()
            case .otherMethods(let methods): throw Problem.otherMethods(methods)
            case .found(let operation, let values):
                let reply = try await run(operation, values, query, request)
                return Dispatcher.outgoing(reply, request, operation)
            }
        } catch {
            let problem = problem(error, id, match.name)
            var headers = HTTPFields(problem.headers)
            headers[.contentType] = "application/problem+json"
            return Outgoing(status: problem.status, headers: headers, bytes: problem.document(request: id).bytes)
        }
    }

    private func problem(_ error: any Error, _ id: String, _ operation: String) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let refusal as Refusal: return Problem(refusal)
        case let fault as StoreFault:
            logger.error(
                "the store failed",
                metadata: [
                    "request": "\(id)", "operation": "\(operation)", "fault": "\(fault.kind)", "why": "\(fault)",
                ])
            return Problem(fault)
        default:
            logger.error(
                "an operation failed",
                metadata: ["request": "\(id)", "operation": "\(operation)", "error": "\(type(of: error))"])
            return Problem(StoreFault(.defect, ""))
        }
    }

    private func run(
        _ operation: Operation, _ path: [String: String], _ query: Substring, _ request: Incoming
    ) async throws -> Reply {
        let principal = try await admit(operation, request.headers)
        let query = try Dispatcher.query(query, operation.query)
        let key = try Dispatcher.key(operation, request.headers)
        let body = try await Dispatcher.body(operation, request)
        var house = house
        if let key {
            let content =
                "\(request.method) \(request.target.prefix { $0 != "?" })\n"
                + String(decoding: body.bytes, as: UTF8.self)
            house = try house.keyed(key, route: operation.id, request: content)
        }
        let known = try Dispatcher.known(operation, request.headers)
        let call = Call(
            house: house, principal: principal, path: path, query: query, body: body, key: key, known: known)
        do {
            return try await operation.handle(call)
        } catch let replayed as Replayed {
            return try await operation.again(call, replayed.kept)
        }
    }

    private func admit(_ operation: Operation, _ headers: HTTPFields) async throws -> Principal {
        guard let access = operation.access else { throw StoreFault(.defect, "\(operation.id) has no access policy.") }
        if access == .open { return Principal(name: "anybody", role: .observer, scope: .figures) }
        guard let principal = try await gatekeeper.principal(headers[.authorization]) else {
            throw Problem.unauthorised
        }
        guard access.admits(principal.role) else {
            throw Problem.forbidden("The role \(principal.role.rawValue) may not do this. \(access.about)")
        }
        return principal
    }

    /// A document as it is sent. What only some may see is kept nowhere on the way; who keeps it themselves asks with
    /// its tag whether it has changed.
    private static func outgoing(_ reply: Reply, _ request: Incoming, _ operation: Operation) -> Outgoing {
        let isFresh = operation.method == .get
        var headers = HTTPFields()
        headers[.contentType] = reply.type
        if let name = reply.name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        if let location = reply.location { headers[.location] = location }
        headers[.cacheControl] = "no-store"
        let tag = entityTag(reply)
        if isFresh || reply.version != nil { headers[.eTag] = tag }
        guard isFresh else { return Outgoing(status: reply.status, headers: headers, bytes: reply.bytes) }
        if operation.access == .open { headers[.cacheControl] = "no-cache" }
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
        if known.contains(where: { $0 == tag || $0 == "*" }) {
            headers[.contentType] = nil
            return Outgoing(status: 304, headers: headers, bytes: [])
        }
        return Outgoing(status: reply.status, headers: headers, bytes: reply.bytes)
    }

    /// An entity tag (RFC 9110 section 8.8.3): the record's version, where it has one, and the document's FNV-1a hash.
    private static func entityTag(_ reply: Reply) -> String {
        let hash = reply.bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return "\"\(reply.version.map { "\($0)." } ?? "")\(String(hash, radix: 16))\""
    }

    private static func requestID() -> String { String(UInt64.random(in: .min ... .max), radix: 16) }

    private static func split(_ target: String) -> (path: Substring, query: Substring) {
        guard let mark = target.firstIndex(of: "?") else { return (target[...], "") }
        return (target[..<mark], target[target.index(after: mark)...])
    }
}

extension RouteTable<Operation>.Match {
    /// The name under which a request is counted and logged.
    fileprivate var name: String {
        switch self {
        case .found(let operation, _): operation.id
        case .otherMethods: "otherMethod"
        case .nothing: "nothing"
        }
    }
}

extension Problem {
    static func otherMethods(_ methods: [HTTPRequest.Method]) -> Problem {
        let taken = methods.contains(.get) ? methods + [.head] : methods
        let allowed = taken.map(\.rawValue).sorted().joined(separator: ", ")
        return Problem(
            kind: "method_not_allowed", status: 405, title: "Another method is wanted",
            detail: "This path takes \(allowed).", headers: [HTTPField(name: .allow, value: allowed)])
    }
}
