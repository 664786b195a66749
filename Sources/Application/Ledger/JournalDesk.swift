import Domain
import Invoicing
import Money

/// Puts charges of the host's own departments into the ledger, instead of an invoice, and takes out again what was
/// waived or relieved since.
///
/// What stands of a charge in the journal is made equal to what it comes to: all of it once it could be invoiced,
/// nothing once it is waived or relieved. Run twice, the second time finds nothing to do.
struct JournalDesk {
    /// What the journal is to have more, or less, of a charge.
    struct Item {
        let charge: JournalCharge
        let amount: Pence
        let agency: BillingAgency
        let posting: Posting
    }

    private let reads: any ReadView
    private let house: House
    private let today: LocalDate
    private let date: DocumentDate
    private let agencies: BillingDirectory

    init(_ reads: any ReadView, _ house: House, _ now: Instant) throws {
        self.reads = reads
        self.house = house
        today = house.zone.date(now)
        date = try DocumentDate.of(today)
        agencies = BillingDirectory(try reads.billingAgencies())
    }

    /// What is to be posted.
    func postings(_ charges: [JournalCharge]) throws -> [Item] {
        try charges.compactMap { item in
            let amount = try due(item.charge) - item.posted
            let agency = try agencies.payer(of: item.charge.agency)
            let posting = Posting.journal(amount, of: item.reference, agencyCode: agency.code, on: date)
            return posting.map { Item(charge: item, amount: amount, agency: agency, posting: $0) }
        }
    }

    /// What the journal should have of a charge: what it has while nobody may bill it yet is nothing.
    private func due(_ charge: Charge) throws -> Pence {
        switch charge.state {
        case .relieved, .waived: return .zero
        case .assessed, .notified, .accepted, .disputed, .upheld, .invoiced, .partCredited, .credited, .paid,
            .writtenOff:
            let policy = try house.policies.policy(charge.policy, reads)
            do {
                try charge.state.mayBeInvoiced(policy.way(on: today))
                return charge.amount
            } catch {
                return .zero
            }
        }
    }

    /// Posts what is to be posted, under the lock of the ledger and of the events.
    func post(through last: LocalDate, _ work: any UnitOfWork) throws {
        try work.lockEvents(work.journalCharges(through: last).map(\.charge.event))
        let items = try postings(try work.journalCharges(through: last))
        for item in items {
            try work.keepJournal(item.charge.charge.id, n: item.charge.entries + 1, amount: item.amount)
        }
        try work.post(
            items.map(\.posting),
            LedgerIDs(
                agencies: Dictionary(items.map { ($0.agency.code, $0.agency.id) }, uniquingKeysWith: { $1 })))
    }
}
