/// The pages of records, and what leads to them.
enum RecordsMenu {
    /// Every page of the room.
    static let pages: [Page] =
        PeopleRecordPages.all + PersonRecordPages.all + PersonFormPages.all + PersonMovePages.all
        + PeopleMergerPages.all + AgencyRecordPages.all + AgencyFormPages.all + MailDomainPages.all
        + AgencyEndPages.all + RegistrationPages.all + InvitationPages.all + DuePages.all + TemplatePages.all
        + MailQueuePages.all + AuditPages.all + UserRecordPages.all + UserRolePages.all + TokenPages.all
        + SettingPages.all + HolidayPages.all + PolicyPages.all + WebhookPages.all

    /// What the administrators' overview links to, each with the key of its name.
    static let items: [(key: String, link: Link)] = [
        (key: "records.people", link: Path.officePeople()), (key: "records.agencies", link: Path.officeAgencies()),
        (key: "records.registrations", link: Path.officeRegistrations()),
        (key: "records.invitations", link: Path.officeInvitations()), (key: "records.due", link: Path.officeDue()),
        (key: "records.templates", link: Path.officeTemplates()), (key: "records.mail", link: Path.officeMail()),
        (key: "records.audit", link: Path.officeAudit()), (key: "records.users", link: Path.officeUsers()),
        (key: "records.tokens", link: Path.officeTokens()), (key: "records.settings", link: Path.officeSettings()),
        (key: "records.holidays", link: Path.officeHolidays()), (key: "records.policies", link: Path.officePolicies()),
        (key: "records.webhooks", link: Path.officeWebhooks()),
    ]
}
