import Domain
import Testing

@Suite struct MarkTests {
    static let marks: [Mark] = [
        .attended, .late(minutes: 5), .leftEarly(minutes: 20), .refusedLate, .didNotAttend, .excused, .notRecorded,
    ]

    @Test func `attended at any session is attended`() {
        #expect(Outcome([.didNotAttend, .attended, .excused]) == .attended)
        #expect(Outcome([.late(minutes: 10), .didNotAttend]) == .attended)
    }

    @Test func `left early when any of those present left early`() {
        #expect(Outcome([.attended, .leftEarly(minutes: 15)]) == .leftEarly)
        #expect(Outcome([.leftEarly(minutes: 15), .didNotAttend]) == .leftEarly)
    }

    @Test func `of those never present, refused comes before did-not-attend`() {
        #expect(Outcome([.didNotAttend, .refusedLate]) == .refusedLate)
        #expect(Outcome([.didNotAttend, .excused]) == .didNotAttend)
    }

    @Test func `an excuse holds only when no session says otherwise`() {
        #expect(Outcome([.excused, .notRecorded]) == .excused)
        #expect(Outcome([.excused, .excused]) == .excused)
        #expect(Outcome([.excused, .refusedLate]) == .refusedLate)
    }

    @Test func `nothing recorded is nothing recorded`() {
        #expect(Outcome([]) == .notRecorded)
        #expect(Outcome([.notRecorded, .notRecorded]) == .notRecorded)
    }

    @Test(arguments: marks) func `a mark is read back as it was stored`(_ mark: Mark) {
        #expect(Mark(word: mark.word, minutes: mark.minutes) == mark)
    }

    @Test func `words and minutes that cannot be are not read`() {
        #expect(Mark(word: "absent", minutes: 0) == nil)
        #expect(Mark(word: "late", minutes: -1) == nil)
        #expect(Mark(word: "late", minutes: 1_441) == nil)
        #expect(Mark(word: "late", minutes: 1_440) == .late(minutes: 1_440))
    }

    @Test func `only attended, late and left early were in the room`() {
        #expect(Self.marks.filter(\.wasPresent).map(\.word) == ["attended", "late", "left_early"])
    }
}
