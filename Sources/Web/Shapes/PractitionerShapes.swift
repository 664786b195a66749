import Application
import Domain

/// What the API tells those who come to an event, and those who teach it.
enum PractitionerShapes {
    static let joining = Schema.named(
        "Joining",
        .object([
            .init("instructions", .text(0...4_000), "What to know before coming, in paragraphs; may be empty."),
            .init("link", .text(0...1_000), "The link of an event held on line; empty for none."),
        ]))

    static func joining(_ joining: Joining) -> JSON {
        .object(["instructions": .text(joining.instructions), "link": .text(joining.link)])
    }

    static let need = Schema.named(
        "AccessNeed",
        .object([
            .init("needs", .optional(.text(0...1_000)), "What is needed on the day; null where nothing was said."),
            .init("consented_at", .optional(.instant), "When its telling was consented to."),
        ]))

    static func need(_ need: AccessNeed?) -> JSON {
        .object(["needs": .optional(need?.text), "consented_at": .optional(need?.consentedAt.rfc3339)])
    }

    static let needLine = Schema.named(
        "AccessNeedLine",
        .object([
            .init("id", .bookingReference, "The booking's reference."), .init("name", .text(0...600), "The name."),
            .init("needs", .text(1...1_000), "What is needed on the day."),
            .init("consented_at", .instant, "When its telling was consented to."),
        ]))

    static func needLine(_ line: AccessNeedLine, of event: String) -> JSON {
        .object([
            "id": .text("\(event)-\(line.booking.ordinal)"), "name": .text(line.name),
            "needs": .text(line.need.text), "consented_at": .text(line.need.consentedAt.rfc3339),
        ])
    }
}
