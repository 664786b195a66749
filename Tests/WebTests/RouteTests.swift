import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// How operations are found, and which do not let a service start.
@Suite struct RouteTests {
    private func operation(
        _ id: String, _ method: HTTPRequest.Method, _ path: String, _ access: AccessPolicy? = .anyRole,
        _ parameters: [Schema.Property] = []
    ) -> Web.Operation {
        Web.Operation(
            id: id, method: method, path: path, summary: id, group: "Test", access: access, pathParameters: parameters,
            success: (200, .object([]))
        ) { _ in Reply(.null) }
    }

    private func name(_ match: RouteTable<Web.Operation>.Match) -> String {
        switch match {
        case .found(let operation, let values):
            ([operation.id] + values.sorted { $0.key < $1.key }.map(\.value)).joined(separator: " ")
        case .otherMethods(let methods): "allow " + methods.map(\.rawValue).sorted().joined(separator: " ")
        case .nothing: "nothing"
        }
    }

    @Test func `paths lead to operations`() throws {
        let code = [Schema.Property("code", .code, "A code.")]
        let table = try RouteTable([
            operation("list", .get, "/things"), operation("add", .post, "/things"),
            operation("show", .get, "/things/{code}", .anyRole, code),
            operation("part", .get, "/things/{code}/part", .anyRole, code),
        ])
        let found = [
            (HTTPRequest.Method.get, "/things", "list"), (.post, "/things", "add"), (.head, "/things", "list"),
            (.delete, "/things", "allow GET POST"), (.get, "/things/AB-1", "show AB-1"),
            (.get, "/things/A%42", "show AB"), (.get, "/things/ab", "nothing"), (.get, "/things/", "nothing"),
            (.get, "/things/AB/part", "part AB"), (.get, "/things/AB/part/", "nothing"), (.get, "things", "nothing"),
            (.get, "/things/%FF", "nothing"), (.get, "/" + String(repeating: "a", count: 3_000), "nothing"),
        ]
        for (method, path, wanted) in found { #expect(name(table.match(method, path[...])) == wanted, "\(path)") }
    }

    @Test func `an operation without an access policy does not let the service start`() {
        let error = #expect(throws: UnsafeRoutes.self) {
            try RouteTable([operation("a", .get, "/a"), operation("b", .get, "/b", nil)])
        }
        #expect(error?.description == "GET /b declares no access policy; the service does not start.")
    }

    @Test func `an operation declared twice does not let the service start`() {
        #expect(throws: UnsafeRoutes.self) {
            try RouteTable([operation("a", .get, "/a"), operation("b", .get, "/a")])
        }
    }

    @Test func `every operation of the API declares who may use it and stands in the document`() throws {
        _ = try RouteTable(WebServer.api)
        let document = OpenAPI(operations: WebServer.api, version: "1").document
        for operation in WebServer.api {
            let told = document["paths"]?[operation.path]?[operation.method.rawValue.lowercased()]
            #expect(told?["operationId"] == .text(operation.id))
            // What everybody may see without a token is named here: opening more takes a change of this line.
            let isOpen = ["browseProgramme"].contains(operation.id)
            #expect((told?["security"] == nil) == isOpen, "\(operation.id)")
            #expect(operation.path.hasPrefix("/api/v1/"))
            let named = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                $0.dropFirst().dropLast()
            }
            #expect(operation.pathParameters.map(\.name) == named.map(String.init), "\(operation.id)")
        }
        #expect(Set(WebServer.api.map(\.id)).count == WebServer.api.count)
    }

    @Test func `every shape that the document refers to is told in it`() throws {
        let document = OpenAPI(operations: WebServer.api, version: "1").document
        let text = String(decoding: document.bytes, as: UTF8.self)
        for reference in text.components(separatedBy: "#/components/schemas/").dropFirst() {
            let name = String(reference.prefix { $0 != "\"" })
            #expect(document["components"]?["schemas"]?[name] != nil, "\(name)")
        }
    }

    @Test(arguments: [
        ("a=1&b=x%20y", ["a": "1", "b": "x y"] as [String: String]?), ("b=x+y", ["b": "x y"]), ("", [:]), ("a=01", nil),
        ("a=5.0", nil),
        ("a=1&a=2", nil), ("c=1", nil), ("a=%FF", nil), ("a", nil),
    ]) func `queries are read strictly`(_ query: String, _ wanted: [String: String]?) {
        let known: [Schema.Property] = [
            .init("a", .number(0...10), "A number.", isRequired: false),
            .init("b", .line, "A line.", isRequired: false),
        ]
        #expect((try? Dispatcher.query(query[...], known)) == wanted)
    }
}
