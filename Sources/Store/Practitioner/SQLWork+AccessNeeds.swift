import Application
import Domain
import SQLSession

extension SQLReads: AccessNeedReads {
    func accessNeed(of booking: BookingID) throws -> AccessNeed? {
        guard let person = try needsSeen(booking.event) else { return nil }
        return try first("access_need/of_booking", .id(booking), person).map { try need($0, 0) }
    }

    func accessNeeds(of event: EventID) throws -> [AccessNeedLine] {
        guard let person = try needsSeen(event) else { return [] }
        return try rows("access_need/of_event", .id(event), person).map { row in
            AccessNeedLine(booking: try row.id(2), name: try row.optionalText(3) ?? "", need: try need(row, 0))
        }
    }

    private func need(_ row: Row, _ column: Int) throws -> AccessNeed {
        AccessNeed(stored: try row.text(column), consentedAt: try row.instant(column + 1))
    }

    /// Whose needs are seen of an event: everybody's (null), one person's, or nobody's.
    private func needsSeen(_ event: EventID) throws -> SQLValue? {
        switch scope {
        case .everything: return .null
        case .person(let person): return .id(person)
        case .trainer(let person): return try teaches(person, event) ? .null : nil
        case .agency, .figures: return nil
        }
    }
}

extension SQLWork: AccessNeedWrites {
    func setAccessNeed(_ need: AccessNeed, of booking: BookingID) throws {
        try run("access_need/set", .id(booking), .text(need.text), .instant(need.consentedAt), actor)
        try audit("access_need.recorded", subject: "booking:\(booking.raw)", detail: "")
    }

    func withdrawAccessNeed(of booking: BookingID) throws -> Bool {
        guard try first("access_need/withdraw", .id(booking)) != nil else { return false }
        try audit("access_need.withdrawn", subject: "booking:\(booking.raw)", detail: "")
        return true
    }

    func purgeAccessNeeds(endedBy moment: Instant, limit: Int64) throws -> Int64 {
        let purged = try rows("access_need/purge", .instant(moment), .integer(limit))
        for row in purged {
            try audit("access_need.purged", subject: "booking:\(try row.integer(0))", detail: "")
        }
        return Int64(purged.count)
    }
}
