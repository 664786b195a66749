extension Pence {
    /// Divides the amount over weights so that no penny is lost or made: the parts add up to the amount.
    ///
    /// Each part gets its share rounded towards zero; the pennies left over go one each to the largest remainders, the
    /// earlier weight first where two are equal (the method of largest remainders). A weight of zero gets nothing, and
    /// a negative amount divides as its mirror image. Throws ``MoneyFault/weights`` where a weight is negative or the
    /// weights add up to nothing.
    public func split(over weights: [Int64]) throws(MoneyFault) -> [Pence] {
        guard weights.allSatisfy({ $0 >= 0 }) else { throw .weights }
        let whole = weights.reduce(UInt128(0)) { $0 + UInt128($1.magnitude) }
        guard whole > 0 else { throw .weights }
        let exact = weights.map { weight in
            (UInt128(amount.magnitude) * UInt128(weight.magnitude)).quotientAndRemainder(dividingBy: whole)
        }
        var parts = exact.map(\.quotient)
        let left = UInt128(amount.magnitude) - parts.reduce(0, +)
        let byRemainder = exact.indices.sorted { a, b in
            exact[a].remainder == exact[b].remainder ? a < b : exact[a].remainder > exact[b].remainder
        }
        for index in byRemainder.prefix(Int(left)) { parts[index] += 1 }
        return parts.map { part in Pence(Int64(clamping: amount < 0 ? -Int128(part) : Int128(part))) }
    }

    /// Divides the amount into `count` parts, 1 to 100,000, that differ by a penny at most, the larger ones first.
    public func split(into count: Int) throws(MoneyFault) -> [Pence] {
        guard (1...100_000).contains(count) else { throw .weights }
        return try split(over: Array(repeating: 1, count: count))
    }
}
