import Application
import Domain
import Markup

/// Inviting those who need a course to an event of it: who they are is chosen, counted, looked at, and then done.
enum InvitationPages {
    static let all = [ask, check, invite]

    /// How many events to come are offered.
    private static let mostEvents: Int64 = 300

    static let ask = Page.show("askInvitations", .officeInvitations, RecordParts.access) { visit in
        try await asking(visit, visit.query, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        var filter = EventFilter(limit: mostEvents)
        (filter.status, filter.from) = (.published, visit.house.today)
        let events = try await ListEvents(visit.house)(filter, course: nil, by: visit.principal)
        let groups = try await ListStaffGroups(visit.house)(by: visit.principal)
        let agencies = try await ListAgencyNames(visit.house)()
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))<h1>\(say("records.invitations"))</h1>
            <p>\(say("invite.lead"))</p>
            \(events.isEmpty ? Parts.notice(.plain, "<p>\(say("invite.no_events"))</p>") : .none)
            <form action="\(Path.checkInvitations())">
            \(menu(events, fields))\(boxes(groups, fields))\(boxes(agencies, fields, hasGroups: !groups.isEmpty))
            \(fields.send(say("invite.count")))</form>
            """
        return .page(say("records.invitations"), back: Path.office(), status: RecordParts.status(faults), main)
    }

    private static func menu(_ events: [EventLine], _ fields: Fields) -> HTML {
        let say = fields.visit.say
        let options = events.map { event -> (value: String, text: HTML) in
            let (date, reference) = (event.firstDate?.spoken ?? "", event.head.reference)
            return (reference, "\(date): \(event.title) (\(reference))")
        }
        return fields.menu("event", say("invite.event"), [("", say("invite.choose"))] + options)
    }

    private static func boxes(_ groups: [StaffGroupCount], _ fields: Fields) -> HTML {
        let say = fields.visit.say
        guard !groups.isEmpty else { return "<p>\(say("invite.no_groups"))</p>" }
        let options = groups.map { group -> Fields.Option in
            .init(
                value: group.name, text: HTML(text: group.name), hint: say("partner.people", .number(group.people)))
        }
        return fields.boxes("group", say("invite.groups"), hint: say("invite.groups_hint"), options)
    }

    private static func boxes(_ agencies: [AgencyName], _ fields: Fields, hasGroups: Bool) -> HTML {
        let say = fields.visit.say
        let hint = hasGroups ? say("invite.agencies_hint") : HTML.none
        let options = agencies.map { Fields.Option(value: $0.code, text: HTML(text: $0.name)) }
        let boxes = fields.boxes("agency", say("invite.agencies"), hint: hint, options)
        return "<div class=\"many\">\(boxes)</div>"
    }

    static let check = Page.show("checkInvitations", .checkInvitations, RecordParts.access) { visit in
        try await checking(visit, visit.query, .none)
    }

    private static func request(_ form: Form, counted: Int64? = nil) -> Invite.Request {
        Invite.Request(
            event: form["event"], staffGroups: form.all("group"), agencies: form.all("agency"), counted: counted)
    }

    private static func checking(_ visit: Visit, _ form: Form, _ told: FormFaults) async throws -> PageReply {
        let say = visit.say
        var faults = told
        if form["event"].isEmpty { faults.add("event", say("invite.event_missing")) }
        if form.all("group").isEmpty, form.all("agency").isEmpty {
            let hasGroups = try await !ListStaffGroups(visit.house)(by: visit.principal).isEmpty
            faults.add(hasGroups ? "group" : "agency", say("invite.whom_missing"))
        }
        guard faults == told else { return try await asking(visit, form, faults) }
        let answer: Invite.Answer
        do {
            answer = try await Invite(visit.house).preview(request(form), by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, form, FormFaults(telling: refusal))
        }
        let sheet = try await ShowRecord(visit.house).event(form["event"], by: visit.principal)
        let names = try await visit.agencyNames()
        let main: HTML = """
            \(Fields(visit: visit, form: form, faults: faults).summary)<h1>\(say("invite.check"))</h1>
            \(Parts.facts(facts(sheet, form, names, visit)))
            <h2>\(say("invite.counted", .number(answer.count)))</h2><p>\(say("invite.who"))</p>
            \(answer.count == 0
                ? "<p>\(say("invite.nobody"))</p>" : table(answer, names, visit) + send(answer, form, visit))
            <p><a href="\(back(form))">\(say("invite.again"))</a></p>
            """
        return .page(say("invite.check"), back: back(form), status: RecordParts.status(faults), main)
    }

    private static func facts(
        _ sheet: EventSheet, _ form: Form, _ names: AgencyWords, _ visit: Visit
    ) -> [Parts.Fact] {
        let say = visit.say
        let words = { (name: String, all: String) -> HTML in
            let chosen = form.all(name)
            return chosen.isEmpty ? say(all) : HTML(text: chosen.map { names($0) }.joined(separator: ", "))
        }
        let counts = sheet.counts
        return [
            .init(name: say("event.course"), value: HTML(text: "\(sheet.course.title) (\(sheet.plan.reference))")),
            .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
            .init(
                name: say("event.places"),
                value: say("invite.places", .number(counts[.held]), .number(sheet.plan.bookable))),
            .init(name: say("invite.groups"), value: words("group", "invite.every_group")),
            .init(name: say("invite.agencies"), value: words("agency", "invite.every_agency")),
        ]
    }

    private static func table(_ answer: Invite.Answer, _ names: AgencyWords, _ visit: Visit) -> HTML {
        Parts.table(
            visit.say("invite.by_agency"),
            [.init(name: visit.say("booking.agency")), .init(name: visit.say("records.people"), isNumber: true)],
            answer.byAgency.map { [HTML(text: names($0.agency)), HTML(text: String($0.count))] })
    }

    private static func send(_ answer: Invite.Answer, _ form: Form, _ visit: Visit) -> HTML {
        let kept = ["event", "group", "agency"].flatMap { name in
            form.all(name).map { RecordParts.hidden(name, $0) }
        }
        return """
            <form method="post" action="\(Path.officeInvitations())">\(visit.once)\(kept)
            \(RecordParts.hidden("counted", String(answer.count)))<div class="actions">
            <button class="button">\(visit.say("invite.send", .number(answer.count)))</button></div></form>
            """
    }

    private static func back(_ form: Form) -> Link {
        var link = Path.officeInvitations()
        for name in ["event", "group", "agency"] {
            for value in form.all(name) { link = link.with(name, value) }
        }
        return link
    }

    static let invite = Page.form("invite", .officeInvitations, RecordParts.access) { visit in
        let form = visit.form
        guard let counted = Int64(form["counted"]) else { return try await checking(visit, form, .none) }
        do {
            let request = request(form, counted: counted)
            try await RecordParts.once { _ = try await Invite(visit.house)(request, by: visit.principal) }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await checking(visit, form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeInvitations().with("done", "invited"))
    }
}
