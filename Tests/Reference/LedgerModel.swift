/// How VAT treats a line of the model: by rate in basis points, exempt, or outside the scope.
public enum ModelVAT: Hashable, Sendable {
    /// Charged at this rate, in basis points.
    case rate(Int64)
    /// Exempt.
    case exempt
    /// Outside the scope; shares an invoice with no other.
    case outside
}

/// One line of an invoice of the model.
public struct ModelLine: Hashable, Sendable {
    /// The net amount in pence.
    public let net: Int64
    /// How VAT treats it.
    public let vat: ModelVAT

    /// Takes the net amount and the treatment.
    public init(net: Int64, vat: ModelVAT) {
        self.net = net
        self.vat = vat
    }
}

/// One step in the life of the books. Agencies, invoices, lines and payments are counted from 0 in order of their
/// making; a step that is refused makes none.
public enum LedgerStep: Hashable, Sendable {
    /// An agency is billed for these lines.
    case charge(agency: Int, lines: [ModelLine])
    /// What is left of one line is waived after issue: a credit note over all of it.
    case waive(invoice: Int, line: Int)
    /// A part of one line is credited.
    case credit(invoice: Int, line: Int, net: Int64)
    /// An agency pays.
    case pay(agency: Int, amount: Int64)
    /// A part of a payment pays a part of an invoice.
    case allocate(payment: Int, invoice: Int, amount: Int64)
    /// A part of an invoice is given up.
    case writeOff(invoice: Int, amount: Int64)
    /// A payment that was entered wrongly is taken back, whatever it pays.
    case reverse(payment: Int)
    /// A part of a payment that pays nothing is sent back.
    case refund(payment: Int, amount: Int64)

    /// The invoice the step is about; nil where it is about none that exists yet.
    public var invoice: Int? {
        switch self {
        case .charge, .pay, .reverse, .refund: nil
        case .waive(let invoice, _), .credit(let invoice, _, _), .allocate(_, let invoice, _),
            .writeOff(let invoice, _):
            invoice
        }
    }
}

/// A small, independent model of the books: plain integers, written without a look at the real ledger, and slow where
/// that is plainer. Whatever a step does to the real books, it must do here too, or both must refuse it.
public struct LedgerModel: Sendable {
    /// An invoice of the model, in pence throughout.
    public struct Bill: Sendable {
        /// The agency billed.
        public let agency: Int
        /// The lines billed.
        public let lines: [ModelLine]
        /// What is left of each line, net.
        public internal(set) var left: [Int64]
        /// What was billed, VAT included.
        public let total: Int64
        /// What was credited, VAT included.
        public internal(set) var credited: Int64 = 0
        /// What is given up.
        public internal(set) var writtenOff: Int64 = 0
        /// Who paid what, in order.
        public internal(set) var paid: [(payment: Int, amount: Int64)] = []

        /// What is still to pay.
        public var outstanding: Int64 { total - credited - writtenOff - paid.reduce(0) { $0 + $1.amount } }
    }

    /// A payment of the model, in pence.
    public struct Receipt: Sendable {
        /// The agency that paid.
        public let agency: Int
        /// What came in.
        public let amount: Int64
        /// What of it pays nothing yet.
        public internal(set) var free: Int64
        /// What of it was taken back or sent back.
        public internal(set) var returned: Int64 = 0
        /// The invoices that it paid a part of, be it released since.
        var pays: Set<Int> = []
    }

    /// The invoices in order.
    public private(set) var bills: [Bill] = []
    /// The payments in order.
    public private(set) var receipts: [Receipt] = []

    /// Books with nothing in them.
    public init() {}

    /// What all agencies owe, in pence.
    public var receivable: Int64 { bills.reduce(0) { $0 + $1.outstanding } }
    /// What of all payments pays nothing yet, in pence.
    public var unallocated: Int64 { receipts.reduce(0) { $0 + $1.free } }

