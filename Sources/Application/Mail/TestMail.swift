public import Domain
import Notifications

/// Hands one message to the mail server at once, to see what it says; nothing is queued.
public struct TestMail: Sendable {
    private let house: House

    /// Tries that of this house.
    public init(_ house: House) { self.house = house }

    /// Sends the test message to an address and tells the server's answer.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `invalid` for what is no address, or `not_ready` while mail is
    ///   switched off.
    public func callAsFunction(
        _ address: String, through mailer: any Mailer, by principal: Principal
    ) async throws -> MailAnswer {
        try principal.mustAdminister()
        let to = Letter.Mailbox(name: "", address: try EmailAddress(parsing: address).text)
        let now = house.now
        let letter = try await house.store.read(.everything) { view in
            guard let mail = try MailSwitch(view) else {
                throw Refusal(
                    .notReady, "Mail is switched off.",
                    mend: "Say who it comes from with `turnout settings set mail.from \"Name <address>\"`.")
            }
            let frame = LetterFrame(partnership: mail.sender.name, base: "")
            let message = try TemplateShelf(view).template(.test).expanded([.partnership: mail.sender.name])
                .letter(.test, in: frame)
            let name = "test.\(String(now.microseconds, radix: 36))@\(mail.sender.domain)"
            return Letter(
                id: name, date: now, from: .init(name: mail.sender.name, address: mail.sender.address), to: to,
                subject: message.subject, text: message.text, html: message.html)
        }
        return await mailer.send(letter)
    }
}
