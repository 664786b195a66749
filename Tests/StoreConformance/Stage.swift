public import Application
public import Domain
import Store
public import TestSupport

/// A small partnership to test on: two agencies, one course, and events as each test wants them.
public struct Stage: Sendable {
    /// The store and its clock.
    public let store: TestStore
    /// The agency most people work for.
    public let first: AgencyID
    /// Another agency, of another sector.
    public let second: AgencyID
    /// The course of every event.
    public let course: CourseID

    /// Who runs the tests.
    public static let admin = Principal.command("test")

    /// The house on the stage.
    public var house: House { store.house }

    /// Sets the stage on an empty store, without any policy.
    public static func set(on store: TestStore) async throws -> Stage {
        try await store.house.store.write(Intent(admin, at: store.house.now)) { work in
            let agencies = try work.nextNumbers("agency", count: 2)
            let (first, second) = (AgencyID(agencies), AgencyID(agencies + 1))
            try work.addAgency(Agency(id: first, code: "AAA", name: "First Agency", sector: "health"))
            try work.addAgency(Agency(id: second, code: "BBB", name: "Second Agency", sector: "school"))
            let course = CourseID(try work.nextNumbers("course", count: 1))
            try work.addCourse(Course(id: course, code: "C1", title: "A Course", topic: "Neglect", minutes: 180))
            return Stage(store: store, first: first, second: second, course: course)
        }
    }

    /// Adds the sample year's policy from 1 April 2018: five working days, £50 for half a day, £100 a date for longer.
    public func addPolicy() async throws {
        guard let document = house.samples["sample-year"], let from = LocalDate(iso: "2018-04-01") else {
            throw Refusal(.notFound, "The sample policy is missing.")
        }
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: document), by: Stage.admin)
    }

    /// Publishes an event of one half-day session on Tuesday 14 May 2019, 09:30 to 12:30.
    @discardableResult
    public func event(
        _ reference: String, places: Int64, date: String = "2019-05-14", needsApproval: Bool = false,
        priority: [String] = [], allocations: [Allocation] = []
    ) async throws -> EventID {
        guard let start = LocalDateTime(iso: date + "T09:30"), let end = LocalDateTime(iso: date + "T12:30"),
            let session = SessionTime(start: start, end: end), let times = EventTimes(sessions: [session])
        else { throw Refusal(.invalid, "The test's date is wrong.") }
        let (course, zone) = (course, house.zone)
        return try await house.store.write(Intent(Stage.admin, at: house.now)) { work in
            let id = EventID(try work.nextNumbers("event", count: 1))
            try work.addEvent(
                Event(
                    id: id, reference: reference, course: course, delivery: "face_to_face", status: .published,
                    places: places, needsApproval: needsApproval, priority: PriorityRule(sectors: priority),
                    dates: EventDates(times, zone), allocations: allocations))
            return id
        }
    }

    /// Books a person, named by a number, of an agency.
    @discardableResult
    public func book(
        _ event: String, _ person: Int, agency: String = "AAA", key: String? = nil
    ) async throws -> Book.Answer {
        let request = Book.Request(
            event: event, email: "Person\(person)@\(agency.lowercased()).example", name: "Person \(person)",
            agency: agency, jobRole: "nurse", key: key)
        return try await Book(house)(request, by: Stage.admin)
    }

    /// Cancels a booking now, by e-mail.
    @discardableResult
    public func cancel(_ booking: String) async throws -> Cancel.Answer {
        try await Cancel(house)(.init(booking: booking, channel: .email), by: Stage.admin)
    }

    /// Where a booking stands.
    public func state(_ booking: String) async throws -> BookingState {
        try await ShowBooking(house)(booking, by: Stage.admin).booking.state
    }

    /// The event's counters as kept.
    public func head(_ event: EventID) async throws -> EventHead {
        let head = try await house.store.read(.everything) { try $0.event(event) }
        guard let head else { throw Refusal(.notFound, "The test's event is missing.") }
        return head
    }

    /// Sets the clock to a local time.
    public func setClock(_ local: String) throws {
        guard let time = LocalDateTime(iso: local) else { throw Refusal(.invalid, "The test's time is wrong.") }
        store.clock.set(house.zone.instant(time))
    }

    /// What `turnout verify` finds wrong.
    public func faults() async throws -> [String] {
        try await store.keeper.verify(store.address, progress: { _ in }).faults
    }
}

/// The kind of a refusal that must come; nil when none came.
public func refusal(_ work: () async throws -> some Any) async throws -> Refusal.Kind? {
    do {
        _ = try await work()
        return nil
    } catch let refusal as Refusal {
        return refusal.kind
    }
}
