import Application
import Domain
import Money
import SQLSession

/// What is counted at one event, or for one agency at it.
private struct Tally {
    var bookings = Counts()
    var charges = ChargeCounts()

    static func + (one: Tally, other: Tally) -> Tally {
        Tally(bookings: one.bookings + other.bookings, charges: one.charges + other.charges)
    }
}

/// An agency at an event.
private struct Share: Hashable {
    let event: Int64
    let agency: Int64
}

extension Verifier {
    /// Counts the bookings and charges of some events anew and compares them with the counters kept.
    func checkCounts(_ events: ClosedRange<Int64>) throws {
        var shares: [Share: Tally] = [:]
        for row in try rows("verify/booking_counts", .integer(events.lowerBound), .integer(events.upperBound)) {
            let one = Counts(try row.word(2), try row.word(3), try row.word(4))
            let share = Share(event: try row.integer(0), agency: try row.integer(1))
            let known = shares[share] ?? Tally()
            shares[share] = known + Tally(bookings: one.times(try row.integer(5)))
        }
        for row in try rows("verify/charge_counts", .integer(events.lowerBound), .integer(events.upperBound)) {
            let share = Share(event: try row.integer(0), agency: try row.integer(1))
            findings.count("charges", try row.integer(4))
            shares[share] = (shares[share] ?? Tally()) + Tally(charges: try Verifier.charges(row))
        }
        try compare(shares, events)
    }

    private static func charges(_ row: Row) throws -> ChargeCounts {
        let state = try state(row)
        let one = ChargeCounts(state, amount: Pence(try row.integer(5)), credited: Pence(try row.integer(6)))
        return one.counting(try row.integer(4))
    }

    /// A state that counts as the stored one does: whose invoice or decision it was makes no difference.
    private static func state(_ row: Row) throws -> ChargeState {
        let code: ChargeState.Code = try row.word(2)
        switch code {
        case .assessed, .notified, .accepted, .disputed, .upheld: return .assessed
        case .relieved: return .relieved(try row.word(3))
        case .waived:
            return .waived(
                Waiver(reason: try row.word(3), decidedBy: "", secondedBy: nil, decidedOn: LocalDate(dayNumber: 0)))
        case .invoiced, .partCredited, .credited, .paid, .writtenOff: return .invoiced(InvoiceID(0))
        }
    }

    private func compare(_ shares: [Share: Tally], _ events: ClosedRange<Int64>) throws {
        var whole: [Int64: Tally] = [:]
        for (share, tally) in shares { whole[share.event] = (whole[share.event] ?? Tally()) + tally }
        var references: [Int64: String] = [:]
        var years: [Int64: Int64?] = [:]
        for row in try rows("verify/event_counts", .integer(events.lowerBound), .integer(events.upperBound)) {
            let id = try row.integer(0)
            references[id] = try row.text(1)
            years[id] = try row.optionalInteger(2)
            try compare(row, whole[id] ?? Tally(), "event \(try row.text(1))")
        }
        var left = Set(shares.keys)
        for row in try rows("verify/tally_counts", .integer(events.lowerBound), .integer(events.upperBound)) {
            let share = Share(event: try row.integer(0), agency: try row.integer(1))
            let place = "event \(references[share.event] ?? "?") for agency \(share.agency)"
            if let year = years[share.event], year != (try row.optionalInteger(2)) {
                findings.add("counters", "\(place) is kept under another year than the event")
            }
            left.remove(share)
            try compare(row, shares[share] ?? Tally(), place)
        }
        for share in left.sorted(by: { ($0.event, $0.agency) < ($1.event, $1.agency) }) {
            findings.add("counters", "event \(references[share.event] ?? "?") keeps none for agency \(share.agency)")
        }
    }

    private func compare(_ row: Row, _ tally: Tally, _ place: String) throws {
        let names = Counter.allCases.map(\.rawValue) + ChargeCounter.allCases.map(\.rawValue)
        let counted = tally.bookings.values + tally.charges.values
        for (index, name) in names.enumerated() {
            let kept = try row.integer(index + 3)
            if kept != counted[index] {
                findings.add("counters", "\(place): \(name) is kept as \(kept) and comes to \(counted[index])")
            }
        }
    }
}

extension Counts {
    /// The same, so many times.
    fileprivate func times(_ number: Int64) -> Counts {
        Counts(values: values.map { $0.multipliedReportingOverflow(by: number).partialValue }) ?? self
    }
}

extension ChargeCounts {
    /// The same for so many charges whose amounts are added up already.
    fileprivate func counting(_ number: Int64) -> ChargeCounts {
        var counts = self
        for counter: ChargeCounter in [.assessed, .exempt, .relieved, .waived] where counts[counter] != 0 {
            counts[counter] = number
        }
        return counts
    }
}
