public import Money

/// The books: postings in their order, with what they add up to kept beside them.
public struct Ledger: Sendable {
    /// The postings, oldest first. They are only ever added to.
    public private(set) var postings: [Posting] = []
    /// What the ledger says about each invoice.
    public private(set) var invoices: [DocumentNumber: InvoiceFacts] = [:]
    /// What the ledger says about each payment.
    public private(set) var payments: [String: PaymentFacts] = [:]

    private var balances: [Account: Pence] = [:]
    private var agencies: [String: [Account: Pence]] = [:]

    /// Books with nothing in them.
    public init() {}

    /// Books made of postings in their order.
    public init(_ postings: some Sequence<Posting>) {
        for posting in postings { post(posting) }
    }

    /// Adds a posting.
    public mutating func post(_ posting: Posting) {
        postings.append(posting)
        for entry in posting.entries {
            balances[entry.account, default: .zero] += entry.amount
            agencies[posting.agencyCode, default: [:]][entry.account, default: .zero] += entry.amount
            absorb(entry, of: posting)
        }
    }

    /// The balance of an account, in pence: debits less credits.
    public func balance(_ account: Account) -> Pence { balances[account] ?? .zero }

    /// The balance of an account as far as it concerns one agency, in pence.
    public func balance(_ account: Account, agency: String) -> Pence { agencies[agency]?[account] ?? .zero }

    /// What an invoice still has to be paid, in pence; zero where the books have no such invoice.
    public func outstanding(_ number: DocumentNumber) -> Pence { invoices[number]?.outstanding ?? .zero }

    /// What of an agency's payments pays no invoice, in pence.
    public func unallocated(agency: String) -> Pence { -balance(.unallocatedReceipts, agency: agency) }

    /// The totals by which the books are checked.
    public var controlTotals: ControlTotals { ControlTotals(postings) }

    /// Whatever is wrong with the books, a sentence each; none where they are sound.
    public func faults() -> [String] {
        var faults = controlTotals.faults
        let owed = invoices.values.reduce(Pence.zero) { $0 + $1.outstanding }
        if owed != balance(.receivable) {
            faults.append("Invoices have \(owed.text) to pay, and the receivable account \(balance(.receivable).text).")
        }
        let free = payments.values.reduce(Pence.zero) { $0 + $1.unallocated }
        if free != -balance(.unallocatedReceipts) {
            let account = (-balance(.unallocatedReceipts)).text
            faults.append("Payments have \(free.text) unallocated, and the account of such receipts \(account).")
        }
        for facts in invoices.values.sorted(by: { $0.number < $1.number }) where facts.outstanding < .zero {
            faults.append("\(facts.number.text) has \(facts.outstanding.text) to pay, which is less than nothing.")
        }
        for facts in payments.values.sorted(by: { $0.reference < $1.reference })
        where facts.unallocated < .zero || facts.allocated < .zero || facts.returned < .zero {
            let back = facts.returned == .zero ? "" : ", and \(facts.returned.text) returned"
            faults.append(
                "Payment \(facts.reference) has \(facts.allocated.text) of \(facts.amount.text) allocated\(back).")
        }
        return faults
    }

    private mutating func absorb(_ entry: Entry, of posting: Posting) {
        if entry.account == .receivable, let number = entry.invoice {
            if posting.kind == .invoice {
                invoices[number] = InvoiceFacts(
                    number: number, agencyCode: posting.agencyCode, total: entry.amount)
            } else {
                invoices[number]?.absorb(entry, of: posting.kind)
            }
        }
        if entry.account == .unallocatedReceipts, let payment = entry.payment {
            if posting.kind == .payment {
                payments[payment] = PaymentFacts(
                    reference: payment, agencyCode: posting.agencyCode, amount: -entry.amount)
            } else {
                payments[payment]?.absorb(entry, of: posting.kind)
            }
        }
    }
}
