import Application
import Domain
import Markup
import Money

/// One booking with everything that is known of it and everything an administrator can do with it.
enum OfficeBookingPages {
    static let all = [booking]

    static let booking = Page.show("officeBooking", .officeBooking, OfficeKit.access) { visit in
        let say = visit.say
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        let marks = try await ShowMarks(visit.house)(card.reference, by: visit.principal)
        let need = try await need(card, visit)
        let mail = try await ListBookingMail(visit.house)(card.reference, by: visit.principal)
        let name: HTML = card.name.isEmpty ? say("office_bookings.erased") : HTML(text: card.name)
        let main: HTML = """
            \(OfficeKit.told(visit))<h1><span class="caption">\(card.reference)</span>\(name)</h1>
            <p>\(OfficeBookingParts.tag(card, visit))</p>
            \(OfficeBookingParts.told(card, visit))\(OfficeBookingParts.actions(card, marks, visit))
            \(Parts.facts(try await OfficeBookingParts.facts(card, sheet, visit) + need))
            \(OfficeBookingParts.attendance(card, marks, visit))
            <h2>\(say("office_booking.cost"))</h2>\(try await explanation(card, visit))
            <h2>\(say("office_event.history"))</h2>\(history(card, visit))
            <h2>\(say("office_booking.mail"))</h2>\(mailed(mail, visit))
            """
        return .page("\(card.reference): \(name)", back: Path.eventBookings(card.event.reference), main)
    }

    /// What the person needs on the day, where they said so.
    private static func need(_ card: BookingCard, _ visit: Visit) async throws -> [Parts.Fact] {
        guard let need = try await ShowAccessNeeds(visit.house).one(card.reference, by: visit.principal) else {
            return []
        }
        return [.init(name: visit.say("office_booking.needs"), value: HTML(text: need.text))]
    }

    /// Why it costs what it costs, clause by clause.
    private static func explanation(_ card: BookingCard, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        let answer: ExplainBooking.Answer
        do {
            answer = try await ExplainBooking(visit.house)(card.reference, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .notReady {
            return "<p>\(refusal.reason)</p>"
        }
        let rows = answer.explanation.steps.map { step -> [HTML] in
            [MoneyWords.clause(step.clause, visit), MoneyWords.fact(step), MoneyWords.result(step)]
        }
        let steps: HTML =
            rows.isEmpty
            ? .none
            : Parts.table(
                say("office_booking.steps"),
                [
                    .init(name: say("office_booking.clause")), .init(name: say("office_booking.fact")),
                    .init(name: say("office_booking.result")),
                ], rows)
        let charges = answer.charges.map { charge -> HTML in
            let row = charge.row
            return """
                <li>\(row.charge.reference(card.reference)): \(row.charge.amount.text),
                \(say("charge_stands.\(row.charge.state.code.rawValue)"))</li>
                """
        }
        let list: HTML =
            charges.isEmpty ? "<p>\(say("office_booking.no_charge"))</p>" : "<ul class=\"bare\">\(charges)</ul>"
        return """
            <p>\(sentence(answer.explanation.summary))</p>
            <p class="quiet">\
            \(say("cost.policy_from", .text(answer.version.name), .text(answer.version.from.spoken)))</p>
            \(list)\(steps)
            """
    }

    /// A line of reasons as a sentence.
    static func sentence(_ text: String) -> String {
        text.isEmpty ? "" : text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    /// What was mailed about it, or is to be.
    private static func mailed(_ mail: [MailLine], _ visit: Visit) -> HTML {
        let say = visit.say
        guard !mail.isEmpty else { return "<p>\(say("office_booking.no_mail"))</p>" }
        let rows = mail.map { line -> [HTML] in
            let isUnsent = MailQueuePages.isUnsent(line)
            return [
                HTML(text: visit.spoken(line.at)), MailQueuePages.topic(line.topic, visit),
                isUnsent ? say("post.state_unsent") : say("mail_state.\(line.state.word)"),
            ]
        }
        return Parts.table(
            say("office_booking.mail_caption"),
            [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("booking.status"))], rows
        )
    }

    private static func history(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = card.history.map { step -> [HTML] in
            [HTML(text: visit.spoken(step.at)), say("happened.\(step.happened)"), HTML(text: step.why)]
        }
        return Parts.table(
            say("booking.history"),
            [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("booking.why"))], rows)
    }
}
