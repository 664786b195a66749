import Domain
import Testing

@Suite struct EventStatusTests {
    static let start = Instant(seconds: 1_000)
    static let allowed: [EventStatus: [EventStep: EventStatus]] = [
        .draft: [.published: .published, .cancelled: .cancelled],
        .published: [.closed: .closed, .delivered: .delivered, .cancelled: .cancelled, .postponed: .published],
        .closed: [.reopened: .published, .delivered: .delivered, .cancelled: .cancelled, .postponed: .published],
        .delivered: [:], .cancelled: [:],
    ]

    @Test(arguments: EventStatus.allCases) func `an event goes only where its life leads`(
        _ status: EventStatus
    ) throws {
        for step in EventStep.allCases {
            if let next = Self.allowed[status]?[step] {
                let after = try status.after(step)
                #expect(after == next)
            } else {
                let refusal = #expect(throws: Refusal.self) { _ = try status.after(step) }
                #expect(refusal?.kind == .wrongState)
            }
        }
    }

    @Test func `planned is every event that was ever published`() {
        #expect(EventStatus.allCases.filter(\.isPlanned) == [.published, .closed, .delivered, .cancelled])
    }

    @Test func `conferences, briefings and e-learning are not in the course figures`() {
        #expect(EventKind.allCases.filter(\.countsAsCourse) == [.course, .masterClass, .trainTheTrainer])
    }

    @Test func `only a published event is booked, and a draft does not show that it exists`() {
        let kinds = EventStatus.allCases.map { refusal($0, at: 0)?.kind }
        #expect(kinds == [.notFound, nil, .wrongState, .tooLate, .wrongState])
    }

    @Test func `booking ends at the start itself`() {
        #expect(refusal(.published, at: 999) == nil)
        #expect(refusal(.published, at: 1_000)?.kind == .tooLate)
        #expect(refusal(.published, at: 1_900)?.kind == .tooLate)
    }

    @Test func `without dates nothing is booked`() {
        #expect(throws: Refusal.self) { try head(.published, start: nil).mayBeBooked(at: Self.start) }
        #expect(head(.published, start: nil).reference(of: BookingID(event: EventID(1), ordinal: 7)) == "E0001-7")
    }

    private func refusal(_ status: EventStatus, at seconds: Int64) -> Refusal? {
        do {
            try head(status, start: Self.start).mayBeBooked(at: Instant(seconds: seconds))
            return nil
        } catch {
            return error
        }
    }

    private func head(_ status: EventStatus, start: Instant?) -> EventHead {
        EventHead(
            id: EventID(1), reference: "E0001", kind: .course, status: status, year: 2019, startsAt: start,
            endsAt: start?.adding(minutes: 60), needsApproval: false, offerMinutes: 60, places: 12, bookable: 12,
            hasAllocations: false, arrivals: 0, tickets: 0, held: 0, offered: 0, waiting: 0, priority: .none)
    }
}
