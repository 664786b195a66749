import Application
import Domain
import Evidence
import Foundation
import Markup

/// Booking several colleagues at once: which event, who, what would come of it, done.
enum StaffBookingPages {
    static let all = [choose, ask, check, book, booked]

    static let choose = Page.show("agencyBook", .agencyBook, AgencyDeskPages.leads) { visit in
        let say = visit.say
        var filter = ProgrammeFilter()
        filter.text = String(visit.query["words"].prefix(200))
        filter.after = visit.query["after"].isEmpty ? nil : visit.query["after"]
        filter.limit = 25
        let page = try await BrowseProgramme(visit.house)(filter)
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let colleague = visit.query["for"]
        let items = page.offers.map { offer -> HTML in
            let plain = Path.agencyBookEvent(offer.entry.event.reference)
            let link = colleague.isEmpty ? plain : plain.with("for", colleague)
            return """
                <li><h2><a href="\(link)">\(offer.entry.title)</a></h2>
                <ul class="meta"><li>\(visit.when(offer.sessions))</li>
                <li>\(EventCards.place(offer.entry.venue, offer.entry.delivery, visit))</li></ul>
                <p>\(EventCards.room(offer.entry.event, visit))</p></li>
                """
        }
        let list: HTML = items.isEmpty ? "<p>\(say("programme.none"))</p>" : "<ul class=\"cards\">\(items)</ul>"
        let main: HTML = """
            <h1>\(say("staff.choose_title"))</h1>
            <form action="\(Path.agencyBook())" role="search"><div class="row">
            \(fields.text("words", say("start.find"), hint: say("start.find_hint"), type: "search"))
            <input type="hidden" name="for" value="\(colleague)">
            <button class="button button-plain">\(say("start.search"))</button></div></form>
            \(list)\(visit.more(Path.agencyBook(), keeping: ["words", "for"], next: page.next))
            """
        return .page(say("staff.choose_title"), back: Path.agency(), main)
    }

    static let ask = Page.show("agencyBookEvent", .agencyBookEvent, AgencyDeskPages.leads) { visit in
        var form = Form.empty
        let email = visit.query["for"]
        if !email.isEmpty {
            let sheet = try await ShowRecord(visit.house).person(email, by: visit.principal)
            if let details = sheet.person.details {
                form = form.setting("people", to: Self.written(details.name, details.email, details.jobRole))
            }
        }
        return try await asking(visit, form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.course.title)</span>\(say("staff.ask_title"))</h1>
            <p>\(visit.when(sheet.plan.dates?.times ?? []))</p>
            <form method="post" action="\(Path.agencyCheckStaff(reference))" enctype="multipart/form-data" novalidate>
            \(visit.token)
            \(fields.lines("people", say("staff.people"), hint: say("staff.people_hint")))
            \(fields.file("list", say("staff.file"), hint: say("staff.file_hint")))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(
            say("staff.ask_title"), back: Path.agencyBook(), status: faults.isEmpty ? 200 : 422, main)
    }

    static let check = Page.form("checkAgencyStaff", .agencyCheckStaff, AgencyDeskPages.leads) { visit in
        let list = list(visit)
        guard !list.lines.isEmpty || !list.faults.isEmpty else {
            var faults = FormFaults.none
            faults.add("people", visit.say("staff.nobody"))
            return try await asking(visit, visit.form, faults)
        }
        return try await checking(visit, list)
    }

    /// Who is to be booked: of the file where one was chosen, else as pasted.
    private static func list(_ visit: Visit) -> StaffList {
        if let file = visit.form.file("list") { return StaffList(file.bytes, file: "") }
        return StaffList(Array(visit.form["people"].utf8), file: "")
    }

