import Application
import Domain
import Markup
import Money

/// What decides on a charge besides the register: a report of sickness, e-learning that was completed or not, and what
/// the organiser bore for one person.
enum FactPages {
    static let all = [show, recordSickness, recordCompletion, recordCost]

    static let show = Page.show("bookingFacts", .bookingFacts, OfficeKit.access) { visit in
        try await showing(visit, .none)
    }

    private static func showing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let facts = try await ShowFacts(visit.house)(card.reference, by: visit.principal)
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(OfficeKit.told(visit))
            <h1><span class="caption">\(card.reference), \(card.name)</span>\(say("facts.title"))</h1>
            <p>\(say("facts.lead"))</p>\(list(facts, visit))
            <h2>\(say("facts.sickness"))</h2>\(sickness(card.reference, facts.map(\.recorded), fields))
            <h2>\(say("facts.completion"))</h2>\(completion(card.reference, fields))
            <h2>\(say("facts.cost"))</h2>\(cost(card.reference, fields))
            """
        return .page(say("facts.title"), back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    /// What is recorded, corrections last.
    static func list(_ facts: [FactRecord], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !facts.isEmpty else { return "<p>\(say("facts.none"))</p>" }
        let rows = facts.map { fact -> [HTML] in
            [
                HTML(text: visit.spoken(fact.at)), say("facts.of_\(fact.recorded.code.rawValue)"),
                words(fact.recorded, visit),
            ]
        }
        return Parts.table(
            say("facts.caption"),
            [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("facts.recorded"))], rows
        )
    }

    private static func words(_ fact: RecordedFact, _ visit: Visit) -> HTML {
        let say = visit.say
        switch fact {
        case .completion(let isCompleted): return say(isCompleted ? "facts.completed" : "facts.not_completed")
        case .cost(let cost) where cost.amount == .zero: return say("facts.cost_back", .text(cost.text))
        case .cost(let cost): return say("facts.cost_of", .text(cost.text), .text(cost.amount.text))
        case .sickness(nil): return say("facts.sickness_back")
        case .sickness(let report?):
            let channel = say("channel.\(report.channel.rawValue)")
            let came =
                report.receivedAt.map { say("facts.reported", .text(visit.spoken($0)), .html(channel)) } ?? channel
            return report.writtenAt == nil ? came : "\(came) \(say("facts.written_seen"))"
        }
    }

    private static func sickness(_ reference: String, _ recorded: [RecordedFact], _ fields: Fields) -> HTML {
        let (visit, say) = (fields.visit, fields.visit.say)
        let channels = Channel.allCases.map { ($0.rawValue, say("channel.\($0.rawValue)")) }
        let back: HTML =
            recorded.sickness == nil
            ? .none
            : """
            <form method="post" action="\(Path.recordSickness(reference))">\(visit.once)
            <input type="hidden" name="back" value="yes"><div class="actions">
            <button class="button button-plain">\(say("facts.take_back"))</button></div></form>
            """
        return """
            <p>\(say("facts.sickness_lead"))</p>
            <form method="post" action="\(Path.recordSickness(reference))" novalidate>\(visit.once)
            \(fields.menu("channel", say("facts.channel"), channels))
            \(fields.moment("received", say("facts.received"), hint: say("facts.received_hint")))
            \(fields.text("evidence", say("office_cancel.evidence"), hint: say("facts.evidence_hint"), complete: "off"))
            \(fields.boxes("written", say("facts.follow_up"), [.init(value: "yes", text: say("facts.written"))]))
            \(fields.send(say("facts.record_sickness")))</form>\(back)
            """
    }

    private static func completion(_ reference: String, _ fields: Fields) -> HTML {
        let (visit, say) = (fields.visit, fields.visit.say)
        return """
            <form method="post" action="\(Path.recordCompletion(reference))" novalidate>\(visit.once)
            \(fields.radios(
                "completed", say("facts.was_completed"),
                [
                    .init(value: "yes", text: say("facts.completed")),
                    .init(value: "no", text: say("facts.not_completed")),
                ]))
            \(fields.send(say("facts.record_completion")))</form>
            """
    }

    private static func cost(_ reference: String, _ fields: Fields) -> HTML {
        let (visit, say) = (fields.visit, fields.visit.say)
        return """
            <p>\(say("facts.cost_lead"))</p>
            <form method="post" action="\(Path.recordCost(reference))" novalidate>\(visit.once)
            \(fields.text("name", say("facts.cost_name"), hint: say("facts.cost_name_hint"), complete: "off"))
            \(fields.text("amount", say("facts.cost_amount"), hint: say("payment.amount_hint"), complete: "off"))
            \(fields.send(say("facts.record_cost")))</form>
            """
    }

    static let recordSickness = Page.form("recordSickness", .recordSickness, OfficeKit.access) { visit in
        let (say, form, reference) = (visit.say, visit.form, visit.path("booking"))
        var reader = FormReader(visit)
        let received = reader.moment("received", isNeeded: false).map { visit.house.zone.instant($0) }
        if let received, received > visit.house.now { reader.add("received", say("office_cancel.received_future")) }
        if received != nil, form["evidence"].isEmpty { reader.add("evidence", say("office_cancel.evidence_missing")) }
        guard reader.faults.isEmpty else { return try await showing(visit, reader.faults) }
        let request = RecordSickness.Request(
            booking: reference, channel: Channel(rawValue: form["channel"]) ?? .other, receivedAt: received,
            evidence: form["evidence"].isEmpty ? nil : form["evidence"], isWritten: form["written"] == "yes",
            isTakenBack: form["back"] == "yes")
        return try await OfficeKit.attempt(Path.bookingFacts(reference).with("told", "recorded")) {
            _ = try await RecordSickness(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await showing(visit, $0)
        }
    }

    static let recordCompletion = Page.form("recordCompletion", .recordCompletion, OfficeKit.access) { visit in
        let (reference, answer) = (visit.path("booking"), visit.form["completed"])
        guard answer == "yes" || answer == "no" else {
            var faults = FormFaults.none
            faults.add("completed", visit.say("facts.completion_missing"))
            return try await showing(visit, faults)
        }
        return try await OfficeKit.attempt(Path.bookingFacts(reference).with("told", "recorded")) {
            _ = try await RecordCompletion(visit.house)(reference, isCompleted: answer == "yes", by: visit.principal)
            return nil
        } refused: {
            try await showing(visit, $0)
        }
    }

    static let recordCost = Page.form("recordCost", .recordCost, OfficeKit.access) { visit in
        let reference = visit.path("booking")
        var reader = FormReader(visit)
        let name = reader.text("name", missing: "facts.cost_name_missing")
        let amount = reader.amount("amount")
        guard reader.faults.isEmpty, let amount else { return try await showing(visit, reader.faults) }
        return try await OfficeKit.attempt(Path.bookingFacts(reference).with("told", "recorded")) {
            _ = try await RecordCost(visit.house)(reference, name, amount: amount, by: visit.principal)
            return nil
        } refused: {
            try await showing(visit, $0)
        }
    }
}
