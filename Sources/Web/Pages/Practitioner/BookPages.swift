import Application
import Domain
import Markup

/// Booking in three pages: what is asked, check your answers, done.
enum BookPages {
    static let all = [ask, check, book, booked]

    static let ask = Page.show("book", .book, .roles([.practitioner])) { visit in
        let me = try await visit.me()
        let form = Form.empty.setting("job_role", to: me.person.details?.jobRole ?? "")
        return try await asking(visit, form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let me = try await visit.me()
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.course.title)</span>\(say("book.ask_title"))</h1>
            \(Parts.facts([
                .init(name: say("book.name"), value: HTML(text: me.person.details?.name ?? "")),
                .init(name: say("book.email"), value: HTML(text: me.person.details?.email ?? "")),
                .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(me.agencyCode))),
                .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
            ]))
            <form method="post" action="\(Path.checkBooking(reference))" novalidate>\(visit.token)
            \(fields.text("job_role", say("book.job_role"), complete: "organization-title"))
            \(fields.lines("needs", say("book.needs"), hint: say("book.needs_hint")))
            \(fields.boxes(
                "consent", say("book.consent_legend"),
                [.init(value: "yes", text: say("book.consent"))]))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(
            say("book.ask_title"), back: Path.event(reference), status: faults.isEmpty ? 200 : 422, main)
    }

    static let check = Page.form("checkBooking", .checkBooking, .roles([.practitioner])) { visit in
        let faults = faults(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        return try await checking(visit, .none)
    }

    private static func faults(_ visit: Visit) -> FormFaults {
        var faults = FormFaults.none
        if visit.form["job_role"].isEmpty {
            faults.add("job_role", visit.say("book.job_role_missing"))
        }
        if !visit.form["needs"].isEmpty, visit.form["consent"] != "yes" {
            faults.add("consent", visit.say("book.consent_missing"))
        }
        return faults
    }

    /// What was answered, what it leads to and what it may cost, before the button.
    private static func checking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let me = try await visit.me()
        let check = try await CheckBooking(visit.house)(
            reference, me.person.details?.email ?? "", by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let change: HTML = "<a href=\"\(Path.book(reference))\">\(say("book.change"))</a>"
        let needs: [Parts.Fact] =
            visit.form["needs"].isEmpty
            ? [] : [.init(name: say("book.needs"), value: HTML(text: visit.form["needs"]), change: change)]
        let kept = ["job_role", "needs", "consent"].map { name -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(visit.form[name])\">"
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("book.check_title"))</h1>\(BookChecks.told(check, visit))
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
                .init(name: say("event.where"), value: EventCards.place(sheet.plan.venue, sheet.plan.delivery, visit)),
                .init(name: say("book.name"), value: HTML(text: me.person.details?.name ?? "")),
                .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(me.agencyCode))),
                .init(name: say("book.job_role"), value: HTML(text: visit.form["job_role"]), change: change),
            ] + needs))
            <h2>\(say("event.cancelling"))</h2>\(BookChecks.costs(check, visit))
            <form method="post" action="\(Path.book(reference))">\(visit.once)\(kept)
            \(fields.send(BookChecks.button(check, visit)))</form>
            """
        return .page(
            say("book.check_title"), back: Path.book(reference), status: faults.isEmpty ? 200 : 409, main)
    }

    static let book = Page.form("bookPlace", .book, .roles([.practitioner])) { visit in
        let faults = faults(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let me = try await visit.me()
        let request = Book.Request(
            event: visit.path("reference"), email: me.person.details?.email ?? "",
            name: me.person.details?.name ?? "", agency: me.agencyCode, jobRole: visit.form["job_role"])
        let answer: Book.Answer
        do {
            answer = try await Book(visit.house)(request, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await checking(visit, FormFaults(refusal))
        }
        let needs = visit.form["needs"]
        if !needs.isEmpty {
            _ = try await ChangeAccessNeed(visit.house)(
                answer.reference, needs, hasConsented: visit.form["consent"] == "yes", by: visit.principal)
        }
        return .redirect(Path.booked(answer.reference))
    }

    /// What came of it, with a reference and what happens next.
    static let booked = Page.show("booked", .booked, .roles([.practitioner])) { visit in
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let (say, code) = (visit.say, card.booking.state.code)
        let key = code == .confirmed || code == .requested || code == .waitlisted ? code.rawValue : "other"
        let position = card.position.map { say("booked.position", .number($0)) } ?? .none
        let main: HTML = """
            <div class="panel\(code == .confirmed ? "" : " panel-care" as HTML)"><h1>\(say("booked.\(key)"))</h1>
            <p>\(say("booked.reference"))<strong>\(card.reference)</strong>\(position)</p></div>
            \(try await BookingWords.about(card, visit))
            <h2>\(say("booked.next"))</h2><p>\(say("booked.\(key)_next"))</p>
            \(code.holdsPlace ? BookingWords.costs(card, visit) : .none)
            <p class="actions">\(Parts.button(say("booked.see"), Path.booking(card.reference)))
            <a href="\(Path.programme())">\(say("booked.more"))</a></p>
            """
        return .page(say("booked.\(key)"), main)
    }
}

extension FormFaults {
    /// Why a rule said no, above the form.
    init(_ refusal: Refusal) {
        self = .none
        add("", HTML(text: refusal.reason))
    }
}
