import Invoicing
import Money
import Testing

@Suite("What a line of a bank's file may pay") struct BankMatchTests {
    /// BCT owes £50, £30 and £20; NHS owes £50.
    private func payable() throws -> [PayableInvoice] {
        let day = try Sample.date("2020-05-01")
        let rows: [(Int64, String, String, Int64)] = [
            (1, "BCT", "Birmingham Children's Trust", 50), (2, "BCT", "Birmingham Children's Trust", 30),
            (3, "BCT", "Birmingham Children's Trust", 20), (4, "NHS", "University Hospitals", 50),
        ]
        return try rows.map { number, code, name, pounds in
            PayableInvoice(
                invoice: OpenInvoice(
                    number: try Sample.number(number), agencyCode: code, dueDate: day.adding(days: Int(number)),
                    outstanding: .pounds(pounds)), agencyName: name)
        }
    }

    private func matches(_ pounds: Int64, _ reference: String, _ payer: String = "") throws -> [BankMatch] {
        BankMatch.suggestions(
            for: ReceivedMoney(amount: .pounds(pounds), reference: reference, payer: payer), among: try payable())
    }

    @Test(arguments: ["INV-000002", "inv000002", "Payment INV 2 thanks", "INV-2/2020", "x INV/0000002"])
    func `a number in the reference and just its amount is sure`(_ reference: String) throws {
        let best = try #require(try matches(30, reference).first)
        #expect(best.invoices.map(\.text) == ["INV-000002"] && best.agencyCode == "BCT")
        #expect(best.isSure && best.score == 100)
        #expect(best.reasons == ["The reference names INV-000002.", "The amount is just what is to pay on it."])
    }

    @Test(arguments: ["INV-0000021", "INVOICE 2", "XINV-000002", "INV", "000002", ""])
    func `what only looks like a number names nothing`(_ reference: String) throws {
        #expect(try matches(31, reference).isEmpty)
    }

    @Test func `several numbers are sure together, and a part or too much is not`() throws {
        let both = try #require(try matches(50, "INV-000002 INV-000003").first)
        #expect(both.isSure && both.invoices.count == 2)
        let part = try #require(try matches(10, "INV-000002").first)
        #expect(!part.isSure && part.reasons.last == "It pays a part: £20.00 would be left to pay.")
        let more = try #require(try matches(31, "INV-000002", "BIRMINGHAM CHILDREN").first)
        #expect(!more.isSure && more.score == 75 && more.reasons.last == "It is £1.00 more than is to pay.")
    }

    @Test func `an amount alone is a weak sign, and a name makes it a strong one`() throws {
        let alone = try matches(50, "thanks")
        #expect(alone.map(\.agencyCode) == ["BCT", "NHS"] && alone.map(\.score) == [35, 35])
        let named = try #require(try matches(50, "thanks", "University Hospitals").first)
        #expect(named.agencyCode == "NHS" && named.score == 80 && !named.isSure)
        #expect(named.reasons.first == "The line names University Hospitals.")
        let coded = try #require(try matches(50, "NHS training").first)
        #expect(coded.agencyCode == "NHS" && coded.reasons.first == "The line holds the code NHS.")
        #expect(try matches(50, "", "UNIVERSITY HO").first?.reasons.first?.contains("begins like") == true)
    }

    // 50 + 30 + 20 = 100 is all of them, 30 + 50 = 80 the fewest that come to £80.
    @Test func `one agency's sum of several is found`() throws {
        let all = try #require(try matches(100, "").first)
        #expect(all.invoices.count == 3 && all.score == 30)
        #expect(all.reasons == ["All 3 open invoices of the agency come to just this amount."])
        let some = try #require(try matches(80, "", "Birmingham Children's Trust").first)
        #expect(some.invoices.map(\.text) == ["INV-000001", "INV-000002"] && some.score == 65)
        #expect(try matches(80, "").isEmpty)
        let none = try #require(try matches(33, "", "Birmingham Children's Trust").first)
        #expect(none.invoices.isEmpty && none.score == 45)
        #expect(none.reasons.last == "The amount fits no invoice: it would pay the oldest first.")
    }

    @Test func `where two agencies fit just as well, neither is sure`() throws {
        let both = try matches(50, "INV-000001 INV-000004")
        #expect(both.count == 2 && both.allSatisfy { !$0.isSure && $0.score == BankMatch.sureScore - 1 })
        #expect(both[0].reasons.last == "Another agency fits just as well.")
    }
}
