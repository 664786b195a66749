public import Money

/// What a price depends on: the event, and the agency as it stood when the booking bound.
public struct BookingTerms: Hashable, Sendable {
    /// A cost the organiser bore for this person, passed on where the policy says so.
    public struct ActualCost: Hashable, Sendable {
        /// What it was for, such as `sign language interpreter`.
        public let text: String
        /// The amount, in pence.
        public let amount: Pence

        /// Takes the text and the amount.
        public init(text: String, amount: Pence) {
            self.text = text
            self.amount = amount
        }
    }

    /// The sessions.
    public var times: EventTimes
    /// The kind of event.
    public var kind: EventKind
    /// The course's own fee; zero where it has none.
    public var courseFee: Pence = .zero
    /// Costs borne for this person.
    public var actualCosts: [ActualCost] = []
    /// The agency's sector.
    public var sector: String
    /// The agency's band, frozen when the booking bound.
    public var band: String?
    /// Whether the agency's record exempts it from what attending costs, read when assessed.
    public var exemptFromAttending = false
    /// Whether the agency's record exempts it from what not attending costs, read when assessed.
    public var exemptFromNotAttending = false

    /// Takes the sessions, the kind and the agency's sector and band; the rest is set on the value.
    public init(times: EventTimes, kind: EventKind, sector: String, band: String? = nil) {
        self.times = times
        self.kind = kind
        self.sector = sector
        self.band = band
    }
}

/// A report of sickness: that it was made, when and how, and never what the matter was.
public struct SicknessReport: Hashable, Sendable {
    /// When it was received; nil where only the fact is known.
    public let receivedAt: Instant?
    /// How it came.
    public let channel: Channel
    /// When it was followed up in writing, as seen by the agency lead.
    public let writtenAt: Instant?

    /// Takes when and how it came, and when it was followed up in writing.
    public init(receivedAt: Instant?, channel: Channel, writtenAt: Instant? = nil) {
        self.receivedAt = receivedAt
        self.channel = channel
        self.writtenAt = writtenAt
    }
}

/// Everything that decides what a booking costs, gathered after the event.
public struct BookingFacts: Hashable, Sendable {
    /// How the booking ended.
    public enum Ending: Hashable, Sendable {
        /// It never held a place: requested, declined, waiting, offered or withdrawn.
        case neverHeld
        /// It held its place to the end.
        case held
        /// The person came without a booking.
        case walkIn
        /// Cancelled; `judged` is the verdict stored when notice was received, nil where none was.
        case cancelled(Notice, judged: Verdict?)
        /// Moved to another event; judged like a cancellation unless the policy allows transfers.
        case moved(Notice, judged: Verdict?)
        /// A colleague took the place.
        case substituted
    }

    /// What the price depends on.
    public var terms: BookingTerms
    /// How the booking ended.
    public var ending: Ending
    /// What the register says, in the order of the sessions; sessions beyond its end are not recorded.
    public var marks: [Mark] = []
    /// Whether the organiser cancelled the event.
    public var eventCancelled = false
    /// Whether the e-learning or the knowledge check was completed; nil where there is none.
    public var completed: Bool?
    /// The report of sickness, where there was one.
    public var sickness: SicknessReport?
    /// Whether the place freed by a late cancellation was taken by somebody who attended
    /// (``Policy/refills(of:places:)``).
    public var refilled = false
    /// Whether the place was offered and the person never accepted it.
    public var offerNeverAccepted = false

    /// Takes the terms and the ending; the rest is set on the value.
    public init(terms: BookingTerms, ending: Ending) {
        self.terms = terms
        self.ending = ending
    }
}
