import Application
import Domain
import Markup

/// People who registered themselves for the agency: the lead confirms who works there and declines who does not.
enum NewcomerPages {
    static let all = [list, ask, answer]

    static let list = Page.show("agencyNewcomers", .agencyNewcomers, AgencyDeskPages.leads) { visit in
        let say = visit.say
        let lines = try await ListRegistrations(visit.house)(limit: 100, by: visit.principal)
        let done = visit.query["done"]
        let told = ["confirmed", "declined"].contains(done) ? visit.told("newcomers.\(done)") : .none
        let table = Parts.table(
            say("newcomers.title"),
            [
                .init(name: say("book.name")), .init(name: say("book.email")), .init(name: say("book.job_role")),
                .init(name: say("newcomers.since")), .init(name: say("newcomers.requests"), isNumber: true),
            ],
            lines.map { entry in
                let details = entry.line.person.details
                let link = Path.agencyNewcomer().with("email", details?.email ?? "")
                return [
                    "<a href=\"\(link)\">\(AgencyBookingPages.name(details?.name ?? "", visit))</a>",
                    HTML(text: details?.email ?? ""), HTML(text: details?.jobRole ?? ""),
                    HTML(text: visit.spoken(entry.since)), "\(entry.requests)",
                ]
            }, isCaptionSeen: false)
        let main: HTML = """
            \(told)<h1>\(say("newcomers.title"))</h1><p>\(say("newcomers.lead"))</p>
            \(lines.isEmpty ? "<p>\(say("newcomers.none"))</p>" : table)
            """
        return .page(say("newcomers.title"), back: Path.agency(), main)
    }

    static let ask = Page.show("askAgencyNewcomer", .agencyNewcomer, AgencyDeskPages.leads) { visit in
        try await asking(visit, visit.query["email"], .none)
    }

    private static func asking(_ visit: Visit, _ email: String, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let sheet = try await ShowRecord(visit.house).person(email, by: visit.principal)
        guard sheet.person.isToBeConfirmed, faults.isEmpty else { return decided(sheet, visit, faults) }
        let form =
            visit.form.has("staff_group")
            ? visit.form : Form.empty.setting("staff_group", to: sheet.person.staffGroup ?? "")
        let fields = Fields(visit: visit, form: form, faults: faults)
        let name = AgencyBookingPages.name(sheet.person.details?.name ?? "", visit)
        let main: HTML = """
            <h1>\(say("newcomers.ask_title", .html(name)))</h1>
            \(Parts.facts([
                .init(name: say("book.name"), value: name),
                .init(name: say("book.email"), value: HTML(text: email)),
                .init(name: say("book.job_role"), value: HTML(text: sheet.person.details?.jobRole ?? "")),
                .init(name: say("newcomers.requests"), value: "\(sheet.bookings.count { $0.state == .requested })"),
            ]))
            <p>\(say("newcomers.ask_next"))</p>
            <form method="post" action="\(Path.agencyNewcomer())" novalidate>\(visit.once)
            <input type="hidden" name="email" value="\(email)">
            \(fields.text("staff_group", say("newcomers.staff_group"), hint: say("newcomers.staff_group_hint")))
            <div class="actions"><button class="button" name="answer" value="yes">\(say("newcomers.confirm"))</button>
            <button class="button button-stop" name="answer" value="no">\(say("newcomers.decline"))</button></div>
            </form>
            """
        return .page(say("newcomers.ask_title", .html(name)), back: Path.agencyNewcomers(), main)
    }

    /// Another lead, or an administrator, was there first.
    private static func decided(_ sheet: PersonSheet, _ visit: Visit, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let key = sheet.person.status == .active ? "newcomers.is_confirmed" : "newcomers.is_declined"
        let told = sheet.person.isToBeConfirmed ? HTML.none : Parts.notice(.plain, "<p>\(say(key))</p>")
        let main: HTML = """
            \(fields.summary)<h1>\(AgencyBookingPages.name(sheet.person.details?.name ?? "", visit))</h1>\(told)
            <p><a href="\(Path.agencyNewcomers())">\(say("newcomers.title"))</a></p>
            """
        return .page(
            say("newcomers.title"), back: Path.agencyNewcomers(), status: faults.isEmpty ? 200 : 409, main)
    }

    static let answer = Page.form("answerAgencyNewcomer", .agencyNewcomer, AgencyDeskPages.leads) { visit in
        let (form, isYes) = (visit.form, visit.form["answer"] == "yes")
        do {
            let confirm = ConfirmPerson(visit.house)
            if isYes {
                let group = form["staff_group"].isEmpty ? nil : form["staff_group"]
                _ = try await confirm(form["email"], staffGroup: group, by: visit.principal)
            } else {
                _ = try await confirm.decline(form["email"], by: visit.principal)
            }
        } catch is Replayed {
            // Sent again: it is done already, and the list says so.
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, form["email"], FormFaults(refusal))
        }
        return .redirect(Path.agencyNewcomers().with("done", isYes ? "confirmed" : "declined"))
    }
}
