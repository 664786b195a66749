import Application
import Domain
import Testing
import TestSupport

/// What booking promises, whatever the engine.
public enum BookingPromises {
    /// The last place goes to the next person, and whoever comes after waits in order of arrival.
    public static func lastPlaceIsGivenAndTheRestWait(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 2)
        #expect(try await stage.book("E1", 1).state == .confirmed)
        #expect(try await stage.book("E1", 2).state == .confirmed)
        let third = try await stage.book("E1", 3)
        let fourth = try await stage.book("E1", 4)
        #expect(third.state == .waitlisted && third.position == 1)
        #expect(fourth.state == .waitlisted && fourth.position == 2)
        let head = try await stage.head(event)
        #expect(head.held == 2 && head.waiting == 2 && head.arrivals == 4)
    }

    /// Many at once: never more confirmed than places, waiting positions without gap or repeat.
    public static func manyAtOnceNeverOversell(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 30)
        let answers = try await withThrowingTaskGroup(of: Book.Answer.self) { group in
            for person in 1...200 { group.addTask { try await stage.book("E1", person) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0.state == .confirmed }.count == 30)
        #expect(answers.compactMap(\.position).sorted() == Array(1...170))
        #expect(Set(answers.map(\.booking)).count == 200)
        let head = try await stage.head(event)
        #expect(head.held == 30 && head.waiting == 170)
    }

    /// The same person at once: one booking, and a reason for everybody else.
    public static func samePersonBooksOnce(_ stage: Stage) async throws {
        try await stage.event("E1", places: 30)
        let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
            for _ in 1...50 { group.addTask { try await refusal { try await stage.book("E1", 7) } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds.filter { $0 == nil }.count == 1)
        #expect(kinds.filter { $0 == .alreadyBooked }.count == 49)
    }

    /// The address identifies a person without regard to case.
    public static func addressIgnoresCase(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        try await stage.book("E1", 1)
        let again = Book.Request(
            event: "E1", email: "PERSON1@AAA.EXAMPLE", name: "Person 1", agency: "AAA", jobRole: "nurse")
        #expect(try await refusal { try await Book(stage.house)(again, by: Stage.admin) } == .alreadyBooked)
    }

    /// The same key gives the same answer; with another request it is refused; a refusal is remembered too.
    public static func sendingAgainNeverBooksTwice(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 1)
        let first = try await stage.book("E1", 1, key: "k1")
        #expect(try await stage.book("E1", 1, key: "k1") == first)
        #expect(try await refusal { try await stage.book("E1", 2, key: "k1") } == .keyReused)
        #expect(try await refusal { try await stage.book("E1", 1, key: "k2") } == .alreadyBooked)
        try await stage.cancel(first.reference)
        #expect(try await refusal { try await stage.book("E1", 1, key: "k2") } == .alreadyBooked)
        #expect(try await stage.head(event).arrivals == 1)
    }

    /// The same key from many at once: one effect, one answer.
    public static func oneKeyManyTimesAtOnce(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 5)
        let answers = try await withThrowingTaskGroup(of: Book.Answer.self) { group in
            for _ in 1...30 { group.addTask { try await stage.book("E1", 1, key: "same") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers).count == 1)
        #expect(try await stage.head(event).arrivals == 1)
    }

    /// Two people change one booking at once: one of them is refused and nothing is counted twice.
    public static func twoCancelAtOnce(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 1)
        let booking = try await stage.book("E1", 1)
        try await stage.book("E1", 2)
        let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
            for _ in 1...2 { group.addTask { try await refusal { try await stage.cancel(booking.reference) } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds.filter { $0 == nil }.count == 1 && kinds.filter { $0 == .wrongState }.count == 1)
        let head = try await stage.head(event)
        #expect(head.held == 1 && head.waiting == 0)
    }

    /// An agency's limit holds against many at once, and a kept place is not given to others before its release.
    public static func allocationsHold(_ stage: Stage) async throws {
        try await stage.event(
            "E1", places: 10,
            allocations: [
                Allocation(group: .agency(stage.first), reserved: 0, cap: 3, releaseAt: nil),
                Allocation(group: .sector("school"), reserved: 2, cap: nil, releaseAt: nil),
            ])
        let answers = try await withThrowingTaskGroup(of: Book.Answer.self) { group in
            for person in 1...20 { group.addTask { try await stage.book("E1", person) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0.state == .confirmed }.count == 3)
        #expect(try await stage.book("E1", 50, agency: "BBB").state == .confirmed)
    }

    /// A request takes no place until it is approved.
    public static func approvalComesFirst(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 1, needsApproval: true)
        let first = try await stage.book("E1", 1)
        let second = try await stage.book("E1", 2)
        let third = try await stage.book("E1", 3)
        #expect(first.state == .requested)
        #expect(
            try await Approve(stage.house)(.init(booking: second.reference, isApproved: true), by: Stage.admin).state
                == .confirmed)
        #expect(
            try await Approve(stage.house)(.init(booking: first.reference, isApproved: true), by: Stage.admin).state
                == .waitlisted)
        #expect(
            try await Approve(stage.house)(.init(booking: third.reference, isApproved: false), by: Stage.admin).state
                == .declined)
        let head = try await stage.head(event)
        #expect(head.held == 1 && head.waiting == 1)
    }

    /// An agency sees and changes only its own people's bookings: others' look as if they were not there.
    public static func scopeHolds(_ stage: Stage) async throws {
        try await stage.event("E1", places: 5)
        let theirs = try await stage.book("E1", 1, agency: "BBB")
        let lead = Principal(name: "user:1", role: .agencyLead, scope: .agency(stage.first))
        #expect(try await refusal { try await ShowBooking(stage.house)(theirs.reference, by: lead) } == .notFound)
        #expect(try await refusal { try await ShowBooking(stage.house)("E1-99", by: lead) } == .notFound)
        #expect(
            try await refusal { try await Cancel(stage.house)(.init(booking: theirs.reference), by: lead) } == .notFound
        )
        let request = Book.Request(event: "E1", email: "x@bbb.example", name: "X", agency: "BBB", jobRole: "")
        #expect(try await refusal { try await Book(stage.house)(request, by: lead) } == .notFound)
    }
}
