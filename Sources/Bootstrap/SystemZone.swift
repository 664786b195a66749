public import Domain
import Foundation

/// Turns the system's zone data into the table that the rules read.
public enum SystemZone {
    /// The offsets of a zone from 1970 to 2100.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` when the system does not know the zone. There is no falling back to
    ///   UTC: a deadline an hour out is a wrong charge.
    public static func load(_ name: String) throws(Refusal) -> Zone {
        guard let zone = TimeZone(identifier: name) else {
            throw Refusal(
                .notReady, "The system has no data for the time zone “\(name)”.",
                mend: "Run the program with the library files it was shipped with, or correct the zone's name.")
        }
        var moment = Date(timeIntervalSince1970: 0)
        let end = Date(timeIntervalSince1970: 4_133_980_800)  // 2101-01-01T00:00:00Z
        let initial = Int64(zone.secondsFromGMT(for: moment))
        var transitions: [Zone.Transition] = []
        // A zone changes a few times a year; the bound keeps broken zone data from turning for ever.
        while transitions.count < 2_000, let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end {
            guard next > moment else { break }
            transitions.append(
                Zone.Transition(
                    at: Int64(next.timeIntervalSince1970.rounded()), offset: Int64(zone.secondsFromGMT(for: next))))
            moment = next
        }
        return Zone(name: name, initialOffset: initial, transitions: transitions)
    }
}
