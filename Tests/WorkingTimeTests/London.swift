import Domain
import Testing

/// Europe/London as Python's zone data has it.
enum London {
    static let zone = Zone(
        name: "Europe/London", initialOffset: 0,
        transitions: LondonTable.transitions.map { Zone.Transition(at: $0.at, offset: $0.offset) })

    static func date(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }
    static func time(_ iso: String) throws -> LocalDateTime { try #require(LocalDateTime(iso: iso)) }
}
