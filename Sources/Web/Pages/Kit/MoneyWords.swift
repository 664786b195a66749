import Application
import Domain
import Invoicing
import Markup
import Money

/// Where charges and invoices stand, in words and in a colour that adds nothing to them.
enum MoneyWords {
    static func tag(_ state: ChargeState.Code, _ visit: Visit) -> HTML {
        Parts.tag(word(state, visit), look(state))
    }

    /// The same without its colour. “Please answer” is for whoever may answer.
    static func word(_ state: ChargeState.Code, _ visit: Visit) -> HTML {
        state == .notified && visit.principal.role != .agencyLead
            ? visit.say("finance_state.notified") : visit.say("charge_state.\(state.rawValue)")
    }

    private static func look(_ state: ChargeState.Code) -> Parts.Look {
        switch state {
        case .assessed, .accepted: .plain
        case .notified: .care
        case .disputed: .info
        case .upheld, .invoiced, .partCredited, .relieved, .waived: .plain
        case .credited, .paid: .good
        case .writtenOff: .bad
        }
    }

    static func tag(_ state: InvoiceState, isOverdue: Bool, _ visit: Visit) -> HTML {
        if isOverdue { return Parts.tag(visit.say("invoice_state.overdue"), .bad) }
        let look: Parts.Look =
            switch state {
            case .issued, .partCredited, .partPaid: .care
            case .credited, .paid: .good
            case .writtenOff: .plain
            }
        return Parts.tag(visit.say("invoice_state.\(state.rawValue)"), look)
    }

    /// What a charge is for.
    static func occurrence(_ occurrence: Domain.Occurrence, _ visit: Visit) -> HTML {
        visit.say("occurrence.\(occurrence.rawValue)")
    }

    /// Why a charge came about, clause by clause.
    static func explanation(_ explanation: Explanation, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = explanation.steps.map { step -> [HTML] in
            [fact(step), result(step), clause(step.clause, visit)]
        }
        let line = explanation.summary.prefix(1).uppercased() + explanation.summary.dropFirst()
        let steps: HTML =
            rows.isEmpty
            ? .none
            : Parts.table(
                say("charge.steps"),
                [
                    .init(name: say("charge.fact")), .init(name: say("charge.result")),
                    .init(name: say("charge.clause")),
                ],
                rows)
        return "<p>\(line).</p>\(steps)"
    }

    /// The rule of the policy that a step rests on, by the word that its code begins with.
    static func clause(_ code: String, _ visit: Visit) -> HTML {
        let word = String(code.prefix { $0 != "." })
        for key in ["policies.clause_\(word)", "clause.\(word)"] where visit.say.keys.contains(key) {
            return visit.say(key)
        }
        return HTML(text: plain(word.prefix(1).uppercased() + word.dropFirst()))
    }

    /// What a step found; sectors and debtors are words of the program.
    static func fact(_ step: Explanation.Step) -> HTML {
        HTML(text: step.clause == "debtor" ? plain(step.fact) : step.fact)
    }

    /// What follows from a step.
    static func result(_ step: Explanation.Step) -> HTML {
        HTML(text: step.clause == "debtor" ? plain(step.result) : step.result)
    }

    private static func plain(_ text: String) -> String { text.replacing("_", with: " ") }

    /// What happened to a charge.
    static func history(_ history: [HistoryStep], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = history.map { step -> [HTML] in
            [HTML(text: visit.spoken(step.at)), say("charge_happened.\(step.happened)"), why(step.why, visit)]
        }
        return Parts.table(
            say("charge.history_caption"),
            [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("booking.why"))], rows)
    }

    /// The files that came with the disputes of a charge, each as a link.
    static func files(_ answer: ShowCharge.Answer, _ path: Path, _ visit: Visit) -> HTML {
        guard !answer.files.isEmpty else { return .none }
        let items = answer.files.map { file -> HTML in
            let size = visit.say("charge.file_size", .number(max(1, file.size / 1_000)))
            return """
                <li><a href="\(path(answer.row.reference, String(file.n)))" download>\(file.name)</a>
                <span class="quiet">\(size), \(visit.spoken(file.at))</span></li>
                """
        }
        return "<h2>\(visit.say("charge.files"))</h2><ul>\(items)</ul>"
    }

    /// One of them, to be kept and not shown within the site: whoever sent it is not to be trusted with our pages.
    static func file(_ visit: Visit) async throws -> PageReply {
        guard let n = Int64(visit.path("n")) else { throw Problem.notFound() }
        let file = try await ShowCharge(visit.house).file(visit.path("charge"), n, by: visit.principal)
        var reply = PageReply(
            status: 200, body: .file(file.bytes, type: file.type.rawValue, name: file.name))
        reply.policy = "default-src 'none'; sandbox"
        return reply
    }

    /// A coded reason in words, with what was written behind it; anything else as it is.
    static func why(_ text: String, _ visit: Visit) -> HTML {
        let code = text.prefix { $0 != ":" && $0 != "," }
        guard visit.say.keys.contains("reason.\(code)") else { return HTML(text: text) }
        return "\(visit.say("reason.\(code)"))\(String(text.dropFirst(code.count)))"
    }

    /// A line of a document as people read it: what was missed, when, and whose it was by reference.
    static func line(_ line: DocumentLine, _ visit: Visit) -> HTML {
        guard let booking = line.booking else {
            let (first, last) = (line.period.lowerBound, line.period.upperBound)
            return visit.say(
                "invoice.interest_text", .text(line.item), .html(date(first)), .html(date(last)), .text(line.reason))
        }
        return visit.say(
            "invoice.line_text", .text(line.title), .text(line.item), .html(date(line.period.lowerBound)),
            .text(booking), .text(line.reason))
    }

    /// A date of a document as people read it.
    static func date(_ date: DocumentDate) -> HTML { HTML(text: LocalDate(dayNumber: date.day).spoken) }
}
