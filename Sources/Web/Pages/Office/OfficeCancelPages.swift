import Application
import Domain
import Markup
import Money

/// Cancelling a booking for somebody: when and how notice came, then what it costs, then the button.
enum OfficeCancelPages {
    static let all = [ask, check, cancel]

    static let ask = Page.show("officeAskCancel", .officeCancel, OfficeKit.access) { visit in
        let form = Form.empty.setting("channel", to: Channel.email.rawValue)
            .setting("giver", to: NoticeGiver.themselves.rawValue)
        return try await asking(visit, form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let (say, holds) = (visit.say, card.booking.state.holdsPlace)
        guard card.booking.state.isLive else { return .redirect(Path.officeBooking(card.reference)) }
        let fields = Fields(visit: visit, form: form, faults: faults)
        let title = say(holds ? "office_cancel.title" : "office_cancel.leave")
        let channels = Channel.allCases.map { channel in
            Fields.Option(value: channel.rawValue, text: say("channel.\(channel.rawValue)"))
        }
        let givers = NoticeGiver.allCases.map { giver in
            Fields.Option(value: giver.rawValue, text: say("giver.\(giver.rawValue)"))
        }
        let questions: HTML =
            holds
            ? """
            \(fields.radios("channel", say("office_cancel.channel"), hint: say("office_cancel.channel_hint"), channels))
            \(fields.radios("giver", say("office_cancel.giver"), givers))
            \(fields.moment("received", say("office_cancel.received"), hint: say("office_cancel.received_hint")))
            \(fields.text("evidence", say("office_cancel.evidence"), hint: say("office_cancel.evidence_hint"),
                complete: "off"))
            """ : .none
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\(title)</h1>
            <form method="post" action="\(Path.checkOfficeCancel(card.reference))" novalidate>\(visit.token)\(questions)
            \(fields.send(say("form.continue")))</form>
            """
        return .page(title, back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    private static func read(_ visit: Visit) -> (request: Cancel.Request, faults: FormFaults) {
        let (form, say) = (visit.form, visit.say)
        var reader = FormReader(visit)
        let received = reader.moment("received", isNeeded: false).map { visit.house.zone.instant($0) }
        if let received, received > visit.house.now { reader.add("received", say("office_cancel.received_future")) }
        if received != nil, form["evidence"].isEmpty { reader.add("evidence", say("office_cancel.evidence_missing")) }
        let request = Cancel.Request(
            booking: visit.path("booking"), receivedAt: received, channel: Channel(rawValue: form["channel"]) ?? .site,
            giver: NoticeGiver(rawValue: form["giver"]) ?? .themselves,
            evidence: form["evidence"].isEmpty ? nil : form["evidence"])
        return (request, reader.faults)
    }

    static let check = Page.form("officeCheckCancel", .checkOfficeCancel, OfficeKit.access) { visit in
        try await checking(visit, .none)
    }

    private static func checking(_ visit: Visit, _ refused: FormFaults) async throws -> PageReply {
        let say = visit.say
        let (request, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let card = try await ShowBooking(visit.house)(request.booking, by: visit.principal)
        let check: CancellingCheck
        do {
            check = try await CheckCancelling(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, visit.form, FormFaults(told: refusal))
        }
        let fields = Fields(visit: visit, form: visit.form, faults: refused)
        let agency = try await visit.agencyName(card.agency)
        let told: HTML =
            !check.counts
            ? Parts.notice(.care, "<p>\(say("office_cancel.does_not_count"))</p>")
            : check.cost > .zero
                ? Parts.notice(.bad, "<p>\(say("office_cancel.costs", .text(check.cost.text), .text(agency)))</p>")
                : Parts.notice(.good, "<p>\(say("office_cancel.free"))</p>")
        let send =
            !check.counts
            ? say("office_cancel.send_attempt")
            : say(check.cost > .zero ? "cancel.send_late" : "cancel.send", .text(check.cost.text))
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\
            \(say("office_cancel.check"))</h1>\(told)
            \(Parts.facts([
                .init(name: say("office_cancel.why"), value: HTML(text: OfficeBookingPages.sentence(check.why))),
                .init(name: say("office_cancel.after"), value: say("state_of.\(check.state.rawValue)")),
            ]))
            <form method="post" action="\(Path.officeCancel(card.reference))">\(visit.once)\(visit.form.kept)
            <input type="hidden" name="shown" value="\(check.cost.amount)">
            \(fields.send(send, isStop: check.counts))</form>
            <p><a href="\(Path.officeCancel(card.reference))">\(say("office.change_answers"))</a></p>
            """
        return .page(
            say("office_cancel.check"), back: Path.officeCancel(card.reference), status: refused.status, main)
    }

    static let cancel = Page.form("officeCancel", .officeCancel, OfficeKit.access) { visit in
        let (request, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        var accepting = request
        accepting.accepting = Pence(Int64(visit.form["shown"]) ?? 0)
        let asked = accepting
        let done = Path.officeBooking(asked.booking).with("told", "cancelled")
        return try await OfficeKit.attempt(done) {
            let answer = try await Cancel(visit.house)(asked, by: visit.principal)
            let told = answer.state.isLive ? "attempt" : "cancelled"
            return Path.officeBooking(asked.booking).with("told", told).with("count", String(answer.promoted))
        } refused: {
            try await checking(visit, $0)
        }
    }
}
