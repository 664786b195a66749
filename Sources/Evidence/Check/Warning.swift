/// Something odd in an import that is taken all the same, as history is: how often, and the first few places.
public struct ImportWarning: Hashable, Sendable, CustomStringConvertible {
    /// What is odd.
    public enum Kind: String, Sendable, CaseIterable {
        /// A local time in the hour that the clocks skip in spring; it is taken as moved forward by the gap.
        case timeDoesNotExist = "time_does_not_exist"
        /// A local time in the hour that comes twice in autumn; it is taken as the first.
        case timeExistsTwice = "time_exists_twice"
        /// A person holds places of two events that overlap.
        case overlappingEvents = "overlapping_events"
        /// Somebody waited while a place was free.
        case waitedWhilePlaceFree = "waited_while_place_free"
        /// Somebody waited and never got a place though a later booking did.
        case overtaken
        /// A booking of a delivered event, held to the end, without attendance.
        case attendanceNotRecorded = "attendance_not_recorded"

        /// What it means, in words that its count follows.
        var words: String {
            switch self {
            case .timeDoesNotExist: "local times that the clock change skips, taken as moved forward by the gap"
            case .timeExistsTwice: "local times that the clock change repeats, taken as the first of the two"
            case .overlappingEvents: "bookings that overlap another of the same person"
            case .waitedWhilePlaceFree: "people who waited while a place was free"
            case .overtaken: "people who waited and got no place though a later booking did"
            case .attendanceNotRecorded: "bookings held to the end of a delivered event, without attendance"
            }
        }
    }

    /// What is odd.
    public let kind: Kind
    /// How many rows show it.
    public internal(set) var count: Int
    /// The first few places, as `file:line: what`.
    public internal(set) var examples: [String]

    /// `bookings that overlap another of the same person: 12, such as bookings.csv:40: E0003 and E0005`.
    public var description: String { "\(kind.words): \(count), such as \(examples.joined(separator: "; "))" }

    /// How many places are kept.
    static let exampleLimit = 5
}

/// Warnings by kind.
struct WarningLog {
    private var warnings: [ImportWarning.Kind: ImportWarning] = [:]

    mutating func add(_ kind: ImportWarning.Kind, _ example: @autoclosure () -> String) {
        var warning = warnings[kind] ?? ImportWarning(kind: kind, count: 0, examples: [])
        warning.count += 1
        if warning.examples.count < ImportWarning.exampleLimit { warning.examples.append(example()) }
        warnings[kind] = warning
    }

    /// Those that occurred, in the order of the kinds.
    var all: [ImportWarning] { ImportWarning.Kind.allCases.compactMap { warnings[$0] } }
}
