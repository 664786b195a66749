import Notifications
import Testing

/// What letters look like as HTML, and what can never be in one.
@Suite struct LetterHTMLTests {
    private let frame = LetterFrame(partnership: "The Partnership", base: "https://t.example")

    private func html(_ text: String, subject: String = "S", _ kind: MessageKind = .confirmed) -> String {
        RenderedMessage(subject: subject, text: text).letter(kind, in: frame).html
    }

    /// What stands between the title and the foot.
    private func body(_ text: String) -> String {
        let html = html(text)
        let start = html.firstRange(of: "</h1>\n")?.upperBound ?? html.startIndex
        let end = html.firstRange(of: "<p style=\"margin:32px")?.lowerBound ?? html.endIndex
        return String(html[start..<end])
    }

    @Test func `every message has a title, a language, a head, a reason, and only styles of the list`() {
        for kind in MessageKind.allCases {
            let samples = Dictionary(uniqueKeysWithValues: kind.placeholders.map { ($0, $0.sample) })
            let letter = Catalogue.template(kind).expanded(samples).letter(kind, in: .sample(kind))
            #expect(letter.html.contains("<html lang=\"en\">") && letter.html.contains("<title>"), "\(kind)")
            #expect(letter.html.contains(">Example Safeguarding Partnership</p>"), "\(kind)")
            #expect(letter.html.contains("You get this because"), "\(kind)")
            #expect(!letter.html.contains("{{") && letter.html.utf8.count < 6_000, "\(kind)")
            for word in ["<script", "<img", "<link", "<style", "<table", "src=", "url(", "@import", "onclick"] {
                #expect(!letter.html.contains(word), "\(kind): \(word)")
            }
            let styles = Set(letter.html.matches(of: /style="([^"]*)"/).map { String($0.output.1) })
            #expect(styles.isSubset(of: LetterStyle.all), "\(kind)")
            // Whoever has the text alone can say as well that they want no more.
            #expect(letter.text.contains("/unsubscribe/EXAMPLE") == (kind.list != nil), "\(kind)")
            #expect(letter.html.contains("/unsubscribe/EXAMPLE") == (kind.list != nil), "\(kind)")
        }
        #expect(LetterStyle.all.allSatisfy { !$0.contains("\"") && !$0.contains("&") })
    }

    @Test func `a line that ends with a link of the service is a button, named by the words before it`() {
        let shown = body("Dear Sam,\n\nBooking E1-17: https://t.example/bookings/E1-17\n")
        #expect(shown.contains("<p style=\"margin:0 0 16px\">Dear Sam,</p>"))
        #expect(shown.contains("<a href=\"https://t.example/bookings/E1-17\" style=\"display:inline-block"))
        #expect(shown.contains(">Booking E1-17</a>") && shown.contains(">https://t.example/bookings/E1-17</span>"))
        #expect(body("https://t.example/x").contains(">Open the page</a>"))
        // The words of a button cannot hide another's address: that one stays what it says.
        let foreign = body("Booking E1-17: https://t.example.evil.example/x")
        #expect(foreign.contains("Booking E1-17: <a href=\"https://t.example.evil.example/x\">https://t.example.evil"))
        #expect(!foreign.contains("inline-block"))
        for text in ["Pay: javascript:alert(1)", "Pay: http://evil.example/x", "data:text/html,x", "https://"] {
            #expect(!body(text).contains("href"), "\(text)")
        }
        // A quote cannot end the attribute: such an address is no address.
        #expect(!body("https://t.example/\"onmouseover=x").contains("href"))
    }

    @Test func `lists and labels are shown as such`() {
        let list = body("How:\n* one: 1\n* two <b>\n")
        #expect(list.contains("<p style=\"margin:0 0 16px\">How:</p>\n<ul "))
        #expect(list.contains("<li>one: 1</li><li>two &lt;b&gt;</li></ul>"))
        let facts = body("Invoice: INV-1\nAmount: £50.00\n")
        #expect(facts.contains("<strong>Invoice:</strong> INV-1<br>\n<strong>Amount:</strong> £50.00"))
        // One label alone is a sentence, and a clock has no label.
        #expect(!body("Or enter this code there: 123456").contains("<strong>"))
        #expect(!body("Tue 14 May, 09:30 to 12:30\nWed 15 May, 09:30 to 12:30").contains("<strong>"))
        #expect(body("one\ntwo\n\nthree").contains("one<br>\ntwo</p>\n<p style=\"margin:0 0 16px\">three</p>"))
    }

    @Test func `what people write is text and nothing else`() {
        let attack = "<script>alert(1)</script> <b> \"'> & {{name}}"
        let html = html("Dear \(attack),\n* \(attack)\nA: \(attack)\nB: \(attack)\n", subject: attack)
        #expect(!html.contains("<script") && !html.contains("<b>"))
        #expect(html.matches(of: /&lt;script&gt;alert\(1\)&lt;\/script&gt;/).count == 6)
        #expect(html.contains("{{name}}"))
        var frame = LetterFrame(partnership: attack, base: "")
        #expect(!RenderedMessage(subject: "S", text: "x").letter(.test, in: frame).html.contains("<script"))
        frame = LetterFrame(partnership: "P", base: "")
        #expect(!RenderedMessage(subject: "S", text: "/x").letter(.test, in: frame).html.contains("href"))
    }

    @Test func `the same message is the same to the byte`() {
        #expect(html("Dear Sam,\n* a\n") == html("Dear Sam,\n* a\n"))
    }
}
