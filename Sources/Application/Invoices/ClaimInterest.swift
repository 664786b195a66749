public import Domain
public import Invoicing
public import Money

/// Shows and claims interest on invoices that are paid late, where the host's settings allow it; nothing is claimed by
/// itself.
///
/// Each claim is an invoice with a line for each late invoice, from where the claim before it ended. Invoices to people
/// who pay for themselves bear none, since the Act reaches no consumer, nor do claims of interest. One of which a line
/// waits for its credit note bears none until that is issued.
public struct ClaimInterest: Sendable {
    /// What may be claimed from an agency.
    public struct Claim: Hashable, Sendable {
        /// The agency that pays.
        public let agency: String
        /// Its name.
        public let name: String
        /// What may be claimed, by late invoice.
        public let claim: InterestClaim
    }

    /// The invoice that claims it.
    public struct Issued: Hashable, Sendable {
        /// Its number.
        public let number: String
        /// What it comes to, in pence.
        public let total: Pence
    }

    private let house: House

    /// Claims in this house.
    public init(_ house: House) { self.house = house }

    /// What may be claimed through a local date that is over, of an agency or of all; nil is yesterday.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_ready` where no interest is claimed here or a Bank Rate is
    ///   missing, `invalid` for a day that is not over, `not_found` for an unknown agency; or ``StoreFault``.
    public func preview(
        agency: String? = nil, through: LocalDate? = nil, by principal: Principal
    ) async throws -> [Claim] {
        try principal.mustHandleMoney()
        let (house, now) = (house, house.now)
        return try await house.store.read(principal.scope) { view in
            try InterestDesk(view, house, now, through: through).claims(of: agency)
        }
    }

    /// Whether interest is claimed here at all.
    ///
    /// - Throws: ``StoreFault``.
    public func isOn() async throws -> Bool {
        try await house.store.read(.everything) { try InterestDesk.terms($0) != nil }
    }

    /// Claims what an agency owes in interest through a day: one invoice, numbered, posted and mailed like any other.
    ///
    /// `expecting` is what a preview showed, in pence; where it would be something else by now, nothing is issued.
    ///
    /// - Throws: as ``preview(agency:through:by:)``, ``Refusal`` of kind `conflict` where there is nothing to claim, or
    ///   `changed_meanwhile`.
    public func callAsFunction(
        _ agency: String, through: LocalDate? = nil, expecting: Pence? = nil, by principal: Principal
    ) async throws -> Issued {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.writeAlone(intent) { work in
            let letterhead = try Letterhead(try work.settings())
            let series = letterhead.series(of: .outsideScope)
            let number = try work.lockSeries(series) + 1
            try work.lockLedger()
            let desk = try InterestDesk(work, house, intent.now, through: through)
            guard let found = try desk.claims(of: agency).first else {
                throw Refusal(.conflict, "There is no interest to claim from \(agency) through \(desk.last.spoken).")
            }
            if let expecting, found.claim.total != expecting {
                throw Refusal(
                    .changedMeanwhile, "It would be \(found.claim.total.text) by now.",
                    mend: "Look at it again, and claim it if it is right.")
            }
            let issued = try invoicing { try DocumentNumber(series, number) }
            try desk.issue(found.claim, to: found.agency, as: issued, letterhead, work)
            try work.advanceSeries(series, to: number)
            return Issued(number: issued.text, total: found.claim.total)
        }
    }
}

/// What is late, and what was claimed of it before.
struct InterestDesk {
    private let view: any ReadView
    private let house: House
    private let moment: Instant
    private let terms: InterestTerms
    private let agencies: BillingDirectory
    /// The last day that is claimed for.
    let last: LocalDate

    /// The terms of the settings; nil where no interest is claimed.
    ///
    /// - Throws: ``Refusal`` for settings that cannot be read, or ``StoreFault``.
    static func terms(_ view: any ReadView) throws -> InterestTerms? {
        let margin = try Setting.interestMargin.value(view) ?? ""
        let rates = try Setting.interestBankRates.value(view) ?? ""
        let fixed = try Setting.interestFixedSum.value(view) == "yes"
        return try invoicing { try InterestTerms(margin: margin, bankRates: rates, withFixedSum: fixed) }
    }

