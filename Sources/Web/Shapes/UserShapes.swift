import Application
import Domain

/// What the API tells of users and their sessions; never a token or a secret.
enum UserShapes {
    /// The roles that can be given.
    static let given = Role.allCases.filter { $0 != .practitioner }.map(\.rawValue).sorted()

    static let user = Schema.named(
        "User",
        .object([
            .init("email", .optional(.text(1...254)), "The e-mail address; null when it was erased."),
            .init("name", .optional(.text(1...600)), "The name."),
            .init("agency", .text(0...60), "The code of the agency they work for."),
            .init("active", .flag, "Whether they work there now; who has left can do nothing."),
            .init(
                "roles",
                .list(
                    .object([
                        .init("role", .word(given), "The role."),
                        .init("agency", .optional(.text(0...60)), "The agency that an agency lead speaks for."),
                    ]), most: 1_000), "The roles that were given; besides, everybody is a practitioner."),
            .init("second_factor", .flag, "Whether they have a second factor."),
        ]))

    static func user(_ line: UserLine) -> JSON {
        .object([
            "email": .optional(line.email), "name": .optional(line.name), "agency": .text(line.agencyCode),
            "active": .flag(line.isActive),
            "roles": .list(
                line.roles.map { role in
                    .object(["role": .text(role.role.rawValue), "agency": .optional(role.agencyCode)])
                }),
            "second_factor": .flag(line.hasSecondFactor),
        ])
    }

    static let session = Schema.named(
        "Session",
        .object([
            .init("id", .number(1...Int64.max), "The session's number."),
            .init("device", .text(0...600), "The device, in its own words."),
            .init("began_at", .instant, "When it began."), .init("seen_at", .instant, "When it was last used."),
            .init("ends_at", .instant, "When it ends at the latest."),
            .init("second_factor", .flag, "Whether it has passed a second factor."),
        ]))

    static func session(_ session: SessionRecord) -> JSON {
        .object([
            "id": .number(session.id.raw), "device": .text(session.label),
            "began_at": .text(session.life.beganAt.rfc3339), "seen_at": .text(session.life.seenAt.rfc3339),
            "ends_at": .text(session.life.endsAt.rfc3339), "second_factor": .flag(session.secondFactorAt != nil),
        ])
    }
}
