import Application
import Domain
import SQLSession

extension SQLReads: UserReads {
    func roles(of person: PersonID) throws -> [GivenRole] {
        guard scope == .everything || scope == .person(person) else { return [] }
        return try rows("user_role/of_person", .id(person)).map { row in
            GivenRole(try row.word(0), agency: try row.optionalID(1))
        }
    }

    func users(_ person: PersonID?) throws -> [UserLine] {
        guard scope == .everything else { return [] }
        var lines: [UserLine] = []
        for row in try rows("user_role/list", .optional(person)) {
            let role = UserLine.RoleLine(role: try row.word(5), agencyCode: try row.optionalText(6))
            let id: PersonID = try row.id(0)
            if let last = lines.indices.last, lines[last].person == id {
                lines[last].roles.append(role)
            } else {
                lines.append(
                    UserLine(
                        person: id, email: try row.optionalText(2), name: try row.optionalText(3),
                        agencyCode: try row.text(4), isActive: try row.text(1) == "active", roles: [role],
                        hasSecondFactor: try row.flag(7)))
            }
        }
        return lines
    }
}

extension SQLReads: SecondFactorReads {
    func secondFactor(of person: PersonID) throws -> SecondFactor? {
        guard scope == .everything || scope == .person(person) else { return nil }
        return try first("second_factor/of_person", .id(person)).map { row in
            SecondFactor(
                owner: try row.id(0), secret: try row.optionalBlob(1), pending: try row.optionalBlob(2),
                lastStep: try row.optionalInteger(3), recovery: try row.blob(4))
        }
    }
}

extension SQLWork: UserWrites {
    func give(_ role: GivenRole, to person: PersonID) throws {
        try run(
            "user_role/insert", .integer(try nextNumbers("user_role", count: 1)), .id(person),
            .text(role.role.rawValue), .optional(role.agency), now, actor)
    }

    func end(_ role: GivenRole, of person: PersonID) throws -> Bool {
        let ended = try rows(
            "user_role/end", .id(person), .text(role.role.rawValue), .optional(role.agency), now, actor)
        return !ended.isEmpty
    }

    func otherAdministrators(than person: PersonID) throws -> Int64 {
        _ = try rows("user_role/lock")
        return try one("user_role/administrators", .id(person)).integer(0)
    }
}

extension SQLWork: SecondFactorWrites {
    func propose(_ secret: [UInt8], for person: PersonID) throws {
        let owner = try secondFactor(of: person)?.owner ?? person
        try run("second_factor/propose", .id(owner), .blob(secret), .blob([]))
    }

    func confirm(_ pending: [UInt8], of person: PersonID, step: Int64, recovery: [UInt8]) throws -> Bool {
        let owner = try secondFactor(of: person)?.owner ?? person
        return try first(
            "second_factor/confirm", .id(owner), now, .integer(step), .blob(recovery), .blob(pending)) != nil
    }

    func use(step: Int64, of person: PersonID) throws -> Bool {
        try first("second_factor/use_step", .id(person), .integer(step)) != nil
    }

    func use(recovery: [UInt8], leaving rest: [UInt8], of person: PersonID) throws -> Bool {
        try first("second_factor/use_recovery", .id(person), .blob(rest), .blob(recovery)) != nil
    }

    func removeSecondFactor(of person: PersonID) throws -> Bool {
        try !rows("second_factor/remove", .id(person)).isEmpty
    }
}
