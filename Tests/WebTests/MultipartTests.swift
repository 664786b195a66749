import Testing

@testable import Web

/// Forms with files (RFC 7578), as browsers send them and as nobody should.
@Suite struct MultipartTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryx7"

    private static func body(_ parts: [(head: String, text: String)], end: String = "--\r\n") -> [UInt8] {
        let mark = "------WebKitFormBoundaryx7"
        let all = parts.map { "\(mark)\r\n\($0.head)\r\n\r\n\($0.text)\r\n" }.joined()
        return Array((all + mark + end).utf8)
    }

    private static let good = body([
        ("Content-Disposition: form-data; name=\"form\"", "abc"),
        ("Content-Disposition: form-data; name=\"people\"", "Siân\r\nBob"),
        (
            "Content-Disposition: form-data; name=\"list\"; filename=\"a%22b.csv\"\r\nContent-Type: text/csv",
            "x\r\n--y\r\n\r\nz"
        ),
        ("Content-Disposition: form-data; name=\"none\"; filename=\"\"", ""),
    ])

    @Test func `fields and files are read as browsers send them`() throws {
        let form = try #require(Form(multipart: Self.good, type: Self.type))
        #expect(form["form"] == "abc" && form["people"] == "Siân\nBob" && form.file("none") == nil)
        let file = try #require(form.file("list"))
        #expect(file.name == "a\"b.csv" && String(decoding: file.bytes, as: UTF8.self) == "x\r\n--y\r\n\r\nz")
        #expect(Form(multipart: Self.body([]), type: Self.type)?.has("form") == false)
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;charset=utf-8; Boundary=\"a b\"", nil),
        ("multipart/form-data; boundary=\"a'b\"", "a'b"), ("multipart/form-data", nil),
        ("multipart/form-data; boundary=", nil), ("multipart/mixed; boundary=abc", nil),
        ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil),
    ]) func `a boundary is taken as it may be`(_ type: String, _ wanted: String?) {
        #expect(Multipart.boundary(type) == wanted)
    }

    @Test func `what is not whole or not well-formed is refused as a whole`() {
        let bad: [[UInt8]] = [
            [], Array(Self.good.dropLast(4)), Array(Self.good.dropFirst()), Self.good + [0x41],
            Self.body([("Content-Disposition: form-data", "a")]), Self.body([("X: y", "a")]),
            Self.body([("Content-Disposition: form-data; name=a", "a")]),
            Self.body([("Content-Disposition: attachment; name=\"a\"", "a")]),
            Self.body([("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "a")]),
            Self.body([("Content-Disposition: form-data; name=\"a", "a")]),
            Self.body(Array(repeating: ("Content-Disposition: form-data; name=\"a\"", "a"), count: 201)),
            Self.body([("Content-Disposition: form-data; name=\"\(String(repeating: "a", count: 5_000))\"", "a")]),
        ]
        for (n, bytes) in bad.enumerated() { #expect(Form(multipart: bytes, type: Self.type) == nil, "\(n)") }
        let latin = Self.body([("Content-Disposition: form-data; name=\"a\"", "?")]).map { $0 == 0x3F ? 0xE9 : $0 }
        #expect(Form(multipart: latin, type: Self.type) == nil)
    }

    @Test func `a damaged form is read or refused, and never ends the program`() {
        var numbers = SplitMix(9)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = Self.good
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let at = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &numbers)
                case 1: bytes.insert(contentsOf: bytes[at...].prefix(40), at: at)
                case 2: bytes.removeSubrange(at..<min(bytes.count, at + 20))
                default: bytes = Array(bytes.prefix(at + 1))
                }
                if bytes.isEmpty { bytes = [0x2D] }
            }
            guard let form = Multipart(bytes, type: Self.type) else { continue }
            read += 1
            // Nothing is made up: what was read was there.
            #expect(form.parts.reduce(0) { $0 + $1.bytes.count } <= bytes.count)
        }
        #expect(read > 100)
    }
}

/// The same numbers from the same seed.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
