import Domain

/// The hosts that administrators allow messages to be sent to: the setting `webhook.hosts`.
struct WebhookHosts: Hashable, Sendable {
    /// The most hosts there can be.
    static let most = 100

    let hosts: [String]

    /// Reads names and addresses of hosts, separated by commas or blanks.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    init(_ text: String) throws(Refusal) {
        let words = text.lowercased().split { $0 == "," || $0 == " " || $0 == ";" }.map(String.init)
        for word in words where !WebhookAddress.isHost(word) {
            throw Refusal(
                .invalid, "“\(Field.shown(word))” is not the name of a host.",
                mend: "Write names such as hooks.agency.example, with commas between them, without https:// and port.")
        }
        guard words.count <= Self.most else {
            throw Refusal(.invalid, "There are more than \(Self.most) hosts.", mend: "Leave some out.")
        }
        hosts = Array(Set(words)).sorted()
    }

    /// Those that are set.
    init(_ reads: any RecordReads) throws { try self.init(try Setting.webhookHosts.value(reads) ?? "") }

    /// How the setting keeps them.
    var text: String { hosts.joined(separator: ", ") }

    /// Whether messages may be sent to an address.
    func allow(_ address: WebhookAddress) -> Bool { hosts.contains(address.host) }

    /// Makes sure that messages may be sent to an address.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` that names the mend.
    func mustAllow(_ address: WebhookAddress) throws(Refusal) {
        guard !allow(address) else { return }
        let all = (hosts + [address.host]).joined(separator: ", ")
        throw Refusal(
            .notReady, "The host \(address.host) is not among those that messages may be sent to.",
            mend: "Allow it with `turnout settings set webhook.hosts \"\(all)\"`.")
    }
}