    init(_ view: any ReadView, _ house: House, _ now: Instant, through: LocalDate?) throws {
        guard let terms = try Self.terms(view) else {
            throw Refusal(
                .notReady, "No interest is claimed on what is paid late.",
                mend: "Where the host decides to, set it: turnout settings set interest.margin 8%.")
        }
        let today = house.zone.date(now)
        last = through ?? today.adding(days: -1)
        guard last < today else {
            throw Refusal(
                .invalid, "\(last.spoken) is not over.",
                mend: "Claim through a day before today: interest is by whole days.")
        }
        (self.view, self.house, self.terms, moment) = (view, house, terms, now)
        agencies = BillingDirectory(try view.billingAgencies())
    }

    /// What may be claimed, by the code of who pays.
    func claims(of code: String?) throws -> [ClaimInterest.Claim] {
        let wanted = try code.map { try agencies.payer(of: agencies.named($0).id) }
        let before = try Claimed(view.interestClaims())
        let books = try Books(view.postings(agency: nil))
        var found: [String: [LateInterest]] = [:]
        let through = try DocumentDate.of(last)
        for row in try view.documents(agency: nil) where row.kind == .invoice && row.dueDate < last {
            guard !before.claims.contains(row.number) else { continue }
            let payer = try agencies.payer(of: agencies.named(row.agency).id)
            guard wanted == nil || wanted?.id == payer.id else { continue }
            let due = try DocumentDate.of(row.dueDate)
            let interest = try invoicing {
                try LateInterest(
                    row.number, due: due, postings: books.postings[row.number] ?? [], received: books.received,
                    through: through, claimedThrough: before.through[row.number], terms: terms)
            }
            guard let interest, try bears(row.id) else { continue }
            found[payer.code, default: []].append(interest)
        }
        return found.sorted { $0.key < $1.key }.map { code, interest in
            ClaimInterest.Claim(
                agency: code, name: agencies[code]?.name ?? code, claim: InterestClaim(interest))
        }
    }

    /// Whether an invoice bears interest at all.
    private func bears(_ id: InvoiceID) throws -> Bool {
        let charges = try view.charges(on: id)
        return charges.inQuestion.isEmpty && !charges.contains { $0.charge.settlement == .individual }
    }

    /// Issues the invoice that claims it, posts it, and makes it electronic where the agency wants that.
    func issue(
        _ claim: InterestClaim, to code: String, as number: DocumentNumber, _ letterhead: Letterhead,
        _ work: any UnitOfWork
    ) throws {
        let agency = try agencies.named(code)
        let date = try DocumentDate.of(house.zone.date(moment))
        let invoice = try invoicing {
            try claim.issue(number: number, on: date, seller: letterhead.seller, buyer: agency.buyer())
        }
        let id = try work.issue(IssuedDocument(invoice, agency: agency.id, charges: [:]))
        try work.post(
            [Posting.invoice(invoice)], LedgerIDs(agencies: [agency.code: agency.id], documents: [number: id]))
        if agency.electronic.isWanted { try work.fileElectronically(id, at: moment) }
    }
}

/// What was claimed before.
private struct Claimed {
    /// The invoices that claim interest; they bear none.
    var claims: Set<DocumentNumber> = []
    /// The last day claimed for, by late invoice.
    var through: [DocumentNumber: DocumentDate] = [:]

    init(_ documents: [StoredDocument]) throws {
        for document in documents {
            claims.insert(document.number)
            for line in try document.invoice().lines {
                guard case .lateness(let lateness) = line.basis else { continue }
                let last = lateness.period.upperBound
                through[lateness.invoice] = max(through[lateness.invoice] ?? last, last)
            }
        }
    }
}

/// The ledger by invoice, and when payments came in.
private struct Books {
    var postings: [DocumentNumber: [Posting]] = [:]
    var received: [String: DocumentDate] = [:]

    init(_ all: [Posting]) throws {
        for posting in all {
            for number in Set(posting.entries.compactMap(\.invoice)) { postings[number, default: []].append(posting) }
            if posting.kind == .payment { received[posting.reference] = posting.date }
        }
    }
}
