import Domain
import Notifications

/// Writes one message of the queue: who gets it and what it says, as the store has it at this moment.
///
/// Nobody who has left or whose details were erased is written to: the mailbox is no longer theirs to read, or not
/// known. Their message is put aside as one for nobody.
struct MailDesk {
    let view: any ReadView
    let house: House
    let links: PublicLinks
    let sender: MailSender
    let now: Instant
    /// Makes the codes by which people say that they want no more; nil where the message is of no list.
    var stopping: StopCode?

    /// What there is to send.
    enum Outcome {
        case letter(Letter)
        /// Nothing, for a reason that a list shows.
        case nothing(String)
    }

    /// Why nothing is sent.
    static let outdated = "outdated"
    static let nobody = "nobody"
    static let expired = "expired"
    static let stopped = "stopped"

    func outcome(_ claimed: ClaimedMail) throws -> Outcome {
        let mail = claimed.mail
        if mail.topic == MailTopics.signIn { return try signIn(claimed) }
        if MailTopics.charges.contains(mail.topic) { return try ChargeMail(desk: self).outcome(claimed) }
        if MailTopics.documents.contains(mail.topic) || mail.topic == MailTopics.invoiceReminder {
            return try InvoiceMail(desk: self).outcome(claimed)
        }
        if mail.topic == MailTopics.invited { return try InvitationMail(desk: self, kind: .invited).outcome(claimed) }
        if mail.topic == MailTopics.courseRuns {
            return try InvitationMail(desk: self, kind: .courseRuns).outcome(claimed)
        }
        return try BookingMail(desk: self).outcome(claimed)
    }

    private func signIn(_ claimed: ClaimedMail) throws -> Outcome {
        guard let secrets = claimed.mail.secrets, now < secrets.expires else { return .nothing(Self.expired) }
        let left = (secrets.expires.microseconds - now.microseconds) / 60_000_000
        let values: [Placeholder: String] = [
            .link: links.signIn(token: secrets.token), .code: secrets.code, .minutes: String(max(1, left)),
            .partnership: try partnership(),
        ]
        let to = Letter.Mailbox(name: "", address: secrets.address)
        return .letter(try letter(.signIn, claimed, to: to, values))
    }

    /// A message with its values.
    func letter(
        _ kind: MessageKind, _ claimed: ClaimedMail, to: Letter.Mailbox, _ values: [Placeholder: String],
        stop: String? = nil, calendar: Letter.Calendar? = nil, files: [Letter.File] = []
    ) throws -> Letter {
        let frame = LetterFrame(partnership: try partnership(), base: links.base, stop: stop)
        let letter = try TemplateShelf(view).template(kind).expanded(values).letter(kind, in: frame)
        return Letter(
            id: claimed.messageID, date: claimed.mail.at, from: .init(name: sender.name, address: sender.address),
            to: to, subject: letter.subject, text: letter.text, html: letter.html, unsubscribe: stop,
            calendar: calendar, files: files)
    }

    /// The person to write to, whoever stands for them now; nil where nobody is to be written to.
    func recipient(_ id: PersonID) throws -> Letter.Mailbox? {
        guard let person = try view.standing(id) else { return nil }
        guard case .active = person.status, let details = person.details else { return nil }
        return Letter.Mailbox(name: details.name.onOneLine, address: details.email)
    }

    /// Where an agency's charges and invoices go; nil where it told no address.
    static func recipient(_ agency: Agency) -> Letter.Mailbox? {
        let address = agency.billing.email
        return address.isEmpty ? nil : Letter.Mailbox(name: agency.name.onOneLine, address: address)
    }

    /// The partnership's name as settings have it.
    func partnership() throws -> String {
        let settings = [try Setting.controllerName.value(view), try Setting.sellerName.value(view), sender.name]
        return settings.compactMap { $0 }.first { !$0.isEmpty } ?? sender.address
    }

    /// Where questions go.
    func contact() throws -> String { try Setting.sellerEmail.value(view) ?? sender.address }
}

extension CatalogueReads {
    /// The person of an id, or whoever stands for them since two records were merged.
    func standing(_ id: PersonID) throws -> Person? {
        guard let person = try person(id) else { return nil }
        guard case .merged(let into) = person.status else { return person }
        return try self.person(into)
    }

    /// The agency of an id, or the one that it was merged into.
    func standing(agency id: AgencyID) throws -> Agency? {
        guard let agency = try agency(id) else { return nil }
        guard case .merged(let into) = agency.status else { return agency }
        return try self.agency(into)
    }
}

/// The templates as they stand: what administrators wrote, before what ships.
struct TemplateShelf {
    private let written: [MessageKind: WrittenTemplate]

    init(_ view: any MailReads) throws {
        written = Dictionary(
            try view.writtenTemplates().map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func template(_ kind: MessageKind) -> Template { written[kind]?.template ?? Catalogue.template(kind) }
}
