import Application
import Domain

/// What the API tells of policies, settings and bank holidays, and takes.
enum SettingShapes {
    private static let basics: [Schema.Property] = [
        .init("name", .text(1...600), "The name it is known by."),
        .init("from", .date, "The local date from which it applies."),
        .init("added_at", .instant, "When it was added."),
        .init("added_by", .text(0...200), "Who added it."),
    ]

    static let policyLine = Schema.named("PolicyLine", .object(basics))

    static func policyLine(_ version: PolicyVersion) -> JSON { .object(members(version)) }

    private static func members(_ version: PolicyVersion) -> [JSON.Member] {
        [
            .init(name: "name", value: .text(version.name)),
            .init(name: "from", value: .text(version.from.description)),
            .init(name: "added_at", value: .text(version.addedAt.rfc3339)),
            .init(name: "added_by", value: .text(version.addedBy)),
        ]
    }

    static let policy = Schema.named(
        "Policy", .object(basics + [.init("document", .text(0...300_000), "The document as written.")]))

    static func policy(_ version: PolicyVersion) -> JSON {
        .object(members(version) + [.init(name: "document", value: .text(version.document))])
    }

    static let setting = Schema.named(
        "Setting",
        .object([
            .init("name", .text(1...60), "Its name."), .init("value", .text(0...2_000), "Its value."),
            .init("set_at", .instant, "When it was set."), .init("set_by", .text(0...200), "Who set it."),
        ]))

    static func setting(_ value: SettingValue) -> JSON {
        .object([
            "name": .text(value.name), "value": .text(value.value), "set_at": .text(value.setAt.rfc3339),
            "set_by": .text(value.setBy),
        ])
    }

    static let holiday = Schema.named(
        "Holiday",
        .object([
            .init("nation", .words(Nation.self), "In which nation."), .init("date", .date, "The local date."),
            .init("name", .line, "Its name."),
        ]))

    static func told(_ holiday: Holiday) -> JSON {
        .object([
            "nation": .text(holiday.nation.rawValue), "date": .text(holiday.date.description),
            "name": .text(holiday.name),
        ])
    }

    static func read(_ call: Call) throws -> Holiday {
        guard let nation: Nation = call.word("nation"), let date = call.date("date"), let name = call.text("name")
        else {
            throw Problem.invalid("The bank holiday cannot be read.")
        }
        return Holiday(nation: nation, date: date, name: name)
    }
}
