import Domain
import Testing

/// The kept counters are a function of the bookings alone.
@Suite struct CountsTests {
    /// The one counter besides `arrivals` that each state adds to; nil where it adds to none.
    static let counted: [BookingState.Code: Counter?] = [
        .requested: .requested, .declined: nil, .lapsed: nil, .confirmed: .held, .reconfirming: .held,
        .waitlisted: .waiting, .offered: .offered, .withdrawn: nil, .cancelledInTime: .cancelledInTime,
        .cancelledLate: .cancelledLate, .cancelledUnjudged: .cancelledUnjudged, .eventCancelled: .eventCancelled,
        .substituted: .substituted, .moved: .moved,
    ]

    @Test(arguments: BookingState.Code.allCases) func `a state adds to its own counter and to arrivals`(
        _ code: BookingState.Code
    ) throws {
        let counts = Counts(code, .booked, .notRecorded)
        let own = try #require(Self.counted[code])
        for counter in Counter.allCases {
            #expect(counts[counter] == (counter == .arrivals || counter == own ? 1 : 0), "\(counter)")
        }
        #expect((counts[.held] == 1) == code.holdsPlace)
    }

    @Test func `a walk-in takes none of the bookable places`() {
        let counts = Counts(.confirmed, .walkIn, .attended)
        #expect(counts[.held] == 0 && counts[.walkIns] == 1 && counts[.attended] == 1)
    }

    @Test func `leaving early counts as attended and apart`() {
        let counted = Outcome.allCases.map { outcome in
            Counter.allCases.filter { Counts(.confirmed, .booked, outcome)[$0] == 1 }.filter {
                $0 != .arrivals && $0 != .held
            }
        }
        #expect(counted == [[], [.attended], [.attended, .leftEarly], [.refusedLate], [.didNotAttend], [.excused]])
        #expect(Outcome.allCases.filter(\.isAttended) == [.attended, .leftEarly])
    }

    @Test func `differences of single bookings add up to the counts of all`() {
        let bookings = BookingState.Code.allCases.map { Counts($0, .booked, .notRecorded) }
        let sum = bookings.reduce(Counts(), +)
        #expect(sum[.arrivals] == 14 && sum[.held] == 2 && sum[.waiting] == 1)
        #expect(bookings.reduce(sum, -).isZero)
        #expect(!sum.isZero)
    }

    @Test func `counters are read back only when there are as many as there should be`() {
        let counts = Counts(.offered, .booked, .notRecorded)
        #expect(Counts(values: counts.values) == counts)
        #expect(Counts(values: Array(counts.values.dropLast())) == nil)
    }
}
