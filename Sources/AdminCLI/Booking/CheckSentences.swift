import Application
import Domain
import Money

/// What is said of a booking before it is made.
enum CheckSentences {
    static func lines(_ check: BookingCheck) -> [String] {
        var lines = ["\(check.event.reference)  \(check.title)"]
        lines += check.sessions.map { "  \($0.start.spoken) to \($0.end.spoken)" }
        if let hindrance = check.hindrance { lines.append("It cannot be booked. \(hindrance)") }
        if let booked = check.booked { lines.append("The person has the booking \(booked) of it already.") }
        lines.append(expectation(check.expectation))
        if let terms = check.terms {
            lines.append("Cancelling is free until \(terms.freeUntil.limit) (\(terms.policy)).")
            lines.append("After that it costs \(terms.late.text); not coming costs \(terms.absent.text).")
        } else {
            lines.append("No charging policy is in force yet.")
        }
        if !check.overlaps.isEmpty {
            lines.append("Note: it overlaps the person's booking of \(check.overlaps.joined(separator: ", ")).")
        }
        return lines
    }

    private static func expectation(_ expectation: BookingCheck.Expectation) -> String {
        switch expectation {
        case .place(let left): "A place is free; left for the agency: \(left)."
        case .waiting(let position): "No place is free: it would wait at position \(position)."
        case .approval: "It would wait for approval."
        case .confirmation: "It would wait until the person is confirmed."
        }
    }

    static func fields(_ check: BookingCheck, _ zone: Zone) -> KeyValuePairs<String, Cell> {
        [
            "event": .text(check.event.reference), "may_book": .flag(check.mayBook),
            "leads_to": .text(check.expectation.word),
            "free_until": .optional(check.terms.map { zone.local($0.freeUntil.instant).description }),
            "late_cost_pence": check.terms.map { .pence($0.late) } ?? .none,
            "absent_cost_pence": check.terms.map { .pence($0.absent) } ?? .none,
            "overlaps": .text(check.overlaps.joined(separator: " ")), "booked": .optional(check.booked),
            "hindrance": .optional(check.hindrance?.reason),
        ]
    }
}
