import Application
import Domain
import Markup

/// Reporting sickness on the day: by oneself, or by the lead of one's agency, who also says that the follow-up in
/// writing was seen. Nobody is asked what the matter is.
enum SicknessPages {
    static let all = [ask, report, agencyAsk, agencyReport]

    /// For so many days after an event sickness may still be recorded.
    private static let days: Int64 = 31

    /// On the page of a booking: the way to report, or what was reported.
    static func part(_ card: BookingCard, _ path: Path, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        let reports = try await ShowFacts(visit.house)(card.reference, by: visit.principal)
            .filter { $0.recorded.code == .sickness }
        guard mayReport(card, visit) || !reports.isEmpty else { return .none }
        let told: HTML = reports.isEmpty ? "<p>\(say("sickness.lead"))</p>" : FactPages.list(reports, visit)
        let button: HTML =
            mayReport(card, visit)
            ? "<p class=\"actions\">\(Parts.button(say("sickness.report"), path(card.reference), isPlain: true))</p>"
            : .none
        return "<h2>\(say("sickness.title"))</h2>\(told)\(button)"
    }

    /// What was done, above the page of the booking.
    static func told(_ visit: Visit) -> HTML {
        visit.query["sickness"] == "reported" ? Parts.done(visit.say("sickness.done")) : .none
    }

    /// Who held a place to the day before at least, from that day on for a while.
    private static func mayReport(_ card: BookingCard, _ visit: Visit) -> Bool {
        guard let day = card.sessions.map(\.start.date).min() else { return false }
        let held =
            switch card.booking.state {
            case .confirmed, .cancelled(.late): true
            default: false
            }
        return held && visit.house.today >= day.adding(days: -1) && visit.house.today <= day.adding(days: days)
    }

    static let ask = Page.show("askSickness", .sickness, .roles([.practitioner])) { visit in
        try await asking(.sickness, back: .booking, visit, .none)
    }

    static let agencyAsk = Page.show("askStaffSickness", .agencySickness, AgencyDeskPages.leads) { visit in
        try await asking(.agencySickness, back: .agencyBooking, visit, .none)
    }

    private static func asking(
        _ path: Path, back: Path, _ visit: Visit, _ faults: FormFaults
    ) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        guard mayReport(card, visit) else { return .redirect(back(card.reference)) }
        let (say, isLead) = (visit.say, visit.principal.role == .agencyLead)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let written: HTML =
            isLead
            ? fields.boxes("written", say("facts.follow_up"), [.init(value: "yes", text: say("facts.written"))]) : .none
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference)\(isLead ? ", \(card.name)" : "")</span>\
            \(say("sickness.report"))</h1><p>\(say(isLead ? "sickness.ask_lead" : "sickness.ask"))</p>
            <p>\(say("sickness.decides"))</p>
            <form method="post" action="\(path(card.reference))" novalidate>\(visit.once)\(written)
            \(fields.send(say("sickness.send")))</form>
            """
        return .page(say("sickness.report"), back: back(card.reference), status: faults.status, main)
    }

    static let report = Page.form("reportSickness", .sickness, .roles([.practitioner])) { visit in
        try await reporting(.sickness, back: .booking, visit)
    }

    static let agencyReport = Page.form("reportStaffSickness", .agencySickness, AgencyDeskPages.leads) { visit in
        try await reporting(.agencySickness, back: .agencyBooking, visit)
    }

    private static func reporting(_ path: Path, back: Path, _ visit: Visit) async throws -> PageReply {
        let reference = visit.path("booking")
        let request = RecordSickness.Request(booking: reference, isWritten: visit.form["written"] == "yes")
        return try await OfficeKit.attempt(back(reference).with("sickness", "reported")) {
            let card = try await ShowBooking(visit.house)(reference, by: visit.principal)
            guard mayReport(card, visit) else { return back(reference) }
            _ = try await RecordSickness(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await asking(path, back: back, visit, $0)
        }
    }
}
