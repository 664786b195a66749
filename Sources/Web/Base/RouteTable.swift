import Foundation
import HTTPTypes

/// Finds the operation of a method and a path.
struct RouteTable: Sendable {
    /// Why a service with these operations would not be safe to start.
    struct Unsafe: Error, CustomStringConvertible {
        let description: String
    }

    /// What a path leads to.
    enum Match: Sendable {
        case found(Operation, path: [String: String])
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    private struct Route {
        let segments: [String]
        var operations: [Operation]
    }

    private let byLength: [Int: [Route]]
    /// Every operation, in the order of the document.
    let operations: [Operation]

    /// Takes the operations.
    ///
    /// - Throws: ``Unsafe`` when one declares no access policy, or two are the same.
    init(_ operations: [Operation]) throws(Unsafe) {
        if let open = operations.first(where: { $0.access == nil }) {
            throw Unsafe(
                description: "\(open.method) \(open.path) declares no access policy; the service does not start.")
        }
        let names = Dictionary(grouping: operations) { "\($0.method) \($0.path)" }
        if let twice = names.first(where: { $0.value.count > 1 }) {
            throw Unsafe(
                description: "\(twice.key) is declared \(twice.value.count) times; the service does not start.")
        }
        var routes: [String: Route] = [:]
        for operation in operations {
            let segments = operation.path.split(separator: "/").map(String.init)
            routes[operation.path, default: Route(segments: segments, operations: [])].operations.append(operation)
        }
        byLength = Dictionary(grouping: routes.values) { $0.segments.count }
        self.operations = operations
    }

    /// What a method and the path of a request lead to; a HEAD is a GET without its body (RFC 9110 section 9.3.2).
    func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
        guard path.utf8.count <= 2_000, path.hasPrefix("/") else { return .nothing }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for route in byLength[parts.count] ?? [] {
            guard let values = RouteTable.values(route.segments, parts) else { continue }
            let wanted = method == .head ? HTTPRequest.Method.get : method
            guard let operation = route.operations.first(where: { $0.method == wanted }) else {
                return .otherMethods(route.operations.map(\.method))
            }
            // A parameter of a form that nothing can have is like one that nothing has.
            for property in operation.pathParameters {
                guard property.schema.faults(.text(values[property.name] ?? "")).isEmpty else { return .nothing }
            }
            return .found(operation, path: values)
        }
        return .nothing
    }

    private static func values(_ segments: [String], _ parts: [Substring]) -> [String: String]? {
        var values: [String: String] = [:]
        for (segment, part) in zip(segments, parts) {
            if segment.hasPrefix("{") {
                guard let value = String(part).removingPercentEncoding, !value.isEmpty else { return nil }
                values[String(segment.dropFirst().dropLast())] = value
            } else if segment != part {
                return nil
            }
        }
        return values
    }
}
