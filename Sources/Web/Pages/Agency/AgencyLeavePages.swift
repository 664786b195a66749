import Application
import Domain
import Markup
import Money

/// Giving up a colleague's place: by cancelling, with the charge told first, or by sending somebody else.
enum AgencyLeavePages {
    static let all = [askCancel, cancel, askColleague, sendColleague]

    static let askCancel = Page.show("askAgencyCancel", .agencyCancel, AgencyDeskPages.leads) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let (say, holds) = (visit.say, card.booking.state.holdsPlace)
        guard card.booking.state.isLive else { return .redirect(Path.agencyBooking(card.reference)) }
        let cost = LeavePages.cost(card, visit)
        let told: HTML =
            cost > .zero
            ? Parts.notice(.bad, "<p>\(say("cancel.late", .text(cost.text), .text(card.freeUntil?.limit ?? "")))</p>")
            : Parts.notice(.good, "<p>\(say(holds ? "cancel.free" : "cancel.nothing"))</p>")
        let colleague: HTML =
            card.booking.state.code == .confirmed
            ? """
            <p>\(say("cancel.or"))
            <a href="\(Path.agencyColleague(card.reference))">\(say("cancel.or_somebody"))</a>.</p>
            """ : .none
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let title = say(
            holds ? "agency_cancel.title" : "agency_cancel.withdraw_title",
            .html(AgencyBookingPages.name(card.name, visit)))
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)</span>\(title)</h1>
            \(try await BookingWords.about(card, visit))\(told)\(colleague)
            <form method="post" action="\(Path.agencyCancel(card.reference))">\(visit.once)
            <input type="hidden" name="shown" value="\(cost.amount)">
            \(fields.send(say(cost > .zero ? "cancel.send_late" : "cancel.send", .text(cost.text)), isStop: true))
            </form>
            """
        return .page(title, back: Path.agencyBooking(card.reference), status: faults.isEmpty ? 200 : 409, main)
    }

    static let cancel = Page.form("agencyCancel", .agencyCancel, AgencyDeskPages.leads) { visit in
        let request = Cancel.Request(
            booking: visit.path("booking"), giver: .agencyLead, accepting: Pence(Int64(visit.form["shown"]) ?? 0))
        do {
            _ = try await Cancel(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, FormFaults(refusal))
        }
        return .redirect(Path.agencyBooking(visit.path("booking")).with("done", "cancelled"))
    }

    static let askColleague = Page.show("askAgencyColleague", .agencyColleague, AgencyDeskPages.leads) { visit in
        try await colleague(visit, .none)
    }

    private static func colleague(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let title = say("agency_booking.swap_title", .html(AgencyBookingPages.name(card.name, visit)))
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)</span>\(title)</h1>
            \(try await BookingWords.about(card, visit))<p>\(say("agency_booking.swap_lead"))</p>
            <form method="post" action="\(Path.agencyColleague(card.reference))" novalidate>\(visit.once)
            \(fields.text("name", say("agency_booking.swap_name"), complete: "off"))
            \(fields.text("email", say("colleague.email"), hint: say("colleague.email_hint"), type: "email",
                complete: "off"))
            \(fields.text("job_role", say("book.job_role"), complete: "off"))
            \(fields.send(say("agency_booking.swap_send")))</form>
            """
        return .page(title, back: Path.agencyBooking(card.reference), status: faults.isEmpty ? 200 : 422, main)
    }

    static let sendColleague = Page.form("agencyColleague", .agencyColleague, AgencyDeskPages.leads) { visit in
        let (form, say) = (visit.form, visit.say)
        var faults = FormFaults.none
        for field in ["name", "email", "job_role"] where form[field].isEmpty {
            faults.add(field, say("colleague.\(field)_missing"))
        }
        guard faults.isEmpty else { return try await colleague(visit, faults) }
        let request = Substitute.Request(
            booking: visit.path("booking"), email: form["email"], name: form["name"], jobRole: form["job_role"])
        let answer: Book.Answer
        do {
            answer = try await Substitute(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await colleague(visit, FormFaults(refusal))
        }
        return .redirect(Path.agencyBooking(answer.reference).with("done", "passed"))
    }
}
