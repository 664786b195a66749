import Domain
import Evidence

extension ImportTaking {
    mutating func takeWaivers() throws {
        var stored: [EventID: [BookingID: ImportedWaiver]] = [:]
        var fresh: [ImportedWaiver] = []
        for (row, booking) in zip(plan.rows.waivers, plan.waivedBookings) {
            guard let id = waived[booking], let reason = WaiverReason(rawValue: row.reason.rawValue) else { continue }
            let given = ImportedWaiver(booking: id, reason: reason, decidedOn: row.decidedOn)
            if stored[id.event] == nil {
                let waivers = try work.importedWaivers(of: id.event)
                stored[id.event] = Dictionary(waivers.map { ($0.booking, $0) }, uniquingKeysWith: { first, _ in first })
            }
            guard let known = stored[id.event]?[id] else {
                report.count(.waivers, added: true)
                fresh.append(given)
                continue
            }
            report.count(.waivers, added: false)
            let mend = "take the row out, and decide with `turnout charges waive`"
            if known.reason != given.reason { differs(.waivers, row.line, "reason", "this booking", mend) }
            if known.decidedOn != given.decidedOn { differs(.waivers, row.line, "decided_on", "this booking", mend) }
        }
        if !fresh.isEmpty { try work.addAll(fresh) }
    }
}
