import Application
import Domain
import Markup

/// Requests for places: several are approved or declined at once, and what another lead decided meanwhile is told.
enum RequestPages {
    static let all = [list, check, answer]

    static let list = Page.show("agencyRequests", .agencyRequests, AgencyDeskPages.leads) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        var filter = AgencyBookingFilter(state: .requested, limit: Int64(Visit.listSize) + 1)
        filter.after = try visit.position { parts in
            guard parts.count == 2, let start = Int64(parts[0]), let booking = Int64(parts[1]) else { return nil }
            return .init(startsAt: Instant(microseconds: start), booking: BookingID(booking))
        }
        let read = try await ListAgencyBookings(visit.house)(filter, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [String($0.startsAt.microseconds), String($0.id.raw)] }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let newcomers = try await ListRegistrations(visit.house)(limit: 1, by: visit.principal)
        let first: HTML =
            newcomers.isEmpty
            ? .none
            : """
            <p>\(say("requests.newcomers"))
            <a href="\(Path.agencyNewcomers())">\(say("agency.link_newcomers"))</a></p>
            """
        let main: HTML = """
            \(fields.summary)\(done(visit))<h1>\(say("requests.title"))</h1>\(first)
            \(listed.rows.isEmpty ? "<p>\(say("requests.none"))</p>" : form(listed.rows, fields, visit))
            \(visit.more(Path.agencyRequests(), next: listed.next))
            """
        return .page(
            say("requests.title"), back: Path.agency(), status: faults.isEmpty ? 200 : 422, main)
    }

    /// How many were decided by the form that led here.
    private static func done(_ visit: Visit) -> HTML {
        guard let count = Int64(visit.query["done"]) else { return .none }
        let key = visit.query["answer"] == "no" ? "requests.done_declined" : "requests.done_approved"
        return """
            <div role="status">\
            \(Parts.notice(.good, "<p>\(visit.say("\(key)", .number(count)))</p>"))</div>
            """
    }

    private static func form(_ lines: [AgencyBookingLine], _ fields: Fields, _ visit: Visit) -> HTML {
        let say = visit.say
        let options = lines.map { line in
            Fields.Option(
                value: line.reference, text: AgencyBookingPages.name(line.name, visit),
                hint: say(
                    "requests.line", .text(line.title), .text(visit.spoken(line.startsAt)), .text(line.jobRole),
                    .text(visit.spoken(line.bookedAt))))
        }
        return """
            <p>\(say("requests.lead"))</p>
            <form method="post" action="\(Path.agencyCheckRequests())" novalidate>\(visit.token)
            \(fields.boxes("booking", say("requests.which"), options))
            <div class="actions"><button class="button" name="answer" value="yes">\(say("requests.approve"))</button>
            <button class="button button-plain" name="answer" value="no">\(say("requests.decline"))</button></div>
            </form>
            """
    }

    static let check = Page.form("checkAgencyRequests", .agencyCheckRequests, AgencyDeskPages.leads) { visit in
        var faults = FormFaults.none
        if visit.form.all("booking").isEmpty { faults.add("booking", visit.say("requests.none_chosen")) }
        guard faults.isEmpty else { return try await asking(visit, faults) }
        return try await checking(visit, .none)
    }

    /// What would be decided, and for declining why, before the button.
    private static func checking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, isYes) = (visit.say, visit.form["answer"] == "yes")
        var rows: [Parts.Fact] = []
        var titles: [String: String] = [:]
        var kept: [HTML] = []
        for reference in visit.form.all("booking").prefix(Visit.listSize) {
            let card = try await ShowBooking(visit.house)(reference, by: visit.principal)
            let when = card.event.startsAt.map { HTML(text: visit.spoken($0)) } ?? ""
            let event = card.event.reference
            if titles[event] == nil {
                titles[event] = try await ShowRecord(visit.house).event(event, by: visit.principal).course.title
            }
            let tag = card.booking.state == .requested ? HTML.none : OfficeBookingParts.tag(card, visit)
            rows.append(
                .init(
                    name: AgencyBookingPages.name(card.name, visit),
                    value: "<a href=\"\(Path.event(event))\">\(titles[event] ?? event)</a>, \(when) \(tag)"))
            kept.append("<input type=\"hidden\" name=\"booking\" value=\"\(card.reference)\">")
        }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let title = say(isYes ? "requests.check_approve" : "requests.check_decline", .number(Int64(rows.count)))
        let why = isYes ? HTML.none : fields.text("why", say("requests.why"), hint: say("requests.why_hint"))
        let main: HTML = """
            \(fields.summary)<h1>\(title)</h1>\(Parts.facts(rows))
            <p>\(say(isYes ? "requests.approve_next" : "requests.decline_next"))</p>
            <form method="post" action="\(Path.agencyRequests())" novalidate>\(visit.once)\(kept)
            <input type="hidden" name="answer" value="\(isYes ? "yes" : "no")">\(why)
            \(fields.send(say(isYes ? "requests.approve" : "requests.decline"), isStop: !isYes))</form>
            """
        return .page(
            title, back: Path.agencyRequests(), status: faults.isEmpty ? 200 : 422, main)
    }

    static let answer = Page.form("answerAgencyRequests", .agencyRequests, AgencyDeskPages.leads) { visit in
        let isYes = visit.form["answer"] == "yes"
        let why = visit.form["why"]
        var faults = FormFaults.none
        if !isYes, why.isEmpty { faults.add("why", visit.say("requests.why_missing")) }
        if why.count > 200 { faults.add("why", visit.say("requests.why_long")) }
        guard faults.isEmpty else { return try await checking(visit, faults) }
        var done = 0
        for reference in visit.form.all("booking").prefix(Visit.listSize) {
            do {
                _ = try await Approve(visit.keyedHouse(reference))(
                    .init(booking: reference, isApproved: isYes, why: why), by: visit.principal)
                done += 1
            } catch let refusal as Refusal where refusal.kind != .notFound {
                faults.add("", try await told(reference, refusal, visit))
            }
        }
        guard faults.isEmpty else { return refused(visit, faults, done: done) }
        return .redirect(Path.agencyRequests().with("done", String(done)).with("answer", isYes ? "yes" : "no"))
    }

    /// Why one of them was not decided: what another lead decided meanwhile is told as it stands.
    private static func told(_ reference: String, _ refusal: Refusal, _ visit: Visit) async throws -> HTML {
        guard refusal.kind == .wrongState,
            let card = try? await ShowBooking(visit.house)(reference, by: visit.principal),
            card.booking.state != .requested
        else { return "\(reference): \(refusal.kind == .wrongState ? refusal.description : refusal.reason)" }
        let state = visit.say("state_of.\(card.booking.state.code.rawValue)")
        return visit.say("requests.meanwhile", .text(reference), .html(state))
    }

    private static func refused(_ visit: Visit, _ faults: FormFaults, done: Int) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("requests.partly"))</h1>
            <p>\(say("requests.done", .number(Int64(done))))</p>
            <p class="actions">\(Parts.button(say("requests.back"), Path.agencyRequests()))</p>
            """
        return .page(say("requests.partly"), back: Path.agencyRequests(), status: 409, main)
    }
}
