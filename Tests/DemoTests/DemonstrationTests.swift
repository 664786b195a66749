import Domain
import Evidence
import Testing

@testable import Application

/// The clock changes of Europe/London from 2021 to 2026, as the zone's rule gives them: the last Sundays of March and
/// October at 1 a.m. UTC.
private let london = Zone(
    name: "Europe/London", initialOffset: 0,
    transitions: (2021...2026).flatMap { year in
        [(Int64(3), Int64(3_600)), (10, 0)].map { month, offset in
            let last = LocalDate(year: Int64(year), month: month, day: 31) ?? LocalDate(dayNumber: 0)
            let sunday = last.adding(days: -(last.weekday % 7))
            return Zone.Transition(at: sunday.dayNumber * 86_400 + 3_600, offset: offset)
        }
    })

private func date(_ text: String) -> LocalDate { LocalDate(iso: text) ?? LocalDate(dayNumber: 0) }

private let today = date("2025-11-21")
private let made = Demonstration(seed: 1, today: today, zone: london)

private func plan(_ demonstration: Demonstration, _ zone: Zone = london) throws -> ImportPlan? {
    let rows = try ImportFolder.read { file in demonstration.files[file].map { chunks(of: $0) } }
    switch ImportFolder.check(rows, known: Known(), zone: zone) {
    case .accepted(let plan): return plan
    case .refused(let faults):
        Issue.record("\(faults)")
        return nil
    }
}

@Suite("The invented partnership")
struct DemonstrationTests {
    @Test("The same seed on the same day gives the same bytes, another seed others")
    func repeatable() {
        let again = Demonstration(seed: 1, today: today, zone: london)
        #expect(again.files == made.files && again.targets == made.targets && again.workforce == made.workforce)
        #expect(Demonstration(seed: 2, today: today, zone: london).files[.bookings] != made.files[.bookings])
        // The first numbers of the generator for seed 0, as its authors publish them.
        var random = SplitMix64(seed: 0)
        #expect(random.next() == 0xE220_A839_7B1D_CDAF && random.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test(
        "It passes every check of an import, whatever the seed and the day",
        arguments: [
            (1, "2025-11-21"), (2, "2025-04-01"), (3, "2025-03-31"), (4, "2024-02-29"), (5, "2025-12-25"),
        ] as [(UInt64, String)])
    func agrees(seed: UInt64, day: String) throws {
        let plan = try #require(try plan(Demonstration(seed: seed, today: date(day), zone: london)))
        #expect(plan.rows.bookings.count > 10_000)
        let kinds = Set(plan.warnings.map(\.kind))
        // Nobody books at night, so no time is doubtful, and every register is complete.
        #expect(kinds.isDisjoint(with: [.timeDoesNotExist, .timeExistsTwice, .attendanceNotRecorded]))
    }

