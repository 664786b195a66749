import Application
import Domain
import Markup

/// Giving and ending roles, ending sessions, and helping somebody who has lost the second factor.
enum UserRolePages {
    static let all = [give, askEnd, end, endSessions, askReset, reset]

    static let give = Page.form("giveRole", .giveOfficeRole, RecordParts.access) { visit in
        let (form, sheet) = (visit.form, try await RecordParts.person(visit))
        var faults = FormFaults.none
        guard let role = Role(rawValue: form["role"]) else {
            faults.add("role", visit.say("users.role_missing"))
            return try await UserRecordPages.page(visit, faults)
        }
        if role == .agencyLead, form["agency"].isEmpty {
            faults.add("agency", visit.say("users.lead_agency_missing"))
            return try await UserRecordPages.page(visit, faults)
        }
        do {
            try await RecordParts.once {
                _ = try await GiveRole(visit.house)(
                    sheet.email, role, agency: role == .agencyLead ? form["agency"] : nil, by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await UserRecordPages.page(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeUser(sheet.number).with("done", "role_given"))
    }

    static let askEnd = Page.show("askEndRole", .endOfficeRole, RecordParts.access) { visit in
        try await ending(visit, visit.query, .none)
    }

    private static func ending(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        guard let role = Role(rawValue: form["role"]) else { throw Problem.notFound() }
        let agency = form["agency"].isEmpty ? nil : form["agency"]
        let name = UserRecordPages.role(
            .init(role: role, agencyCode: agency), try await visit.agencyNames(), visit)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.name)</span>\(say("users.end_title", .html(name)))</h1>
            <p>\(say("users.end_told"))</p>
            <form method="post" action="\(Path.endOfficeRole(sheet.number))">\(visit.once)
            \(RecordParts.hidden("role", role.rawValue))\(RecordParts.hidden("agency", agency ?? ""))
            \(fields.send(say("users.end_send"), isStop: true))</form>
            """
        return .page(
            say("users.end"), back: Path.officeUser(sheet.number), status: RecordParts.status(faults), main)
    }

    static let end = Page.form("endRole", .endOfficeRole, RecordParts.access) { visit in
        let (form, sheet) = (visit.form, try await RecordParts.person(visit))
        guard let role = Role(rawValue: form["role"]) else { throw Problem.notFound() }
        do {
            try await RecordParts.once {
                _ = try await EndRole(visit.house)(
                    sheet.email, role, agency: form["agency"].isEmpty ? nil : form["agency"], by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await ending(visit, form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeUser(sheet.number).with("done", "role_ended"))
    }

    static let endSessions = Page.form("endSessionsOfUser", .endOfficeSessions, RecordParts.access) { visit in
        let sheet = try await RecordParts.person(visit)
        try await RecordParts.once { _ = try await EndSessionsOf(visit.house)(sheet.email, by: visit.principal) }
        return .redirect(Path.officeUser(sheet.number).with("done", "sessions_ended"))
    }

    static let askReset = Page.show("askResetSecondFactor", .resetSecondFactor, RecordParts.access) { visit in
        try await resetting(visit, .none)
    }

    private static func resetting(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.name)</span>\(say("users.reset_title"))</h1>
            <p>\(say("users.reset_told"))</p><p>\(say("users.reset_care"))</p>
            <form method="post" action="\(Path.resetSecondFactor(sheet.number))">\(visit.once)
            \(fields.send(say("users.reset_send"), isStop: true))</form>
            """
        return .page(
            say("users.reset_title"), back: Path.officeUser(sheet.number), status: RecordParts.status(faults), main)
    }

    static let reset = Page.form("resetSecondFactor", .resetSecondFactor, RecordParts.access) { visit in
        let sheet = try await RecordParts.person(visit)
        do {
            try await RecordParts.once { try await ResetSecondFactor(visit.house)(sheet.email, by: visit.principal) }
        } catch let refusal as Refusal {
            return try await resetting(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeUser(sheet.number).with("done", "second_reset"))
    }
}
