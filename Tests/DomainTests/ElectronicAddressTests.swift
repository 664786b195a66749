import Domain
import Testing

@Suite("Electronic addresses and bank accounts")
struct ElectronicAddressTests {
    @Test("An address is read in its scheme, and checked as what the scheme says it is")
    func addresses() throws {
        // 5·1 + 0·3 + 6·1 = 11, and nine to twenty.
        let gln = try ElectronicAddress(parsing: " 0088:506 0000 0000 09 ")
        #expect(gln.text == "0088:5060000000009")
        #expect(gln.isOrganisation)
        // 9·8 + 8·7 + 0·6 + 7·5 + 8·4 + 0·3 + 6·2 = 207; 207 + 84 = 291 = 3 × 97.
        let vat = try ElectronicAddress(parsing: "9932:980 7806 84")
        #expect(vat.text == "9932:GB980780684")
        #expect(!vat.isOrganisation)
        #expect(try ElectronicAddress(parsing: "0060:12-345-6789").id == "123456789")
        #expect(try ElectronicAddress(parsing: "0192:991825827").text == "0192:991825827")
        #expect(try ElectronicAddress(parsing: "0208:a:b").id == "a:b")
    }

    @Test(
        "What is no address of the network is refused",
        arguments: [
            "", "0088", "0088:", "0088:5060000000008", "9932:GB123456789", "0060:12345678", "1234:5060000000009",
            ":5060000000009", "0192:with blank", "0192:\u{661}", "0192:" + String(repeating: "1", count: 51),
        ])
    func wrong(_ text: String) {
        #expect(throws: Refusal.self) { try ElectronicAddress(parsing: text) }
    }

    @Test("An account is sort code and number, or an IBAN whose check digits fit")
    func accounts() throws {
        #expect(try BankAccount(parsing: "12-34-56 12345678") == .domestic(sortCode: "123456", number: "12345678"))
        #expect(try BankAccount(parsing: "12345612345678").text == "12-34-56 12345678")
        // The example of ISO 13616's register for the United Kingdom.
        #expect(try BankAccount(parsing: "GB29 NWBK 6016 1331 9268 19").text == "GB29NWBK60161331926819")
        #expect(try BankAccount(parsing: "gb82west12345698765432") == .international(iban: "GB82WEST12345698765432"))
    }

    @Test(
        "What is no account is refused",
        arguments: [
            "", "12-34-56", "12-34-56 1234567", "GB28NWBK60161331926819", "GB82", "XX", "1234567890123\u{661}",
            "GB82WEST1234569876543212345678901234567", "1282WEST12345698765432",
        ])
    func wrongAccounts(_ text: String) {
        #expect(throws: Refusal.self) { try BankAccount(parsing: text) }
    }
}
