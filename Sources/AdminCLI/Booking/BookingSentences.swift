import Application
import Domain
import Money

/// What is said to people about a booking.
enum BookingSentences {
    /// Where it stands, what comes next, and until when cancelling is free.
    static func standing(_ card: BookingCard, _ zone: Zone) -> [String] {
        var lines = ["\(card.reference) \(card.booking.state.standing)\(position(card))."]
        lines += card.sessions.map { "  \($0.start.spoken) to \($0.end.spoken)" }
        if case .offered(let until) = card.booking.state {
            lines.append("A place is held until \(zone.local(until).spoken): `turnout accept \(card.reference)`.")
        }
        if case .reconfirming(let until) = card.booking.state {
            lines.append(
                "The dates are new; say yes by \(zone.local(until).spoken): `turnout accept \(card.reference)`.")
        }
        lines += terms(card)
        if let joining = card.joining {
            lines += ["How to join:"] + [joining.instructions, joining.link].filter { !$0.isEmpty }
        }
        if !card.overlaps.isEmpty {
            lines.append("Note: it overlaps the person's booking of \(card.overlaps.joined(separator: ", ")).")
        }
        return lines
    }

    private static func position(_ card: BookingCard) -> String {
        card.position.map { ", at position \($0) of \(card.event.waiting)" } ?? ""
    }

    private static func terms(_ card: BookingCard) -> [String] {
        guard card.booking.state.isLive else { return [] }
        guard let free = card.freeUntil, let costs = card.costs else {
            return ["No charging policy is in force yet; the first that covers this moment will be bound to it."]
        }
        if !card.booking.state.holdsPlace { return ["Waiting costs nothing; once a place is taken: \(free.limit)."] }
        return [
            "Cancelling is free until \(free.limit).",
            "After that it costs \(costs.late.text); not coming costs \(costs.absent.text).",
        ]
    }

    /// The fields programs get.
    static func fields(_ card: BookingCard, _ zone: Zone) -> KeyValuePairs<String, Cell> {
        [
            "booking": .text(card.reference), "event": .text(card.event.reference),
            "status": .text(card.booking.state.code.rawValue),
            "position": card.position.map { .number($0) } ?? .none,
            "outcome": .text(card.booking.outcome.rawValue),
            "free_until": .optional(card.freeUntil.map { zone.local($0.instant).description }),
            "late_cost_pence": card.costs.map { .pence($0.late) } ?? .none,
            "absent_cost_pence": card.costs.map { .pence($0.absent) } ?? .none,
        ]
    }
}

extension OutputOptions {
    /// Shows a booking after something happened to it.
    func show(_ reference: String, _ house: House, saying lead: [String] = []) async throws {
        let card = try await ShowBooking(house)(reference, by: operatorPrincipal())
        try show(lead + BookingSentences.standing(card, house.zone), BookingSentences.fields(card, house.zone))
    }
}
