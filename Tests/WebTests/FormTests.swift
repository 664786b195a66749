import Domain
import Testing

@testable import Web

@Suite struct FormTests {
    @Test func `a form is read as browsers send it`() throws {
        let form = try #require(Form(urlEncoded: "name=Si%C3%A2n+Jones&box=a&box=b&empty=&text=a%0D%0Ab&odd"))
        #expect(form["name"] == "Siân Jones" && form.all("box") == ["a", "b"] && form["empty"].isEmpty)
        #expect(form["text"] == "a\nb" && form.has("odd") && !form.has("none"))
        #expect(form.names(beginningWith: "b") == ["ox"])
    }

    @Test(arguments: ["a=%FF", "%=1", "a=%2"])
    func `what is no form is refused`(_ text: String) { #expect(Form(urlEncoded: text) == nil) }

    @Test func `too many fields are refused`() {
        #expect(Form(urlEncoded: String(repeating: "a=1&", count: Form.mostFields + 1)) == nil)
    }

    @Test func `a date comes from three fields`() throws {
        let sent = "on-day=29&on-month=2&on-year=2024&off-day=30&off-month=2&off-year=2024"
        let form = try #require(Form(urlEncoded: sent))
        #expect(form.date("on") == LocalDate(iso: "2024-02-29") && form.date("off") == nil && form.date("x") == nil)
    }

    @Test(
        arguments: [
            ("/bookings", true), ("/", true), ("/?a=1", true), ("/bookings?x=%20", true), ("//evil.example", false),
            ("/\\evil.example", false), ("https://evil.example", false), ("", false), ("/a\nb", false),
            ("/%2Fevil", false), ("javascript:alert(1)", false), ("/\u{9}/evil.example", false),
        ])
    func `only a path of our own is returned to`(_ text: String, _ isOurs: Bool) {
        #expect((Link(returningTo: text) != nil) == isOurs)
    }

    @Test func `links encode what is put into them`() {
        #expect(Path.event("E1/../x y").text == "/events/E1%2F..%2Fx%20y")
        #expect(Path.programme().with("words", "a&b=ü").text == "/programme?words=a%26b%3D%C3%BC")
    }

    @Test func `cookies are read, the first of each name`() {
        #expect(Cookie.read("a=1; __Host-turnout=x; a=2; broken") == ["a": "1", "__Host-turnout": "x"])
        #expect(
            Cookie(name: Cookie.session, value: "t").header
                == "__Host-turnout=t; Path=/; Secure; HttpOnly; SameSite=Lax")
    }
}
