import Application
import Domain
import Money
import SQLSession

/// The columns of what is recorded of a booking besides the register, in the order every statement lists them.
enum FactRows {
    static func fact(_ row: Row) throws -> FactRecord {
        FactRecord(
            booking: try row.id(0), n: try row.integer(1), recorded: try recorded(row), at: try row.instant(8),
            actor: try row.text(9))
    }

    private static func recorded(_ row: Row) throws -> RecordedFact {
        let code: RecordedFact.Code = try row.word(2)
        let value = try row.integer(4)
        switch code {
        case .completion: return .completion(value == 1)
        case .cost: return .cost(BookingTerms.ActualCost(text: try row.text(3), amount: Pence(value)))
        case .sickness where value == 0: return .sickness(nil)
        case .sickness:
            return .sickness(
                SicknessReport(
                    receivedAt: try row.optionalInstant(5), channel: try row.word(6),
                    writtenAt: try row.optionalInstant(7)))
        }
    }

    /// The values of `booking_fact/insert` between the number and the time.
    static func inserted(_ fact: RecordedFact) -> [SQLValue] {
        var (label, value, report) = ("", Int64(0), SicknessReport?.none)
        switch fact {
        case .completion(let isCompleted): value = isCompleted ? 1 : 0
        case .cost(let cost): (label, value) = (cost.text, cost.amount.amount)
        case .sickness(let found): (value, report) = (found == nil ? 0 : 1, found)
        }
        let channel = fact.code == .sickness ? (report?.channel ?? .other).rawValue : nil
        return [
            .text(fact.code.rawValue), .text(label), .integer(value), .optional(report?.receivedAt),
            .optional(channel), .optional(report?.writtenAt),
        ]
    }
}

extension SQLReads {
    func facts(of booking: BookingID) throws -> [FactRecord] {
        try rows("booking_fact/of_booking", .id(booking), limits.agency, limits.person).map(FactRows.fact)
    }
}

extension SQLWork {
    func record(_ fact: RecordedFact, of booking: BookingID) throws {
        let n = Int64(try facts(of: booking).count) + 1
        try runMany(
            "booking_fact/insert", [[.id(booking), .integer(n)] + FactRows.inserted(fact) + [now, actor]])
        try audit("booking.recorded", subject: "booking:\(booking.raw)", detail: fact.code.rawValue)
    }
}
