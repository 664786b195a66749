import Application
import Domain
import Invoicing
import Money
import TestSupport

/// A small partnership: one half-day course on Tuesday 14 May 2019, a trust that pays and a school that is exempt.
struct Town {
    let store: TestStore
    let clerk = Principal.command("clerk")

    var house: House { store.house }

    /// 2019-05-08T00:30 in London, 23:30 of the day before in UTC: the first half hour that is late. Five working days
    /// before Tuesday 14 May are Monday 13, Friday 10, Thursday 9, Wednesday 8 and Tuesday 7 May, the last free day.
    static let late = Instant(seconds: 1_557_271_800)
    /// 2019-05-07T23:00 in London: the last hour that is free.
    static let inTime = Instant(seconds: 1_557_266_400)
    /// 2019-05-15T08:00 in London, the day after the course.
    static let after = Instant(seconds: 1_557_903_600)

    /// Runs a test in a town of its own, with the policy of the sample year, changed as the test needs it.
    static func with(
        _ engine: TestEngine, policy changes: [String: String] = [:], places: Int64 = 10,
        _ body: (Town) async throws -> Void
    ) async throws {
        try await StoreFactory.with(engine) { store in
            let town = Town(store: store)
            try await town.found(changes, places)
            try await body(town)
        }
    }

    private func found(_ changes: [String: String], _ places: Int64) async throws {
        var document = house.samples["sample-year"] ?? ""
        for (old, new) in changes { document = document.replacing(old, with: new) }
        let from = LocalDate(iso: "2018-04-01") ?? LocalDate(dayNumber: 0)
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: document), by: clerk)
        try await add("BCT", "Birmingham Children's Trust", exempt: false)
        try await add("SCH", "Hall Green School", exempt: true)
        _ = try await AddCourse(house)(
            .init(code: "SAF", title: "Safeguarding: the basics", topic: "core", minutes: 180), by: clerk)
        try await event("E0001", "2019-05-14", places: places)
    }

    func add(_ code: String, _ name: String, exempt: Bool) async throws {
        var more = AgencyChange()
        more.chargeExempt = exempt
        more.billingAddress = ["1 High Street", "Birmingham"]
        _ = try await AddAgency(house)(.init(code: code, name: name, sector: "council", more: more), by: clerk)
    }

    /// A half day, 09:30 to 12:30.
    func event(_ reference: String, _ date: String, places: Int64 = 10) async throws {
        guard let start = LocalDateTime(iso: "\(date)T09:30"), let end = LocalDateTime(iso: "\(date)T12:30"),
            let session = SessionTime(start: start, end: end)
        else { throw Refusal(.invalid, "The test names no date.") }
        _ = try await AddEvent(house)(
            .init(reference: reference, course: "SAF", places: places, sessions: [session]), by: clerk)
        _ = try await StepEvent(house)(reference, .published, by: clerk)
    }

    @discardableResult
    func book(_ name: String, of agency: String = "BCT", on event: String = "E0001") async throws -> String {
        try await Book(house)(
            .init(event: event, email: "\(name)@example.org", name: name, agency: agency, jobRole: ""), by: clerk
        ).reference
    }

    func cancel(_ booking: String, at moment: Instant) async throws {
        store.clock.set(moment)
        _ = try await Cancel(house)(.init(booking: booking), by: clerk)
    }

    func mark(_ booking: String, _ mark: Mark) async throws {
        _ = try await Attend(house)(.init(booking: booking, mark: mark), by: clerk)
    }

    func hold(_ event: String = "E0001") async throws {
        _ = try await StepEvent(house)(event, .delivered, by: clerk)
    }

    func assess() async throws -> AssessCharges.Answer {
        try await AssessCharges(house)(through: house.today, by: clerk)
    }

    func nameSeller() async throws {
        _ = try await ChangeSettings(house)(
            [.init("seller.name", "The Partnership"), .init("seller.address", "2 Low Street; Birmingham")], by: clerk)
    }

    func bill() async throws -> RunInvoices.Answer {
        try await RunInvoices(house)(.init(through: house.today), by: clerk)
    }

    /// Two charges of £50 to the trust: E0001-1 cancelled late, E0001-2 stayed away; one to the exempt school, E0001-3.
    /// E0001-4 attended and E0001-5 cancelled in time.
    func charged() async throws -> AssessCharges.Answer {
        for (name, agency) in [("ann", "BCT"), ("ben", "BCT"), ("cat", "SCH"), ("dan", "BCT"), ("eve", "BCT")] {
            try await book(name, of: agency)
        }
        try await cancel("E0001-5", at: Town.inTime)
        try await cancel("E0001-1", at: Town.late)
        store.clock.set(Town.after)
        try await mark("E0001-2", .didNotAttend)
        try await mark("E0001-3", .didNotAttend)
        try await mark("E0001-4", .attended)
        try await hold()
        return try await assess()
    }

    /// The same, billed: INV-000001 to the trust, £100.
    func billed() async throws {
        _ = try await charged()
        try await nameSeller()
        _ = try await bill()
    }

    func state(_ charge: String) async throws -> ChargeState.Code {
        try await ShowCharge(house)(charge, by: clerk).row.charge.state.code
    }

    func counts() async throws -> ChargeCounts {
        try await house.store.read(.everything) { try $0.chargeCounts(ofYear: 2019) }
    }

    /// The books made anew from what is stored.
    func ledger() async throws -> Ledger {
        Ledger(try await house.store.read(.everything) { try $0.postings(agency: nil) })
    }
}

/// What a refused use-case said; nil when it did not refuse.
func refusal(_ work: () async throws -> Void) async throws -> Refusal? {
    do {
        try await work()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
