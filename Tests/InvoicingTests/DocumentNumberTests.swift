import Invoicing
import Testing

@Suite("Numbers of documents")
struct DocumentNumberTests {
    @Test("A number is the series, a hyphen and at least six digits")
    func text() throws {
        #expect(try Sample.number(1).text == "INV-000001")
        #expect(try Sample.number(999_999, "INV-2019").text == "INV-2019-999999")
        #expect(try Sample.number(1_234_567).text == "INV-1234567")
    }

    @Test("A number reads back", arguments: ["INV-000001", "INV-2019-000042", "CN-999999999", "A-1234567"])
    func parse(text: String) throws { #expect(try DocumentNumber(parsing: text).text == text) }

    @Test(
        "What is not exactly a number is refused",
        arguments: [
            "", "INV", "INV-", "INV-1", "INV-0000001", "INV-000000", "INV-+00001", "-000001", "inv-000001",
            "INV--000001", "INV-1000000000", "INV-000001 ", "INV-00000١", "ABCDEFGHIJKLMNOPQ-000001",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0000000000000000000001",
        ])
    func refused(text: String) {
        let refusal = #expect(throws: InvoicingRefusal.self) { try DocumentNumber(parsing: text) }
        #expect(refusal?.code == .number)
    }

    @Test("A series is named in capitals, digits and single hyphens", arguments: ["I", "INV", "INV-2019", "X1-2-3"])
    func series(name: String) throws { #expect(try Series(name).name == name) }

    @Test("Other names are refused", arguments: ["", "-A", "A-", "A--B", "1A", "inv", "É", "A B", "ABCDEFGHIJKLMNOPQ"])
    func noSeries(name: String) { #expect(throws: InvoicingRefusal.self) { try Series(name) } }

    @Test("Values outside 1 to 999,999,999 are refused, and numbers order by series and value")
    func values() throws {
        #expect(throws: InvoicingRefusal.self) { try Sample.number(0) }
        #expect(throws: InvoicingRefusal.self) { try Sample.number(1_000_000_000) }
        #expect(try Sample.number(2) < Sample.number(10))
        #expect(try Sample.number(9, "CN") < Sample.number(1, "INV"))
    }
}
