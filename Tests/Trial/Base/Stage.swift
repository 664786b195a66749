import Application
import Domain
import TestSupport

/// Who acts in trials.
let actor = Principal.command("trial")

extension TestStore {
    /// Sets what every trial needs: the host's details, the policy of the sample year, and a course.
    func furnish() async throws {
        clock.set(Instant(seconds: 1_420_070_400))  // 2015-01-01T00:00Z
        guard let from = LocalDate(iso: "2010-01-01"), let document = house.samples["sample-year"] else {
            throw Misuse("The sample policy of the sample year is not there.")
        }
        _ = try await ChangeSettings(house)(
            [.init("seller.name", "Partnership"), .init("seller.address", "1 High Street;Birmingham")], by: actor)
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: document), by: actor)
        _ = try await AddCourse(house)(
            .init(code: "C1", title: "Safeguarding", topic: "core", minutes: 240), by: actor)
    }

    /// Adds an agency that can be billed.
    func addAgency(_ code: String, sector: String, isExempt: Bool = false) async throws {
        var more = AgencyChange()
        more.billingAddress = ["2 Low Street", "Birmingham"]
        more.chargeExempt = isExempt
        _ = try await AddAgency(house)(.init(code: code, name: "Agency \(code)", sector: sector, more: more), by: actor)
    }

    /// Adds an event and opens it to booking; sessions are readings of the wall clock in minutes since 1970.
    func addEvent(
        _ reference: String, places: Int, sessions: [Range<Int>], needsApproval: Bool = false, offerHours: Int = 48,
        priority: [String] = []
    ) async throws -> EventID {
        let event = try await AddEvent(house)(
            .init(
                reference: reference, course: "C1", places: Int64(places), sessions: try sessions.map(SessionTime.at),
                needsApproval: needsApproval, offerHours: Int64(offerHours), priority: priority), by: actor)
        _ = try await StepEvent(house)(reference, .published, by: actor)
        return event.id
    }
}

extension SessionTime {
    /// The session of two readings of the wall clock in minutes since 1970.
    static func at(_ minutes: Range<Int>) throws -> SessionTime {
        guard let start = LocalDateTime.at(minutes.lowerBound), let end = LocalDateTime.at(minutes.upperBound),
            let session = SessionTime(start: start, end: end)
        else { throw Misuse("A session cannot be.") }
        return session
    }
}

extension LocalDateTime {
    /// A reading of the wall clock in minutes since 1970.
    static func at(_ minutes: Int) -> LocalDateTime? {
        LocalDateTime(date: LocalDate(dayNumber: Int64(minutes / 1440)), minuteOfDay: Int64(minutes % 1440))
    }
}

extension Instant {
    /// Minutes since 1970, UTC.
    static func at(_ minutes: Int) -> Instant { Instant(seconds: Int64(minutes) * 60) }
}
