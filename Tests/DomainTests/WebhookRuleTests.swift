import Domain
import Testing

@Suite("The rules of webhooks") struct WebhookRuleTests {
    @Test(
        "an address is taken",
        arguments: [
            ("https://hooks.agency.example/turnout", "hooks.agency.example"),
            ("https://HOOKS.agency.example:8443/a/b?c=d", "hooks.agency.example"),
            ("https://agency.example", "agency.example"),
            ("https://agency.example/a%20b/", "agency.example"), ("http://127.0.0.1:9000/x", "127.0.0.1"),
            ("http://localhost:1/x", "localhost"), ("http://[::1]:9000/x", "::1"), ("https://10.1.2.3/x", "10.1.2.3"),
        ])
    func taken(_ text: String, _ host: String) throws {
        let address = try WebhookAddress(text)
        #expect(address.host == host)
        #expect(WebhookAddress(stored: address.text) == address)
    }

    @Test(
        "an address is refused",
        arguments: [
            "", "agency.example", "ftp://agency.example/", "http://agency.example/", "https://", "https:///x",
            "https://user@agency.example/", "https://user:word@agency.example/", "https://agency.example@evil.example/",
            "https://agency.example\\@evil.example/", "https://agency.example/../x", "https://agency.example/a/./b",
            "https://agency.example//x", "https://agency.example/%2e%2e/x", "https://agency.example/a%2fb",
            "https://agency.example/%5c", "https://agency.example/%00", "https://agency.example/%252e",
            "https://agency.example/%zz", "https://agency.example/%2", "https://agency.example/#part",
            "https://agency.example:0/", "https://agency.example:65536/", "https://agency.example:/",
            "https://agency.example:80:90/", "https://agency..example/", "https://-agency.example/",
            "https://agency_1.example/", "https://agency.example/a b", "https://agency.example/\n",
            "https://ägency.example/",
            "https://[::1/", "https://[agency.example]/", "https://[::1]x/", "http://127.0.0.1.evil.example/",
            "http://127.0.0.999/", "http://128.0.0.1/", "http://localhost.evil.example/",
            "https://agency.example/" + String(repeating: "a", count: 500),
        ])
    func refused(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try WebhookAddress(text) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.mend != nil)
    }

    @Test func `topics are chosen by name, by kind, or all of them`() throws {
        #expect(try TopicChoice([]).covers("charge.notified"))
        let some = try TopicChoice(["charge.*", "booking.placed"])
        #expect(some.covers("charge.notified") && some.covers("booking.placed"))
        #expect(!some.covers("booking.offered") && !some.covers("event.closed"))
        let refusal = #expect(throws: Refusal.self) { try TopicChoice(["booking.plaecd"]) }
        #expect(refusal?.mend?.contains("booking.placed") == true)
        for word in ["*", "booking", "booking.", "people.*", "booking.*.*"] {
            #expect(throws: Refusal.self) { try TopicChoice([word]) }
        }
        #expect(Set(WebhookTopic.all).count == WebhookTopic.all.count)
    }

    @Test func `one that is limited to an agency is told what concerns that agency`() throws {
        let address = try WebhookAddress("https://agency.example/")
        let webhook = { (agency: AgencyID?, ended: Instant?) in
            Webhook(
                id: WebhookID(1), agency: agency, address: address, topics: .all, label: "",
                addedAt: Instant(seconds: 0), endedAt: ended)
        }
        let (limited, now) = (webhook(AgencyID(7), nil), Instant(seconds: 0))
        #expect(!limited.wants("booking.placed", of: AgencyID(7), at: Instant(seconds: -1)))
        #expect(limited.wants("booking.placed", of: AgencyID(7), at: now))
        #expect(!limited.wants("booking.placed", of: AgencyID(8), at: now))
        #expect(!limited.wants("event.closed", of: nil, at: now))
        #expect(webhook(nil, nil).wants("booking.placed", of: AgencyID(8), at: now))
        #expect(webhook(nil, nil).wants("event.closed", of: nil, at: now))
        #expect(!webhook(nil, Instant(seconds: 1)).wants("event.closed", of: nil, at: now))
    }

    @Test func `pauses grow, and after the last it is given up`() {
        let now = Instant(seconds: 1_000_000)
        let step = { (attempts: Int64, jitter: Int64) in
            DeliveryStep.after(.status(500), attempts: attempts, at: now, jitter: jitter)
        }
        let seconds: [Int64] = [5, 30, 120, 600, 3_600, 10_800, 28_800, 86_400]
        for (index, pause) in seconds.enumerated() {
            #expect(step(Int64(index + 1), 0) == .retried(at: Instant(seconds: 1_000_000 + pause)))
            let earliest = Instant(microseconds: now.microseconds + pause * 900_000)
            #expect(step(Int64(index + 1), -100) == .retried(at: earliest))
            #expect(step(Int64(index + 1), -5_000) == .retried(at: earliest))
        }
        #expect(step(9, 0) == .gaveUp)
        #expect(step(.max, 0) == .gaveUp)
    }

    @Test func `2xx is delivered, 410 ends, and anything else comes again`() {
        let now = Instant(seconds: 0)
        let step = { DeliveryStep.after($0, attempts: 1, at: now, jitter: 0) }
        for status: Int64 in [200, 201, 202, 204, 299] { #expect(step(.status(status)) == .delivered) }
        #expect(step(.status(410)) == .webhookEnded)
        let again = DeliveryStep.retried(at: Instant(seconds: 5))
        for status: Int64 in [100, 199, 300, 301, 307, 400, 404, 429, 500, 503, 599] {
            #expect(step(.status(status)) == again)
        }
        for failure in WebhookFailure.allCases { #expect(step(.failed(failure)) == again) }
        #expect(WebhookAnswer.status(204).word == "204")
        #expect(WebhookAnswer.failed(.timedOut).word == "timed_out")
    }
}
