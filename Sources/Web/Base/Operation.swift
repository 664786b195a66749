import Application
import Domain
import HTTPTypes

/// One operation of the API: what the router, the document and the tests of access are all made of.
struct Operation: Sendable {
    /// Its name in the document, such as `bookPlace`.
    let id: String
    let method: HTTPRequest.Method
    /// The path with its parameters in braces, such as `/api/v1/events/{reference}`.
    let path: String
    let summary: String
    /// The heading in the document.
    let group: String
    /// Who may use it; nil only until the service is to start.
    let access: AccessPolicy?
    var pathParameters: [Schema.Property] = []
    var query: [Schema.Property] = []
    /// Whether it is done only to the version that If-Match names, where one is named (RFC 9110 section 13.1.1).
    var isConditional = false
    var body: Schema?
    /// The status and the schema of success.
    let success: (status: Int, schema: Schema)
    /// The media type of success; what is no JSON is a file, of which the document tells no more.
    var media = "application/json"
    /// What else it may answer, besides what every operation may.
    var refusals: Set<Int> = []
    /// What a request is answered that came before, where its kept answer, the second argument, is not the answer
    /// itself.
    var again: @Sendable (Call, String) async throws -> Reply = { _, _ in throw Problem.notFound() }
    let handle: @Sendable (Call) async throws -> Reply

    /// Whether it changes something, so that it takes an idempotency key.
    var isWrite: Bool { method != .get }
}

/// A request as a handler sees it: read, checked against the schema, and in somebody's name.
struct Call: Sendable {
    /// The house, whose first unit of work carries the request's idempotency key where there is one.
    let house: House
    /// Who asks.
    let principal: Principal
    /// The parameters of the path.
    let path: [String: String]
    /// The parameters of the query.
    let query: [String: String]
    /// The body; null where the operation takes none.
    let body: JSON
    /// The idempotency key, where one was sent.
    let key: String?
    /// The versions that the change may start from.
    let known: KnownVersion

    /// A parameter of the path, which the router has made sure of.
    func path(_ name: String) -> String { path[name] ?? "" }

    func text(_ name: String) -> String? {
        if case .text(let text)? = body[name] { text } else { nil }
    }

    /// Whether a member was sent, be it null.
    func has(_ name: String) -> Bool { body[name] != nil }

    func number(_ name: String) -> Int64? {
        if case .number(let number)? = body[name] { number } else { nil }
    }

    func flag(_ name: String) -> Bool? {
        if case .flag(let flag)? = body[name] { flag } else { nil }
    }

    func texts(_ name: String) -> [String]? {
        guard case .list(let list)? = body[name] else { return nil }
        return list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    func instant(_ name: String) -> Instant? { text(name).flatMap { Instant(rfc3339: $0) } }

    func date(_ name: String) -> LocalDate? { text(name).flatMap { LocalDate(iso: $0) } }

    func word<Word: RawRepresentable<String>>(_ name: String, _: Word.Type = Word.self) -> Word? {
        text(name).flatMap { Word(rawValue: $0) }
    }

    /// How many entries are wanted.
    var limit: Int64 { query["limit"].flatMap { Int64($0) } ?? 50 }
}

/// What a handler answers.
struct Reply: Sendable {
    var status: Int
    var bytes: [UInt8]
    var type: String
    var location: String?
    /// What a file is called that is to be kept and not shown.
    var name: String?
    /// The version of the record that is told, where it has one.
    var version: Int64?

    init(_ body: JSON, status: Int = 200, location: String? = nil) {
        self.status = status
        self.location = location
        bytes = body.bytes
        type = "application/json"
        if case .number(let version)? = body["version"] { self.version = version }
    }

    /// A file.
    init(_ file: PaperFile) {
        status = 200
        bytes = file.bytes
        type = file.type
        name = file.name
    }

    init(text: String, type: String) {
        status = 200
        bytes = Array(text.utf8)
        self.type = type
    }
}
