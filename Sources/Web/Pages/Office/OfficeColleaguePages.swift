import Application
import Domain
import Markup

/// Passing a place on to a colleague for somebody.
enum OfficeColleaguePages {
    static let all = [ask, substitute]

    static let ask = Page.show("officeAskColleague", .officeColleague, OfficeKit.access) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        guard card.booking.state.code == .confirmed else { return .redirect(Path.officeBooking(card.reference)) }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\
            \(say("office_colleague.title"))</h1><p>\(say("office_colleague.lead"))</p>
            <form method="post" action="\(Path.officeColleague(card.reference))" novalidate>\(visit.once)
            \(fields.text("name", say("book.name"), complete: "off"))
            \(fields.text("email", say("book.email"), type: "email", complete: "off"))
            \(fields.text("job_role", say("book.job_role"), complete: "off"))
            \(fields.boxes("team", say("office_colleague.team_legend"), [
                .init(value: "yes", text: say("office_colleague.team")),
            ]))\(fields.send(say("office_colleague.send")))</form>
            """
        return .page(
            say("office_colleague.title"), back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    static let substitute = Page.form("officeSubstitute", .officeColleague, OfficeKit.access) { visit in
        let reference = visit.path("booking")
        var reader = FormReader(visit)
        let request = Substitute.Request(
            booking: reference, email: reader.text("email", missing: "colleague.email_missing"),
            name: reader.text("name", missing: "colleague.name_missing"),
            jobRole: reader.text("job_role", missing: "colleague.job_role_missing"),
            isSameTeam: visit.form["team"] == "yes")
        guard reader.faults.isEmpty else { return try await asking(visit, reader.faults) }
        return try await OfficeKit.attempt(Path.officeBooking(reference).with("told", "substituted")) {
            let answer = try await Substitute(visit.house)(request, by: visit.principal)
            return Path.officeBooking(answer.reference).with("told", "substituted")
        } refused: {
            try await asking(visit, $0)
        }
    }
}
