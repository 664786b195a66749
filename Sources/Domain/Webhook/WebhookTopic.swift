/// What a message is about: a kind of record, a dot, and what happened to it, such as `booking.placed`.
public enum WebhookTopic {
    /// Every topic by its kind.
    public static let byKind: [(kind: String, words: [String])] = [
        (
            "booking",
            [
                "requested", "declined", "lapsed", "placed", "queued", "offered", "claimed", "offer_expired",
                "offer_revoked", "withdrew", "cancelled", "bound", "judged", "event_cancelled", "substituted", "moved",
                "postponed", "reconfirmed", "marked", "event_changed", "attendance_asked",
            ] + ReminderKind.allCases.map { "reminder_\($0.rawValue)" }
        ),
        (
            "charge",
            [
                "relieved", "waived", "notified", "accepted", "disputed", "upheld", "invoiced", "part_credited",
                "credited", "paid", "unpaid", "written_off",
            ]
        ),
        (
            "event",
            ["changed", "allocated", "allocation_cleared", "rescheduled", "joining_changed", "attendance_asked"]
                + EventStep.allCases.map(\.rawValue).sorted()
        ),
        ("interest", ["event_published"]), ("invitation", ["sent"]),
        ("payment", ["received", "reversed", "refunded"]), ("invoice", ["issued", "reminder"]),
        ("credit_note", ["issued"]), ("ledger", ["exported"]),
    ]

    /// Every topic.
    public static let all = byKind.flatMap { kind, words in words.map { "\(kind).\($0)" } }
}

/// Which topics a receiver wants: all of them, those of some kinds (`charge.*`), or some by name.
public struct TopicChoice: Hashable, Sendable {
    /// The names and kinds as written, in order; empty for every topic.
    public let words: [String]

    /// Every topic.
    public static let all = TopicChoice(stored: [])

    /// Takes what was checked before and stored.
    public init(stored words: [String]) { self.words = words }

    /// Checks names of topics and kinds such as `charge.*`; none at all stand for every topic.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` that says which there are.
    public init(_ words: [String]) throws(Refusal) {
        for word in words where !Self.isKnown(word) {
            throw Refusal(
                .invalid, "There is no topic “\(Field.shown(word))”.",
                mend: "Name a kind with a star (\(Self.kinds)), or one of \(Self.sample(like: word)).")
        }
        self.words = Array(Set(words)).sorted()
    }

    /// Whether a message of this topic is wanted.
    public func covers(_ topic: String) -> Bool {
        guard !words.isEmpty else { return true }
        let kind = topic.prefix { $0 != "." } + ".*"
        return words.contains { $0 == topic || $0 == kind }
    }

    private static func isKnown(_ word: String) -> Bool {
        WebhookTopic.all.contains(word) || WebhookTopic.byKind.contains { "\($0.kind).*" == word }
    }

    private static var kinds: String { WebhookTopic.byKind.map { "\($0.kind).*" }.joined(separator: ", ") }

    /// The topics of the kind somebody may have meant; those of bookings otherwise.
    private static func sample(like word: String) -> String {
        let kind = String(word.prefix { $0 != "." })
        let meant = WebhookTopic.byKind.first { $0.kind == kind } ?? WebhookTopic.byKind[0]
        return meant.words.map { "\(meant.kind).\($0)" }.joined(separator: ", ")
    }
}
