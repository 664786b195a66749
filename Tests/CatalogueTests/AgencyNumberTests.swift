import Domain
import Testing

@Suite("The numbers by which others know an agency")
struct AgencyNumberTests {
    @Test("A VAT number of either check is taken, with or without its country")
    func vatNumbers() throws {
        // 1·8 + 2·7 + 3·6 + 4·5 + 5·4 + 6·3 + 7·2 = 112; 112 + 82 = 194 = 2 × 97: the older check.
        #expect(try VATNumber(parsing: "123 4567 82").text == "GB123456782")
        // 112 + 27 + 55 = 194: the check of numbers given since 2009.
        #expect(try VATNumber(parsing: "gb123456727").text == "GB123456727")
        #expect(try VATNumber(parsing: "GB 123456782 001").text == "GB123456782001")
    }

    @Test("A government department and a health authority have numbers of five characters")
    func publicBodies() throws {
        #expect(try VATNumber(parsing: "GBGD499").text == "GBGD499")
        #expect(try VATNumber(parsing: "HA500").text == "GBHA500")
        #expect(throws: Refusal.self) { try VATNumber(parsing: "GBGD500") }
        #expect(throws: Refusal.self) { try VATNumber(parsing: "HA499") }
    }

    @Test(
        "A VAT number with a mistyped digit, letters or no digits is refused",
        arguments: ["123456783", "GB12345678", "GB1234567 8A", "GB000000000", "", "GB", "١٢٣٤٥٦٧٨٢"])
    func wrongVAT(_ text: String) {
        #expect(throws: Refusal.self) { try VATNumber(parsing: text) }
    }

    @Test("A GLN's last digit must fit the others")
    func glns() throws {
        // 5·1 + 0·3 + 1·1 + 2·3 + 3·1 + 4·3 + 5·1 + 6·3 + 7·1 + 8·3 + 9·1 + 0·3 = 90, so the check digit is 0.
        #expect(try GLN(parsing: "5012345678900").text == "5012345678900")
        #expect(throws: Refusal.self) { try GLN(parsing: "5012345678901") }
        // The 1 and the 2 exchanged: 90 - 1·1 - 2·3 + 2·1 + 1·3 = 88, so the check digit would be 2.
        #expect(throws: Refusal.self) { try GLN(parsing: "5021345678900") }
        #expect(throws: Refusal.self) { try GLN(parsing: "501234567890") }
    }

    @Test("An ODS code and a school's URN have their forms")
    func codes() throws {
        #expect(try ODSCode(parsing: "rq3").text == "RQ3")
        #expect(throws: Refusal.self) { try ODSCode(parsing: "R?") }
        #expect(throws: Refusal.self) { try ODSCode(parsing: "A123456789") }
        #expect(try SchoolURN(parsing: "103555").text == "103555")
        #expect(throws: Refusal.self) { try SchoolURN(parsing: "10355") }
        #expect(throws: Refusal.self) { try SchoolURN(parsing: "003555") }
    }

    @Test("What changes about an agency is told with its values, but how to reach somebody by name only")
    func words() throws {
        let agency = Agency(id: AgencyID(1), code: "BWC", name: "Old", sector: "health")
        var change = AgencyChange()
        change.name = "New"
        change.billingEmail = "ana.silva@bwc.example"
        change.vat = "123456782"
        let (next, words) = try agency.changed(change)
        #expect(words == ["name: Old → New", "VAT number: none → GB123456782", "billing e-mail"])
        #expect(next.billing.email == "ana.silva@bwc.example")
        #expect(try next.changed(change).words.isEmpty)
    }

    @Test("An empty value takes one away, and a closed agency is not changed")
    func takingAway() throws {
        var agency = Agency(id: AgencyID(1), code: "BWC", name: "A", sector: "health", band: "large")
        var change = AgencyChange()
        change.band = ""
        #expect(try agency.changed(change).agency.band == nil)
        agency.status = .closed
        #expect(throws: Refusal.self) { try agency.changed(change) }
    }
}

@Suite("What people write into fields")
struct FieldTests {
    @Test("A text is trimmed, bounded and on one line")
    func texts() throws {
        #expect(try Field.text("  Elm School ", "name") == "Elm School")
        #expect(try Field.text(String(repeating: "é", count: 500), "name").count == 500)
        #expect(throws: Refusal.self) { try Field.text(String(repeating: "e", count: 501), "name") }
        #expect(throws: Refusal.self) { try Field.text("   ", "name") }
        #expect(throws: Refusal.self) { try Field.text("a\tb", "name") }
        #expect(throws: Refusal.self) { try Field.text("a\u{2028}b", "name") }
    }

    @Test("An e-mail address has the form of one", arguments: ["ana@bct.example", "a+b.c@x-y.example"])
    func addresses(_ text: String) throws {
        #expect(try EmailAddress(parsing: " \(text) ").text == text)
        #expect(EmailAddress.key(text.uppercased()) == text)
    }

    @Test(
        "What is no e-mail address is refused",
        arguments: ["", "ana", "ana@bct", "a..b@x.example", "a@-x.example", "a@@b.c"])
    func noAddresses(_ text: String) {
        #expect(throws: Refusal.self) { try EmailAddress(parsing: text) }
    }
}
