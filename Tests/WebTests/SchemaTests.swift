import Domain
import Testing

@testable import Web

/// What a schema says of values, and what the document says of the schema.
@Suite struct SchemaTests {
    private let person = Schema.object([
        .init("email", .email, "The address."), .init("age", .number(0...150), "The age.", isRequired: false),
        .init("tags", .list(.word(["a", "b"]), most: 2), "Tags.", isRequired: false),
        .init("note", .optional(.remark), "A note.", isRequired: false),
    ])

    private func faults(_ text: String) throws -> [Schema.Fault] {
        person.faults(try #require(JSON.read(Array(text.utf8))))
    }

    @Test func `what fits has no fault`() throws {
        #expect(try faults(#"{"email": "a@b.example"}"#) == [])
        #expect(try faults(#"{"email": "a@b.example", "age": 1.0, "tags": ["a", "b"], "note": null}"#) == [])
    }

    @Test(arguments: [
        (#"{}"#, "/email", "is missing"), (#"{"email": 3}"#, "/email", "must be a text, and is a number"),
        (#"{"email": "a@b.example", "age": 151}"#, "/age", "must be from 0 to 150"),
        (#"{"email": "a@b.example", "age": 1.5}"#, "/age", "must be a whole number, and is a number"),
        (#"{"email": "a@b.example", "age": null}"#, "/age", "must be a whole number, and is null"),
        (#"{"email": "a@b.example", "tags": ["a", "c"]}"#, "/tags/1", "must be one of a, b"),
        (#"{"email": "a@b.example", "tags": ["a", "a", "a"]}"#, "/tags", "may have at most 2 entries"),
        (#"{"email": "a@b.example", "x": 1}"#, "/x", "is not known; known: email, age, tags, note"),
        (#"[]"#, "", "must be an object, and is a list"),
    ]) func `what does not fit is told with its place`(_ text: String, _ pointer: String, _ reason: String) throws {
        #expect(try faults(text) == [Schema.Fault(pointer: pointer, reason: reason)])
    }

    @Test(arguments: [
        ("E0001", true), ("", false), ("e1", false), ("A B", false), (String(repeating: "A", count: 21), false),
    ]) func codes(_ text: String, _ fits: Bool) { #expect(TextShape.code.fits(text) == fits) }

    @Test(arguments: [
        ("E0001-17", true), ("A-B-1", true), ("E0001-0", false), ("E0001-01", false), ("E0001", false), ("-1", false),
        ("E0001-1048576", false),
    ]) func `booking references`(_ text: String, _ fits: Bool) {
        #expect(TextShape.bookingReference.fits(text) == fits)
    }

    @Test(arguments: [
        ("a@b.example", true), ("a.b-c_d+e'f@x-y.co.uk", true), ("a..b@x.example", false), ("a@b", false),
        ("a@-b.example", false), ("ä@b.example", false), ("a@b.example ", false), ("@b.example", false),
    ]) func `e-mail addresses`(_ text: String, _ fits: Bool) { #expect(TextShape.email.fits(text) == fits) }

    @Test(arguments: [
        ("INV-000001", true), ("INV-2019-000001", true), ("A00000000000000-000000000", true), ("INV-000000", true),
        ("INV--000001", true), ("-000001", false), ("1A-000001", false), ("ABCDEFGHIJKLMNOP-000001", true),
        ("ABCDEFGHIJKLMNOPQ-000001", false), ("INV-000001\n", false), ("INV-00001", false), ("INV", false),
    ]) func `numbers of documents`(_ text: String, _ fits: Bool) throws {
        #expect(TextShape.documentNumber.fits(text) == fits)
        #expect(try isMatched(TextShape.documentNumber, text) == fits)
    }

    @Test(arguments: [
        ("2026-11-21T09:30", true), ("0000-00-00T00:00", false), ("2026-02-29T09:30", false),
        ("2024-02-29T09:30", true),
        ("1900-02-29T00:00", false), ("2000-02-29T00:00", true), ("2026-04-31T00:00", false),
        ("2026-12-31T23:59", true),
        ("2026-12-31T24:00", false), ("0000-02-29T00:00", false), ("0004-02-29T00:00", true),
        ("2026-1-01T00:00", false),
    ]) func `local times`(_ text: String, _ fits: Bool) throws {
        #expect(TextShape.localTime.fits(text) == fits)
        #expect(try isMatched(TextShape.localTime, text) == fits)
    }

    @Test(arguments: [
        ("*", true), ("\"7.1a\"", true), ("W/\"x\", \"\"", true), ("x", true), ("", false), (" x", false),
        ("x ", false), ("\u{7F}", false), (String(repeating: "x", count: 201), false), ("ä", false),
    ]) func `entity tags`(_ text: String, _ fits: Bool) throws {
        #expect(TextShape.entityTags.fits(text) == fits)
        #expect(try isMatched(TextShape.entityTags, text) == fits)
    }

    /// Whether the pattern that the document tells says the same.
    private func isMatched(_ shape: TextShape, _ text: String) throws -> Bool {
        try text.unicodeScalars.count <= shape.most && text.wholeMatch(of: Regex(shape.pattern)) != nil
    }

    @Test(arguments: [
        ("Zoë Ní Bhriain", true), ("x", true), ("", false), (" x", false), ("x\u{A0}", false), ("a\nb", false),
        ("a\u{7F}b", false), (String(repeating: "x", count: 201), false), ("你好", true),
    ]) func `lines of text`(_ text: String, _ fits: Bool) { #expect(TextShape.line(200).fits(text) == fits) }

    @Test(arguments: [
        ("2026-11-21T09:30:00Z", 1_795_253_400_000_000 as Int64?),
        ("2026-11-21t09:30:00.25+01:00", 1_795_249_800_250_000),
        ("1969-12-31T23:59:59.000001Z", -999_999), ("2016-12-31T23:59:60Z", 1_483_228_799_000_000),
        ("2026-11-21T09:30:00", nil), ("2026-02-30T09:30:00Z", nil), ("2026-11-21T24:00:00Z", nil),
        ("2026-11-21T09:30:00.Z", nil), ("2026-11-21T09:30:00+1:00", nil), ("", nil),
    ]) func `moments are read to the microsecond`(_ text: String, _ microseconds: Int64?) {
        #expect(Instant(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [0, 1, -1, 1_795_253_400_000_000, -62_135_596_800_000_000] as [Int64])
    func `moments are written as they are read`(_ microseconds: Int64) {
        let instant = Instant(microseconds: microseconds)
        #expect(Instant(rfc3339: instant.rfc3339) == instant)
    }

    @Test func `the document tells what the checks hold`() throws {
        let document = person.document
        #expect(document["additionalProperties"] == .flag(false))
        #expect(document["required"] == .list([.text("email")]))
        let age = try #require(document["properties"]?["age"])
        #expect(age["minimum"] == .number(0))
        #expect(age["maximum"] == .number(150))
        #expect(age["description"] == .text("The age."))
    }
}

/// Reading and writing JSON.
@Suite struct JSONTests {
    @Test(arguments: [
        #"{"a":null,"b":true,"c":-12,"d":"x","e":[1,"2",{}]}"#, #"[]"#, #""\"\\\n\r\t\u0001""#, #""Zoë 😀""#,
    ]) func `what is read is written alike`(_ text: String) throws {
        let value = try #require(JSON.read(Array(text.utf8)))
        #expect(String(decoding: value.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: ["", "{", "[1 2]", "{\"a\":}", "nul", "\u{FEFF}1x", "{\"a\":1}x"])
    func `what is no JSON is nothing`(_ text: String) { #expect(JSON.read(Array(text.utf8)) == nil) }

    @Test func `bytes that are no text are nothing`() { #expect(JSON.read([0x22, 0xFF, 0xFE, 0x22]) == nil) }

    @Test func `a document that is very deep ends nothing but itself`() {
        let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(JSON.read(deep + Array(repeating: UInt8(ascii: "]"), count: 100_000)) == nil)
    }

    @Test(arguments: ["1e400", "123456789012345678901234567890", "-0.5"])
    func `numbers beyond 64 bits are no whole numbers`(_ text: String) {
        if case .number? = JSON.read(Array(text.utf8)) { Issue.record("\(text) became a whole number") }
    }
}
