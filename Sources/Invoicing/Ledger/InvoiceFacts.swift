public import Money

/// A part of a payment that pays a part of an invoice.
public struct Allocation: Hashable, Sendable {
    /// The payment's reference.
    public let payment: String
    /// What of it pays the invoice, in pence, above zero.
    public let amount: Pence

    /// Takes the payment's reference and the amount.
    public init(payment: String, amount: Pence) {
        self.payment = payment
        self.amount = amount
    }
}

/// What the ledger says about one invoice.
public struct InvoiceFacts: Hashable, Sendable {
    /// The invoice's number.
    public let number: DocumentNumber
    /// The code of the agency billed.
    public let agencyCode: String
    /// What was billed, VAT included, in pence.
    public let total: Pence
    /// What credit notes took back, in pence.
    public internal(set) var credited: Pence
    /// What was written off as a bad debt and not recovered, in pence.
    public internal(set) var writtenOff: Pence
    /// What payments pay, in the order of allocation.
    public internal(set) var allocations: [Allocation]

    /// What payments pay together, in pence.
    public var allocated: Pence { allocations.reduce(.zero) { $0 + $1.amount } }

    /// What is still to pay, in pence; never negative.
    public var outstanding: Pence { total - credited - writtenOff - allocated }

    /// Takes the facts as stored.
    public init(
        number: DocumentNumber, agencyCode: String, total: Pence, credited: Pence = .zero, writtenOff: Pence = .zero,
        allocations: [Allocation] = []
    ) {
        self.number = number
        self.agencyCode = agencyCode
        self.total = total
        self.credited = credited
        self.writtenOff = writtenOff
        self.allocations = allocations
    }

    /// Takes a freshly issued invoice.
    public init(_ invoice: Invoice) {
        self.init(number: invoice.number, agencyCode: invoice.buyer.agencyCode, total: invoice.total)
    }

    /// Gathers the facts about one invoice from postings in their order; nil where none of them issues it.
    public init?(of number: DocumentNumber, in postings: some Sequence<Posting>) {
        var facts: InvoiceFacts?
        for posting in postings {
            for entry in posting.entries where entry.account == .receivable && entry.invoice == number {
                if posting.kind == .invoice {
                    facts = InvoiceFacts(number: number, agencyCode: posting.agencyCode, total: entry.amount)
                } else {
                    facts?.absorb(entry, of: posting.kind)
                }
            }
        }
        guard let facts else { return nil }
        self = facts
    }

    /// Takes over one entry on the receivable account; a credit there is negative.
    mutating func absorb(_ entry: Entry, of kind: Posting.Kind) {
        switch kind {
        case .invoice, .payment, .reversal, .refund, .journal: break
        case .creditNote: credited -= entry.amount
        case .writeOff, .recovery: writtenOff -= entry.amount
        case .allocation: allocations.append(Allocation(payment: entry.payment ?? "", amount: -entry.amount))
        case .release: release(entry.amount, of: entry.payment)
        }
    }

    /// Takes back the latest allocations of one payment first.
    private mutating func release(_ amount: Pence, of payment: String?) {
        var left = amount
        while left > .zero, let index = allocations.lastIndex(where: { $0.payment == payment }) {
            let taken = min(left, allocations[index].amount)
            let rest = allocations[index].amount - taken
            if rest > .zero {
                allocations[index] = Allocation(payment: allocations[index].payment, amount: rest)
            } else {
                allocations.remove(at: index)
            }
            left -= taken
        }
    }
}

/// Where an invoice stands, derived from the ledger's facts and stored nowhere.
public enum InvoiceState: String, Hashable, Sendable, CaseIterable {
    /// Nothing of it is credited or paid.
    case issued
    /// A part is credited, and the rest not paid.
    case partCredited = "part_credited"
    /// All of it is credited.
    case credited
    /// A part is paid, and something is still to pay.
    case partPaid = "part_paid"
    /// Nothing is left to pay: it is paid, perhaps with a part credited.
    case paid
    /// Nothing is left to pay because something was written off.
    case writtenOff = "written_off"

    /// Derives the state.
    public init(_ facts: InvoiceFacts) {
        if facts.outstanding <= .zero {
            if facts.writtenOff > .zero {
                self = .writtenOff
            } else {
                self = facts.allocated > .zero ? .paid : .credited
            }
        } else if facts.allocated > .zero {
            self = .partPaid
        } else {
            self = facts.credited > .zero ? .partCredited : .issued
        }
    }
}
