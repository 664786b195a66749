/// Which sectors an event serves first from its waiting list; by default none, and arrival alone decides.
public struct PriorityRule: Hashable, Sendable {
    /// The sectors that come first, in order.
    public let sectors: [String]

    /// No priority.
    public static let none = PriorityRule(sectors: [])

    /// Takes the sectors that come first, in order.
    public init(sectors: [String]) { self.sectors = sectors }

    /// Reads sectors separated by commas, as stored.
    public init(text: String) { sectors = text.split(separator: ",").map(String.init) }

    /// The sectors separated by commas.
    public var text: String { sectors.joined(separator: ",") }

    /// The rank of a sector: 0 comes first; those not named come last, together.
    public func rank(_ sector: String) -> Int64 {
        Int64(sectors.firstIndex(of: sector) ?? sectors.count)
    }
}
