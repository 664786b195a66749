import HTTPTypes
import Testing

@testable import Web

/// Pages that are kept for a moment: how old they may be, who makes them anew, and that their number has an end.
@Suite struct ShelfTests {
    private func page(_ text: String) -> Outgoing {
        Outgoing(status: 200, headers: HTTPFields(), bytes: Array(text.utf8))
    }

    @Test func `a page is kept for its time, then one makes it anew while others are given the old one`() {
        let shelf = Shelf<String, Outgoing>(keeping: .seconds(1))
        let start = ContinuousClock.now
        #expect(shelf.take("/programme", at: start) == nil)
        shelf.put("/programme", page("one"), at: start)
        #expect(shelf.take("/programme", at: start + .milliseconds(999))?.bytes == page("one").bytes)
        #expect(shelf.take("/programme?month=2026-12", at: start) == nil)
        #expect(shelf.take("/programme", at: start + .milliseconds(1_000)) == nil)
        #expect(shelf.take("/programme", at: start + .milliseconds(1_001))?.bytes == page("one").bytes)
        shelf.put("/programme", page("two"), at: start + .milliseconds(1_002))
        #expect(shelf.take("/programme", at: start + .milliseconds(1_003))?.bytes == page("two").bytes)
    }

    @Test func `what is older than twice its time is given to nobody`() {
        let shelf = Shelf<String, Outgoing>(keeping: .seconds(1))
        let start = ContinuousClock.now
        shelf.put("/programme", page("one"), at: start)
        #expect(shelf.take("/programme", at: start + .seconds(1)) == nil)
        #expect(shelf.take("/programme", at: start + .seconds(2)) == nil)
    }

    @Test func `a visitor who asks for ever other pages fills no memory`() {
        let shelf = Shelf<String, Outgoing>()
        let start = ContinuousClock.now
        for number in 0..<(Shelf<String, Outgoing>.most * 3) {
            shelf.put("/programme?words=\(number)", page("x"), at: start)
        }
        let kept = (0..<(Shelf<String, Outgoing>.most * 3)).count {
            shelf.take("/programme?words=\($0)", at: start) != nil
        }
        #expect(kept > 0 && kept <= Shelf<String, Outgoing>.most)
    }
}
