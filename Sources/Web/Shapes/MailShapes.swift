import Application
import Domain
import Notifications

/// What the API tells of mail: what it is about, and nobody's address.
enum MailShapes {
    static let line = Schema.named(
        "Mail",
        .object([
            .init("id", .number(1...Int64.max), "The message's number."),
            .init("topic", .text(1...60), "What happened."),
            .init("reference", .optional(.text(0...60)), "The booking or the charge; null for a sign-in mail."),
            .init("happened_at", .instant, "When it happened."),
            .init("status", .word(["waiting", "delivered", "given_up"]), "Where it stands."),
            .init("attempts", .count, "How often it was tried."),
            .init("last", .optional(.text(1...40)), "The mail server's last answer, or why there was none."),
            .init("last_at", .optional(.instant), "When that was."),
            .init("next_at", .optional(.instant), "When it is tried next; null when it is over."),
        ]))

    static func line(_ shown: ShownMail) -> JSON {
        let line = shown.line
        let next: Instant? = if case .waiting(let until) = line.state { until } else { nil }
        return .object([
            "id": .number(line.id.raw), "topic": .text(line.topic), "reference": .optional(shown.reference),
            "happened_at": .text(line.at.rfc3339), "status": .text(line.state.word),
            "attempts": .number(line.attempts), "last": .optional(line.lastWord),
            "last_at": .optional(line.lastAt?.rfc3339), "next_at": .optional(next?.rfc3339),
        ])
    }

    static let template = Schema.named(
        "Template",
        .object([
            .init("message", .text(1...60), "The message."), .init("sent_when", .text(1...200), "When it is sent."),
            .init("subject", .text(1...600), "The subject with its placeholders."),
            .init("text", .text(1...20_000), "The text with its placeholders."),
            .init("written_at", .optional(.instant), "When an administrator wrote it; null for the one that ships."),
            .init("written_by", .optional(.text(1...200)), "Who wrote it."),
            .init(
                "placeholders",
                .list(
                    .object([
                        .init("name", .text(1...60), "Its name, written as {{name}}."),
                        .init("stands_for", .text(1...200), "What it stands for."),
                    ]), most: 100), "What it may use."),
        ]))

    static func template(_ line: TemplateLine) -> JSON {
        let known = line.kind.placeholders.map { placeholder in
            JSON.object(["name": .text(placeholder.rawValue), "stands_for": .text(placeholder.about)])
        }
        return .object([
            "message": .text(line.kind.rawValue), "sent_when": .text(line.kind.about),
            "subject": .text(line.template.subject), "text": .text(line.template.text),
            "written_at": .optional(line.writtenAt?.rfc3339), "written_by": .optional(line.writtenBy),
            "placeholders": .list(known),
        ])
    }

    static let message = Schema.named(
        "Message",
        .object([
            .init("subject", .text(0...20_000), "The subject."), .init("text", .text(0...100_000), "The text."),
            .init("html", .text(0...400_000), "The same as an HTML document."),
        ]))
}
