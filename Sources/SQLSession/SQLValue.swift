/// One value that travels to or from a database.
///
/// There is deliberately no floating point: money is whole pence, instants are whole microseconds UTC, local dates are
/// ISO text and shares are whole basis points, so that no value can change on its way through an engine.
public enum SQLValue: Sendable, Hashable {
    /// The absence of a value.
    case null
    /// A whole number: a count, an identifier, pence, microseconds, or a flag as 0 or 1.
    case integer(Int64)
    /// Text in UTF-8. It may be empty; it may not hold U+0000, which PostgreSQL cannot store.
    case text(String)
    /// Bytes, stored as they are. They may be empty.
    case blob([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral,
    ExpressibleByBooleanLiteral
{
    /// A whole number written in the source.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// Text written in the source.
    public init(stringLiteral value: String) { self = .text(value) }

    /// The absence of a value.
    public init(nilLiteral: ()) { self = .null }

    /// A flag written in the source, stored as 0 or 1.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension SQLValue {
    /// A flag, stored as 0 or 1 because only one of the two engines has a boolean.
    public static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    /// A whole number of any width that fits 64 bits.
    public static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }

    /// A whole number, or null.
    public static func optional(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }

    /// A whole number, or null.
    public static func optional(_ value: Int?) -> SQLValue { value.map { .integer(Int64($0)) } ?? .null }

    /// Text, or null.
    public static func optional(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }

    /// Bytes, or null.
    public static func optional(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }

    /// Whether there is no value.
    public var isNull: Bool { self == .null }
}