    /// Line by line what would come of it.
    private static func checking(_ visit: Visit, _ list: StaffList) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let staff = list.lines.map { BookStaff.Colleague(email: $0.email, name: $0.name, jobRole: $0.jobRole) }
        let expected = try await BookStaff(visit.house).check(reference, staff, by: visit.principal)
        var faults = FormFaults.none
        for fault in list.faults { faults.add("people", line(fault, visit)) }
        let rows = zip(list.lines, expected).map { line, entry -> [HTML] in
            [
                "\(entry.colleague.name)<br><span class=\"quiet\">\(entry.colleague.email)</span>",
                HTML(text: entry.colleague.jobRole), StaffWords.outlook(entry, visit), "\(line.line)",
            ]
        }
        let table: HTML =
            rows.isEmpty
            ? .none
            : Parts.table(
                say("staff.check_caption"),
                [
                    .init(name: say("book.name")), .init(name: say("book.job_role")),
                    .init(name: say("staff.outlook")), .init(name: say("staff.line_column"), isNumber: true),
                ], rows)
        let fields = Fields(
            visit: visit, form: Form.empty.setting("people", to: pasted(list, visit)), faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.course.title)</span>\(say("staff.check_title"))</h1>
            <p>\(visit.when(sheet.plan.dates?.times ?? []))</p>\(table)\(button(expected, reference, fields, visit))
            <h2>\(say("staff.change"))</h2>
            <form method="post" action="\(Path.agencyCheckStaff(reference))" enctype="multipart/form-data" novalidate>
            \(visit.token)\(fields.lines("people", say("staff.people"), hint: say("staff.people_hint")))
            <div class="actions"><button class="button button-plain">\(say("staff.again"))</button></div></form>
            """
        return .page(
            say("staff.check_title"), back: Path.agencyBookEvent(reference), status: faults.isEmpty ? 200 : 422, main)
    }

    private static func line(_ fault: Fault, _ visit: Visit) -> HTML {
        let (say, sentence) = (visit.say, HTML(text: "\(fault.reason); \(fault.mend)"))
        return fault.line > 0 ? say("staff.fault", .number(Int64(fault.line)), .html(sentence)) : sentence
    }

    /// What is shown to be put right: as it was pasted, or what could be read of a file.
    private static func pasted(_ list: StaffList, _ visit: Visit) -> String {
        guard visit.form.file("list") != nil else { return visit.form["people"] }
        return list.lines.map { written($0.name, $0.email, $0.jobRole) }.joined(separator: "\n")
    }

    /// A person as a line of a list; no blank may stand before a quotation mark.
    private static func written(_ name: String, _ email: String, _ jobRole: String) -> String {
        let cells = [name, email, jobRole]
        guard cells.contains(where: { $0.contains(",") || $0.contains("\"") }) else {
            return cells.joined(separator: ", ")
        }
        return cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }

    private static func button(
        _ expected: [BookStaff.Expected], _ reference: String, _ fields: Fields, _ visit: Visit
    ) -> HTML {
        let (say, good) = (visit.say, expected.filter(\.outlook.isGood))
        let staff = good.map(\.colleague)
        let isAsked = good.allSatisfy { $0.outlook == .approval || $0.outlook == .confirmation }
        guard !staff.isEmpty else { return "<p>\(say("staff.none_good"))</p>" }
        let kept = staff.map { written($0.name, $0.email, $0.jobRole) }.joined(separator: "\n")
        return """
            <p>\(say("staff.cost"))</p>
            <form method="post" action="\(Path.agencyBookEvent(reference))">\(visit.once)
            <input type="hidden" name="people" value="\(kept)">
            \(fields.send(say(isAsked ? "staff.send_asked" : "staff.send", .number(Int64(staff.count)))))</form>
            """
    }

    static let book = Page.form("bookAgencyStaff", .agencyBookEvent, AgencyDeskPages.leads) { visit in
        let reference = visit.path("reference")
        let list = list(visit)
        guard list.faults.isEmpty, !list.lines.isEmpty, !visit.form["key"].isEmpty else {
            return try await checking(visit, list)
        }
        let staff = list.lines.map { BookStaff.Colleague(email: $0.email, name: $0.name, jobRole: $0.jobRole) }
        let outcomes = try await BookStaff(visit.house)(reference, staff, key: visit.form["key"], by: visit.principal)
        var link = Path.agencyBooked(reference)
        var faults = FormFaults.none
        for outcome in outcomes {
            switch outcome.result {
            case .success(let answer): link = link.with("booking", answer.reference)
            case .failure(let refusal):
                faults.add("", visit.say("staff.refused", .text(outcome.colleague.name), .text(refusal.reason)))
            }
        }
        guard faults.isEmpty else { return partly(visit, outcomes, faults) }
        return .redirect(link)
    }

    /// Some were booked and some were not: both are told.
    private static func partly(_ visit: Visit, _ outcomes: [BookStaff.Outcome], _ faults: FormFaults) -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let rows = outcomes.compactMap { outcome -> [HTML]? in
            guard case .success(let answer) = outcome.result else { return nil }
            let link: HTML = "<a href=\"\(Path.agencyBooking(answer.reference))\">\(outcome.colleague.name)</a>"
            return [link, StaffWords.tag(answer.state, answer.position, visit)]
        }
        let table: HTML =
            rows.isEmpty
            ? .none
            : Parts.table(
                say("staff.booked_caption"), [.init(name: say("book.name")), .init(name: say("booking.status"))], rows)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("staff.partly"))</h1>\(table)
            <p class="actions">\(Parts.button(say("staff.back"), Path.agencyBookEvent(reference)))</p>
            """
        return .page(say("staff.partly"), back: Path.agencyBookEvent(reference), status: 409, main)
    }

    static let booked = Page.show("agencyBooked", .agencyBooked, AgencyDeskPages.leads) { visit in
        let (say, reference) = (visit.say, visit.path("reference"))
        var (rows, states): ([[HTML]], [BookingState.Code]) = ([], [])
        for booking in visit.query.all("booking").prefix(StaffList.most) {
            let card = try await ShowBooking(visit.house)(booking, by: visit.principal)
            let name = AgencyBookingPages.name(card.name, visit)
            states.append(card.booking.state.code)
            rows.append([
                "<a href=\"\(Path.agencyBooking(card.reference))\">\(name)</a>", HTML(text: card.reference),
                StaffWords.tag(card.booking.state.code, card.position, visit),
            ])
        }
        let table = Parts.table(
            say("staff.booked_caption"),
            [
                .init(name: say("book.name")), .init(name: say("event.reference")),
                .init(name: say("booking.status")),
            ], rows)
        let (count, ends) = (Sentences.Value.number(Int64(rows.count)), Set(states))
        let key =
            ends.count > 1 ? "mixed" : ends == [.requested] ? "asked" : ends == [.waitlisted] ? "waiting" : "booked"
        let asked: HTML =
            ends.contains(.requested)
            ? """
            <p>\(say("staff.asked_next")) <a href="\(Path.agencyRequests())">\(say("agency.link_requests"))</a></p>
            """ : .none
        let main: HTML = """
            <div class="panel\(key == "booked" ? "" : " panel-care" as HTML)">
            <h1>\(say("staff.title_\(key)", count))</h1>
            <p>\(say("staff.booked", count))</p></div>
            <h2>\(say("booked.next"))</h2>\(asked)<p>\(say("staff.booked_next"))</p>\(rows.isEmpty ? .none : table)
            <p class="actions">\(Parts.button(say("staff.more"), Path.agencyBookEvent(reference), isPlain: true))
            <a href="\(Path.agency())">\(say("agency.title"))</a></p>
            """
        return .page(say("staff.title_\(key)", count), main)
    }
}