    @Test("Three years that are over, the year so far and the coming six months")
    func span() throws {
        #expect(made.closedYears.map(\.description) == ["2022/23", "2023/24", "2024/25"])
        #expect(made.policyFrom == date("2021-04-01"))
        let plan = try #require(try plan(made))
        var events: [FinancialYear: Int] = [:]
        for (index, row) in plan.rows.events.enumerated() {
            let sessions = plan.sessions[index].map { plan.rows.sessions[$0] }
            let first = try #require(sessions.first).startsAt.date
            let last = try #require(sessions.last).endsAt.date
            events[FinancialYear(containing: first), default: 0] += 1
            if row.status == .published { #expect(first > today && last <= today.adding(days: 183)) }
            if row.status == .delivered { #expect(last < today) }
        }
        for year in made.closedYears { #expect((180...210).contains(try #require(events[year]))) }
        #expect(plan.rows.events.filter { $0.status == .published }.count > 60)
        #expect(plan.rows.bookings.allSatisfy { $0.bookedAt.date < today })
        #expect(made.events == plan.rows.events.count && made.bookings == plan.rows.bookings.count)
    }

    @Test("Its people are nobody's: every address ends in .example, every code and course resolves")
    func nobody() throws {
        let plan = try #require(try plan(made))
        // 3 + 8 + 4 + 24 + 5 + 7 agencies; 24 courses, the conference and the briefing.
        #expect(plan.rows.agencies.count == 51 && plan.rows.courses.count == 26)
        #expect(Set(plan.rows.agencies.map(\.sector)).count == 9)
        let strings = plan.rows.strings
        #expect(plan.rows.bookings.allSatisfy { strings[$0.email].hasSuffix(".example") })
        #expect(plan.rows.agencies.allSatisfy { $0.billingEmail?.hasSuffix(".example") == true })
        #expect(Set(plan.rows.bookings.map(\.emailKey)).count > 1_500)
    }

    @Test("Targets and workforce read without a fault")
    func references() throws {
        var faults = FaultLog()
        let targets = try ProgrammeTargetRow.read(file: "targets", faults: &faults, from: chunks(of: made.targets))
        let workforce = try WorkforceRow.read(file: "workforce", faults: &faults, from: chunks(of: made.workforce))
        #expect(faults.isEmpty, "\(faults)")
        #expect(Set(targets.map(\.year.description)) == ["2022/23", "2023/24", "2024/25", "2025/26"])
        #expect(targets.count == 4 * 24 && workforce.count == 4 * 52)
    }
}

@Suite("What happens in the invented partnership")
struct DemoRatesTests {
    /// Each closed year's course events and the conference, counted from the rows.
    private struct Year {
        var places = 0
        var attended = 0
        var shares: [Double] = []
        var delivered = 0
        var cancelled = 0
        var absent = 0
        var late = 0
        var statuses: [BookingRow.Status: Int] = [:]
        var conference = 0
        var bookings = 0
    }

    private func years() throws -> [FinancialYear: Year] {
        let plan = try #require(try plan(made))
        var years: [FinancialYear: Year] = [:]
        for group in plan.groups {
            let index = try #require(group.index)
            let event = plan.rows.events[index]
            let first = plan.rows.sessions[try #require(plan.sessions[index].first)].startsAt.date
            let bookings = plan.arrival[group.bookings].map { plan.rows.bookings[Int($0)] }
            let attended = bookings.filter { $0.attendance == .attended || $0.attendance == .leftEarly }.count
            var year = years[FinancialYear(containing: first)] ?? Year()
            year.bookings += bookings.count
            if event.kind == .conference { year.conference += attended }
            if event.status == .cancelled { year.cancelled += 1 }
            for booking in bookings { year.statuses[booking.status, default: 0] += 1 }
            year.absent += bookings.filter { $0.attendance == .absent }.count
            if event.status == .delivered, event.kind != .conference, event.kind != .briefing {
                year.places += Int(event.places)
                year.attended += attended
                year.delivered += 1
                year.shares.append(Double(attended) / Double(event.places))
            }
            years[FinancialYear(containing: first)] = year
        }
        return years
    }

    @Test("Every closed year comes near the rates of a real one")
    func rates() throws {
        let years = try years()
        for start in made.closedYears {
            let year = try #require(years[start])
            // A real year: 181 held and 11 cancelled, 86.6 % pooled, 85.0 % in the mean.
            #expect((165...190).contains(year.delivered) && (3...20).contains(year.cancelled))
            let pooled = Double(year.attended) / Double(year.places)
            let mean = year.shares.reduce(0, +) / Double(year.shares.count)
            #expect((0.82...0.90).contains(pooled) && (0.80...0.90).contains(mean), "\(pooled) \(mean)")
            #expect((200...250).contains(year.conference))
            // 142 absent, 368 cancelled, 85 passed on, 39 walk-ins, 163 waiting of 4,155.
            let count = { (status: BookingRow.Status) in year.statuses[status] ?? 0 }
            let all = Double(year.bookings)
            #expect((0.025...0.05).contains(Double(year.absent) / all), "\(year.absent) of \(all)")
            #expect((0.06...0.12).contains(Double(count(.cancelled)) / all), "\(count(.cancelled)) of \(all)")
            #expect((0.01...0.03).contains(Double(count(.substituted)) / all), "\(count(.substituted)) of \(all)")
            #expect((0.004...0.02).contains(Double(count(.walkIn)) / all), "\(count(.walkIn)) of \(all)")
            #expect((0.02...0.12).contains(Double(count(.waitlisted)) / all), "\(count(.waitlisted)) of \(all)")
            #expect(count(.eventCancelled) > 20)
        }
    }
}
