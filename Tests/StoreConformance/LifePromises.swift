import Application
import Domain
import Money
import Testing
import TestSupport

/// What the rest of a booking's life promises, whatever the engine.
public enum LifePromises {
    /// A substitute of the same agency takes over in the same instant; one of another agency is refused by the policy.
    public static func substituteTakesOver(_ stage: Stage) async throws {
        try await stage.addPolicy()
        let event = try await stage.event("E1", places: 1)
        let held = try await stage.book("E1", 1)
        try await stage.book("E1", 2)
        let request = Substitute.Request(
            booking: held.reference, email: "colleague@aaa.example", name: "Colleague", jobRole: "nurse")
        let successor = try await Substitute(stage.house)(request, by: Stage.admin)
        #expect(try await stage.state(held.reference) == .substituted(by: successor.booking))
        #expect(try await stage.state(successor.reference) == .confirmed)
        let head = try await stage.head(event)
        #expect(head.held == 1 && head.waiting == 1)
        try await stage.book("E1", 9, agency: "BBB")
        let foreign = Substitute.Request(
            booking: successor.reference, email: "Person9@bbb.example", name: "Person 9", jobRole: "teacher")
        #expect(try await refusal { try await Substitute(stage.house)(foreign, by: Stage.admin) } != nil)
    }

    /// Moving inside the notice period is judged as a cancellation; before it the booking is simply moved.
    public static func movingIsJudged(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 2)
        try await stage.event("E2", places: 2, date: "2019-06-18")
        let early = try await stage.book("E1", 1)
        let late = try await stage.book("E1", 2)
        #expect(try await Move(stage.house)(early.reference, to: "E2", by: Stage.admin).old == .moved)
        try stage.setClock("2019-05-08T00:30")
        #expect(try await Move(stage.house)(late.reference, to: "E2", by: Stage.admin).old == .cancelledLate)
        try await stage.event("E3", places: 1, date: "2019-06-18")
        try await stage.book("E3", 5)
        let third = try await stage.book("E1", 6)
        #expect(try await refusal { try await Move(stage.house)(third.reference, to: "E3", by: Stage.admin) } == .full)
    }

    /// Nobody but an administrator is moved past an approval.
    public static func movingNeedsApproval(_ stage: Stage) async throws {
        try await stage.event("E1", places: 2)
        try await stage.event("E2", places: 2, date: "2019-06-18", needsApproval: true)
        let booking = try await stage.book("E1", 1).reference
        let lead = Principal(name: "person:1", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await Move(stage.house)(booking, to: "E2", by: lead) } == .wrongState)
        #expect(try await stage.state(booking).code == .confirmed)
        #expect(try await Move(stage.house)(booking, to: "E2", by: Stage.admin).new.state == .confirmed)
        #expect(try await stage.faults() == [])
    }

    /// Whoever books under an address or a code that was merged books as the one it was merged into.
    public static func bookingUnderMergedNames(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 5)
        try await stage.event("E2", places: 5, date: "2019-06-18")
        try await stage.book("E2", 1)
        try await stage.book("E2", 2)
        let merge = MergePeople(stage.house)
        _ = try await stage.cancel("E2-2")
        _ = try await merge("person2@aaa.example", into: "person1@aaa.example", by: Stage.admin)
        let booking = try await stage.book("E1", 2)
        #expect(try await refusal { try await stage.book("E1", 1) } == .alreadyBooked)
        let ahead = MergeAgency.Request(from: "AAA", into: "BBB", reason: "one trust")
        _ = try await MergeAgency(stage.house)(ahead, by: Stage.admin)
        let later = try await stage.book("E1", 3, agency: "AAA")
        let agency = try await ShowBooking(stage.house)(later.reference, by: Stage.admin).booking.agency
        #expect(agency == stage.second)
        #expect(booking.state == .confirmed)
        #expect(try await stage.head(event).held == 2)
        #expect(try await stage.faults() == [])
    }

    /// A cancelled event ends every live booking and charges nobody; new dates ask each person.
    public static func organiserCancelsAndPostpones(_ stage: Stage) async throws {
        try await stage.addPolicy()
        let event = try await stage.event("E1", places: 1)
        let bookings = try await [stage.book("E1", 1), stage.book("E1", 2)]
        #expect(try await CancelEvent(stage.house)(.init(event: event, reason: "Covid-19"), by: Stage.admin) == 2)
        for booking in bookings { #expect(try await stage.state(booking.reference) == .eventCancelled) }
        #expect(try await refusal { try await stage.book("E1", 3) } == .wrongState)
        let other = try await stage.event("E2", places: 2)
        let yes = try await stage.book("E2", 1)
        let silent = try await stage.book("E2", 2)
        guard let start = LocalDateTime(iso: "2019-06-04T09:30"), let end = LocalDateTime(iso: "2019-06-04T12:30"),
            let answer = LocalDateTime(iso: "2019-05-20T17:00"), let session = SessionTime(start: start, end: end)
        else { return }
        let postponed = PostponeEvent.Request(
            event: other, sessions: [session], answerBy: stage.house.zone.instant(answer))
        #expect(try await PostponeEvent(stage.house)(postponed, by: Stage.admin) == 2)
        #expect(try await Accept(stage.house)(yes.reference, by: Stage.admin).state == .confirmed)
        try stage.setClock("2019-05-20T17:00")
        _ = try await SweepDue(stage.house)()
        #expect(try await stage.state(silent.reference) == .eventCancelled)
        #expect(try await stage.head(other).held == 1)
    }

    /// A mark can be corrected, the earlier one stays, and the counters follow; a walk-in counts even beyond the limit.
    public static func attendanceIsCorrected(_ stage: Stage) async throws {
        try await stage.addPolicy()
        let event = try await stage.event("E1", places: 1)
        let booking = try await stage.book("E1", 1)
        let attend = Attend(stage.house)
        #expect(
            try await refusal { try await attend(.init(booking: booking.reference, mark: .attended), by: Stage.admin) }
                == .notReady)
        try stage.setClock("2019-05-14T13:00")
        #expect(
            try await attend(.init(booking: booking.reference, mark: .didNotAttend), by: Stage.admin) == .didNotAttend)
        #expect(try await attend(.init(booking: booking.reference, mark: .attended), by: Stage.admin) == .attended)
        let marks = try await stage.house.store.read(.everything) { try $0.marks(booking.booking) }
        #expect(marks == [SessionMark(session: 1, n: 2, mark: .attended)])
        let walkIn = Book.Request(event: "E1", email: "new@bbb.example", name: "New", agency: "BBB", jobRole: "")
        #expect(try await WalkIn(stage.house)(walkIn, by: Stage.admin).state == .confirmed)
        let head = try await stage.head(event)
        #expect(head.held == 1 && head.arrivals == 2)
    }

    /// A booking made before there was a policy is bound, and its cancellation judged, when one is added.
    public static func laterPolicyBindsAndJudges(_ stage: Stage) async throws {
        try await stage.event("E1", places: 3)
        let kept = try await stage.book("E1", 1)
        let early = try await stage.book("E1", 2)
        let late = try await stage.book("E1", 3)
        #expect(try await stage.cancel(early.reference).state == .cancelledUnjudged)
        try stage.setClock("2019-05-08T00:30")
        #expect(try await stage.cancel(late.reference).state == .cancelledUnjudged)
        try await stage.addPolicy()
        #expect(try await stage.state(early.reference) == .cancelled(.inTime))
        #expect(try await stage.state(late.reference) == .cancelled(.late))
        let bound = try await ShowBooking(stage.house)(kept.reference, by: Stage.admin).booking.binding
        #expect(bound != nil)
    }
}
