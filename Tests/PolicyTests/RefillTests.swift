import Domain
import Testing

@Suite("Refilled places") struct RefillTests {
    private let relieving = Policy.test { $0.refillRelieves = true }

    private func hold(_ id: Int64, from: Int64, _ end: PlaceHeld.End) -> PlaceHeld {
        PlaceHeld(booking: BookingID(id), tookAt: Instant(seconds: from), end: end)
    }

    private func late(_ at: Int64) -> PlaceHeld.End { .cancelledLate(Instant(seconds: at)) }

    private func relieved(_ holds: [PlaceHeld], places: Int64) -> [Int64: Int64] {
        let pairs = relieving.refills(of: holds, places: places).map { ($0.key.raw, $0.value.raw) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("one refill relieves one late cancellation, the earliest first")
    func earliestFirst() {
        let holds = [
            hold(1, from: 1, late(20)), hold(2, from: 2, late(10)), hold(3, from: 30, .event(attended: true)),
        ]
        #expect(relieved(holds, places: 2) == [2: 3])
    }

    @Test("whoever takes the place must attend")
    func mustAttend() {
        let holds = [hold(1, from: 1, late(10)), hold(2, from: 20, .event(attended: false))]
        #expect(relieved(holds, places: 1).isEmpty)
    }

    @Test("a booking that took a place which was free anyway refills nothing")
    func freeAnyway() {
        let holds = [hold(1, from: 1, late(10)), hold(2, from: 20, .event(attended: true))]
        #expect(relieved(holds, places: 2).isEmpty)
        #expect(relieved(holds, places: 1) == [1: 2])
    }

    @Test("a place taken before the cancellation is no refill")
    func before() {
        let holds = [hold(1, from: 1, late(20)), hold(2, from: 5, .event(attended: true))]
        #expect(relieved(holds, places: 2).isEmpty)
    }

    @Test("a refill that is itself cancelled late relieves nobody, the next who attends relieves the earliest")
    func chain() {
        let holds = [
            hold(1, from: 1, late(10)), hold(2, from: 20, late(30)), hold(3, from: 40, .event(attended: true)),
        ]
        #expect(relieved(holds, places: 1) == [1: 3])
    }

    @Test("a refill given up in time leaves the place as it was: freed late")
    func givenUpAgain() {
        let holds = [
            hold(1, from: 1, late(10)), hold(2, from: 20, .otherwise(Instant(seconds: 30))),
            hold(3, from: 40, .event(attended: true)),
        ]
        #expect(relieved(holds, places: 1) == [1: 3])
    }

    @Test("a substitute takes over the colleague's place and no other")
    func substitute() {
        let holds = [
            hold(1, from: 1, late(10)), hold(2, from: 2, .otherwise(Instant(seconds: 20))),
            hold(3, from: 20, .event(attended: true)),
        ]
        #expect(relieved(holds, places: 2).isEmpty)
    }

    @Test("where the policy relieves nothing, nothing is relieved")
    func off() {
        let holds = [hold(1, from: 1, late(10)), hold(2, from: 20, .event(attended: true))]
        #expect(Policy.test().refills(of: holds, places: 1).isEmpty)
    }
}
