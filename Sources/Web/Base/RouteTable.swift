import Foundation
import HTTPTypes

/// What the router can lead to: an operation of the API, or a page.
protocol Routed: Sendable {
    var id: String { get }
    var method: HTTPRequest.Method { get }
    /// The path with its parameters in braces.
    var path: String { get }
    /// Who may use it; the service does not start with one that does not say.
    var access: AccessPolicy? { get }
    var pathParameters: [Schema.Property] { get }
}

extension Operation: Routed {}

/// Why a service with these routes would not be safe to start.
struct UnsafeRoutes: Error, CustomStringConvertible {
    let description: String
}

/// Finds what a method and a path lead to.
struct RouteTable<Route: Routed>: Sendable {
    /// What a path leads to.
    enum Match: Sendable {
        case found(Route, path: [String: String])
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    private struct Place {
        let segments: [String]
        var routes: [Route]
        /// How many segments are written out: of two places that fit, the one that says more is meant.
        var written: Int { segments.count { !$0.hasPrefix("{") } }
    }

    private let byLength: [Int: [Place]]
    /// Every route, in the order given.
    let routes: [Route]

    /// Takes the routes.
    ///
    /// - Throws: ``UnsafeRoutes`` when one declares no access policy, or two are the same.
    init(_ routes: [Route]) throws(UnsafeRoutes) {
        if let open = routes.first(where: { $0.access == nil }) {
            throw UnsafeRoutes(
                description: "\(open.method) \(open.path) declares no access policy; the service does not start.")
        }
        let names = Dictionary(grouping: routes) { "\($0.method) \($0.path)" }
        if let twice = names.first(where: { $0.value.count > 1 }) {
            throw UnsafeRoutes(
                description: "\(twice.key) is declared \(twice.value.count) times; the service does not start.")
        }
        var places: [String: Place] = [:]
        for route in routes {
            let segments = RouteTable.segments(route.path).map(String.init)
            places[route.path, default: Place(segments: segments, routes: [])].routes.append(route)
        }
        byLength = Dictionary(grouping: places.values.sorted { $0.written > $1.written }) { $0.segments.count }
        self.routes = routes
    }

    /// The parts of a path; the root has one, which is empty.
    private static func segments(_ path: some StringProtocol) -> [Substring] {
        Substring(path).dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }

    /// What a method and the path of a request lead to; a HEAD is a GET without its body (RFC 9110 section 9.3.2).
    func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
        guard path.utf8.count <= 2_000, path.hasPrefix("/") else { return .nothing }
        let parts = RouteTable.segments(path)
        for place in byLength[parts.count] ?? [] {
            guard let values = RouteTable.values(place.segments, parts) else { continue }
            let wanted = method == .head ? HTTPRequest.Method.get : method
            guard let route = place.routes.first(where: { $0.method == wanted }) else {
                return .otherMethods(place.routes.map(\.method))
            }
            // A parameter of a form that nothing can have is like one that nothing has.
            for property in route.pathParameters {
                guard property.schema.faults(.text(values[property.name] ?? "")).isEmpty else { return .nothing }
            }
            return .found(route, path: values)
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
