import Application
import Crypto
import Domain
import Foundation
import SQLSession

extension SQLReads: PolicyReads {
    func policies() throws -> [PolicyVersion] { try rows("policy/all").map(version) }

    func policy(_ id: PolicyID) throws -> PolicyVersion? { try first("policy/by_id", .id(id)).map(version) }

    func policyInForce(on date: LocalDate) throws -> PolicyID? {
        try first("policy/in_force", .date(date))?.id(0)
    }

    func holidayRevision() throws -> Int64 { Int64(try fact("bank_holiday_revision") ?? "0") ?? 0 }

    func bankHolidays() throws -> BankHolidays {
        var dates: [Nation: Set<LocalDate>] = [:]
        for row in try rows("bank_holiday/all") { dates[try row.word(0), default: []].insert(try row.date(1)) }
        return BankHolidays(revision: try holidayRevision(), dates: dates)
    }

    func unbound(after booking: BookingID?, limit: Int64) throws -> [Booking] {
        try rows("booking/unbound", .integer(booking?.raw ?? 0), .integer(limit)).map(BookingRows.booking)
    }

    private func version(_ row: Row) throws -> PolicyVersion {
        PolicyVersion(
            id: try row.id(0), name: try row.text(1), from: try row.date(2), document: try row.text(3),
            addedAt: try row.instant(4), addedBy: try row.text(5))
    }
}

extension SQLWork: PolicyWrites {
    func addPolicy(name: String, from: LocalDate, document: String) throws -> PolicyID {
        let id = PolicyID(try nextNumbers("policy", count: 1))
        let digest = Array(SHA256.hash(data: Data(document.utf8)))
        try run(
            "policy/insert", .id(id), .text(name), .date(from), .text(document), .blob(digest), now, actor)
        let hex = digest.map { String(format: "%02x", $0) }.joined()
        try audit("policy.added", subject: "policy:\(id.raw)", detail: "from \(from) sha256 \(hex)")
        return id
    }

    func setHoliday(_ nation: Nation, _ date: LocalDate, name: String) throws -> Bool {
        let changed = try first("bank_holiday/set", .text(nation.rawValue), .date(date), .text(name)) != nil
        if changed { try holidaysChanged("set", nation, date, name) }
        return changed
    }

    func removeHoliday(_ nation: Nation, _ date: LocalDate) throws -> Bool {
        let changed = try first("bank_holiday/remove", .text(nation.rawValue), .date(date)) != nil
        if changed { try holidaysChanged("removed", nation, date, "") }
        return changed
    }

    private func holidaysChanged(_ what: String, _ nation: Nation, _ date: LocalDate, _ name: String) throws {
        try setFact("bank_holiday_revision", String(try holidayRevision() + 1))
        try audit("bank_holiday.\(what)", subject: "bank_holiday:\(nation.rawValue):\(date)", detail: name)
    }
}
