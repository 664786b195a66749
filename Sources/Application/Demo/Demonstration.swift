public import Domain
public import Evidence

/// An invented partnership as the files of an import: the same seed on the same day gives the same bytes.
///
/// Three financial years that are over, the current one so far, and the coming six months. Nobody in it exists, and no
/// address in it leads anywhere: `.example` belongs to nobody (RFC 2606).
public struct Demonstration: Sendable {
    /// The six files of the import.
    public let files: [ImportFile: [UInt8]]
    /// The programme's targets, as `year,course,planned_events,planned_places`.
    public let targets: [UInt8]
    /// The workforce in scope, as `agency,staff_group,headcount,as_of`.
    public let workforce: [UInt8]
    /// The financial years that are over, the earliest first.
    public let closedYears: [FinancialYear]
    /// The date from which its charging policy applies: a year before the first event, so that it covers every booking.
    public let policyFrom: LocalDate

    /// How many events it has.
    public let events: Int
    /// How many bookings it has.
    public let bookings: Int

    /// Invents it, as it stands at the beginning of today.
    public init(seed: UInt64, today: LocalDate, zone: Zone) {
        var random = SplitMix64(seed: seed)
        let calendar = WorkingCalendar(zone: zone, holidays: ShippedHolidays.table(revision: 0))
        let current = FinancialYear(containing: today)
        let years = (-3...1).compactMap { FinancialYear(startYear: current.startYear + $0) }
        let programme = DemoProgramme(calendar: calendar, today: today)
        let people = DemoPeople.invent(&random)
        let plan = years.flatMap { programme.plan($0, through: today.adding(days: 183), &random) }
        var writer = DemoWriter(people: people, today: today)
        writer.writeAgencies()
        writer.writeCourses()
        let colleagues = DemoAgencies.all.indices.map { agency in
            people.indices.filter { people[$0].agency == agency }
        }
        for event in plan {
            // Each event has numbers of its own, so that a change to one leaves the others as they were.
            var story = DemoStory(
                event,
                lastFreeDay: calendar.date(5, workingDaysBefore: event.firstDate, in: .englandAndWales), today: today,
                people: people, colleagues: colleagues, random: SplitMix64(seed: random.next()))
            story.tell()
            writer.write(event, story.rows, &random)
        }
        closedYears = years.filter { $0.lastDate < today }
        policyFrom = years.first.map { $0.firstDate.adding(days: -365) } ?? today
        events = plan.count
        bookings = writer.bookings
        files = writer.files()
        targets = DemoWriter.targets(years.filter { $0 <= current })
        workforce = DemoWriter.workforce(asOf: years.filter { $0 <= current }.map(\.firstDate))
    }
}
