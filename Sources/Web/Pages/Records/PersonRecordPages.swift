import Application
import Domain
import Markup

/// One person: what is kept of them, what they booked, what they were written, and what happened to the record.
enum PersonRecordPages {
    static let all = [show]

    /// For how many of the bookings to come what is needed there is looked up.
    private static let mostNeeds = 10

    static let show = Page.show("officePerson", .officePerson, RecordParts.access) { visit in
        let (say, sheet) = (visit.say, try await RecordParts.record(visit))
        let names = try await visit.agencyNames()
        let mail = try await ListMail(visit.house).of(sheet.person.id, by: visit.principal)
        let main: HTML = """
            \(RecordParts.done(visit))<h1><span class="caption">\(names(sheet.agencyCode))</span>\(sheet.name)</h1>
            <p>\(PeopleRecordPages.standing(sheet.person, visit))</p>
            \(merged(sheet, visit))\(Parts.facts(facts(sheet, names, visit)))\(actions(sheet, visit))
            \(try await needs(sheet, visit))
            <h2 id="bookings">\(say("people.bookings"))</h2>\(bookings(sheet, names, visit))
            <h2>\(say("people.mail"))</h2>\(letters(mail, visit))\(history(sheet, names, visit))
            """
        return .page(HTML(text: sheet.name), back: Path.officePeople(), main)
    }

    private static func merged(_ sheet: PersonSheet, _ visit: Visit) -> HTML {
        guard case .merged(let into) = sheet.person.status else { return .none }
        let link: HTML = "<a href=\"\(Path.officePerson(String(into.raw)))\">\(visit.say("people.merged_see"))</a>"
        return Parts.notice(.plain, "<p>\(visit.say("people.merged_told")) \(link)</p>")
    }

    private static func facts(_ sheet: PersonSheet, _ names: AgencyWords, _ visit: Visit) -> [Parts.Fact] {
        let (say, details) = (visit.say, sheet.person.details)
        return [
            .init(name: say("people.email"), value: RecordParts.value(details?.email, visit)),
            .init(
                name: say("booking.agency"),
                value: RecordParts.link(names(sheet.agencyCode), Path.officeAgency(sheet.agencyCode))),
            .init(name: say("book.job_role"), value: RecordParts.value(details?.jobRole, visit)),
            .init(name: say("people.staff_group"), value: RecordParts.value(sheet.person.staffGroup, visit)),
            .init(name: say("people.manager"), value: RecordParts.value(details?.managerEmail, visit)),
        ]
    }

    private static func actions(_ sheet: PersonSheet, _ visit: Visit) -> HTML {
        let (say, number) = (visit.say, sheet.number)
        if case .merged = sheet.person.status { return .none }
        guard sheet.person.details != nil else { return "<p>\(say("people.erased"))</p>" }
        let first: HTML =
            sheet.person.isToBeConfirmed
            ? Parts.button(say("confirm.decide"), Path.officeRegistration(number))
            : Parts.button(say("people.change"), Path.changeOfficePerson(number), isPlain: true)
        let isLeft = sheet.person.status == .left
        let leave: HTML =
            isLeft ? .none : "<a href=\"\(Path.officePersonLeaves(number))\">\(say("people.leave"))</a>"
        return """
            <p class="actions">\(first)\
            <a href="\(Path.moveOfficePerson(number))">\(say(isLeft ? "people.come_back" : "people.move"))</a>\(leave)
            <a href="\(Path.findDoublePerson(number))">\(say("people.merge"))</a>
            <a href="\(Path.officeUser(number))">\(say("people.roles"))</a>
            <a href="\(Path.officeAudit().with("record", "person:\(number)"))">\(say("people.audit"))</a></p>
            """
    }

    /// What the person needs at the events to come: told to administrators and to the trainers of the event.
    private static func needs(_ sheet: PersonSheet, _ visit: Visit) async throws -> HTML {
        let today = visit.house.today
        let coming = sheet.bookings.filter { $0.state.isLive && ($0.date.map { $0 >= today } ?? true) }
        var facts: [Parts.Fact] = []
        for booking in coming.prefix(mostNeeds) {
            guard let need = try await ShowAccessNeeds(visit.house).one(booking.reference, by: visit.principal) else {
                continue
            }
            facts.append(.init(name: HTML(text: "\(booking.reference) \(booking.title)"), value: HTML(text: need.text)))
        }
        guard !facts.isEmpty else { return .none }
        return """
            <h2>\(visit.say("people.needs"))</h2><p class="quiet">\(visit.say("people.needs_hint"))</p>\
            \(Parts.facts(facts))
            """
    }

    private static func bookings(_ sheet: PersonSheet, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !sheet.bookings.isEmpty else { return "<p>\(say("people.no_bookings"))</p>" }
        let (page, next) = RecordParts.page(sheet.bookings, after: visit.query["after"], key: \.reference)
        let rows = page.map { booking -> [HTML] in
            [
                RecordParts.link(booking.title, Path.officeBooking(booking.reference)),
                visit.unbroken(booking.reference), booking.date.map { visit.day($0) } ?? .none,
                HTML(text: names(booking.agencyCode)),
                OfficeBookingParts.tag(booking.state, booking.outcome, booking.date, visit),
            ]
        }
        let table = Parts.table(
            say("people.bookings_table"),
            [
                .init(name: say("event.course")), .init(name: say("event.reference")), .init(name: say("event.when")),
                .init(name: say("booking.agency")), .init(name: say("booking.status")),
            ], rows)
        return table + RecordParts.more(Path.officePerson(sheet.number), next, visit)
    }

    private static func letters(_ mail: [ShownMail], _ visit: Visit) -> HTML {
        guard !mail.isEmpty else { return "<p>\(visit.say("people.no_mail"))</p>" }
        return "<p class=\"quiet\">\(visit.say("people.mail_hint"))</p>\(MailQueuePages.table(mail, visit))"
    }

    private static func history(_ sheet: PersonSheet, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = sheet.history.map { entry -> [HTML] in
            let step = entry.step
            return [
                HTML(text: visit.spoken(step.at)), RecordParts.word("people", "happened", step.happened, visit),
                HTML(text: names(entry.agencyCode)), HTML(text: step.detail),
            ]
        }
        return """
            <details><summary>\(say("people.history"))</summary><div>\
            \(Parts.table(
                say("people.history"),
                [
                    .init(name: say("event.when")), .init(name: say("booking.what")),
                    .init(name: say("people.agency_then")), .init(name: say("records.detail")),
                ], rows, isCaptionSeen: false))</div></details>
            """
    }
}
