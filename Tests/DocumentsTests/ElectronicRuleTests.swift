import Documents
import Testing

@Suite struct ElectronicRuleTests {
    private func broken(_ text: String) throws -> Set<String> {
        Set(try ElectronicCheck.faults(in: Array(text.utf8)).map(\.rule))
    }

    @Test(arguments: ElectronicSample.allCases)
    func `every document this program writes keeps every rule`(_ sample: ElectronicSample) throws {
        #expect(try ElectronicCheck.faults(in: Array(sample.text().utf8)) == [])
    }

    @Test(arguments: Violation.all)
    func `a document that breaks one rule is found to break exactly that one`(_ violation: Violation) throws {
        let found = try broken(violation.text())
        #expect(found == violation.also.union([violation.rule]), "\(violation.rule)")
    }

    @Test func `every rule has a document that breaks it`() {
        let rules = ElectronicCheck.rules.map(\.id)
        #expect(Set(rules).count == rules.count, "no rule stands twice")
        #expect(Set(Violation.all.map(\.rule)) == Set(rules))
        #expect(rules.count >= 100)
    }

    @Test func `a fault says the line, the rule and what it asks for`() throws {
        let text = try ElectronicSample.outside.text().replacing("<cbc:ID>5060000000009", with: "<cbc:ID>1")
        let bad = text.replacing(
            "PayableAmount currencyID=\"GBP\">75.00", with: "PayableAmount currencyID=\"GBP\">74.00")
        let fault = try #require(try ElectronicCheck.faults(in: Array(bad.utf8)).first)
        #expect(fault.rule == "BR-CO-16")
        let line =
            1
            + bad.prefix(upTo: try #require(bad.firstRange(of: "<cac:LegalMonetaryTotal>")).lowerBound).filter {
                $0 == "\n"
            }.count
        #expect(fault.description == "line \(line): The amount to pay is the total with VAT. [BR-CO-16]")
    }

    @Test func `what is no invoice is refused with its line`() throws {
        #expect(throws: XMLFault.self) { try ElectronicCheck.faults(in: Array("<Order/>".utf8)) }
        #expect(throws: XMLFault.self) { try ElectronicCheck.faults(in: Array("<Invoice/>".utf8)) }
        #expect(throws: XMLFault.self) { try ElectronicCheck.faults(in: []) }
    }
}
