import Domain
import Foundation
import Testing

/// The words stand twice, in Swift and in the database's own checks: they must be the same, on both engines.
@Suite struct SQLWordTests {
    @Test(arguments: ["sqlite", "postgres"]) func `the database allows exactly the words that the rules have`(
        _ dialect: String
    ) throws {
        let bookings = try migration(dialect, "0005_bookings")
        #expect(try words(of: "booking_state", in: bookings) == Set(BookingState.Code.allCases.map(\.rawValue)))
        #expect(try words(of: "booking_origin", in: bookings) == Set(BookingOrigin.allCases.map(\.rawValue)))
        #expect(try words(of: "booking_outcome", in: bookings) == Set(Outcome.allCases.map(\.rawValue)))
        #expect(try words(of: "attendance_mark", in: bookings) == Set(MarkTests.marks.map(\.word)))
        let events = try migration(dialect, "0003_courses_and_events")
        #expect(try words(of: "event_status", in: events) == Set(EventStatus.allCases.map(\.rawValue)))
        #expect(try words(of: "event_kind", in: events) == Set(EventKind.allCases.map(\.rawValue)))
        #expect(try words(of: "bank_holiday_nation", in: events) == Set(Nation.allCases.map(\.rawValue)))
        let signIn = try migration(dialect, "0015_sign_in")
        let given = Role.allCases.filter { $0 != .practitioner }
        #expect(try words(of: "user_role_role", in: signIn) == Set(given.map(\.rawValue)))
        let charges = try migration(dialect, "0006_charges")
        #expect(try words(of: "charge_state", in: charges) == Set(ChargeState.Code.allCases.map(\.rawValue)))
    }

    @Test(arguments: ["sqlite", "postgres"]) func `one live booking of a person is what the rules call live`(
        _ dialect: String
    ) throws {
        let bookings = try migration(dialect, "0005_bookings")
        let index = try #require(bookings.range(of: "booking_one_live"))
        let live = BookingState.Code.allCases.filter(\.isLive).map(\.rawValue)
        let columns = bookings[index.upperBound...]
        #expect(try quoted(columns[(try #require(columns.firstIndex(of: "(")))...]) == Set(live))
    }

    @Test(arguments: ["sqlite", "postgres"]) func `the event's row has a column for every counter`(
        _ dialect: String
    ) throws {
        let events = try migration(dialect, "0003_courses_and_events")
        for column in Counter.allCases.map(\.rawValue) + ChargeCounter.allCases.map(\.rawValue) {
            #expect(events.components(separatedBy: "\n    \(column) ").count == 3, "event and event_tally: \(column)")
        }
    }

    /// The text of a migration; the repository is two folders above this file.
    private func migration(_ dialect: String, _ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(
            contentsOf: root.appending(path: "SQL/\(dialect)/migrations/\(name).sql"), encoding: .utf8)
    }

    private func words(of constraint: String, in sql: String) throws -> Set<String> {
        let found = try #require(sql.range(of: "CONSTRAINT \(constraint) CHECK "), "\(constraint)")
        return try quoted(sql[found.upperBound...])
    }

    /// The words in the parentheses at the beginning of a text.
    private func quoted(_ text: Substring) throws -> Set<String> {
        var depth = 0
        let end = try #require(
            text.firstIndex { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth == 0
            })
        let parts = text[..<end].split(separator: "'", omittingEmptySubsequences: false)
        let literals = parts.enumerated().filter { $0.offset % 2 == 1 }.map { $0.element }
        // They are alternatives in one dialect and one array literal in the other.
        return Set(literals.flatMap { $0.split { "{}, \n".contains($0) } }.map(String.init))
    }
}
