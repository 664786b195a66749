import Application
import Domain
import Markup
import Money

/// Giving a place up: by cancelling, with the charge told first, or by sending a colleague.
enum LeavePages {
    static let all = [askCancel, cancel, cancelled, askColleague, sendColleague, askOffer, answerOffer]

    static let askCancel = Page.show("askCancel", .cancelBooking, .roles([.practitioner])) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let (say, holds) = (visit.say, card.booking.state.holdsPlace)
        guard card.booking.state.isLive else { return .redirect(Path.booking(card.reference)) }
        let cost = cost(card, visit)
        let told: HTML =
            cost > .zero
            ? Parts.notice(.bad, "<p>\(say("cancel.late", .text(cost.text), .text(card.freeUntil?.limit ?? "")))</p>")
            : Parts.notice(.good, "<p>\(say(holds ? "cancel.free" : "cancel.nothing"))</p>")
        let colleague: HTML =
            card.booking.state.code == .confirmed
            ? """
            <p>\(say("cancel.or"))
            <a href="\(Path.sendColleague(card.reference))">\(say("cancel.or_colleague"))</a>.</p>
            """ : .none
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let title = say(holds ? "cancel.title" : "cancel.leave_title")
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)</span>\(title)</h1>
            \(try await BookingWords.about(card, visit))\(told)\(colleague)
            <form method="post" action="\(Path.cancelBooking(card.reference))">\(visit.once)
            <input type="hidden" name="shown" value="\(cost.amount)">
            \(fields.send(say(cost > .zero ? "cancel.send_late" : "cancel.send", .text(cost.text)), isStop: true))
            </form>
            """
        return .page(title, back: Path.booking(card.reference), status: faults.isEmpty ? 200 : 409, main)
    }

    /// What cancelling costs at this moment.
    static func cost(_ card: BookingCard, _ visit: Visit) -> Pence {
        guard card.booking.state.code == .confirmed, let free = card.freeUntil, let costs = card.costs else {
            return .zero
        }
        return free.covers(visit.house.now) ? .zero : costs.late
    }

    static let cancel = Page.form("cancelBooking", .cancelBooking, .roles([.practitioner])) { visit in
        let request = Cancel.Request(
            booking: visit.path("booking"), accepting: Pence(Int64(visit.form["shown"]) ?? 0))
        do {
            _ = try await Cancel(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, FormFaults(refusal))
        }
        let done = Path.cancelled(visit.path("booking"))
        guard let cost = request.accepting, cost > .zero else { return .redirect(done) }
        return .redirect(done.with("cost", String(cost.amount)))
    }

    /// What follows for the agency, with the most that it may be, as it was told before the button.
    private static func late(_ visit: Visit) -> HTML {
        guard let cost = Int64(visit.query["cost"]), (1...100_000_000).contains(cost) else {
            return visit.say("cancelled.late_next")
        }
        return visit.say("cancelled.late_cost", .text(Pence(cost).text))
    }

    static let cancelled = Page.show("cancelled", .cancelled, .roles([.practitioner])) { visit in
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        let why = card.history.last?.why ?? ""
        let isLate = card.booking.state.code == .cancelledLate
        let main: HTML = """
            <h1><span class="caption">\(card.reference)</span>\(say("cancelled.title"))</h1>
            <p>\(BookingWords.tag(card.booking.state.code, visit))</p>\(try await BookingWords.about(card, visit))
            <p>\(HTML(text: why.isEmpty ? "" : why.prefix(1).uppercased() + why.dropFirst() + "."))</p>
            <p>\(isLate ? late(visit) : say("cancelled.next"))</p>
            <p><a href="\(Path.bookings())">\(say("nav.bookings"))</a></p>
            """
        return .page(say("cancelled.title"), main)
    }

    static let askColleague = Page.show("askColleague", .sendColleague, .roles([.practitioner])) { visit in
        try await colleague(visit, .none)
    }

    private static func colleague(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)</span>\(say("colleague.title"))</h1>
            \(try await BookingWords.about(card, visit))<p>\(say("colleague.lead"))</p>
            <form method="post" action="\(Path.sendColleague(card.reference))" novalidate>\(visit.once)
            \(fields.text("name", say("colleague.name"), complete: "off"))
            \(fields.text("email", say("colleague.email"), hint: say("colleague.email_hint"), type: "email",
                complete: "off"))
            \(fields.text("job_role", say("book.job_role"), complete: "off"))
            \(fields.send(say("colleague.send")))</form>
            """
        return .page(
            say("colleague.title"), back: Path.booking(card.reference), status: faults.isEmpty ? 200 : 422, main)
    }

    static let sendColleague = Page.form("sendColleague", .sendColleague, .roles([.practitioner])) { visit in
        let (form, say) = (visit.form, visit.say)
        var faults = FormFaults.none
        for field in ["name", "email", "job_role"] where form[field].isEmpty {
            faults.add(field, say("colleague.\(field)_missing"))
        }
        guard faults.isEmpty else { return try await colleague(visit, faults) }
        let request = Substitute.Request(
            booking: visit.path("booking"), email: form["email"], name: form["name"], jobRole: form["job_role"])
        do {
            _ = try await Substitute(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await colleague(visit, FormFaults(refusal))
        }
        return .redirect(Path.booking(visit.path("booking")))
    }

    static let askOffer = Page.show("askOffer", .answerOffer, .roles([.practitioner])) { visit in
        try await offer(visit, .none)
    }

    /// An offered place or new dates, with what taking it may cost.
    private static func offer(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        let (key, until): (String, Instant)
        switch card.booking.state {
        case .offered(let moment): (key, until) = ("offer", moment)
        case .reconfirming(let moment): (key, until) = ("reconfirm", moment)
        default: return .redirect(Path.booking(card.reference))
        }
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)</span>\(say("\(key).title"))</h1>
            <p class="lead">\(say("\(key).until", .text(visit.spoken(until))))</p>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: visit.when(card.sessions)),
                .init(name: say("event.where"), value: EventCards.place(sheet.plan.venue, sheet.plan.delivery, visit)),
            ]))
            <h2>\(say("event.cancelling"))</h2>\(BookingWords.costs(card, visit))
            <form method="post" action="\(Path.answerOffer(card.reference))">\(visit.once)<div class="actions">
            <button class="button" name="answer" value="yes">\(say("\(key).yes"))</button>
            <button class="button button-plain" name="answer" value="no">\(say("\(key).no"))</button></div></form>
            """
        return .page(say("\(key).title"), back: Path.booking(card.reference), status: faults.isEmpty ? 200 : 409, main)
    }

    static let answerOffer = Page.form("answerOffer", .answerOffer, .roles([.practitioner])) { visit in
        let reference = visit.path("booking")
        do {
            if visit.form["answer"] == "yes" {
                _ = try await Accept(visit.house)(reference, by: visit.principal)
                return .redirect(Path.booked(reference))
            }
            _ = try await Cancel(visit.house)(Cancel.Request(booking: reference, accepting: .zero), by: visit.principal)
            return .redirect(Path.cancelled(reference))
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await offer(visit, FormFaults(refusal))
        }
    }
}
