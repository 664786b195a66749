import Money

/// What an invoice run would issue, and what it leaves for the next one.
public struct InvoicePlan: Hashable, Sendable {
    /// The invoices to issue, in the order in which they get their numbers.
    public let drafts: [InvoiceDraft]
    /// What stays pending because it is below the agency's smallest amount.
    public let carriedForward: [InvoiceDraft]

    /// Plans a run: a pure function, so that the same charges always make the same invoices in the same order.
    ///
    /// One invoice per agency, series, purchase order, VAT group and period. A period below the agency's smallest
    /// amount joins the next one; what is still below it at the end is carried forward. Drafts go by agency code, VAT
    /// group (standard, exempt, outside the scope), first event date, series and purchase order. Refuses a charge given
    /// twice, and an amount that is not above zero.
    public static func plan(run: InvoiceRun) throws(InvoicingRefusal) -> InvoicePlan {
        try PendingCharge.checkOnce(run.charges)
        for charge in run.charges where charge.net <= .zero || !charge.net.isWithinLimit {
            throw .amount("Charge \(Wording.excerpt(charge.reference))", charge.net)
        }
        let due = run.charges.filter { $0.subject.date <= run.through }
        let accounts = Dictionary(grouping: due) { charge in
            BillingAccount(
                agencyCode: charge.agencyCode, series: charge.series, purchaseOrder: charge.purchaseOrder)
        }
        var planned = Planned()
        for (account, charges) in accounts {
            let terms = run.terms[account.agencyCode] ?? run.standardTerms
            for (rank, group) in InvoiceDraft.groups(byCategory: charges).enumerated() {
                planned.add(group, rank: rank, of: account, on: terms)
            }
        }
        return InvoicePlan(drafts: planned.drafts(billed: true), carriedForward: planned.drafts(billed: false))
    }
}

/// Whose charges may share an invoice, VAT apart.
private struct BillingAccount: Hashable {
    let agencyCode: String
    let series: Series
    let purchaseOrder: String?
}

/// Drafts gathered in any order, and put in theirs.
private struct Planned {
    private struct Entry {
        let draft: InvoiceDraft
        /// Of the category of VAT.
        let category: Int
        /// Among the groups of the account, which differ by category and reason.
        let rank: Int
        let isBilled: Bool
    }

    private var entries: [Entry] = []

    mutating func add(_ charges: [PendingCharge], rank: Int, of account: BillingAccount, on terms: BillingTerms) {
        let periods = Dictionary(grouping: charges) { terms.frequency.period(of: $0.subject) }
        var waiting: [PendingCharge] = []
        for (_, period) in periods.sorted(by: { $0.key < $1.key }) {
            waiting += period
            // Each amount is bounded, so that even a billion of them add up safely.
            guard waiting.reduce(Pence.zero, { $0 + $1.net }) >= terms.minimum else { continue }
            append(waiting, rank: rank, of: account, isBilled: true)
            waiting = []
        }
        if !waiting.isEmpty { append(waiting, rank: rank, of: account, isBilled: false) }
    }

    private mutating func append(
        _ charges: [PendingCharge], rank: Int, of account: BillingAccount, isBilled: Bool
    ) {
        let draft = InvoiceDraft(
            agencyCode: account.agencyCode, series: account.series, purchaseOrder: account.purchaseOrder,
            charges: charges)
        let category = charges.first?.treatment.category.rank ?? 0
        entries.append(Entry(draft: draft, category: category, rank: rank, isBilled: isBilled))
    }

    func drafts(billed: Bool) -> [InvoiceDraft] {
        entries.filter { $0.isBilled == billed }.sorted(by: Self.inOrder).map(\.draft)
    }

    private static func inOrder(_ a: Entry, _ b: Entry) -> Bool {
        let (x, y) = (a.draft, b.draft)
        if x.agencyCode != y.agencyCode { return x.agencyCode < y.agencyCode }
        if a.category != b.category { return a.category < b.category }
        let (xDate, yDate) = (x.charges.first?.subject.date.day ?? 0, y.charges.first?.subject.date.day ?? 0)
        if xDate != yDate { return xDate < yDate }
        if x.series != y.series { return x.series < y.series }
        if x.purchaseOrder != y.purchaseOrder { return (x.purchaseOrder ?? "") < (y.purchaseOrder ?? "") }
        // Within one account and one date the groups differ by their reason, and rank is the order of reasons.
        return a.rank < b.rank
    }
}