    /// Takes a step; false, with nothing changed, where the rules refuse it.
    public mutating func apply(_ step: LedgerStep) -> Bool {
        switch step {
        case .charge(let agency, let lines): return charge(agency, lines)
        case .waive(let invoice, let line):
            guard bills.indices.contains(invoice), bills[invoice].left.indices.contains(line) else { return false }
            return credit(invoice, line, bills[invoice].left[line])
        case .credit(let invoice, let line, let net): return credit(invoice, line, net)
        case .pay(let agency, let amount):
            guard amount > 0 else { return false }
            receipts.append(Receipt(agency: agency, amount: amount, free: amount))
            return true
        case .allocate(let payment, let invoice, let amount): return allocate(payment, invoice, amount)
        case .writeOff(let invoice, let amount):
            guard bills.indices.contains(invoice), amount > 0, amount <= bills[invoice].outstanding else {
                return false
            }
            bills[invoice].writtenOff += amount
            return true
        case .reverse(let payment): return reverse(payment)
        case .refund(let payment, let amount):
            guard receipts.indices.contains(payment), amount > 0, amount <= receipts[payment].free else { return false }
            receipts[payment].free -= amount
            receipts[payment].returned += amount
            return true
        }
    }

    /// What was returned in part cannot be taken back as a whole.
    private mutating func reverse(_ payment: Int) -> Bool {
        guard receipts.indices.contains(payment), receipts[payment].returned == 0 else { return false }
        for invoice in receipts[payment].pays { bills[invoice].paid.removeAll { $0.payment == payment } }
        receipts[payment].free = 0
        receipts[payment].returned = receipts[payment].amount
        return true
    }

    private mutating func charge(_ agency: Int, _ lines: [ModelLine]) -> Bool {
        let outside = lines.count { $0.vat == .outside }
        guard !lines.isEmpty, lines.allSatisfy({ $0.net > 0 }), outside == 0 || outside == lines.count else {
            return false
        }
        let nets = lines.map(\.net)
        bills.append(Bill(agency: agency, lines: lines, left: nets, total: Self.gross(lines, nets)))
        return true
    }

    /// The gross amount of the given net amounts, one for each line: VAT once per rate, a half up.
    private static func gross(_ lines: [ModelLine], _ nets: [Int64]) -> Int64 {
        var byRate: [Int64: Int64] = [:]
        for (line, net) in zip(lines, nets) {
            if case .rate(let points) = line.vat { byRate[points, default: 0] += net }
        }
        return nets.reduce(0, +) + byRate.reduce(0) { $0 + (2 * $1.value * $1.key + 10_000) / 20_000 }
    }

    /// What is credited in all when so much of each line is: VAT in proportion to that of the invoice, a half up.
    private static func creditedGross(_ lines: [ModelLine], left: [Int64]) -> Int64 {
        var gross: Int64 = 0
        var rates: [Int64: (billed: Int64, credited: Int64)] = [:]
        for (line, rest) in zip(lines, left) {
            gross += line.net - rest
            guard case .rate(let points) = line.vat else { continue }
            let sums = rates[points] ?? (0, 0)
            rates[points] = (sums.billed + line.net, sums.credited + line.net - rest)
        }
        for (points, sums) in rates {
            let billedVAT = (2 * sums.billed * points + 10_000) / 20_000
            gross += (2 * billedVAT * sums.credited + sums.billed) / (2 * sums.billed)
        }
        return gross
    }

    private mutating func credit(_ invoice: Int, _ line: Int, _ net: Int64) -> Bool {
        guard bills.indices.contains(invoice), bills[invoice].left.indices.contains(line) else { return false }
        guard net > 0, net <= bills[invoice].left[line] else { return false }
        bills[invoice].left[line] -= net
        bills[invoice].credited = Self.creditedGross(bills[invoice].lines, left: bills[invoice].left)
        // What is now paid too much goes back to the payments, the last allocation first; the rest was given up.
        while bills[invoice].outstanding < 0, let last = bills[invoice].paid.popLast() {
            // Without the last allocation the outstanding amount is larger by it: what then is owed, it still pays.
            let owed = max(0, min(last.amount, bills[invoice].outstanding))
            if owed > 0 { bills[invoice].paid.append((last.payment, owed)) }
            receipts[last.payment].free += last.amount - owed
        }
        if bills[invoice].outstanding < 0 { bills[invoice].writtenOff += bills[invoice].outstanding }
        return true
    }

    private mutating func allocate(_ payment: Int, _ invoice: Int, _ amount: Int64) -> Bool {
        guard receipts.indices.contains(payment), bills.indices.contains(invoice) else { return false }
        guard receipts[payment].agency == bills[invoice].agency, amount > 0 else { return false }
        guard amount <= receipts[payment].free, amount <= bills[invoice].outstanding else { return false }
        receipts[payment].free -= amount
        bills[invoice].paid.append((payment, amount))
        receipts[payment].pays.insert(invoice)
        return true
    }
}
