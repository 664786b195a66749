import Application
import Domain
import Markup

/// People come and go: another agency, leaving, coming back.
enum PersonMovePages {
    static let all = [askMove, move, askLeave, leave]

    static let askMove = Page.show("askMovePerson", .moveOfficePerson, RecordParts.access) { visit in
        try await moving(visit, .none)
    }

    private static func moving(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let agency = try await visit.agencyName(sheet.agencyCode)
        let title = say(sheet.person.status == .left ? "people.come_back" : "people.move")
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.name)</span>\(title)</h1>
            \(Parts.facts([.init(name: say("people.agency_now"), value: HTML(text: agency))]))
            <p>\(say("people.move_told"))</p>
            <form method="post" action="\(Path.moveOfficePerson(sheet.number))" novalidate>\(visit.once)
            \(RecordParts.hidden("version", String(sheet.person.version)))\(try await fields.agencies("agency"))
            \(fields.date(
                "since", say("form.optional", .html(say("people.move_since"))), hint: say("people.move_hint")))
            \(fields.send(title))</form>
            """
        return .page(title, back: Path.officePerson(sheet.number), status: RecordParts.status(faults), main)
    }

    static let move = Page.form("movePerson", .moveOfficePerson, RecordParts.access) { visit in
        let (form, sheet) = (visit.form, try await RecordParts.person(visit))
        var faults = FormFaults.none
        if form["agency"].isEmpty { faults.add("agency", visit.say("people.agency_missing")) }
        let since = RecordParts.date(form, "since", &faults, visit)
        guard faults.isEmpty else { return try await moving(visit, faults) }
        do {
            try await RecordParts.once {
                _ = try await MovePerson(visit.house)(
                    sheet.email, to: form["agency"], since: since, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await moving(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officePerson(sheet.number).with("done", "person_moved"))
    }

    static let askLeave = Page.show("askPersonLeaves", .officePersonLeaves, RecordParts.access) { visit in
        try await leaving(visit, .none)
    }

    private static func leaving(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let today = visit.house.today
        let live = sheet.bookings.filter { $0.state.isLive && ($0.date.map { $0 >= today } ?? true) }
        let items = live.prefix(RecordParts.rows).map { booking -> HTML in
            """
            <li>\(RecordParts.link(booking.reference, Path.officeBooking(booking.reference))) \(booking.title), \
            \(booking.date?.spoken ?? "")</li>
            """
        }
        let bookings: HTML =
            live.isEmpty
            ? "<p>\(say("people.leave_none"))</p>"
            : "<p>\(say("people.leave_bookings", .number(Int64(live.count))))</p><ul>\(items)</ul>"
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.name)</span>\(say("people.leave"))</h1>
            <p>\(say("people.leave_told"))</p>\(bookings)
            <form method="post" action="\(Path.officePersonLeaves(sheet.number))">\(visit.once)
            \(RecordParts.hidden("version", String(sheet.person.version)))
            \(fields.send(say("people.leave_send"), isStop: true))</form>
            """
        return .page(
            say("people.leave"), back: Path.officePerson(sheet.number), status: RecordParts.status(faults), main)
    }

    static let leave = Page.form("personLeaves", .officePersonLeaves, RecordParts.access) { visit in
        let sheet = try await RecordParts.person(visit)
        do {
            try await RecordParts.once {
                _ = try await PersonLeaves(visit.house)(
                    sheet.email, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await leaving(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officePerson(sheet.number).with("done", "person_left"))
    }
}
