import Application
import Domain
import Markup

/// What people need on the day of an event: said, changed and taken back by themselves, seen by its trainers.
enum NeedsPages {
    static let all = [ask, save, withdraw]

    /// On the page of a booking: what was said, and where to change it.
    static func own(_ card: BookingCard, _ visit: Visit) async throws -> HTML {
        guard card.booking.state.isLive, card.event.endsAt.map({ visit.house.now < $0 }) ?? true else { return .none }
        let say = visit.say
        let need = try await ShowAccessNeeds(visit.house).one(card.reference, by: visit.principal)
        let button = Parts.button(
            say(need == nil ? "needs.say" : "booking.needs_change"), Path.needs(card.reference), isPlain: true)
        return """
            <h2>\(say("booking.needs"))</h2>\(need.map { text($0) } ?? "<p>\(say("booking.needs_none"))</p>")
            <p class="actions">\(button)</p>
            """
    }

    /// What was done with it, above the page of the booking.
    static func told(_ visit: Visit) -> HTML {
        switch visit.query["needs"] {
        case "saved": Parts.done(visit.say("needs.saved"))
        case "withdrawn": Parts.done(visit.say("needs.withdrawn"))
        default: .none
        }
    }

    /// On a register: what those who come need.
    static func everybody(_ event: String, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        let needs = try await ShowAccessNeeds(visit.house)(event, by: visit.principal)
        guard !needs.isEmpty else { return "<p>\(say("needs.nobody"))</p>" }
        let items = needs.map { "<div><dt>\($0.name)</dt><dd>\(text($0.need))</dd></div>" as HTML }
        return """
            <details open><summary>\(say("needs.of_event", .number(Int64(needs.count))))</summary><div>\
            <dl class="facts">\(items)</dl><p class="quiet">\(say("needs.careful"))</p></div></details>
            """
    }

    private static func text(_ need: AccessNeed) -> HTML {
        HTML(need.text.split(separator: "\n").map { "<p>\(String($0))</p>" })
    }

    static let ask = Page.show("askNeeds", .needs, AccountPages.people) { visit in
        let need = try await ShowAccessNeeds(visit.house).one(visit.path("booking"), by: visit.principal)
        return try await asking(visit, Form.empty.setting("needs", to: need?.text ?? ""), .none, status: 200)
    }

    /// The form carries what was shown, so that what was changed meanwhile is not lost.
    private static func asking(
        _ visit: Visit, _ form: Form, _ faults: FormFaults, status: Int
    ) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("booking"))
        let card = try await ShowBooking(visit.house)(reference, by: visit.principal)
        guard card.booking.state.isLive else { return .redirect(Path.booking(reference)) }
        let now = try await ShowAccessNeeds(visit.house).one(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let stands: HTML =
            status == 409 ? Parts.notice(.care, "<p>\(say("needs.now"))</p>\(now.map { text($0) } ?? .none)") : .none
        let withdraw: HTML =
            now == nil
            ? .none
            : """
            <h2>\(say("needs.withdraw_title"))</h2>
            <form method="post" action="\(Path.withdrawNeeds(reference))">\(visit.once)<div class="actions">
            <button class="button button-stop">\(say("needs.withdraw"))</button></div></form>
            """
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("booking.needs"))</h1>
            \(try await BookingWords.about(card, visit))\(stands)
            <form method="post" action="\(Path.needs(reference))" novalidate>\(visit.once)
            <input type="hidden" name="was" value="\(now?.text ?? "")">
            \(fields.lines("needs", say("needs.question"), hint: say("book.needs_hint")))
            \(fields.boxes(
                "consent", say("book.consent_legend"),
                [.init(value: "yes", text: say("book.consent"))]))
            \(fields.send(say("needs.save")))</form>\(withdraw)
            """
        return .page(say("booking.needs"), back: Path.booking(reference), status: status, main)
    }

    static let save = Page.form("saveNeeds", .needs, AccountPages.people) { visit in
        let (say, form, reference) = (visit.say, visit.form, visit.path("booking"))
        var faults = FormFaults.none
        if form["needs"].isEmpty { faults.add("needs", say("needs.missing")) }
        if form["consent"] != "yes" { faults.add("consent", say("needs.consent_missing")) }
        guard faults.isEmpty else { return try await asking(visit, form, faults, status: 422) }
        do {
            _ = try await visit.again {
                try await ChangeAccessNeed(visit.house)(
                    reference, form["needs"], hasConsented: true, shown: form["was"], by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            let status = refusal.kind == .changedMeanwhile ? 409 : 422
            return try await asking(visit, form, FormFaults(refusal), status: status)
        }
        return .redirect(Path.booking(reference).with("needs", "saved"))
    }

    static let withdraw = Page.form("withdrawNeeds", .withdrawNeeds, AccountPages.people) { visit in
        let reference = visit.path("booking")
        _ = try await visit.again { try await ChangeAccessNeed(visit.house).withdraw(reference, by: visit.principal) }
        return .redirect(Path.booking(reference).with("needs", "withdrawn"))
    }
}
