import Domain
import Testing

@Suite struct AttendingRuleTests {
    @Test(arguments: ["https://meet.example/abc?p=1", "  https://meet.example  ", ""])
    func `a link is an https address or nothing`(_ link: String) throws {
        let joining = try Joining("", link: link)
        #expect(joining.link == link.split(separator: " ").joined())
        #expect(joining.isEmpty == link.isEmpty)
    }

    @Test(arguments: [
        "http://meet.example", "javascript:alert(1)", "https://", "https://localhost", "https://.x", "meet.example",
        "https://a b.example", "https://meet.example/\u{E9}", "https://x.example/\n", "https://u@meet.example",
        "https://x.example/\"", "https://x.example/" + String(repeating: "a", count: 1_000),
    ])
    func `what is no https address is no link`(_ link: String) {
        #expect(throws: Refusal.self) { try Joining("", link: link) }
    }

    @Test func `instructions keep their paragraphs, and every line end is one`() throws {
        let joining = try Joining(" \nRing twice.\r\n\r\nSide door.\rTop floor.\n ", link: "")
        #expect(joining.instructions == "Ring twice.\n\nSide door.\nTop floor.")
        #expect(try Joining(String(repeating: "a", count: 4_000), link: "").instructions.count == 4_000)
        for wrong in [String(repeating: "a", count: 4_001), "a\tb", "a\u{0}b", "a\u{2028}b"] {
            #expect(throws: Refusal.self) { try Joining(wrong, link: "") }
        }
    }

    @Test func `neither an agency lead nor finance nor an observer is told how to join or what is needed`() {
        for role in Role.allCases {
            let isTold = [.administrator, .trainer, .practitioner].contains(role)
            #expect(Joining.mayBeTold(to: role) == isTold)
            #expect(AccessNeed.mayBeTold(to: role) == isTold)
            #expect(AccessNeed.mayBeSaid(by: role) == [.administrator, .practitioner].contains(role))
        }
    }

    @Test func `what is needed is kept with consent only`() throws {
        let now = Instant(seconds: 1_000)
        let need = try AccessNeed(" A seat near\nthe front. ", hasConsented: true, at: now)
        #expect(need.text == "A seat near\nthe front." && need.consentedAt == now)
        #expect(throws: Refusal.self) { try AccessNeed("A seat.", hasConsented: false, at: now) }
        for wrong in ["", " \n ", String(repeating: "a", count: 1_001), "a\u{7}"] {
            #expect(throws: Refusal.self) { try AccessNeed(wrong, hasConsented: true, at: now) }
        }
    }

    @Test func `the day of purging is counted in whole days`() {
        let now = Instant(seconds: 100 * 86_400)
        #expect(AccessNeed.purgeLimit(days: 30, at: now) == Instant(seconds: 70 * 86_400))
        #expect(AccessNeed.purgeLimit(days: 0, at: now) == now)
        #expect(AccessNeed.purgeLimit(days: -5, at: now) == now)
        #expect(AccessNeed.purgeLimit(days: 9_999, at: now) == Instant(seconds: (100 - 366) * 86_400))
    }
}
