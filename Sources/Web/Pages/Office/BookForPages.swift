import Application
import Domain
import Markup

/// Booking a place for anybody of any agency: who, what it comes to, then the button.
enum BookForPages {
    static let all = [ask, again, book]

    static let ask = Page.show("askBookFor", .bookFor, OfficeKit.access) { visit in
        try await asking(visit, .empty, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.course.title), \(reference)</span>\
            \(say("book_for.title"))</h1>
            <form method="post" action="\(Path.checkBookFor(reference))" novalidate>\(visit.token)
            \(fields.text("email", say("book.email"), hint: say("book_for.email_hint"), type: "email", complete: "off"))
            <h2>\(say("book_for.new"))</h2><p>\(say("book_for.new_hint"))</p>
            \(fields.text("name", say("book.name"), complete: "off"))\(try await fields.agencies("agency"))
            \(fields.text("job_role", say("book.job_role"), complete: "off"))\(fields.send(say("form.continue")))</form>
            """
        return .page(say("book_for.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    /// The questions once more, or what booking would come to; nothing is stored.
    static let again = Page.form("checkBookFor", .checkBookFor, OfficeKit.access) { visit in
        if visit.form.has("again") { return try await asking(visit, visit.form, .none) }
        return try await checking(visit, .none)
    }

    /// Whom to book: the record of an address that is known, or what was filled in for somebody new.
    private static func read(_ visit: Visit) async throws -> (request: Book.Request, isKnown: Bool, FormFaults) {
        let form = visit.form
        var reader = FormReader(visit)
        let email = reader.text("email", missing: "book_for.email_missing")
        var request = Book.Request(
            event: visit.path("reference"), email: email, name: form["name"], agency: form["agency"],
            jobRole: form["job_role"])
        do {
            let known = try await ShowRecord(visit.house).person(email, by: visit.principal)
            request.name = known.person.details?.name ?? form["name"]
            request.agency = known.agencyCode
            if request.jobRole.isEmpty { request.jobRole = known.person.details?.jobRole ?? "" }
            return (request, true, reader.faults)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            if !email.isEmpty {
                _ = reader.text("name", missing: "walk_in.name_missing")
                _ = reader.text("agency", missing: "walk_in.agency_missing")
                _ = reader.text("job_role", missing: "walk_in.job_role_missing")
            }
            return (request, false, reader.faults)
        }
    }

    private static func checking(_ visit: Visit, _ refused: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let (request, isKnown, faults) = try await read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let check: BookingCheck
        do {
            check = try await CheckBooking(visit.house)(
                reference, request.email, agency: isKnown ? nil : request.agency, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, visit.form, FormFaults(told: refusal))
        }
        let fields = Fields(visit: visit, form: visit.form, faults: refused)
        let send: HTML =
            check.mayBook
            ? """
            <form method="post" action="\(Path.bookFor(reference))">\(visit.once)\(visit.form.kept)
            \(fields.send(say("book_for.send_\(check.expectation.word)")))</form>
            """ : .none
        let main: HTML = """
            \(fields.summary)<h1>\(say("book.check_title"))</h1>\(told(check, visit))
            \(Parts.facts([
                .init(name: say("event.course"), value: "\(sheet.course.title), \(reference)"),
                .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
                .init(name: say("book.name"), value: HTML(text: request.name)),
                .init(name: say("book.email"), value: HTML(text: request.email)),
                .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(request.agency))),
                .init(name: say("book.job_role"), value: HTML(text: request.jobRole)),
                .init(name: say("book_for.record"), value: say(isKnown ? "book_for.known" : "book_for.unknown")),
            ]))<h2>\(say("event.cancelling"))</h2>\(costs(check, visit))\(send)
            <form method="post" action="\(Path.checkBookFor(reference))">\(visit.token)\(visit.form.kept)
            <div class="actions"><button class="button button-plain" name="again" value="yes">\
            \(say("office.change_answers"))</button></div></form>
            """
        return .page(say("book.check_title"), back: Path.bookFor(reference), status: refused.status, main)
    }

    private static func costs(_ check: BookingCheck, _ visit: Visit) -> HTML {
        OfficeWords.costs(check.terms?.freeUntil, check.terms?.late, check.terms?.absent, visit)
    }

    /// What booking would lead to, told of somebody else.
    private static func told(_ check: BookingCheck, _ visit: Visit) -> HTML {
        let say = visit.say
        if let booked = check.booked {
            let link: HTML = "<a href=\"\(Path.officeBooking(booked))\">\(booked)</a>"
            return Parts.notice(.care, "<p>\(say("book_for.booked", .html(link)))</p>")
        }
        if let hindrance = check.hindrance { return Parts.notice(.bad, "<p>\(hindrance.reason)</p>") }
        let expected: HTML =
            switch check.expectation {
            case .place(let left): Parts.notice(.good, "<p>\(say("book_for.place", .number(left)))</p>")
            case .waiting(let position): Parts.notice(.care, "<p>\(say("book_for.waiting", .number(position)))</p>")
            case .approval: Parts.notice(.plain, "<p>\(say("book_for.approval"))</p>")
            case .confirmation: Parts.notice(.plain, "<p>\(say("book_for.confirmation"))</p>")
            }
        guard !check.overlaps.isEmpty else { return expected }
        let links = check.overlaps.map { "<a href=\"\(Path.officeEvent($0))\">\($0)</a>" as HTML }
        return expected
            + Parts.notice(.care, "<p>\(say("book_for.overlaps", .html(HTML.joined(links, by: ", "))))</p>")
    }

    static let book = Page.form("bookForSomebody", .bookFor, OfficeKit.access) { visit in
        let (request, _, faults) = try await read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        return try await OfficeKit.attempt(Path.eventBookings(request.event)) {
            let answer = try await Book(visit.house)(request, by: visit.principal)
            return Path.officeBooking(answer.reference).with("told", "booked_\(answer.state.rawValue)")
        } refused: {
            try await checking(visit, $0)
        }
    }
}
