public import Application
public import Domain

/// Hands messages to a mail server over SMTP, one after another over one connection that is kept while it lasts.
///
/// The library blocks, so everything it does happens on a thread of its own.
public final class SMTPMailer: Mailer {
    private let server: MailServer
    private let lane: MailLane

    /// A mailer for a server; nothing is connected before the first message.
    public init(_ server: MailServer) {
        self.server = server
        lane = MailLane(server)
    }

    /// How long handing over one message takes at most, in microseconds.
    public var longest: Int64 { (server.seconds + 1) * 1_000_000 }

    /// Hands a message over.
    public func send(_ letter: Letter) async -> MailAnswer {
        let bytes: [UInt8]
        do {
            bytes = try MailMessage.bytes(of: letter)
        } catch {
            return .refused("unwritable")
        }
        guard SMTPMailer.isEnvelope(letter.from.address), SMTPMailer.isEnvelope(letter.to.address) else {
            return .refused("unwritable")
        }
        return await lane.send(bytes, from: letter.from.address, to: letter.to.address)
    }

    /// Closes the connection and ends the thread.
    public func close() { lane.close() }

    /// Whether an address can be told to a server: it would otherwise be a way to say other things to it.
    private static func isEnvelope(_ address: String) -> Bool {
        !address.isEmpty && address.utf8.count <= 320
            && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
    }
}
