import Domain
import Testing

@Suite struct MailDomainTests {
    @Test func `an address is covered by its domain and by those it lies under, the longest first`() throws {
        let address = try EmailAddress(parsing: "Ana@Ward.BWC.nhs.uk")
        #expect(MailDomain.covering(address) == ["ward.bwc.nhs.uk", "bwc.nhs.uk", "nhs.uk"])
        #expect(MailDomain.covering(try EmailAddress(parsing: "a@b.example")) == ["b.example"])
    }

    @Test(arguments: [("BWC.nhs.uk", "bwc.nhs.uk"), (" a-1.example ", "a-1.example"), ("3.example", "3.example")])
    func `a domain is kept in small letters`(_ text: String, _ kept: String) throws {
        #expect(try MailDomain(parsing: text).text == kept)
    }

    @Test(arguments: [
        "", "uk", "@bwc.nhs.uk", "a..b", "-a.example", "a-.example", "a_b.example", ".example", "a.example.",
        String(repeating: "a", count: 64) + ".example", String(repeating: "abcdefg.", count: 32) + "example",
    ])
    func `what is no domain is refused`(_ text: String) {
        #expect(throws: Refusal.self) { try MailDomain(parsing: text) }
    }
}
