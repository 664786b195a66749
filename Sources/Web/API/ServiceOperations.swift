import Application
import Domain
import HTTPTypes

/// What the service tells of itself.
struct ServiceOperations {
    let metrics: Metrics
    let version: String

    /// The operations that are no part of the API's document.
    func all(api: [Operation]) -> [Operation] {
        let document = OpenAPI(operations: api, version: version).document
        return [
            plain("isAlive", "/health/live") { _ in Reply(.object(["status": .text("alive")])) },
            plain("isReady", "/health/ready") { call in
                // The store is really asked: a service whose store does not answer takes no requests.
                _ = try await call.house.store.read(.figures) { try $0.fact("demonstration") }
                return Reply(.object(["status": .text("ready")]))
            },
            // A request that goes the whole way but for the store: what the service itself costs is measured by it.
            Operation(
                id: "ping", method: .post, path: "/health/ping", summary: "Answers.", group: "Service", access: .open,
                success: (200, .object([]))
            ) { _ in Reply(.object([])) },
            plain("showMetrics", "/metrics") { _ in
                Reply(text: metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
            },
            plain("showDocument", "/api/openapi.json") { _ in Reply(document) },
            plain("showGuide", "/api") { _ in
                Reply(text: GuidePage(operations: api).html, type: "text/html; charset=utf-8")
            },
            guide(GuidePage(operations: api)),
        ]
    }

    private func guide(_ guide: GuidePage) -> Operation {
        Operation(
            id: "showGuideGroup", method: .get, path: "/api/guide/{group}", summary: "showGuideGroup",
            group: "Service", access: .open,
            pathParameters: [.init("group", .shaped(.word), "The group.")],
            success: (200, .object([]))
        ) { call in
            guard let html = guide.html(group: call.path("group")) else { throw Problem.notFound() }
            return Reply(text: html, type: "text/html; charset=utf-8")
        }
    }

    private func plain(
        _ id: String, _ path: String, _ handle: @escaping @Sendable (Call) async throws -> Reply
    ) -> Operation {
        Operation(
            id: id, method: .get, path: path, summary: id, group: "Service", access: .open,
            success: (200, .object([])), handle: handle)
    }
}
