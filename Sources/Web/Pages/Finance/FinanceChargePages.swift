import Application
import Domain
import Markup
import Money

/// Charges of every agency: a list that can be searched, one with its reasons, and the decision about it.
enum FinanceChargePages {
    static let all = [list, show, ask, check, decide, file]

    static let list = Page.show("financeCharges", .financeCharges, .money) { visit in
        let (say, query) = (visit.say, visit.query)
        var filter = ChargeFilter(
            agency: query["agency"].isEmpty ? nil : query["agency"],
            state: ChargeState.Code(rawValue: query["status"]), year: Int64(query["year"]),
            limit: Int64(Visit.listSize) + 1)
        filter.course = query["course"].isEmpty ? nil : query["course"]
        if let format = visit.fileFormat {
            filter.limit = ListFile.mostRows
            let rows = try await ListCharges(visit.house)(filter, by: visit.principal)
            return try await MoneyFiles.charges(rows, visit, withAgency: true).reply(format, visit)
        }
        filter.after = try visit.position(ChargeRow.position)
        let read = try await ListCharges(visit.house)(filter, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize, key: \.cursor)
        let main: HTML = """
            <h1>\(say("charges.title"))</h1>\(try await filters(visit))\(try await table(listed.rows, visit))
            \(visit.more(
                Path.financeCharges(), keeping: ["agency", "status", "year", "course"], next: listed.next))
            \(visit.files(Path.financeCharges(), keeping: ["agency", "status", "year", "course"]))
            """
        return .page(say("charges.title"), back: Path.finance(), main)
    }

