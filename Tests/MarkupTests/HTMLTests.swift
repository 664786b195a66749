import Markup
import Testing

struct HTMLTests {
    @Test("text put into markup cannot become markup")
    func escapes() {
        let name = "<script>alert('1')</script> & \"Söhne\""
        let html: HTML = "<p title=\"\(name)\">\(name)</p>"
        let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Söhne&quot;"
        #expect(html.source == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test("markup put into markup stays as it is, once escaped")
    func nests() {
        let inner: HTML = "<b>\("a<b")</b>"
        let list: [HTML] = [inner, "<i>x</i>"]
        let none: HTML? = nil
        let outer: HTML = "<p>\(inner)\(none)\(3)</p>\(list)"
        #expect(outer.source == "<p><b>a&lt;b</b>3</p><b>a&lt;b</b><i>x</i>")
    }

    @Test(
        "controls that no document may hold are replaced, line ends are kept",
        arguments: [
            ("a\u{0}b", "a\u{FFFD}b"), ("a\u{1B}[1m", "a\u{FFFD}[1m"), ("a\nb\tc", "a\nb\tc"), ("\u{7F}", "\u{FFFD}"),
            ("a\u{202E}gnp.exe ’", "a\u{FFFD}gnp.exe ’"), ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"),
            ("a\u{200F}", "a\u{200F}"),
            ("عربي Ŵyn 👩‍🏫", "عربي Ŵyn 👩‍🏫"),
        ])
    func controls(_ text: String, _ wanted: String) { #expect(HTML(text: text).source == wanted) }

    @Test("joins and adds")
    func joins() {
        #expect(HTML.joined(["a", "b"], by: ", ").source == "a, b")
        #expect(("a" + HTML(text: "&")).source == "a&amp;")
        #expect(HTML(["x", "y"] as [HTML]).source == "xy")
        #expect(HTML.none.isEmpty)
    }
}
