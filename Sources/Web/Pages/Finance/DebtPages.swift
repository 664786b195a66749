import Application
import Domain
import Invoicing
import Markup
import Money

/// What agencies owe by age on any day, and the invoices that would be reminded of now.
enum DebtPages {
    static let all = [aged, reminders]

    static let aged = Page.show("financeAged", .financeAged, .money) { visit in
        let (say, query) = (visit.say, visit.query)
        var faults = FormFaults.none
        let isAsked = query.has("on-day")
        let date = isAsked ? query.date("on") : visit.house.today
        if date == nil { faults.add("on", say("run.date_fault")) }
        let form = isAsked ? query : Form.empty.setting("on", to: visit.house.today)
        let fields = Fields(visit: visit, form: form, faults: faults)
        var body: HTML = .none
        if let date {
            let books = try await AgeDebt(visit.house).books(on: date, by: visit.principal)
            if let format = visit.fileFormat {
                return try await MoneyFiles.agedDebt(books, visit).reply(format, visit)
            }
            body = shown(books, try await visit.agencyNames(), visit)
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("aged.title"))</h1><p>\(say("aged.lead"))</p>
            <form action="\(Path.financeAged())">\(fields.date("on", say("aged.on")))
            <div class="actions"><button class="button button-plain">\(say("list.show"))</button></div></form>\(body)
            """
        return .page(say("aged.title"), back: Path.finance(), status: faults.isEmpty ? 200 : 422, main)
    }

    private static func shown(_ books: AgedBooks, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let tie: HTML =
            books.ties
            ? "<p>\(say("aged.ties", .text(books.total.text)))</p>"
            : Parts.notice(
                .bad, "<p>\(say("aged.differs", .text(books.total.text), .text(books.receivable.text)))</p>")
        guard !books.rows.isEmpty else { return "<p>\(say("aged.none", .text(books.date.spoken)))</p>" }
        var rows = books.rows.map { row -> [HTML] in
            let link = Path.financeStatement().with("agency", row.agencyCode)
            return ["<a href=\"\(link)\">\(names(row.agencyCode))</a>"]
                + AgeBand.allCases.map { HTML(text: row[$0].text) } + [HTML(text: row.total.text)]
        }
        rows.append(
            [say("year_end.all")]
                + AgeBand.allCases.map { band in
                    HTML(text: books.rows.reduce(Pence.zero) { $0 + $1[band] }.text)
                } + [HTML(text: books.total.text)])
        return """
            <h2>\(say("aged.of", .text(books.date.spoken)))</h2>\(tie)
            \(Parts.table(
                say("aged.caption"),
                [
                    .init(name: say("booking.agency")), .init(name: say("aged.current"), isNumber: true),
                    .init(name: say("finance.days_30"), isNumber: true),
                    .init(name: say("finance.days_60"), isNumber: true),
                    .init(name: say("finance.days_90"), isNumber: true),
                    .init(name: say("invoice.total"), isNumber: true),
                ], rows))\(visit.files(Path.financeAged(), keeping: ["on-day", "on-month", "on-year"]))
            """
    }

    static let reminders = Page.show("financeReminders", .financeReminders, .money) { visit in
        let say = visit.say
        let lines = try await RemindInvoices(visit.house).preview(by: visit.principal)
        if let format = visit.fileFormat {
            return try await MoneyFiles.reminders(lines, visit).reply(format, visit)
        }
        let names = try await visit.agencyNames()
        let rows = lines.prefix(200).map { line -> [HTML] in
            let number = line.number.text
            return [
                "<a href=\"\(Path.financeInvoice(number))\">\(number)</a>", HTML(text: names(line.agency)),
                HTML(text: line.outstanding.text), "\(line.daysPastDue)", "\(line.step)",
                line.inQuestion.isEmpty
                    ? .none : HTML(text: line.inQuestion.map(String.init).joined(separator: ", ")),
                line.hasAddress ? say("year_end.yes") : Parts.tag(say("year_end.no"), .care),
            ]
        }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say("reminders.none"))</p>"
            : Parts.table(
                say("reminders.caption"),
                [
                    .init(name: say("charge.invoice")), .init(name: say("booking.agency")),
                    .init(name: say("reminders.to_pay"), isNumber: true),
                    .init(name: say("reminders.days"), isNumber: true),
                    .init(name: say("reminders.step"), isNumber: true), .init(name: say("reminders.lines")),
                    .init(name: say("reminders.address")),
                ], rows)
        let main: HTML = """
            <h1>\(say("reminders.title"))</h1><p>\(say("reminders.lead"))</p>\(table)
            \(rows.isEmpty ? .none : visit.files(Path.financeReminders()))
            """
        return .page(say("reminders.title"), back: Path.finance(), main)
    }
}
