import Application
import Foundation
import HTTPTypes

/// Reading the parts of a request, each held against its schema.
extension Dispatcher {
    /// The parameters of the query, each known and given once.
    static func query(_ text: Substring, _ known: [Schema.Property]) throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let plain = pair.map { $0.replacing("+", with: " ").removingPercentEncoding }
            guard let name = plain.first ?? nil, let value = plain.count > 1 ? plain[1] : "" else {
                throw .invalid("The query is not percent-encoded UTF-8.")
            }
            guard let property = known.first(where: { $0.name == name }) else {
                throw .invalid(
                    "A parameter is not known.", [.init(pointer: String(name.prefix(60)), reason: "is not known")])
            }
            guard values[name] == nil else {
                throw .invalid("A parameter is given twice.", [.init(pointer: name, reason: "is given twice")])
            }
            let faults = property.schema.faults(json(value, property.schema), at: name)
            guard faults.isEmpty else { throw .invalid("A parameter of the query cannot be used.", faults) }
            values[name] = value
        }
        for property in known where property.isRequired && values[property.name] == nil {
            throw .invalid("A parameter is missing.", [.init(pointer: property.name, reason: "is missing")])
        }
        return values
    }

    private static func json(_ value: String, _ schema: Schema) -> JSON {
        guard case .number = schema else { return .text(value) }
        // Only the plain form: not “+5”, not “5.0”.
        guard let number = Int64(value), String(number) == value else { return .text(value) }
        return .number(number)
    }

    /// The idempotency key, where one was sent with a write.
    static func key(_ operation: Operation, _ headers: HTTPFields) throws(Problem) -> String? {
        guard operation.isWrite, let name = HTTPField.Name("Idempotency-Key"), let key = headers[name] else {
            return nil
        }
        let faults = Schema.shaped(.key).faults(.text(key), at: "Idempotency-Key")
        guard faults.isEmpty else { throw .invalid("The Idempotency-Key cannot be used.", faults) }
        return key
    }

    /// The versions that If-Match names; only the part before the point counts, since what follows it tells of counters
    /// that move with every booking. A tag that is none of ours matches nothing.
    static func known(_ operation: Operation, _ headers: HTTPFields) throws(Problem) -> KnownVersion {
        guard operation.isConditional, let tags = headers[.ifMatch] else { return .any }
        let faults = Schema.shaped(.entityTags).faults(.text(tags), at: "If-Match")
        guard faults.isEmpty else { throw .invalid("If-Match cannot be used.", faults) }
        let plain = tags.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        if plain.contains("*") { return .any }
        let versions = plain.compactMap { tag -> Int64? in
            guard tag.hasPrefix("\""), tag.hasSuffix("\""), tag.utf8.count > 2 else { return nil }
            return tag.dropFirst().dropLast().split(separator: ".").first.flatMap { Int64($0) }
        }
        return KnownVersion(Set(versions))
    }

    /// The body, held against the schema.
    static func body(_ operation: Operation, _ request: Incoming) async throws -> JSON {
        guard operation.isWrite else { return .null }
        let bytes = try await request.body()
        guard let schema = operation.body else { return .null }
        let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
        guard type?.trimmingCharacters(in: .whitespaces) == "application/json" else {
            throw Problem(
                kind: "media_type", status: 415, title: "Another media type is wanted",
                detail: "Send the body as application/json.")
        }
        guard let body = JSON.read(bytes) else { throw Problem.invalid("The body is not a JSON document (RFC 8259).") }
        let faults = schema.faults(body)
        guard faults.isEmpty else { throw Problem.invalid("The body does not fit the operation.", faults) }
        return body
    }
}
