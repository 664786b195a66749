import Application
import Domain
import Invoicing
import Markup
import Money

/// A year as finance closes it: what became of its charges, the books, and whether the two agree.
enum YearEndPages {
    static let all = [show]

    static let show = Page.show("financeYearEnd", .financeYearEnd, .money) { visit in
        let (say, year) = (visit.say, visit.year)
        let end = try await CloseYear(visit.house)(year, by: visit.principal)
        if let format = visit.fileFormat { return try await MoneyFiles.yearEnd(end, visit).reply(format, visit) }
        let broken = end.ties.filter { !$0.holds }
        let told: HTML =
            broken.isEmpty
            ? Parts.notice(.good, "<p>\(say("year_end.agrees", .number(Int64(end.ties.count))))</p>")
            : Parts.notice(.bad, "<p>\(say("year_end.disagrees"))</p>")
        let main: HTML = """
            <h1>\(say("year_end.title", .text(year.description)))</h1>\(chooser(visit))\(told)
            <p>\(say("year_end.lead"))</p>
            <h2>\(say("year_end.charges"))</h2>\(charges(end, visit))
            \(visit.files(Path.financeYearEnd(), keeping: ["year"]))
            <h2>\(say("year_end.disputed"))</h2>\(disputes(end, visit))
            <h2>\(say("year_end.billed"))</h2>\(billed(end, visit))
            <h2>\(say("year_end.ledger"))</h2><p>\(say("year_end.ledger_lead"))</p>\(ledger(end, visit))
            <h2>\(say("year_end.ties"))</h2>\(ties(end, visit))
            """
        return .page(say("year_end.title", .text(year.description)), back: Path.finance(), main)
    }

    private static func chooser(_ visit: Visit) -> HTML {
        let say = visit.say
        let now = FinancialYear(containing: visit.house.today).startYear
        let years = (0..<6).compactMap { FinancialYear(startYear: now - $0) }
            .map { (String($0.startYear), HTML(text: $0.description)) }
        let fields = Fields(
            visit: visit, form: visit.query.setting("year", to: String(visit.year.startYear)), faults: .none)
        return """
            <form class="filter" action="\(Path.financeYearEnd())" data-instant><div class="row">
            \(fields.menu("year", say("list.year"), years))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            """
    }

    private static func money(_ key: String, _ visit: Visit) -> Parts.Column {
        .init(name: visit.say(key), isNumber: true)
    }

    private static func charges(_ end: YearEnd, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !end.ends.isEmpty else { return "<p>\(say("charges.none"))</p>" }
        var rows = end.ends.map { part -> [HTML] in
            [
                MoneyWords.word(part.state, visit),
                part.reason.isEmpty ? .none : say("reason.\(part.reason)"),
                HTML.joined(part.by.map { who($0, visit) }, by: ", "), "\(part.count)",
                HTML(text: part.amount.text), HTML(text: part.credited.text),
            ]
        }
        let all = end.ends.reduce((Int64(0), Pence.zero)) { ($0.0 + $1.count, $0.1 + $1.amount) }
        rows.append([
            say("year_end.all"), .none, .none, "\(all.0)", HTML(text: all.1.text), HTML(text: end.credited.text),
        ])
        return Parts.table(
            say("year_end.charges_caption"),
            [
                .init(name: say("booking.status")), .init(name: say("booking.why")), .init(name: say("year_end.by")),
                money("year_end.count", visit), money("charge.amount", visit), money("year_end.credited", visit),
            ], rows)
    }

    private static func who(_ decider: YearEnd.Decider, _ visit: Visit) -> HTML {
        switch decider {
        case .person(let name): HTML(text: name)
        case .principal(let name) where name.hasPrefix("command:"):
            visit.say("audit.by_command", .text(String(name.dropFirst("command:".count))))
        case .principal(let name): HTML(text: name)
        }
    }

    private static func disputes(_ end: YearEnd, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !end.disputed.isEmpty else { return "<p>\(say("year_end.no_disputes"))</p>" }
        return Parts.table(
            say("year_end.disputed_caption"),
            [.init(name: say("booking.status")), money("year_end.count", visit), money("charge.amount", visit)],
            end.disputed.map { part in
                [MoneyWords.word(part.state, visit), "\(part.count)", HTML(text: part.amount.text)]
            })
    }

    private static func billed(_ end: YearEnd, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = [DocumentKind.invoice, .creditNote].flatMap { kind in
            [YearEnd.Source.own, .other, .interest].compactMap { source -> [HTML]? in
                // Most hosts claim no interest, and need no row for it.
                guard source != .interest || end.net(kind, of: source) > .zero else { return nil }
                let words = say("year_end.\(kind.rawValue)_\(source)")
                return [words] + YearEnd.Part.allCases.map { HTML(text: end.net(kind, of: source, $0).text) }
            }
        }
        return Parts.table(
            say("year_end.billed_caption"),
            [
                .init(name: say("booking.what")), money("year_end.before", visit), money("year_end.within", visit),
                money("year_end.after", visit),
            ], rows)
    }

    private static func ledger(_ end: YearEnd, _ visit: Visit) -> HTML {
        let say = visit.say
        var rows: [[HTML]] = []
        for account in Account.allCases {
            let name = say("ledger_account.\(account.rawValue)")
            rows.append([name, say("year_end.opening"), HTML(text: end.ledger.opening(account).text)])
            for kind in Posting.Kind.allCases where end.ledger.movement(account, kind) != .zero {
                rows.append([
                    name, say("posting.\(kind.rawValue)"), HTML(text: end.ledger.movement(account, kind).text),
                ])
            }
            rows.append([name, say("year_end.closing"), HTML(text: end.ledger.closing(account).text)])
        }
        return Parts.table(
            say("year_end.ledger_caption"),
            [.init(name: say("year_end.account")), .init(name: say("booking.what")), money("charge.amount", visit)],
            rows)
    }

    private static func ties(_ end: YearEnd, _ visit: Visit) -> HTML {
        let say = visit.say
        return Parts.table(
            say("year_end.ties_caption"),
            [
                .init(name: say("booking.what")), money("year_end.one", visit), money("year_end.other", visit),
                .init(name: say("year_end.agree")),
            ],
            end.ties.map { tie in
                [
                    say("tie.\(tie.subject.rawValue)"), HTML(text: tie.one.text), HTML(text: tie.other.text),
                    tie.holds ? Parts.tag(say("year_end.yes"), .good) : Parts.tag(say("year_end.no"), .bad),
                ]
            })
    }
}
