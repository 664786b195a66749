/// Lengths as they stand in a picture: in tenths, with a full stop whatever the country, and never with an exponent.
enum Decimals {
    /// The number with at most one decimal; what is not finite becomes nought, what is beyond a million that.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return "0" }
        let tenths = Int((min(max(number, -1e6), 1e6) * 10).rounded())
        let whole = "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10)"
        return tenths.magnitude % 10 == 0 ? whole : "\(whole).\(tenths.magnitude % 10)"
    }
}
