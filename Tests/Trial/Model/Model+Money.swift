/// An invoice of the model; amounts in pence, nothing of it under VAT.
struct ModelInvoice {
    let number: String
    let agency: Int
    let due: Int
    var left: [Int]
    var owed: Int
    var paid = 0
}

extension Model {
    /// Looks at every event that was held and is over; answers how many charges there are now and what they come to.
    mutating func assess() -> String {
        for e in events.indices where events[e].status == "delivered" && events[e].end <= now {
            for b in events[e].bookings.indices where events[e].bookings[b].charge == nil {
                guard let amount = cost(e, events[e].bookings[b]) else { continue }
                let exempt = agencies[people[events[e].bookings[b].person].agency].isExempt
                events[e].bookings[b].charge = ModelCharge(amount: amount, state: exempt ? "relieved" : "assessed")
            }
        }
        return "assessed"
    }

    private func cost(_ e: Int, _ booking: ModelBooking) -> Int? {
        let sessions = events[e].sessions
        if booking.state == "cancelled_late" { return ModelEvent.price(sessions) }
        guard booking.state == "confirmed" else { return nil }
        let marks = sessions.indices.map { booking.marks[$0] ?? "not_recorded" }
        if marks.contains("attended") || marks.contains("left_early") || marks.contains("not_recorded") { return nil }
        let missed = sessions.indices.filter { marks[$0] != "excused" }
        return missed.isEmpty ? nil : ModelEvent.price(missed.map { sessions[$0] })
    }

    mutating func waive(_ e: Int, _ b: Int) -> String {
        guard let charge = events[e].bookings[b].charge else { return "no not_found" }
        guard charge.state == "assessed" else { return "no wrong_state" }
        events[e].bookings[b].charge?.state = "waived"
        return "waived"
    }

    /// What a run is to bill: by agency and financial year, the amount of each line.
    func billable() -> [String] {
        var lines: [[Int]: [Int]] = [:]
        for event in events where event.day <= ModelCalendar.local(now) / 1440 {
            for booking in event.bookings {
                guard let charge = booking.charge, charge.state == "assessed" else { continue }
                let key = [people[booking.person].agency, ModelCalendar.financialYear(event.day)]
                lines[key, default: []].append(charge.amount)
            }
        }
        return lines.map { "agency \($0.key[0]) \($0.value.sorted())" }.sorted()
    }

    /// Takes the invoices as numbered by the house, whose lines are known once they add up as they must.
    mutating func bill(_ issued: [(number: String, agency: Int, lines: [Int])]) {
        for e in events.indices where events[e].day <= ModelCalendar.local(now) / 1440 {
            for b in events[e].bookings.indices where events[e].bookings[b].charge?.state == "assessed" {
                events[e].bookings[b].charge?.state = "invoiced"
            }
        }
        for invoice in issued {
            let due = ModelCalendar.local(now) / 1440 + 30
            invoices.append(
                ModelInvoice(
                    number: invoice.number, agency: invoice.agency, due: due, left: invoice.lines,
                    owed: invoice.lines.reduce(0, +)))
        }
    }

    /// A credit note over a part of a line, or over what is left of it.
    mutating func credit(_ i: Int, line: Int, _ amount: Int?) -> String {
        let left = invoices[i].left[line]
        let net = amount ?? left
        if left == 0 || net > left { return "no conflict" }
        invoices[i].left[line] -= net
        invoices[i].owed -= net
        let released = max(0, invoices[i].paid - invoices[i].owed)
        invoices[i].paid -= released
        return "net \(net) released \(released) outstanding \(invoices[i].owed - invoices[i].paid)"
    }

    /// Money received pays the oldest due first.
    mutating func pay(_ agency: Int, _ amount: Int) -> String {
        var rest = amount
        var words: [String] = []
        let open = invoices.indices.filter { invoices[$0].agency == agency && invoices[$0].owed > invoices[$0].paid }
            .sorted { (invoices[$0].due, $0) < (invoices[$1].due, $1) }
        for i in open where rest > 0 {
            let part = min(rest, invoices[i].owed - invoices[i].paid)
            invoices[i].paid += part
            rest -= part
            words.append("\(invoices[i].number) \(part)")
        }
        return (words + ["unallocated \(rest)"]).joined(separator: ", ")
    }
}
