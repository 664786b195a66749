import HTTPTypes

/// The OpenAPI 3.1 document, made of the operations themselves.
struct OpenAPI {
    let operations: [Operation]
    let version: String

    var document: JSON {
        .object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("Turnout"), "version": .text(version),
                "description": .text(
                    "Places, waiting lists, registers and charges of a partnership's multi-agency training."),
                "license": .object(["name": .text("Apache-2.0"), "identifier": .text("Apache-2.0")]),
            ]),
            "paths": .object(paths),
            "components": .object([
                "schemas": .object(schemas),
                "securitySchemes": .object([
                    "token": .object(["type": .text("http"), "scheme": .text("bearer")])
                ]),
            ]),
        ])
    }

    private var paths: [JSON.Member] {
        var order: [String] = []
        var members: [String: [JSON.Member]] = [:]
        for operation in operations {
            if members[operation.path] == nil { order.append(operation.path) }
            members[operation.path, default: []].append(
                .init(name: operation.method.rawValue.lowercased(), value: describe(operation)))
        }
        return order.map { .init(name: $0, value: .object(members[$0] ?? [])) }
    }

    private var schemas: [JSON.Member] {
        let all = operations.flatMap { ($0.body?.named ?? []) + $0.success.schema.named } + Problem.schema.named
        var seen: Set<String> = []
        return all.filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }
            .map { .init(name: $0.name, value: $0.schema.document) }
    }

    private func describe(_ operation: Operation) -> JSON {
        var members: [JSON.Member] = [
            .init(name: "operationId", value: .text(operation.id)),
            .init(name: "summary", value: .text(operation.summary)),
            .init(name: "description", value: .text(operation.access?.about ?? "")),
            .init(name: "tags", value: .list([.text(operation.group)])),
            .init(name: "parameters", value: .list(parameters(operation))),
        ]
        if operation.access != .open {
            members.append(.init(name: "security", value: .list([.object(["token": .list([])])])))
        }
        if let body = operation.body {
            let content = JSON.object(["application/json": .object(["schema": body.document])])
            let body = JSON.object(["required": .flag(true), "content": content])
            members.append(.init(name: "requestBody", value: body))
        }
        members.append(.init(name: "responses", value: .object(responses(operation))))
        return .object(members)
    }

    private func parameters(_ operation: Operation) -> [JSON] {
        let path = operation.pathParameters.map { parameter($0, in: "path") }
        let query = operation.query.map { parameter($0, in: "query") }
        let key = Schema.Property(
            "Idempotency-Key", .shaped(.key), "The same key with the same request is done once.", isRequired: false)
        let match = Schema.Property(
            "If-Match", .shaped(.entityTags),
            "The ETag it was read with: what was changed meanwhile is not overwritten.",
            isRequired: false)
        return path + query + (operation.isWrite ? [parameter(key, in: "header")] : [])
            + (operation.isConditional ? [parameter(match, in: "header")] : [])
    }

    private func parameter(_ property: Schema.Property, in place: String) -> JSON {
        .object([
            "name": .text(property.name), "in": .text(place), "required": .flag(property.isRequired),
            "description": .text(property.about), "schema": property.schema.document,
        ])
    }

    private func responses(_ operation: Operation) -> [JSON.Member] {
        let isFile = operation.media != "application/json"
        let content = JSON.object(isFile ? [] : [.init(name: "schema", value: operation.success.schema.document)])
        let success = JSON.object([
            "description": .text("Done."),
            "content": .object([.init(name: operation.media, value: content)]),
        ])
        let problem = JSON.object([
            "description": .text("Not done; the document says why."),
            "content": .object(["application/problem+json": .object(["schema": Problem.schema.document])]),
        ])
        var members: [JSON.Member] = [.init(name: String(operation.success.status), value: success)]
        if operation.method == .get {
            let unchanged = JSON.object(["description": .text("Unchanged since the ETag in If-None-Match.")])
            members.append(.init(name: "304", value: unchanged))
        }
        for status in operation.problems.sorted() { members.append(.init(name: String(status), value: problem)) }
        return members
    }
}

extension Operation {
    /// The statuses with which it may say no.
    var problems: Set<Int> {
        var statuses: Set<Int> = refusals.union([400, 405, 503])
        if access != .open { statuses.formUnion([401, 403]) }
        if !pathParameters.isEmpty || !query.isEmpty || body != nil { statuses.insert(404) }
        if isWrite { statuses.formUnion([409, 413, 415, 422]) }
        if isConditional { statuses.insert(412) }
        return statuses
    }
}