    private static func filters(_ visit: Visit) async throws -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let courses = try await visit.house.store.read(visit.principal.scope) {
            try $0.courses(CourseFilter(includingClosed: true, limit: 200))
        }
        let states = ChargeState.Code.allCases.map { ($0.rawValue, MoneyWords.word($0, visit)) }
        let now = FinancialYear(containing: visit.house.today).startYear
        let years = (0..<6).compactMap { FinancialYear(startYear: now - $0) }
            .map { (String($0.startYear), HTML(text: $0.description)) }
        let any = [("", say("programme.any"))]
        return """
            <form class="filter" action="\(Path.financeCharges())" role="search" data-instant><div class="filters">
            \(fields.menu("status", say("booking.status"), any + states))
            \(try await fields.anyAgency("agency"))
            \(fields.menu("course", say("event.course"), any + courses.map { ($0.code, HTML(text: $0.title)) }))
            \(fields.menu("year", say("list.year"), any + years))</div>
            <div class="actions"><button class="button button-plain">\(say("programme.apply"))</button>
            <a href="\(Path.financeCharges())">\(say("programme.clear"))</a></div></form>
            """
    }

    private static func table(_ rows: [ChargeRow], _ visit: Visit) async throws -> HTML {
        let (say, names) = (visit.say, try await visit.agencyNames())
        guard !rows.isEmpty else { return "<p>\(say("charges.none"))</p>" }
        return Parts.table(
            say("charges.caption"),
            [
                .init(name: say("event.reference")), .init(name: say("booking.agency")),
                .init(name: say("event.course")), .init(name: say("event.when")), .init(name: say("booking.status")),
                .init(name: say("charge.amount"), isNumber: true),
            ],
            rows.map { row in
                [
                    "<a class=\"nowrap\" href=\"\(Path.financeCharge(row.reference))\">\(row.reference)</a>",
                    HTML(text: names(row.agency)),
                    HTML(text: row.title), visit.day(row.charge.eventDate),
                    MoneyWords.tag(row.charge.state.code, visit), HTML(text: row.charge.amount.text),
                ]
            })
    }

    static let show = Page.show("financeCharge", .financeCharge, .money) { visit in
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        let (say, row, done) = (visit.say, answer.row, visit.query["done"])
        let told = ["upheld", "waived", "proposed"].contains(done) ? visit.told("decision.done_\(done)") : .none
        let main: HTML = """
            \(told)<h1><span class="caption">\(say("charge.charge")) \(row.reference)</span>\
            \(row.charge.amount.text), \(row.title)</h1>
            <p>\(MoneyWords.tag(row.charge.state.code, visit))</p>\(button(answer, visit))
            \(Parts.facts(try await facts(answer, visit)))
            <h2>\(say("charge.why"))</h2>\(MoneyWords.explanation(answer.explanation, visit))
            \(MoneyWords.files(answer, .financeChargeFile, visit))
            <h2>\(say("charge.history"))</h2>\(MoneyWords.history(answer.history, visit))
            """
        return .page(say("charge.title", .text(row.reference)), back: Path.financeCharges(), main)
    }

    static let file = Page.show("financeChargeFile", .financeChargeFile, .money) { visit in
        try await MoneyWords.file(visit)
    }

    private static func facts(_ answer: ShowCharge.Answer, _ visit: Visit) async throws -> [Parts.Fact] {
        let (say, row) = (visit.say, answer.row)
        let agency: HTML = """
            <a href="\(Path.financeStatement().with("agency", row.agency))">\
            \(try await visit.agencyName(row.agency))</a>
            """
        var facts: [Parts.Fact] = [
            .init(name: say("booking.agency"), value: agency),
            .init(name: say("charge.for"), value: MoneyWords.occurrence(row.charge.occurrence, visit)),
            .init(name: say("event.when"), value: HTML(text: row.charge.eventDate.spoken)),
            .init(name: say("charge.booking"), value: HTML(text: row.booking)),
            .init(name: say("charge.policy"), value: HTML(text: answer.policy)),
        ]
        if case .notified(let until) = row.charge.state {
            facts.append(.init(name: say("finance.answer_by"), value: HTML(text: until.spoken)))
        }
        if let reason = disputed(answer) {
            facts.append(.init(name: say("decision.disputed"), value: MoneyWords.why(reason, visit)))
        }
        if let invoice = row.invoice {
            let link: HTML = "<a href=\"\(Path.financeInvoice(invoice))\">\(invoice)</a>"
            facts.append(.init(name: say("charge.invoice"), value: link))
        }
        if row.charge.corrections.excess > .zero {
            let link: HTML = "<a href=\"\(Path.financeCorrections())\">\(say("finance.see"))</a>"
            facts.append(
                .init(
                    name: say("corrections.credit"), value: HTML(text: row.charge.corrections.excess.text), change: link
                ))
        }
        return facts
    }

    /// Why the agency disputes it, with what it wrote.
    private static func disputed(_ answer: ShowCharge.Answer) -> String? {
        guard answer.row.charge.state.code == .disputed else { return nil }
        return answer.history.last { $0.happened == "disputed" }?.why
    }

    /// The way to decide, while there is something to decide.
    private static func button(_ answer: ShowCharge.Answer, _ visit: Visit) -> HTML {
        let (say, row) = (visit.say, answer.row)
        if answer.history.last?.happened == ChargeEvent.proposedWord {
            let link: HTML = "<a href=\"\(Path.financeWaivers())\">\(say("waivers.title"))</a>"
            return Parts.notice(.care, "<p>\(say("decision.waits")) \(link)</p>")
        }
        guard row.charge.state.isUndecided else { return .none }
        let isDisputed = row.charge.state.code == .disputed
        let key = isDisputed ? "decision.decide" : "decision.waive_title"
        return """
            <p class="actions">\
            \(Parts.button(say(key), Path.financeDecision(row.reference), isPlain: !isDisputed))</p>
            """
    }

    static let ask = Page.show("askFinanceDecision", .financeDecision, .money) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults, status: Int = 422) async throws -> PageReply {
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        let (say, row) = (visit.say, answer.row)
        guard row.charge.state.isUndecided else { return .redirect(Path.financeCharge(row.reference)) }
        let isDisputed = row.charge.state.code == .disputed
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let decisions: [Fields.Option] = [
            .init(value: "uphold", text: say("decision.uphold"), hint: say("decision.uphold_hint")),
            .init(value: "waive", text: say("decision.waive"), hint: say("decision.waive_hint")),
        ]
        let reasons = WaiverReason.allCases.map { ($0.rawValue, say("reason.\($0.rawValue)")) }
        let choice: HTML =
            isDisputed
            ? fields.radios("decision", say("decision.which"), decisions)
            : "<input type=\"hidden\" name=\"decision\" value=\"waive\">"
        let title = say(isDisputed ? "decision.title" : "decision.waive_title")
        let told: HTML =
            disputed(answer).map { why in
                Parts.notice(.info, "<p>\(say("decision.said", .html(MoneyWords.why(why, visit))))</p>")
            } ?? .none
        let main: HTML = """
            \(fields.summary)<h1>\
            <span class="caption">\(row.reference), \(row.charge.amount.text)</span>\
            \(title)</h1>\(told)\(Parts.facts(try await about(row, visit)))
            <p>\(OfficeBookingPages.sentence(answer.explanation.summary))</p>
            <form method="post" action="\(Path.financeCheckDecision(row.reference))" novalidate>\(visit.token)\(choice)
            \(fields.menu(
                "reason", say("decision.reason"), hint: say("decision.reason_hint"),
                [("", say("decision.choose"))] + reasons))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(
            title, back: Path.financeCharge(row.reference), status: faults.isEmpty ? 200 : status, main)
    }

    /// What a charge is for, beside the decision about it.
    private static func about(_ row: ChargeRow, _ visit: Visit) async throws -> [Parts.Fact] {
        let say = visit.say
        return [
            .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(row.agency))),
            .init(name: say("event.course"), value: HTML(text: row.title)),
            .init(name: say("event.when"), value: HTML(text: row.charge.eventDate.spoken)),
            .init(name: say("charge.for"), value: MoneyWords.occurrence(row.charge.occurrence, visit)),
            .init(name: say("charge.booking"), value: HTML(text: row.booking)),
        ]
    }

    private static func faults(_ visit: Visit) -> FormFaults {
        var faults = FormFaults.none
        let decision = visit.form["decision"]
        if decision != "uphold", decision != "waive" { faults.add("decision", visit.say("decision.missing")) }
        if decision == "waive", WaiverReason(rawValue: visit.form["reason"]) == nil {
            faults.add("reason", visit.say("decision.reason_missing"))
        }
        return faults
    }

    static let check = Page.form("checkFinanceDecision", .financeCheckDecision, .money) { visit in
        let faults = faults(visit)
        guard faults.isEmpty else { return try await asking(visit, faults) }
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        let (say, row, isWaiver) = (visit.say, answer.row, visit.form["decision"] == "waive")
        var needsSecond = false
        if isWaiver {
            needsSecond = try await ProposeWaiver(visit.house).needsSecond(row.charge, by: visit.principal)
        }
        let key = !isWaiver ? "uphold" : needsSecond ? "propose" : "waive"
        var facts: [Parts.Fact] = [.init(name: say("charge.charge"), value: HTML(text: row.reference))]
        facts += try await about(row, visit)
        facts += [
            .init(name: say("charge.why"), value: HTML(text: OfficeBookingPages.sentence(answer.explanation.summary))),
            .init(name: say("charge.amount"), value: HTML(text: row.charge.amount.text)),
            .init(name: say("decision.which"), value: say(isWaiver ? "decision.waive" : "decision.uphold")),
        ]
        if isWaiver {
            facts.append(.init(name: say("decision.reason"), value: say("reason.\(visit.form["reason"])")))
        }
        let main: HTML = """
            <h1>\(say("book.check_title"))</h1>\(Parts.facts(facts))<p>\(say("decision.next_\(key)"))</p>
            <form method="post" action="\(Path.financeDecision(row.reference))">\(visit.once)
            <input type="hidden" name="decision" value="\(isWaiver ? "waive" : "uphold")">
            <input type="hidden" name="reason" value="\(visit.form["reason"])">
            <div class="actions"><button class="button">\(say("decision.send_\(key)", .text(row.charge.amount.text)))\
            </button><a href="\(Path.financeDecision(row.reference))">\(say("book.change"))</a></div></form>
            """
        return .page(say("book.check_title"), back: Path.financeDecision(row.reference), main)
    }

    static let decide = Page.form("financeDecision", .financeDecision, .money) { visit in
        let faults = faults(visit)
        guard faults.isEmpty else { return try await asking(visit, faults) }
        let reference = visit.path("charge")
        var done = "upheld"
        do {
            if visit.form["decision"] == "uphold" {
                _ = try await UpholdCharge(visit.house)(reference, by: visit.principal)
            } else {
                let reason = WaiverReason(rawValue: visit.form["reason"]) ?? .other
                let answer = try await ProposeWaiver(visit.house)(reference, reason: reason, by: visit.principal)
                done = answer.state.code == .waived ? "waived" : "proposed"
            }
        } catch is Replayed {
            return .redirect(Path.financeCharge(reference))
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await refused(visit, refusal)
        }
        return .redirect(Path.financeCharge(reference).with("done", done))
    }

    /// Somebody else was quicker, or the policy does not let this person decide.
    private static func refused(_ visit: Visit, _ refusal: Refusal) async throws -> PageReply {
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        if answer.row.charge.state.isUndecided { return try await asking(visit, FormFaults(refusal), status: 409) }
        let (say, row) = (visit.say, answer.row)
        let fields = Fields(visit: visit, form: .empty, faults: FormFaults(refusal))
        let main: HTML = """
            \(fields.summary)<h1>\(say("decision.meanwhile"))</h1>
            <p>\(MoneyWords.tag(row.charge.state.code, visit))</p>
            <p><a href="\(Path.financeCharge(row.reference))">\(say("charge.title", .text(row.reference)))</a></p>
            """
        return .page(say("decision.meanwhile"), back: Path.financeCharges(), status: 409, main)
    }
}

extension ChargeState {
    /// Whether it is on no invoice yet and still costs something, so that it may be waived.
    var isUndecided: Bool {
        switch self {
        case .assessed, .notified, .accepted, .disputed, .upheld: true
        case .relieved, .waived, .invoiced, .partCredited, .credited, .paid, .writtenOff: false
        }
    }
}

extension Fields {
    /// A menu of the agencies of the partnership, of which none need be chosen.
    func anyAgency(_ name: String) async throws -> HTML {
        let options = try await ListAgencyNames(visit.house)().map { ($0.code, HTML(text: $0.name)) }
        return menu(name, visit.say("booking.agency"), [("", visit.say("programme.any"))] + options)
    }
}
