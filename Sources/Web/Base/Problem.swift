import Application
import Domain
import HTTPTypes

/// Why a request was not done, as RFC 9457 tells it to programs and people.
struct Problem: Error, Hashable, Sendable {
    /// What kind of problem, a word programs branch on.
    let kind: String
    let status: Int
    /// The kind in words, the same for every problem of the kind.
    let title: String
    /// What happened to this request and what to do, as sentences.
    let detail: String
    var faults: [Schema.Fault] = []
    var headers: [HTTPField] = []

    static func == (one: Problem, other: Problem) -> Bool { one.kind == other.kind && one.detail == other.detail }
    func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    /// The document, with the request's id by which the log knows it.
    func document(request: String) -> JSON {
        var members: [JSON.Member] = [
            .init(name: "type", value: .text("urn:turnout:problem:\(kind)")), .init(name: "title", value: .text(title)),
            .init(name: "status", value: .number(Int64(status))), .init(name: "detail", value: .text(detail)),
            .init(name: "request", value: .text(request)),
        ]
        if !faults.isEmpty {
            let list = faults.prefix(100).map { fault in
                JSON.object(["pointer": .text(fault.pointer), "reason": .text(fault.reason)])
            }
            members.append(.init(name: "errors", value: .list(Array(list))))
        }
        return .object(members)
    }

    /// How the document tells it.
    static let schema = Schema.named(
        "Problem",
        .object([
            .init("type", .text(1...200), "A URN that names the kind of problem."),
            .init("title", .text(1...200), "The kind in words."),
            .init("status", .number(400...599), "The status code."),
            .init("detail", .text(1...2_000), "What happened and what to do about it."),
            .init("request", .text(1...100), "The id of the request, by which the log knows it."),
            .init(
                "errors",
                .list(
                    .object([
                        .init("pointer", .text(0...500), "Where, as a JSON pointer or the name of a parameter."),
                        .init("reason", .text(1...2_000), "What is wrong there."),
                    ]), most: 100), "What is wrong with which part of the request.", isRequired: false),
        ]))
}

extension Problem {
    static func notFound(_ detail: String = "There is nothing here, or nothing that you may see.") -> Problem {
        Problem(kind: "not_found", status: 404, title: "Not found", detail: detail)
    }

    static func invalid(_ detail: String, _ faults: [Schema.Fault] = []) -> Problem {
        Problem(kind: "invalid", status: 400, title: "The request cannot be read", detail: detail, faults: faults)
    }

    static var unauthorised: Problem {
        Problem(
            kind: "unauthorised", status: 401, title: "Who asks is not known",
            detail: "Send a valid access token as “Authorization: Bearer …”; `turnout token add` makes one.",
            headers: [HTTPField(name: .wwwAuthenticate, value: "Bearer")])
    }

    static func tooLong(_ most: Int) -> Problem {
        Problem(
            kind: "too_long", status: 413, title: "The body is too long", detail: "A body has at most \(most) bytes.",
            headers: [HTTPField(name: .connection, value: "close")])
    }

    static func forbidden(_ detail: String) -> Problem {
        Problem(kind: "forbidden", status: 403, title: "Not allowed", detail: detail)
    }

    /// What a refusal of the rules is to a client. The status is decided here and nowhere else.
    init(_ refusal: Refusal) {
        let (status, title) = Problem.status(refusal.kind)
        // Whether something is missing or somebody else's looks the same, to the letter.
        let detail = refusal.kind == .notFound ? Problem.notFound().detail : refusal.description
        let wait = refusal.retryAfter.map { HTTPField(name: .retryAfter, value: String($0)) }
        self.init(
            kind: refusal.kind.rawValue, status: status, title: title, detail: detail,
            headers: wait.map { [$0] } ?? [])
    }

    private static func status(_ kind: Refusal.Kind) -> (Int, String) {
        switch kind {
        case .notFound: (404, "Not found")
        case .invalid: (409, "Not acceptable as it is")
        case .wrongState: (409, "Not possible in this state")
        case .alreadyBooked: (409, "Already booked")
        case .full: (409, "No place is left")
        case .tooLate: (409, "Too late")
        case .policy: (409, "The policy does not allow it")
        case .forbidden: (403, "Not allowed")
        case .conflict: (409, "It collides with something that exists")
        case .changedMeanwhile: (412, "It was changed meanwhile")
        case .keyReused: (422, "The idempotency key was used for another request")
        case .notReady: (409, "Something must be set first")
        case .tooMany: (429, "Too often")
        }
    }

    /// What a fault of the store is to a client: never its own words, which are for the log.
    init(_ fault: StoreFault) {
        switch fault.kind {
        case .unavailable, .outcomeUnknown:
            self.init(
                kind: fault.kind == .unavailable ? "unavailable" : "outcome_unknown", status: 503,
                title: "The store cannot be reached",
                detail: fault.kind == .unavailable
                    ? "Nothing was stored. Try again in a moment."
                    : "It is not known whether it was stored. Send the request again with the same Idempotency-Key.",
                headers: [HTTPField(name: .retryAfter, value: "1")])
        case .unfit, .damaged, .defect:
            self.init(
                kind: "defect", status: 500, title: "The service failed",
                detail: "Something is wrong with the service; its log says what. Nothing was stored.")
        }
    }
}
