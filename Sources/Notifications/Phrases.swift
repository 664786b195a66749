/// The sentences that values are made of, in English: with the templates the whole catalogue of what mail says.
public enum Phrases {
    /// A session on one date.
    public static func session(date: String, from: String, to: String) -> String { "\(date), \(from) to \(to)" }

    /// A session that ends on another date.
    public static func session(from: String, to: String) -> String { "\(from) to \(to)" }

    /// Until when cancelling is free.
    public static func freeUntil(_ limit: String) -> String { "Cancelling is free until \(limit)." }

    /// What cancelling costs after that, and not coming.
    public static func costAfter(late: String, absent: String) -> String {
        late == absent
            ? "After that, cancelling or not coming costs your agency \(late)."
            : "After that, cancelling costs your agency \(late), and not coming \(absent)."
    }

    /// What giving back a place costs that is taken now.
    public static func costNow(late: String, absent: String) -> String {
        late == absent
            ? "Cancelling is no longer free: if you accept and then cancel or do not come, your agency pays \(late)."
            : "Cancelling is no longer free: if you accept and then cancel, it costs your agency \(late),"
                + " and if you do not come, \(absent)."
    }

    /// What a late cancellation may cost.
    public static func possibleCharge(_ amount: String) -> String {
        "Under the charging policy this may cost your agency \(amount). Your agency is told before anything is invoiced"
            + " where the policy gives it time to answer."
    }

    /// What a late cancellation costs where the policy asks for nothing.
    public static let noCharge = "It costs nothing."

    /// Why an event ended for somebody who did not answer.
    public static let unanswered = "You did not answer the question about the new dates in time."

    /// A charge that its agency accepted.
    public static let accepted = "It was accepted, and goes onto the next invoice."

    /// A charge that was disputed and stands.
    public static let upheld = "It was looked at again and stands, and goes onto the next invoice."

    /// A charge that was taken away.
    public static let waived = "It was waived: nothing is to be paid."

    /// A charge that is not due any more, because what it rested on was corrected.
    public static let relieved = "What it rested on was put right, and it is taken away: nothing is to be paid."

    /// The language of all of them, as a tag (RFC 5646).
    public static let language = "en"

    /// What is written on a link that has no words of its own.
    static let open = "Open the page"

    /// Which lines of an invoice are being corrected; empty for none.
    public static func inQuestion(_ lines: [Int64]) -> String {
        guard !lines.isEmpty else { return "" }
        let numbers = lines.map(String.init).joined(separator: ", ")
        return lines.count == 1
            ? "Line \(numbers) is being corrected; a credit note follows, and you need not pay it."
            : "Lines \(numbers) are being corrected; a credit note follows, and you need not pay them."
    }

    /// What leads to where somebody says that they want no more.
    static let stop = "Stop messages like this"

    /// Why somebody gets a message.
    static func because(_ kind: MessageKind) -> String {
        switch kind {
        case .invited: "You get this because the training team invited you to an event."
        case .courseRuns: "You get this because you asked to be told when this course runs."
        case .chargeNotified, .chargeReminder, .chargeDecided, .invoiceIssued, .invoiceReminder, .creditNoteIssued:
            "You get this because charges under the policy for training are told to this address."
        case .signIn: "You get this because somebody asked to sign in with this address."
        case .test: "You get this because an administrator tries whether mail arrives."
        default: "You get this because it is about a booking in your name."
        }
    }
}
