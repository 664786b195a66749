import Application
import Domain
import Markup

/// Deciding for somebody: a request approved or declined, an offer or new dates accepted, an offer taken back.
enum DecideBookingPages {
    static let all = [askDecision, decide, askAcceptance, accept, askRevoking, revoke]

    /// A page with one question about a booking.
    private static func asking(
        _ key: String, _ path: Path, _ visit: Visit, _ faults: FormFaults, isStop: Bool = false,
        _ questions: (Fields, BookingCard) -> HTML
    ) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\(say("\(key).title"))</h1>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: visit.when(card.sessions)),
                .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(card.agency))),
                .init(name: say("event.places"), value: say(
                    "invite.places", .number(card.event.held + card.event.offered), .number(card.event.bookable))),
            ]))
            <form method="post" action="\(path(card.reference))" novalidate>\(visit.once)\(questions(fields, card))
            \(fields.send(say("\(key).send"), isStop: isStop))</form>
            """
        return .page(say("\(key).title"), back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    static let askDecision = Page.show("askDecision", .decideBooking, OfficeKit.access) { visit in
        try await decision(visit, .none)
    }

    private static func decision(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        return try await asking("decide", .decideBooking, visit, faults) { fields, _ in
            fields.radios(
                "answer", say("decide.answer"),
                [
                    .init(value: "yes", text: say("decide.yes"), hint: say("decide.yes_hint")),
                    .init(value: "no", text: say("decide.no"), hint: say("decide.no_hint")),
                ]) + fields.text("why", say("decide.why"), hint: say("decide.why_hint"), complete: "off")
        }
    }

    static let decide = Page.form("decideBookingByPage", .decideBooking, OfficeKit.access) { visit in
        let (reference, answer) = (visit.path("booking"), visit.form["answer"])
        guard answer == "yes" || answer == "no" else {
            var faults = FormFaults.none
            faults.add("answer", visit.say("decide.missing"))
            return try await decision(visit, faults)
        }
        let request = Approve.Request(booking: reference, isApproved: answer == "yes", why: visit.form["why"])
        let done = Path.officeBooking(reference).with("told", answer == "yes" ? "approved" : "declined")
        return try await OfficeKit.attempt(done) {
            let placed = try await Approve(visit.house)(request, by: visit.principal)
            return placed.state == .waitlisted ? Path.officeBooking(reference).with("told", "approved_waiting") : nil
        } refused: {
            try await decision(visit, $0)
        }
    }

    static let askAcceptance = Page.show("askAcceptance", .acceptFor, OfficeKit.access) { visit in
        try await acceptance(visit, .none)
    }

    private static func acceptance(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        try await asking("accept_for", .acceptFor, visit, faults) { _, card in
            "<p>\(visit.say("accept_for.lead"))</p>"
                + OfficeWords.costs(card.freeUntil, card.costs?.late, card.costs?.absent, visit)
        }
    }

    static let accept = Page.form("acceptForSomebody", .acceptFor, OfficeKit.access) { visit in
        let reference = visit.path("booking")
        return try await OfficeKit.attempt(Path.officeBooking(reference).with("told", "accepted")) {
            _ = try await Accept(visit.house)(reference, by: visit.principal)
            return nil
        } refused: {
            try await acceptance(visit, $0)
        }
    }

    static let askRevoking = Page.show("askRevoking", .revokeOffer, OfficeKit.access) { visit in
        try await revoking(visit, .none)
    }

    private static func revoking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        return try await asking("revoke", .revokeOffer, visit, faults, isStop: true) { fields, _ in
            "<p>\(say("revoke.lead"))</p>"
                + fields.text("why", say("revoke.why"), hint: say("decide.why_hint"), complete: "off")
        }
    }

    static let revoke = Page.form("revokeOfferByPage", .revokeOffer, OfficeKit.access) { visit in
        let reference = visit.path("booking")
        var reader = FormReader(visit)
        let why = reader.text("why", missing: "revoke.why_missing")
        guard reader.faults.isEmpty else { return try await revoking(visit, reader.faults) }
        let done = Path.officeBooking(reference).with("told", "revoked")
        return try await OfficeKit.attempt(done) {
            let promotions = try await RevokeOffer(visit.house)(reference, why: why, by: visit.principal)
            return done.with("count", String(promotions.count))
        } refused: {
            try await revoking(visit, $0)
        }
    }
}
