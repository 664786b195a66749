/// A text that must stay a text wherever it is shown: S4 fills it into whatever can be filled in, and looks for it in
/// everything that comes out.
struct Canary: Hashable, Sendable {
    /// What it would do.
    let name: String
    let text: String

    /// The word that each holds, so that what was made of one is known by it.
    static let mark = "cnry"

    static let all: [Canary] = [
        .init(name: "element", text: "<script>cnry(1)</script>"),
        .init(name: "closing", text: "</title></textarea></select><svg onload=cnry(2)>"),
        .init(name: "attribute", text: "\"><img src=cnry onerror=cnry(3)>"),
        .init(name: "quote", text: "cnry' onfocus='cnry(4)' autofocus='"),
        .init(name: "address", text: "javascript:cnry(5)"),
        .init(name: "reference", text: "cnry&lt;b&gt;&#60;i&#62;&quot"),
        .init(name: "comment", text: "cnry <!-- ]]> --><!DOCTYPE x> 6"),
        .init(name: "placeholder", text: "cnry {{name}} {{booking_link}} {name} {1} {2:a|b} ${7} %s"),
        .init(name: "formula", text: "=cnry(8)+1+1"), .init(name: "plus", text: "+1+cnry(9)"),
        .init(name: "minus", text: "-1-cnry(10)"), .init(name: "at", text: "@cnry(11)"),
        .init(name: "apostrophe", text: "'=cnry(12)"),
        .init(name: "statement", text: "cnry'); DROP TABLE person--13"),
        .init(name: "long", text: "cnry14" + String(repeating: "W", count: 194)),
    ]

    /// What no field may keep: what ends a line of a header, a file or a calendar, and what turns the text that follows
    /// the other way round (Unicode Technical Report 36, section 2.4).
    static let unfit = [
        "cnry\tx", "cnry\r\nBcc: cnry@cnry.example", "cnry\nBEGIN:VEVENT", "cnry\u{0}", "cnry\u{1B}[2J", "cnry\u{85}x",
        "cnry\u{2028}x", "cnry\u{202E}exe.gnp", "cnry\u{2066}x", "cnry\u{202A}x",
    ]

    /// As much of it as a field takes.
    func fitting(_ most: Int) -> String { String(text.unicodeScalars.prefix(most).map(Character.init)) }
}
