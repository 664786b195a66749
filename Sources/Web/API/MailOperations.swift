import Application
import Domain
import HTTPTypes
import Notifications

/// What is mailed, and what it says.
enum MailOperations {
    static let all: [Operation] = [list, retry, templates, template, write, reset, preview]

    private static let kind = [
        Schema.Property("message", .word(MessageKind.allCases.map(\.rawValue)), "The message.")
    ]

    static let list = Operation(
        id: "listMail", method: .get, path: "/api/v1/mail",
        summary: "What was mailed or is to be mailed, the newest first; it names nobody.", group: "Mail",
        access: .administrators,
        query: [
            .init("given_up", .word(["true", "false"]), "Only what was given up.", isRequired: false)
        ] + Paging.query,
        success: (200, Paging.shape("mail", MailShapes.line, "The messages."))
    ) { call in
        let before: MailID? = try call.position { parts in
            parts.count == 1 ? Int64(parts[0]).map { MailID($0) } : nil
        }
        let lines = try await ListMail(call.house)(
            givenUpOnly: call.query["given_up"] == "true", before: before, limit: call.fetched, by: call.principal)
        return call.page("mail", lines, key: { [String($0.line.id.raw)] }, MailShapes.line)
    }

    static let retry = Operation(
        id: "retryMail", method: .post, path: "/api/v1/mail/retry",
        summary: "Send once more what was given up; sign-in mails are left out.", group: "Mail",
        access: .administrators,
        success: (200, .object([.init("messages", .count, "How many messages there were.")])),
        // What was made due stays due: the answer tells that nothing is left.
        again: { call, _ in try await retried(call) }
    ) { call in try await retried(call) }

    private static func retried(_ call: Call) async throws -> Reply {
        Reply(.object(["messages": .number(try await RetryMail(call.house)(by: call.principal))]))
    }

    static let templates = Operation(
        id: "listTemplates", method: .get, path: "/api/v1/mail/templates",
        summary: "Every message with its template as it stands.", group: "Mail", access: .administrators,
        success: (200, .object([.init("templates", .list(MailShapes.template, most: 100), "The templates.")]))
    ) { call in
        let lines = try await ListTemplates(call.house)(by: call.principal)
        return Reply(.object(["templates": .list(lines.map(MailShapes.template))]))
    }

    static let template = Operation(
        id: "showTemplate", method: .get, path: "/api/v1/mail/templates/{message}",
        summary: "A message with its template as it stands.", group: "Mail", access: .administrators,
        pathParameters: kind, success: (200, MailShapes.template)
    ) { call in
        Reply(MailShapes.template(try await ListTemplates(call.house).one(call.path("message"), by: call.principal)))
    }

    static let write = Operation(
        id: "writeTemplate", method: .patch, path: "/api/v1/mail/templates/{message}",
        summary: "Write a message in other words; what was written before is kept.", group: "Mail",
        access: .administrators, pathParameters: kind,
        body: .object([
            .init("subject", .shaped(.line(Template.longestSubject)), "The subject."),
            .init("text", .text(1...Template.longestText), "The text."),
        ]),
        success: (200, MailShapes.template), refusals: [409], again: { call, _ in try await template.handle(call) }
    ) { call in
        let line = try await ChangeTemplate(call.house)(
            call.path("message"), subject: call.text("subject") ?? "", text: call.text("text") ?? "",
            by: call.principal)
        return Reply(MailShapes.template(line))
    }

    static let reset = Operation(
        id: "resetTemplate", method: .post, path: "/api/v1/mail/templates/{message}/reset",
        summary: "Go back to the message as it ships.", group: "Mail", access: .administrators, pathParameters: kind,
        success: (200, MailShapes.template), again: { call, _ in try await template.handle(call) }
    ) { call in
        Reply(MailShapes.template(try await ChangeTemplate(call.house).reset(call.path("message"), by: call.principal)))
    }

    static let preview = Operation(
        id: "previewTemplate", method: .post, path: "/api/v1/mail/templates/{message}/preview",
        summary: "Show a message with sample values; nothing is stored.", group: "Mail", access: .administrators,
        pathParameters: kind,
        body: .object([
            .init("subject", .shaped(.line(Template.longestSubject)), "Another subject.", isRequired: false),
            .init("text", .text(1...Template.longestText), "Another text.", isRequired: false),
        ]),
        success: (200, MailShapes.message), refusals: [409], again: { call, _ in try await previewed(call) }
    ) { call in try await previewed(call) }

    private static func previewed(_ call: Call) async throws -> Reply {
        let message = try await PreviewTemplate(call.house)(
            call.path("message"), subject: call.text("subject"), text: call.text("text"), by: call.principal)
        return Reply(
            .object(["subject": .text(message.subject), "text": .text(message.text), "html": .text(message.html)]))
    }
}
