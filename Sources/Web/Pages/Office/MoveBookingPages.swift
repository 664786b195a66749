import Application
import Domain
import Markup
import Money

/// Moving a booking to another event: which, then what leaving costs, then the button.
enum MoveBookingPages {
    static let all = [ask, check, move]

    static let ask = Page.show("askMove", .moveBooking, OfficeKit.access) { visit in
        try await asking(visit, .empty, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        guard card.booking.state.holdsPlace else { return .redirect(Path.officeBooking(card.reference)) }
        let sheet = try await ShowRecord(visit.house).event(card.event.reference, by: visit.principal)
        var filter = OverviewFilter()
        filter.course = sheet.course.code
        let others = try await BrowseEvents(visit.house)(filter, by: visit.principal).events
            .filter { $0.head.reference != card.event.reference && $0.head.status == .published }
            .filter { event in event.head.startsAt.map { $0 > visit.house.now } ?? true }
        let fields = Fields(visit: visit, form: form, faults: faults)
        let options = others.map { event in
            Fields.Option(
                value: event.head.reference,
                text: "\(OfficeWords.start(event, visit)), \(event.head.reference)",
                hint:
                    "\(EventCards.place(event.venue, event.delivery, visit)). \(left(event, visit))")
        }
        let choices: HTML =
            options.isEmpty
            ? "<p>\(say("move.no_others"))</p>" : fields.radios("event", say("move.same_course"), options)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\(say("move.title"))</h1>
            <form method="post" action="\(Path.checkMoveBooking(card.reference))" novalidate>\(visit.token)\(choices)
            \(fields.text("other", say("move.other"), hint: say("move.other_hint"), width: "w10", complete: "off"))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(say("move.title"), back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    private static func left(_ event: EventOverview, _ visit: Visit) -> HTML {
        event.left > 0 ? visit.say("move.left", .number(event.left)) : visit.say("event_status.full")
    }

    private static func target(_ visit: Visit) -> String {
        visit.form["other"].isEmpty ? visit.form["event"] : visit.form["other"].uppercased()
    }

    static let check = Page.form("checkMove", .checkMoveBooking, OfficeKit.access) { visit in
        try await checking(visit, .none)
    }

    private static func checking(_ visit: Visit, _ refused: FormFaults) async throws -> PageReply {
        let (say, target) = (visit.say, target(visit))
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        var faults = FormFaults.none
        guard !target.isEmpty else {
            faults.add("other", say("move.missing"))
            return try await asking(visit, visit.form, faults)
        }
        let check: MoveCheck
        do {
            check = try await CheckMove(visit.house)(card.reference, to: target, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            faults.add("other", say("move.unknown"))
            return try await asking(visit, visit.form, faults)
        } catch let refusal as Refusal {
            return try await asking(visit, visit.form, FormFaults(told: refusal))
        }
        let fields = Fields(visit: visit, form: visit.form, faults: refused)
        let told: HTML =
            check.cost > .zero
            ? Parts.notice(
                .bad,
                "<p>\(say("move.costs", .text(check.cost.text), .text(try await visit.agencyName(card.agency))))</p>")
            : Parts.notice(.good, "<p>\(say(check.isLate ? "move.late_free" : "move.free"))</p>")
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\(say("move.check"))</h1>
            \(told)
            \(Parts.facts([
                .init(name: say("move.to"), value: "\(check.title), \(check.event.reference)"),
                .init(name: say("event.when"), value: SessionFields.list(check.sessions, visit)),
                .init(name: say("office.left"), value: "\(check.free)"),
                .init(name: say("office_cancel.why"), value: HTML(text: OfficeBookingPages.sentence(check.why))),
            ]))
            <form method="post" action="\(Path.moveBooking(card.reference))">\(visit.once)\(visit.form.kept)
            <input type="hidden" name="shown" value="\(check.cost.amount)">
            \(fields.send(
                say(check.cost > .zero ? "move.send_late" : "move.send", .text(check.cost.text)),
                isStop: check.cost > .zero))</form>
            <p><a href="\(Path.moveBooking(card.reference))">\(say("office.change_answers"))</a></p>
            """
        return .page(say("move.check"), back: Path.moveBooking(card.reference), status: refused.status, main)
    }

    static let move = Page.form("moveBookingByPage", .moveBooking, OfficeKit.access) { visit in
        let (reference, target) = (visit.path("booking"), target(visit))
        let accepting = Pence(Int64(visit.form["shown"]) ?? 0)
        return try await OfficeKit.attempt(Path.officeBooking(reference).with("told", "moved")) {
            let answer = try await Move(visit.house)(
                reference, to: target, accepting: accepting, by: visit.principal)
            return Path.officeBooking(answer.new.reference).with("told", "moved")
        } refused: {
            try await checking(visit, $0)
        }
    }
}
