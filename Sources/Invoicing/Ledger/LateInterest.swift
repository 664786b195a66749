public import Money

/// What may be claimed on one invoice because it is paid late: simple interest for each day on which something was owed
/// past its due date, and once a fixed sum.
///
/// A day counts when something is owed at its end, so that the day of payment bears none; a payment counts from the day
/// it was received, however late it was recorded. What credit notes took back was never owed, and what was written off
/// bears no interest from that day on. All of an invoice rounds once, half up, and claims in parts add up to what one
/// claim for the whole time would have been.
public struct LateInterest: Hashable, Sendable {
    /// Days on which the same amount was owed.
    public struct Stretch: Hashable, Sendable {
        /// The first of them.
        public let from: DocumentDate
        /// The last of them.
        public let through: DocumentDate
        /// What was owed, VAT included, in pence, above zero.
        public let owed: Pence

        /// How many days, 1 or more.
        public var days: Int { from.days(until: through) + 1 }
    }

    /// What the line that claims it tells.
    public let lateness: Lateness
    /// The code of the agency billed.
    public let agencyCode: String
    /// The interest, in pence, rounded half up.
    public let interest: Pence

    /// The invoice that is late.
    public var invoice: DocumentNumber { lateness.invoice }
    /// The yearly rate.
    public var rate: BasisPoints { lateness.rate }
    /// The days it is claimed for, in order.
    public var stretches: [Stretch] { lateness.stretches }
    /// The fixed sum, in pence; zero where none is claimed, or it was claimed before.
    public var fixedSum: Pence { lateness.fixedSum }
    /// Both together, in pence.
    public var total: Pence { interest + fixedSum }

    /// Days of a year, by which a yearly rate is divided.
    static let daysOfYear: Int128 = 365

    /// What may be claimed through a day, beyond what was claimed through an earlier one; nil where that is nothing.
    ///
    /// `postings` are those of the ledger that concern the invoice, in their order; `received` tells when each payment
    /// came in, by its reference.
    ///
    /// - Throws: ``InvoicingRefusal`` where the Bank Rate of the reference date is not known.
    public init?(
        _ number: DocumentNumber, due: DocumentDate, postings: [Posting], received: [String: DocumentDate],
        through last: DocumentDate, claimedThrough claimed: DocumentDate? = nil, terms: InterestTerms
    ) throws(InvoicingRefusal) {
        let start = due.adding(days: 1)
        guard last >= start, let facts = InvoiceFacts(of: number, in: postings) else { return nil }
        let owed = Owed(facts, postings, received)
        let all = owed.stretches(from: start, through: last)
        guard let first = all.first else { return nil }
        guard let rate = terms.rate(beginning: start) else { throw .bankRateMissing(InterestTerms.reference(start)) }
        let before = claimed.map { owed.stretches(from: start, through: min($0, last)) } ?? []
        let interest = try Self.interest(all, rate) - Self.interest(before, rate)
        let fixed = terms.withFixedSum && before.isEmpty ? InterestTerms.fixedSum(first.owed) : .zero
        let next = claimed.map { max(start, $0.adding(days: 1)) } ?? start
        guard interest + fixed > .zero,
            let lateness = Lateness(
                invoice: number, rate: rate, stretches: owed.stretches(from: next, through: last), fixedSum: fixed)
        else { return nil }
        (self.lateness, agencyCode, self.interest) = (lateness, facts.agencyCode, interest)
    }

    private static func interest(_ stretches: [Stretch], _ rate: BasisPoints) throws(InvoicingRefusal) -> Pence {
        let pennyDays = stretches.reduce(Int128(0)) { $0 + Int128($1.owed.amount) * Int128($1.days) }
        do {
            return Pence(try Rounding.halfUp(wide: pennyDays * Int128(rate.points), 10_000 * daysOfYear))
        } catch {
            throw InvoicingRefusal(.amount, error.description, mend: "Claim it for a shorter time.")
        }
    }
}

/// What was owed on an invoice at the end of each day.
private struct Owed {
    private let total: Pence
    /// What came off it, by day: above zero where it went down.
    private let steps: [(day: DocumentDate, off: Pence)]

    init(_ facts: InvoiceFacts, _ postings: [Posting], _ received: [String: DocumentDate]) {
        total = facts.total - facts.credited
        var off: [DocumentDate: Pence] = [:]
        for posting in postings {
            for entry in posting.entries where entry.account == .receivable && entry.invoice == facts.number {
                switch posting.kind {
                case .allocation:
                    let came = entry.payment.flatMap { received[$0] } ?? posting.date
                    off[min(came, posting.date), default: .zero] -= entry.amount
                case .release, .writeOff, .recovery: off[posting.date, default: .zero] -= entry.amount
                case .invoice, .creditNote, .payment, .reversal, .refund, .journal: break
                }
            }
        }
        steps = off.map { ($0.key, $0.value) }.sorted { $0.day < $1.day }
    }

    func stretches(from first: DocumentDate, through last: DocumentDate) -> [LateInterest.Stretch] {
        guard first <= last else { return [] }
        var owed = total
        var from = first
        var all: [LateInterest.Stretch] = []
        func close(_ end: DocumentDate) {
            if owed > .zero, from <= end { all.append(.init(from: from, through: end, owed: owed)) }
        }
        for step in steps where step.day <= last {
            if step.day > from {
                close(step.day.adding(days: -1))
                from = step.day
            }
            owed -= step.off
        }
        close(last)
        return all
    }
}

extension InvoicingRefusal {
    static func bankRateMissing(_ reference: DocumentDate) -> InvoicingRefusal {
        InvoicingRefusal(
            .settingMissing, "The Bank Rate of \(reference.text) is not known.",
            mend: "Add it to the setting of the Bank Rate.")
    }
}
