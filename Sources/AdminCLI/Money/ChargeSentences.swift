import Application
import Domain
import Money

/// Charges as a table.
enum ChargeListing {
    static func make(_ rows: [ChargeRow], notes: [String] = []) -> Listing {
        Listing(
            columns: [
                .init("charge", "Charge"), .init("event_date", "Event date"), .init("title", "Course"),
                .init("agency", "Agency"), .init("occurrence", "What for"), .init("amount_pence", "Amount"),
                .init("state", "State"), .init("reason", "Reason"), .init("invoice", "Invoice"),
            ],
            rows: rows.map { row in
                [
                    .text(row.reference), .text(row.charge.eventDate.description), .text(row.title),
                    .text(row.agency), .text(row.charge.occurrence.rawValue), .pence(row.charge.amount),
                    .text(row.charge.state.code.rawValue), .optional(row.charge.state.reason),
                    .optional(row.invoice),
                ]
            }, notes: notes)
    }
}

/// What is said to people about a charge.
enum ChargeSentences {
    /// The charge and every step it took.
    static func way(_ answer: ShowCharge.Answer, _ zone: Zone) -> [String] {
        let (row, charge) = (answer.row, answer.row.charge)
        var lines = [
            "Charge \(row.reference): \(charge.occurrence.rawValue.spacedOut), \(charge.amount.text), "
                + "\(charge.state.standing(row.invoice))."
        ]
        if charge.credited > .zero { lines.append("  Credited so far: \(charge.credited.text).") }
        return lines + answer.history.map { $0.sentence(zone) }
    }

    /// The charge with its reasons and steps, for programs.
    static func json(_ answer: ShowCharge.Answer, _ zone: Zone) -> JSONValue {
        let (row, charge) = (answer.row, answer.row.charge)
        return .object([
            "charge": .text(row.reference), "event": .text(row.event), "title": .text(row.title),
            "agency": .text(row.agency), "policy": .text(answer.policy),
            "occurrence": .text(charge.occurrence.rawValue), "amount_pence": .number(charge.amount.amount),
            "credited_pence": .number(charge.credited.amount), "settlement": .text(charge.settlement.rawValue),
            "vat_category": .text(charge.category.rawValue), "state": .text(charge.state.code.rawValue),
            "reason": charge.state.reason.map { .text($0) } ?? .null,
            "invoice": row.invoice.map { .text($0) } ?? .null, "explanation": answer.explanation.json,
            "history": .list(answer.history.map { $0.json(zone) }),
        ])
    }
}

extension ChargeState {
    /// The coded reason, where the state has one.
    var reason: String? {
        switch self {
        case .relieved(let reason): reason.rawValue
        case .waived(let waiver): waiver.reason.rawValue
        case .disputed(let reason): reason.rawValue
        case .assessed, .notified, .accepted, .upheld, .invoiced, .partCredited, .credited, .paid, .writtenOff: nil
        }
    }

    /// How it reads after the amount.
    func standing(_ invoice: String?) -> String {
        switch self {
        case .assessed: "not invoiced yet"
        case .relieved(let reason): "relieved (\(reason.rawValue.spacedOut))"
        case .waived(let waiver):
            "waived on \(waiver.decidedOn) (\(waiver.reason.rawValue.spacedOut)) by \(waiver.decidedBy)"
                + (waiver.secondedBy.map { " with \($0)" } ?? "")
        case .notified(let until): "notified; the agency may answer until the end of \(until.spoken)"
        case .accepted: "accepted, not invoiced yet"
        case .disputed(let reason): "disputed (\(reason.rawValue.spacedOut))"
        case .upheld: "upheld, not invoiced yet"
        case .invoiced: "on invoice \(invoice ?? "")"
        case .partCredited: "on invoice \(invoice ?? ""), part of it credited"
        case .credited: "on invoice \(invoice ?? "") and credited"
        case .paid: "paid with invoice \(invoice ?? "")"
        case .writtenOff: "on invoice \(invoice ?? ""), written off"
        }
    }
}
