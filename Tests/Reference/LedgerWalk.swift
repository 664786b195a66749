/// A small generator of repeatable randomness (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same
/// numbers.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Takes the seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Chooses the steps of a random walk through the books. Most are sensible; some ask for a penny too much or far too
/// much, for another agency's money, or for what does not exist, and must be refused.
public struct LedgerWalk: Sendable {
    /// How many agencies there are.
    public static let agencies = 20
    private static let rates: [Int64] = [2_000, 500, 1_750]

    private var random: SplitMix64

    /// Takes the seed; the same seed and the same model give the same steps.
    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next step, chosen with a look at where the model stands.
    public mutating func next(_ model: LedgerModel) -> LedgerStep {
        switch random.next() % 100 {
        case ..<25: return .charge(agency: agency(), lines: lines())
        case ..<32: return .waive(invoice: invoice(model), line: Int(random.next() % 4))
        case ..<50: return credit(model)
        case ..<66: return .pay(agency: agency(), amount: Int64(random.next() % 60_000))
        case ..<88: return allocation(model)
        case ..<91: return .reverse(payment: payment(model))
        case ..<95:
            let payment = payment(model)
            let free = model.receipts.indices.contains(payment) ? model.receipts[payment].free : 0
            return .refund(payment: payment, amount: amount(upTo: free))
        default:
            let invoice = invoice(model)
            return .writeOff(invoice: invoice, amount: amount(upTo: outstanding(model, invoice)))
        }
    }

    /// Mostly one of the latest payments, now and then one that does not exist.
    private mutating func payment(_ model: LedgerModel) -> Int {
        let count = UInt64(model.receipts.count)
        return Int(count) - Int(random.next() % min(count + 1, 60))
    }

    private mutating func agency() -> Int { Int(random.next() % UInt64(Self.agencies)) }

    /// Mostly one of the latest invoices, sometimes any, now and then one that does not exist.
    private mutating func invoice(_ model: LedgerModel) -> Int {
        let count = UInt64(model.bills.count)
        let reach = random.next() % 4 == 0 ? count + 1 : min(count + 1, 60)
        return Int(count) - Int(random.next() % reach)
    }

    private mutating func lines() -> [ModelLine] {
        let outside = random.next() % 2 == 0
        // One in fifty mixes what must not be mixed.
        let mixed = random.next() % 50 == 0
        return (0..<(1 + random.next() % 3)).map { position in
            let net = 1 + Int64(random.next() % 15_000)
            if outside != (mixed && position > 0) { return ModelLine(net: net, vat: .outside) }
            let rate = Self.rates[Int(random.next() % 3)]
            return ModelLine(net: net, vat: random.next() % 4 == 0 ? .exempt : .rate(rate))
        }
    }

    private mutating func credit(_ model: LedgerModel) -> LedgerStep {
        let (invoice, line) = (invoice(model), Int(random.next() % 3))
        var left: Int64 = 0
        if model.bills.indices.contains(invoice), model.bills[invoice].left.indices.contains(line) {
            left = model.bills[invoice].left[line]
        }
        return .credit(invoice: invoice, line: line, net: amount(upTo: left))
    }

    private mutating func allocation(_ model: LedgerModel) -> LedgerStep {
        let invoice = invoice(model)
        var payment = Int(random.next() % UInt64(model.receipts.count + 1))
        // Without help two in twenty would meet the right agency.
        if model.bills.indices.contains(invoice), random.next() % 10 != 0 {
            let agency = model.bills[invoice].agency
            payment = model.receipts.suffix(400).lastIndex { $0.agency == agency && $0.free > 0 } ?? payment
        }
        let free = model.receipts.indices.contains(payment) ? model.receipts[payment].free : 0
        let most = min(free, outstanding(model, invoice))
        return .allocate(payment: payment, invoice: invoice, amount: amount(upTo: most))
    }

    private func outstanding(_ model: LedgerModel, _ invoice: Int) -> Int64 {
        model.bills.indices.contains(invoice) ? model.bills[invoice].outstanding : 0
    }

    /// All of it, a part of it, or too much, by a penny or by far.
    private mutating func amount(upTo most: Int64) -> Int64 {
        switch random.next() % 10 {
        case ..<3: return most
        case ..<8: return most < 1 ? 0 : 1 + Int64(random.next() % UInt64(most))
        case 8: return most + 1
        default: return most + 10_000
        }
    }
}
