import Testing

@testable import SQLSession

/// Which lane a unit takes.
@Suite struct RoutingTests {
    @Test func `units of one key share a lane while any of them is under way`() {
        let routing = Routing(lanes: 3)
        let first = routing.enter(7)
        #expect(routing.enter(8) != first)
        #expect(routing.enter(7) == first)
        #expect(routing.enter(7) == first)
        routing.leave(7)
        routing.leave(7)
        #expect(routing.enter(7) == first)
    }

    @Test func `units of other keys go to the least busy lane`() {
        let routing = Routing(lanes: 2)
        #expect([1, 2, 3, 4].map { routing.enter($0) } == [0, 1, 0, 1])
        routing.leave(1)
        routing.leave(3)
        // Two are under way in the second lane and none in the first.
        #expect([5, 6, 7].map { routing.enter($0) } == [0, 0, 0])
    }

    @Test func `a key whose units have all left is free to go elsewhere`() {
        let routing = Routing(lanes: 2)
        #expect(routing.enter(1) == 0)
        routing.leave(1)
        #expect(routing.enter(2) == 0)
        #expect(routing.enter(1) == 1)
        routing.leave(9)
        #expect(routing.enter(9) == 0)
    }

    @Test func `there is a lane even where none was asked for`() {
        #expect(Routing(lanes: 0).enter(1) == 0)
    }
}
