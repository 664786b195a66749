import Domain
import Money
import Testing

@testable import Reports

/// A store that answers what it is told to, and remembers what it was asked.
private final class Answers: ReportStore {
    let groups: [EventGroup]
    var asked: [String] = []

    init(_ groups: [EventGroup]) { self.groups = groups }

    private func note<T>(_ question: String, _ answer: T) -> T {
        asked.append(question)
        return answer
    }

    func eventGroups(of year: FinancialYear) -> [EventGroup] { note("groups", groups) }
    func shares(of year: FinancialYear) -> MeanOfShares { note("shares", MeanOfShares([])) }
    func invoiced(of year: FinancialYear) -> [AgencyInvoiced] { note("invoiced", []) }
    func settled(of year: FinancialYear) -> Settled { note("settled", Settled()) }
    func target(of year: FinancialYear) -> Target? { note("target", Target(events: 1, places: 2)) }
    func workforceInScope(asOf date: LocalDate) -> Int64? { note("workforce \(date)", 9) }
    func peopleTrained(in year: FinancialYear) -> Int64 { note("people", 7) }
    func unmetDemand(in year: FinancialYear) -> Int64 { note("unmet", 3) }
}

@Suite("Reading a year")
struct ReadingTests {
    private let flat = ["groups", "shares", "invoiced", "settled", "target", "workforce 2020-03-31"]

    @Test("A year without events is asked for nothing more")
    func empty() throws {
        let store = Answers([])
        #expect(try store.data(of: year(2019)).isEmpty)
        #expect(store.asked == ["groups"])
    }

    @Test("People are counted one by one while there are few bookings")
    func few() throws {
        let store = Answers([group([.arrivals: 20_000, .waiting: 1])])
        let data = try store.data(of: year(2019))
        #expect(store.asked == flat + ["people", "unmet"])
        #expect(data.peopleTrained == 7 && data.unmetDemand == 3 && data.workforce == 9)
        #expect(data.target == Target(events: 1, places: 2))
    }

    @Test("Beyond that only when asked to, so that the report takes the same time however many bookings there are")
    func many() throws {
        let store = Answers([group([.arrivals: 20_001, .waiting: 1])])
        #expect(try store.data(of: year(2019)).peopleTrained == nil)
        #expect(store.asked == flat)
        #expect(try store.data(of: year(2019), people: .always).peopleTrained == 7)
    }

    @Test("When nobody waited, nobody's demand went unmet")
    func nobodyWaited() throws {
        let store = Answers([group([.arrivals: 5])])
        #expect(try store.data(of: year(2019)).unmetDemand == 0)
        #expect(!store.asked.contains("unmet"))
    }
}
