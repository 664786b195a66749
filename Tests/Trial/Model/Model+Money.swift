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
    /// Looks at every event that was held and is over: what is due now and not charged is charged, what is charged and
    /// not due any more is relieved. What is invoiced is never corrected here: the walk leaves such bookings alone.
    mutating func assess() -> String {
        for e in events.indices where events[e].status == "delivered" && events[e].end <= now {
            for b in events[e].bookings.indices where !events[e].bookings[b].charges.contains(where: \.isInvoiced) {
                let due = cost(e, events[e].bookings[b])
                let exempt = agencies[people[events[e].bookings[b].person].agency].isExempt
                var charges = events[e].bookings[b].charges
                for kind in Set(charges.map(\.kind)) where kind != due?.kind { relieve(kind, &charges) }
                if let due { charge(due.kind, due.amount, exempt, &charges) }
                events[e].bookings[b].charges = charges
            }
        }
        return "assessed"
    }

    private func relieve(_ kind: String, _ charges: inout [ModelCharge]) {
        for index in charges.indices where charges[index].kind == kind && charges[index].state == "assessed" {
            charges[index].state = "relieved"
        }
    }

    /// What a person waived counts as charged; what is too much goes as a whole, and what is left of it comes anew.
    private func charge(_ kind: String, _ amount: Int, _ exempt: Bool, _ charges: inout [ModelCharge]) {
        let own = charges.filter { $0.kind == kind }
        guard !own.isEmpty else {
            return charges.append(ModelCharge(kind: kind, amount: amount, state: exempt ? "relieved" : "assessed"))
        }
        let waived = own.filter { $0.state == "waived" }.reduce(0) { $0 + $1.amount }
        let wanted = exempt ? 0 : max(0, amount - waived)
        for index in charges.indices.reversed() where charges[index].kind == kind {
            guard charges[index].state == "assessed", asked(kind, charges) > wanted else { continue }
            charges[index].state = "relieved"
        }
        let missing = wanted - asked(kind, charges)
        if missing > 0 { charges.append(ModelCharge(kind: kind, amount: missing, state: "assessed")) }
    }

    private func asked(_ kind: String, _ charges: [ModelCharge]) -> Int {
        charges.filter { $0.kind == kind && $0.state == "assessed" }.reduce(0) { $0 + $1.amount }
    }

    private func cost(_ e: Int, _ booking: ModelBooking) -> (kind: String, amount: Int)? {
        let sessions = events[e].sessions
        if booking.state == "cancelled_late" { return ("late_cancellation", ModelEvent.price(sessions)) }
        guard booking.state == "confirmed" else { return nil }
        let marks = sessions.indices.map { booking.marks[$0] ?? "not_recorded" }
        if marks.contains("attended") || marks.contains("left_early") || marks.contains("not_recorded") { return nil }
        let missed = sessions.indices.filter { marks[$0] != "excused" }
        let kind = marks.contains("refused_late") ? "refused_late" : "non_attendance"
        return missed.isEmpty ? nil : (kind, ModelEvent.price(missed.map { sessions[$0] }))
    }

    mutating func waive(_ e: Int, _ b: Int) -> String {
        guard let charge = events[e].bookings[b].charges.first else { return "no not_found" }
        guard charge.state == "assessed" else { return "no wrong_state" }
        events[e].bookings[b].charges[0].state = "waived"
        return "waived"
    }

    /// What a run is to bill: by agency and financial year, the amount of each line.
    func billable() -> [String] {
        var lines: [[Int]: [Int]] = [:]
        for event in events where event.day <= ModelCalendar.local(now) / 1440 {
            for booking in event.bookings {
                let key = [people[booking.person].agency, ModelCalendar.financialYear(event.day)]
                for charge in booking.charges where charge.state == "assessed" {
                    lines[key, default: []].append(charge.amount)
                }
            }
        }
        return lines.map { "agency \($0.key[0]) \($0.value.sorted())" }.sorted()
    }

    /// Takes the invoices as numbered by the house, whose lines are known once they add up as they must.
    mutating func bill(_ issued: [(number: String, agency: Int, lines: [Int])]) {
        for e in events.indices where events[e].day <= ModelCalendar.local(now) / 1440 {
            for b in events[e].bookings.indices {
                events[e].bookings[b].charges = events[e].bookings[b].charges.map { charge in
                    charge.state == "assessed"
                        ? ModelCharge(kind: charge.kind, amount: charge.amount, state: "invoiced") : charge
                }
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
