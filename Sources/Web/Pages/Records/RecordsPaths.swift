/// Where the pages of records are.
extension Path {
    static let officePeople = Path("/office/people")
    static let addOfficePerson = Path("/office/people/new")
    static let officePerson = Path("/office/people/{id}")
    static let changeOfficePerson = Path("/office/people/{id}/change")
    static let moveOfficePerson = Path("/office/people/{id}/move")
    static let officePersonLeaves = Path("/office/people/{id}/leaving")
    static let findDoublePerson = Path("/office/people/{id}/merger")
    static let mergeOfficePeople = Path("/office/people/{id}/merger/{other}")

    static let officeAgencies = Path("/office/agencies")
    static let addOfficeAgency = Path("/office/agencies/new")
    static let officeAgency = Path("/office/agencies/{agency}")
    static let changeOfficeAgency = Path("/office/agencies/{agency}/change")
    static let addMailDomain = Path("/office/agencies/{agency}/domains")
    static let removeMailDomain = Path("/office/agencies/{agency}/domains/removal")
    static let closeOfficeAgency = Path("/office/agencies/{agency}/closing")
    static let mergeOfficeAgency = Path("/office/agencies/{agency}/merger")

    static let officeRegistrations = Path("/office/registrations")
    static let officeRegistration = Path("/office/registrations/{id}")
    static let declineRegistration = Path("/office/registrations/{id}/refusal")

    static let officeInvitations = Path("/office/invitations")
    static let checkInvitations = Path("/office/invitations/check")
    static let officeDue = Path("/office/invitations/due")

    static let officeTemplates = Path("/office/templates")
    static let officeTemplate = Path("/office/templates/{message}")
    static let previewTemplate = Path("/office/templates/{message}/preview")
    static let resetTemplate = Path("/office/templates/{message}/reset")

    static let officeMail = Path("/office/mail")
    static let retryAllMail = Path("/office/mail/retry")
    static let officeMessage = Path("/office/mail/{id}")
    static let retryMessage = Path("/office/mail/{id}/retry")

    static let officeAudit = Path("/office/audit")

    static let officeUsers = Path("/office/users")
    static let addOfficeUser = Path("/office/users/new")
    static let officeUser = Path("/office/users/{id}")
    static let giveOfficeRole = Path("/office/users/{id}/roles")
    static let endOfficeRole = Path("/office/users/{id}/roles/ending")
    static let endOfficeSessions = Path("/office/users/{id}/sessions/ending")
    static let resetSecondFactor = Path("/office/users/{id}/second-factor")
    static let officeTokens = Path("/office/users/tokens")
    static let addOfficeToken = Path("/office/users/tokens/new")
    static let revokeOfficeToken = Path("/office/users/tokens/{id}/revocation")

    static let officeSettings = Path("/office/settings")
    static let officeLogo = Path("/office/logo")
    static let officeSetting = Path("/office/settings/{name}")
    static let officeHolidays = Path("/office/settings/holidays")
    static let addOfficeHoliday = Path("/office/settings/holidays/new")
    static let removeOfficeHoliday = Path("/office/settings/holidays/removal")

    static let officePolicies = Path("/office/policies")
    static let officePolicy = Path("/office/policies/{from}")

    static let officeWebhooks = Path("/office/webhooks")
    static let addOfficeWebhook = Path("/office/webhooks/new")
    static let officeWebhook = Path("/office/webhooks/{id}")
    static let retryOfficeWebhook = Path("/office/webhooks/{id}/retry")
    static let endOfficeWebhook = Path("/office/webhooks/{id}/ending")
}
