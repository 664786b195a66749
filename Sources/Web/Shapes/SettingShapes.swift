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

    static let step = Schema.named(
        "RecordStep",
        .object([
            .init("n", .count, "Its number, from 1."), .init("at", .instant, "When."),
            .init("actor", .text(1...300), "Who, by an opaque name."),
            .init("happened", .text(1...60), "What happened, in the past tense."),
            .init("detail", .text(0...10_000), "What exactly."),
        ]))

    static func step(_ step: RecordStep) -> JSON {
        .object([
            "n": .number(step.n), "at": .text(step.at.rfc3339), "actor": .text(step.actor),
            "happened": .text(step.happened), "detail": .text(step.detail),
        ])
    }

    static let workforceCount = Schema.object([
        .init("agency", .shaped(.looseCode), "The agency's code."), .init("staff_group", .line, "The staff group."),
        .init("headcount", .number(0...10_000_000), "How many people."),
        .init("as_of", .date, "The local date on which they were counted."),
    ])

    static func counted(_ call: Call) -> JSON {
        .object([
            "agency": .optional(call.text("agency")), "staff_group": .optional(call.text("staff_group")),
            "headcount": .optional(call.number("headcount")), "as_of": .optional(call.text("as_of")),
        ])
    }

    static let workforce = Schema.named(
        "Workforce",
        .object([
            .init("agency", .text(1...60), "The agency's code."), .init("name", .text(0...600), "The agency's name."),
            .init("staff_group", .text(0...600), "The staff group."), .init("headcount", .count, "How many people."),
            .init("as_of", .date, "The local date on which they were counted."),
        ]))

    static func workforce(_ line: WorkforceLine) -> JSON {
        .object([
            "agency": .text(line.agencyCode), "name": .text(line.agencyName), "staff_group": .text(line.staffGroup),
            "headcount": .number(line.headcount), "as_of": .text(line.asOf.description),
        ])
    }
}
