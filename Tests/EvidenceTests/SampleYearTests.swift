import Domain
import Testing

@testable import Evidence

@Suite("The sample year")
struct SampleYearTests {
    private func plan() throws -> ImportPlan? {
        let rows = try ImportFolder.read { chunks(of: try sample($0.name)) }
        switch ImportFolder.check(rows, known: Known(), zone: london) {
        case .accepted(let plan): return plan
        case .refused(let faults):
            Issue.record("\(faults)")
            return nil
        }
    }

    @Test("It is taken without a fault, and its counts are those published")
    func counts() throws {
        let plan = try #require(try plan())
        let rows = plan.rows
        #expect(rows.agencies.count == 52 && rows.courses.count == 17 && rows.events.count == 193)
        #expect(rows.sessions.count == 207 && rows.bookings.count == 4_155 && rows.waivers.count == 194)
        let courses = rows.events.filter { $0.kind == .course }
        // 192 planned, 11 cancelled, 181 delivered with 3,540 places.
        #expect(courses.count == 192)
        #expect(courses.filter { $0.status == .cancelled }.count == 11)
        #expect(courses.filter { $0.status == .delivered }.reduce(0) { $0 + $1.places } == 3_540)
        #expect(rows.bookings.filter { $0.status == .walkIn }.count == 39)
        #expect(rows.bookings.filter { $0.attendance == .leftEarly }.count == 64)
        #expect(rows.bookings.filter { $0.attendance == .absent }.count == 142)
        #expect(plan.successors.count == 85)
    }

    @Test("3,066 attended courses and 230 the conference")
    func attendance() throws {
        let plan = try #require(try plan())
        var attended: [EventRow.Kind: Int] = [:]
        for group in plan.groups {
            let index = try #require(group.index)
            attended[plan.rows.events[index].kind, default: 0] += plan.arrival[group.bookings].count {
                [.attended, .leftEarly].contains(plan.rows.bookings[Int($0)].attendance)
            }
        }
        #expect(attended == [.course: 3_066, .conference: 230])
    }

    @Test("Its oddities are counted and left as they are")
    func oddities() throws {
        // Counted apart with a plain quadratic search over the same files.
        let plan = try #require(try plan())
        #expect(
            Dictionary(uniqueKeysWithValues: plan.warnings.map { ($0.kind, $0.count) }) == [
                .timeDoesNotExist: 1, .timeExistsTwice: 2, .overlappingEvents: 18, .waitedWhilePlaceFree: 94,
                .overtaken: 64,
            ])
        #expect(plan.warnings.allSatisfy { $0.examples.count == min($0.count, 5) })
    }

    @Test("Every waiver names a late cancellation or an absence")
    func waivers() throws {
        let plan = try #require(try plan())
        for row in plan.waivedBookings {
            let booking = plan.rows.bookings[Int(row)]
            #expect(booking.status == .cancelled || booking.attendance == .absent)
        }
    }
}
