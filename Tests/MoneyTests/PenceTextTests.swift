import Money
import Testing

@Suite("Amounts read and printed")
struct PenceTextTests {
    @Test(
        "An amount is read as people write it",
        arguments: [
            ("50", 5_000), ("£50", 5_000), ("12.50", 1_250), ("1,234.56", 123_456), ("£1,234.56", 123_456),
            ("1234.56", 123_456), ("-£5.00", -500), ("£-5.00", -500), ("-5", -500), (" 7.05\t", 705), ("0", 0),
            ("-0.00", 0), ("0.01", 1), ("007", 700), ("10,000,000.00", 1_000_000_000), ("00000000000012.00", 1_200),
        ] as [(String, Int64)])
    func read(text: String, pence: Int64) throws {
        #expect(try Pence(parsing: text) == Pence(pence))
    }

    @Test(
        "What is not an amount is refused with its kind of fault",
        arguments: [
            ("", .empty), ("  \t ", .empty), ("12.5", .pence("12.5", mend: "12.50")),
            ("£ 12.5", .notAnAmount("£ 12.5")), ("12.", .pence("12.", mend: nil)),
            ("12.345", .pence("12.345", mend: nil)), ("1,23.00", .grouping("1,23.00")), (",123", .grouping(",123")),
            ("1234,567", .grouping("1234,567")), ("1,", .grouping("1,")), ("fifty", .notAnAmount("fifty")),
            ("£", .notAnAmount("£")), ("-", .notAnAmount("-")), ("--5", .notAnAmount("--5")),
            (".50", .notAnAmount(".50")),
            ("1.2.3", .notAnAmount("1.2.3")), ("5e3", .notAnAmount("5e3")), ("1.x", .notAnAmount("1.x")),
            ("٣", .notAnAmount("٣")), ("5\u{0}", .notAnAmount("5?")), ("10,000,000.01", .tooLarge("10,000,000.01")),
            ("99999999999999999999", .tooLarge("99999999999999999999")), (",", .notAnAmount(",")),
        ] as [(String, MoneyFault)])
    func refused(text: String, fault: MoneyFault) {
        #expect(throws: fault) { try Pence(parsing: text) }
    }

    @Test("A very long text is refused, and only its beginning is shown")
    func long() {
        let fault = #expect(throws: MoneyFault.self) { try Pence(parsing: String(repeating: "9", count: 1_000_000)) }
        #expect(fault == .tooLarge(String(repeating: "9", count: 40)))
    }

    @Test(
        "An amount is printed with its pound sign, thousands and two digits of pence",
        arguments: [
            (123_456, "£1,234.56", "1234.56"), (-500, "-£5.00", "-5.00"), (0, "£0.00", "0.00"), (5, "£0.05", "0.05"),
            (100_000, "£1,000.00", "1000.00"), (99_999, "£999.99", "999.99"),
            (1_000_000_000, "£10,000,000.00", "10000000.00"),
            (.min, "-£92,233,720,368,547,758.08", "-92233720368547758.08"),
        ] as [(Int64, String, String)])
    func printed(pence: Int64, text: String, plain: String) {
        #expect(Pence(pence).text == text)
        #expect(Pence(pence).plain == plain)
    }

    @Test("What is printed is read back, whatever the amount within the limit")
    func roundTrip() throws {
        for amount in stride(from: -Pence.limit, through: Pence.limit, by: 1_234_567) {
            #expect(try Pence(parsing: Pence(amount).text) == Pence(amount))
            #expect(try Pence(parsing: Pence(amount).plain) == Pence(amount))
        }
    }

    @Test("Each fault says how to mend it")
    func sentences() {
        #expect(MoneyFault.pence("12.5", mend: "12.50").description.contains("write 12.50"))
        let others: [MoneyFault] = [
            .empty, .notAnAmount("x"), .pence("1.234", mend: nil), .grouping("1,2"), .tooLarge("9"), .overflow,
            .zeroDenominator, .share(10_001), .weights,
        ]
        for fault in others {
            #expect(fault.description.contains(":") && fault.description.hasSuffix(".") || fault == .weights)
        }
        #expect(MoneyFault.share(10_001).description.hasPrefix("10001 basis points"))
        #expect(MoneyFault.weights.description.contains("one is above zero, and"))
    }
}
