import Application
import Domain
import Markup
import Money

/// What the agency is charged: those proposed first, one with its explanation, accepting several, disputing one.
enum AgencyChargePages {
    static let all = [list, check, accept, show, askDispute, dispute, file]

    static let list = Page.show("agencyCharges", .agencyCharges, AgencyDeskPages.leads) { visit in
        guard let format = visit.fileFormat else { return try await listing(visit, .none) }
        let filter = ChargeFilter(
            state: ChargeState.Code(rawValue: visit.query["status"]), year: Int64(visit.query["year"]),
            limit: ListFile.mostRows)
        let rows = try await ListCharges(visit.house)(filter, by: visit.principal)
        return try await MoneyFiles.charges(rows, visit, withAgency: false).reply(format, visit)
    }

    private static func listing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let proposed = try await ListCharges(visit.house)(
            ChargeFilter(state: .notified, limit: Int64(Visit.listSize) + 1), by: visit.principal)
        var filter = ChargeFilter(
            state: ChargeState.Code(rawValue: visit.query["status"]), year: Int64(visit.query["year"]),
            limit: Int64(Visit.listSize) + 1)
        filter.after = try visit.position(ChargeRow.position)
        let read = try await ListCharges(visit.house)(filter, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize, key: \.cursor)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(done(visit))<h1>\(say("charges.title"))</h1>
            <h2>\(say("charges.proposed"))</h2>\(try await form(proposed, fields, visit))
            <h2>\(say("charges.all"))</h2>\(filters(visit))\(table(listed.rows, visit))
            \(visit.more(Path.agencyCharges(), keeping: ["status", "year"], next: listed.next))
            \(visit.files(Path.agencyCharges(), keeping: ["status", "year"]))
            """
        return .page(say("charges.title"), back: Path.agency(), status: faults.isEmpty ? 200 : 422, main)
    }

    private static func done(_ visit: Visit) -> HTML {
        guard let count = Int64(visit.query["done"]) else { return .none }
        return """
            <div role="status">\
            \(Parts.notice(.good, "<p>\(visit.say("charges.accepted", .number(count)))</p>"))</div>
            """
    }

    /// Those that wait for an answer, each with its box, its sum and the last day.
    private static func form(_ rows: [ChargeRow], _ fields: Fields, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        guard !rows.isEmpty else { return "<p>\(say("charges.none_proposed"))</p>" }
        let names = try await names(rows.prefix(Visit.listSize), visit)
        let options = rows.prefix(Visit.listSize).map { row in
            Fields.Option(
                value: row.reference,
                text: say(
                    "charges.line", .text(row.charge.amount.text), .text(row.title),
                    .html(names[row.reference] ?? .none)),
                hint: """
                    \(say(
                        "charges.line_hint", .html(MoneyWords.occurrence(row.charge.occurrence, visit)),
                        .text(row.charge.eventDate.spoken), .text(until(row.charge.state))))
                    <a href="\(Path.agencyCharge(row.reference))">\(say("charges.why", .text(row.reference)))</a>
                    """)
        }
        let rest: HTML = rows.count > Visit.listSize ? "<p>\(say("charges.more_proposed"))</p>" : .none
        return """
            <form method="post" action="\(Path.agencyCheckCharges())" novalidate>\(visit.token)
            \(fields.boxes("charge", say("charges.which"), options))\(rest)
            \(fields.send(say("charges.accept_chosen")))</form>
            """
    }

    static func until(_ state: ChargeState) -> String {
        if case .notified(let until) = state { until.spoken } else { "" }
    }

    private static func filters(_ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let states = ChargeState.Code.allCases.map { ($0.rawValue, say("charge_state.\($0.rawValue)")) }
        let now = FinancialYear(containing: visit.house.today).startYear
        let years = (0..<6).compactMap { FinancialYear(startYear: now - $0) }
            .map { (String($0.startYear), HTML(text: $0.description)) }
        return """
            <form class="filter" action="\(Path.agencyCharges())" role="search" data-instant><div class="row">
            \(fields.menu("status", say("booking.status"), [("", say("programme.any"))] + states))
            \(fields.menu("year", say("list.year"), [("", say("programme.any"))] + years))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            """
    }

    /// Whose booking each of a few charges is of: the lead of an agency knows its people.
    private static func names(_ rows: some Sequence<ChargeRow>, _ visit: Visit) async throws -> [String: HTML] {
        var names: [String: HTML] = [:]
        for row in rows { names[row.reference] = try await name(row, visit) }
        return names
    }

    private static func name(_ row: ChargeRow, _ visit: Visit) async throws -> HTML {
        let card = try await ShowBooking(visit.house)(row.booking, by: visit.principal)
        return AgencyBookingPages.name(card.name, visit)
    }

    private static func table(_ rows: [ChargeRow], _ visit: Visit, _ names: [String: HTML] = [:]) -> HTML {
        let say = visit.say
        guard !rows.isEmpty else { return "<p>\(say("charges.none"))</p>" }
        var columns: [Parts.Column] = [
            .init(name: say("event.reference")), .init(name: say("event.course")), .init(name: say("event.when")),
            .init(name: say("charge.for")), .init(name: say("booking.status")),
            .init(name: say("charge.amount"), isNumber: true),
        ]
        if !names.isEmpty { columns.insert(.init(name: say("book.name")), at: 1) }
        let cells = rows.map { row -> [HTML] in
            var cells: [HTML] = [
                "<a class=\"nowrap\" href=\"\(Path.agencyCharge(row.reference))\">\(row.reference)</a>",
                HTML(text: row.title), visit.day(row.charge.eventDate),
                MoneyWords.occurrence(row.charge.occurrence, visit), MoneyWords.tag(row.charge.state.code, visit),
                HTML(text: row.charge.amount.text),
            ]
            if !names.isEmpty { cells.insert(names[row.reference] ?? .none, at: 1) }
            return cells
        }
        return Parts.table(say("charges.caption"), columns, cells)
    }

    static let check = Page.form("checkAgencyCharges", .agencyCheckCharges, AgencyDeskPages.leads) { visit in
        guard !visit.form.all("charge").isEmpty else {
            var faults = FormFaults.none
            faults.add("charge", visit.say("charges.none_chosen"))
            return try await listing(visit, faults)
        }
        return try await checking(visit)
    }

    /// What accepting costs in all, before the button.
    private static func checking(_ visit: Visit) async throws -> PageReply {
        let say = visit.say
        var rows: [ChargeRow] = []
        for reference in visit.form.all("charge").prefix(Visit.listSize) {
            rows.append(try await ShowCharge(visit.house)(reference, by: visit.principal).row)
        }
        let sum = try Pence.sum(rows.map(\.charge.amount))
        let kept = rows.map { "<input type=\"hidden\" name=\"charge\" value=\"\($0.reference)\">" as HTML }
        let title = say("charges.check", .number(Int64(rows.count)), .text(sum.text))
        let main: HTML = """
            <h1>\(title)</h1>\(table(rows, visit, try await names(rows, visit)))<p>\(say("charges.accept_next"))</p>
            <form method="post" action="\(Path.agencyCharges())">\(visit.once)\(kept)
            <div class="actions"><button class="button">\(say("charges.accept", .text(sum.text)))</button>
            <a href="\(Path.agencyCharges())">\(say("charges.back"))</a></div></form>
            """
        return .page(title, back: Path.agencyCharges(), main)
    }

    static let accept = Page.form("acceptAgencyCharges", .agencyCharges, AgencyDeskPages.leads) { visit in
        var faults = FormFaults.none
        var done = 0
        for reference in visit.form.all("charge").prefix(Visit.listSize) {
            do {
                _ = try await AcceptCharge(visit.keyedHouse(reference))(reference, by: visit.principal)
                done += 1
            } catch is Replayed {
                done += 1
            } catch let refusal as Refusal where refusal.kind != .notFound {
                faults.add("", "\(reference): \(refusal.description)")
            }
        }
        guard faults.isEmpty else { return partly(visit, faults, done: done) }
        return .redirect(Path.agencyCharges().with("done", String(done)))
    }

    private static func partly(_ visit: Visit, _ faults: FormFaults, done: Int) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("charges.partly"))</h1>
            <p>\(say("charges.accepted", .number(Int64(done))))</p>
            <p class="actions">\(Parts.button(say("charges.back"), Path.agencyCharges()))</p>
            """
        return .page(say("charges.partly"), back: Path.agencyCharges(), status: 409, main)
    }

    static let show = Page.show("agencyCharge", .agencyCharge, AgencyDeskPages.leads) { visit in
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        let (say, row) = (visit.say, answer.row)
        let main: HTML = """
            \(visit.query["done"] == "disputed" ? visit.told("dispute.done") : .none)
            <h1><span class="caption">\(say("charge.charge")) \(row.reference)</span>\
            \(row.charge.amount.text), \(row.title)</h1>
            <p>\(MoneyWords.tag(row.charge.state.code, visit))</p>\(buttons(row, visit))
            \(Parts.facts(try await facts(answer, visit)))
            <h2>\(say("charge.why"))</h2>\(MoneyWords.explanation(answer.explanation, visit))
            \(MoneyWords.files(answer, .agencyChargeFile, visit))
            <h2>\(say("charge.history"))</h2>\(MoneyWords.history(answer.history, visit))
            """
        return .page(say("charge.title", .text(row.reference)), back: Path.agencyCharges(), main)
    }

    private static func facts(_ answer: ShowCharge.Answer, _ visit: Visit) async throws -> [Parts.Fact] {
        let (say, row) = (visit.say, answer.row)
        var facts: [Parts.Fact] = [
            .init(name: say("book.name"), value: try await name(row, visit)),
            .init(name: say("charge.for"), value: MoneyWords.occurrence(row.charge.occurrence, visit)),
            .init(name: say("event.when"), value: HTML(text: row.charge.eventDate.spoken)),
            .init(
                name: say("charge.booking"),
                value: "<a href=\"\(Path.agencyBooking(row.booking))\">\(row.booking)</a>"),
            .init(name: say("charge.policy"), value: HTML(text: answer.policy)),
        ]
        if let invoice = row.invoice {
            let link: HTML = "<a href=\"\(Path.agencyInvoice(invoice))\">\(invoice)</a>"
            facts.append(.init(name: say("charge.invoice"), value: link))
        }
        return facts
    }

    /// Accepting and disputing, while there is time.
    private static func buttons(_ row: ChargeRow, _ visit: Visit) -> HTML {
        guard case .notified(let until) = row.charge.state else { return .none }
        let say = visit.say
        guard visit.house.today <= until else {
            return Parts.notice(.plain, "<p>\(say("charge.too_late", .text(until.spoken)))</p>")
        }
        let told = Parts.notice(.care, "<p>\(say("charge.answer_by", .text(until.spoken)))</p>")
        return """
            \(told)<div class="actions"><form method="post" action="\(Path.agencyCheckCharges())">\(visit.token)
            <input type="hidden" name="charge" value="\(row.reference)">
            <button class="button">\(say("charge.accept"))</button></form>
            \(Parts.button(say("charge.dispute"), Path.agencyDispute(row.reference), isPlain: true))</div>
            """
    }

    static let askDispute = Page.show("askAgencyDispute", .agencyDispute, AgencyDeskPages.leads) { visit in
        try await disputing(visit, .none)
    }

    private static func disputing(_ visit: Visit, _ faults: FormFaults, status: Int = 422) async throws -> PageReply {
        let answer = try await ShowCharge(visit.house)(visit.path("charge"), by: visit.principal)
        let (say, row) = (visit.say, answer.row)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let reasons = DisputeReason.allCases.map {
            Fields.Option(value: $0.rawValue, text: say("reason.\($0.rawValue)"))
        }
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(row.reference), \(row.charge.amount.text)</span>\
            \(say("dispute.title"))</h1>
            \(Parts.facts([
                .init(name: say("book.name"), value: try await name(row, visit)),
                .init(name: say("event.course"), value: HTML(text: row.title)),
                .init(name: say("event.when"), value: HTML(text: row.charge.eventDate.spoken)),
                .init(name: say("charge.for"), value: MoneyWords.occurrence(row.charge.occurrence, visit)),
            ]))<p>\(say("dispute.lead"))</p>
            <form method="post" action="\(Path.agencyDispute(row.reference))" enctype="multipart/form-data" novalidate>
            \(visit.once)
            \(fields.radios("reason", say("dispute.reason"), reasons))
            \(fields.text("text", say("dispute.text"), hint: say("dispute.text_hint")))
            \(fields.file("file", say("dispute.file"), hint: say("dispute.file_hint")))
            \(fields.send(say("dispute.send")))</form>
            """
        return .page(
            say("dispute.title"), back: Path.agencyCharge(row.reference), status: faults.isEmpty ? 200 : status, main)
    }

    static let dispute = Page.form("disputeAgencyCharge", .agencyDispute, AgencyDeskPages.leads) { visit in
        let text = visit.form["text"]
        var faults = FormFaults.none
        let reason = DisputeReason(rawValue: visit.form["reason"])
        if reason == nil { faults.add("reason", visit.say("dispute.reason_missing")) }
        if reason == .other, text.isEmpty { faults.add("text", visit.say("dispute.text_missing")) }
        if text.count > 200 { faults.add("text", visit.say("dispute.text_long")) }
        var file: EvidenceFile?
        if let sent = visit.form.file("file") {
            do {
                file = try EvidenceFile(name: sent.name, bytes: sent.bytes)
            } catch let error as Refusal {
                faults.add("file", HTML(text: [error.reason, error.mend ?? ""].joined(separator: " ")))
            }
        }
        if file != nil, reason == .sickness { faults.add("file", visit.say("dispute.file_sickness")) }
        guard let reason, faults.isEmpty else { return try await disputing(visit, faults) }
        do {
            _ = try await DisputeCharge(visit.house)(
                visit.path("charge"), reason: reason, text: text, file: file, by: visit.principal)
        } catch is Replayed {
            // Sent again: it is disputed already, and the page says so.
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await disputing(visit, FormFaults(refusal), status: 409)
        }
        return .redirect(Path.agencyCharge(visit.path("charge")).with("done", "disputed"))
    }
}

extension AgencyChargePages {
    static let file = Page.show("agencyChargeFile", .agencyChargeFile, AgencyDeskPages.leads) { visit in
        try await MoneyWords.file(visit)
    }
}

extension ChargeRow {
    /// The reference of the booking it is of.
    var booking: String { "\(event)-\(charge.booking.ordinal)" }
    /// The parts of the cursor behind it.
    var cursor: [String] { [charge.eventDate.description, String(charge.booking.raw), String(charge.n)] }

    /// Where a list of charges goes on.
    static func position(_ parts: [String]) -> ChargeFilter.Position? {
        guard parts.count == 3, let date = LocalDate(iso: parts[0]), let booking = Int64(parts[1]),
            let n = Int64(parts[2])
        else { return nil }
        return .init(eventDate: date, booking: BookingID(booking), n: n)
    }
}
