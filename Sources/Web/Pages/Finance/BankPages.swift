import Application
import Domain
import Evidence
import Invoicing
import Markup
import Money

/// A bank's file: taken in, each line with what it may pay and why, and confirmed by a person.
enum BankPages {
    static let all = [list, take, sure, show, confirm, aside]

    private static let mostRows = 50

    static let list = Page.show("financeBank", .financeBank, .money) { visit in
        try await listing(visit, .none, .none)
    }

    private static func listing(
        _ visit: Visit, _ faults: FormFaults, _ log: HTML, status: Int = 200
    ) async throws -> PageReply {
        let say = visit.say
        let lines = try await ListBankLines(visit.house)(by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let names = try await visit.agencyNames()
        let cards = lines.prefix(mostRows).map { card($0, names, visit) }
        let list: HTML = cards.isEmpty ? "<p>\(say("bank.none"))</p>" : "<ul class=\"cards\">\(cards)</ul>"
        let rest: HTML =
            lines.count > mostRows
            ? "<p>\(say("run.and_more", .number(Int64(lines.count - mostRows))))</p>" : .none
        let main: HTML = """
            \(fields.summary)\(done(visit))<h1>\(say("bank.title"))</h1><p>\(say("bank.lead"))</p>\(log)
            <h2>\(say("bank.waiting"))</h2>\(sureForm(lines, visit))\(list)\(rest)
            <h2>\(say("bank.take"))</h2>
            <form method="post" action="\(Path.financeBank())" enctype="multipart/form-data" novalidate>\(visit.once)
            \(fields.file("file", say("bank.file"), hint: say("bank.file_hint")))
            \(fields.text("columns", say("bank.columns"), hint: say("bank.columns_hint"), complete: "off"))
            \(fields.send(say("bank.send")))</form>
            """
        return .page(say("bank.title"), back: Path.finance(), status: status, main)
    }

    private static func done(_ visit: Visit) -> HTML {
        let query = visit.query
        if let new = Int64(query["new"]), let known = Int64(query["known"]) {
            return Parts.done(visit.say("bank.taken", .number(new), .number(known)))
        }
        return ["confirmed", "aside", "sure"].contains(query["done"])
            ? visit.told("bank.done_\(query["done"])") : .none
    }

    private static func sureForm(_ lines: [MatchedLine], _ visit: Visit) -> HTML {
        let sure = lines.prefix(mostRows).filter { $0.matches.first?.isSure == true }
        guard !sure.isEmpty else { return .none }
        let sum = sure.reduce(Pence.zero) { $0 + $1.record.amount }
        let kept = sure.map { "<input type=\"hidden\" name=\"line\" value=\"\($0.record.id)\">" as HTML }
        return """
            <form method="post" action="\(Path.financeBankSure())">\(visit.once)\(kept)
            <p>\(visit.say("bank.sure_lead"))</p><div class="actions"><button class="button">\
            \(visit.say("bank.sure_send", .number(Int64(sure.count)), .text(sum.text)))</button></div></form>
            """
    }

    private static func card(_ line: MatchedLine, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let (say, record) = (visit.say, line.record)
        let best: HTML
        if let match = line.matches.first {
            let pays = match.invoices.map(\.text).joined(separator: ", ")
            best = """
                <p>\(Parts.tag(
                    say(match.isSure ? "bank.sure" : "bank.perhaps", .number(Int64(match.score))),
                    match.isSure ? .good : .care)) \(names(match.agencyCode))\
                \(pays.isEmpty ? .none : ", \(pays)" as HTML)</p>
                <p>\(match.reasons.joined(separator: " "))</p>
                """
        } else {
            best = "<p>\(say("bank.no_match"))</p>"
        }
        return """
            <li><h3><a href="\(Path.financeBankLine(String(record.id)))">\(record.amount.text),
            \(record.receivedOn.spoken)</a></h3>
            <ul class="meta"><li>\(record.reference)</li><li>\(record.payer)</li></ul>\(best)</li>
            """
    }

    static let take = Page.form("takeFinanceBank", .financeBank, .money) { visit in
        var faults = FormFaults.none
        guard let file = visit.form.file("file") else {
            faults.add("file", visit.say("bank.file_missing"))
            return try await listing(visit, faults, .none, status: 422)
        }
        let columns = visit.form["columns"]
        let answer: ImportBankFile.Answer
        do {
            answer = try await ImportBankFile(visit.house)(
                file.bytes, name: String(file.name.prefix(100)), columns: columns.isEmpty ? nil : columns,
                isDryRun: false, by: visit.principal)
        } catch is Replayed {
            return .redirect(Path.financeBank())
        } catch let refusal as Refusal {
            faults.add("columns", HTML(text: "\(refusal.reason) \(refusal.mend ?? "")"))
            return try await listing(visit, faults, .none, status: 422)
        }
        guard answer.faults.isEmpty else {
            faults.add("file", visit.say("bank.faulty", .number(Int64(answer.faults.count))))
            let items = answer.faults.faults.prefix(mostRows).map { "<li>\($0.description)</li>" as HTML }
            return try await listing(visit, faults, "<ul>\(items)</ul>", status: 422)
        }
        return .redirect(
            Path.financeBank().with("new", String(answer.new.count)).with("known", String(answer.known)))
    }

    static let sure = Page.form("confirmFinanceBankSure", .financeBankSure, .money) { visit in
        let ids = visit.form.all("line").compactMap { Int64($0) }
        guard !ids.isEmpty else { return .redirect(Path.financeBank()) }
        do {
            _ = try await ConfirmBankLine(visit.house).sure(expecting: ids, by: visit.principal)
        } catch is Replayed {
            // Sent again: they are recorded already.
        } catch let refusal as Refusal {
            return try await listing(visit, FormFaults(refusal), .none, status: 409)
        }
        return .redirect(Path.financeBank().with("done", "sure"))
    }

    static let show = Page.show("financeBankLine", .financeBankLine, .money) { visit in
        try await showing(visit, visit.form, .none)
    }

    private static func id(_ visit: Visit) throws -> Int64 {
        guard let id = Int64(visit.path("id")) else { throw Problem.notFound() }
        return id
    }

    private static func showing(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, id) = (visit.say, try id(visit))
        let line = try await ListBankLines(visit.house).one(id, by: visit.principal)
        let (record, names) = (line.record, try await visit.agencyNames())
        let fields = Fields(visit: visit, form: form, faults: faults)
        let body: HTML
        if record.state == .waiting {
            let matches = line.matches.map { suggestion($0, record, names, visit) }
            let list: HTML =
                matches.isEmpty ? "<p>\(say("bank.no_match"))</p>" : "<ul class=\"cards\">\(matches)</ul>"
            body = """
                <h2>\(say("bank.suggestions"))</h2>\(list)
                <h2>\(say("bank.other"))</h2>
                <form method="post" action="\(Path.financeBankLine(String(id)))" novalidate>\(visit.once)
                \(try await fields.agencies("agency"))
                \(fields.text("invoice", say("payment.invoice"), hint: say("bank.invoice_hint"), complete: "off"))
                \(fields.send(say("payment.send", .text(record.amount.text))))</form>
                <h2>\(say("bank.aside"))</h2><p>\(say("bank.aside_lead"))</p>
                <form method="post" action="\(Path.financeBankAside(String(id)))" novalidate>\(visit.once)
                \(fields.text("reason", say("payments.reason")))
                \(fields.send(say("bank.aside_send"), isStop: true))</form>
                """
        } else {
            body = "<p>\(say("bank.decided"))</p>"
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("bank.line", .text(record.amount.text)))</h1>
            \(Parts.facts([
                .init(name: say("payment.received"), value: HTML(text: record.receivedOn.spoken)),
                .init(name: say("payment.reference"), value: HTML(text: record.reference)),
                .init(name: say("bank.payer"), value: HTML(text: record.payer)),
            ]))\(body)
            """
        return .page(
            say("bank.line", .text(record.amount.text)), back: Path.financeBank(), status: faults.isEmpty ? 200 : 409,
            main)
    }

    private static func suggestion(
        _ match: BankMatch, _ record: BankRecord, _ names: AgencyWords, _ visit: Visit
    ) -> HTML {
        let pays = match.invoices.map(\.text).joined(separator: " ")
        return """
            <li><h3>\(names(match.agencyCode))\(pays.isEmpty ? .none : ", \(pays)" as HTML)</h3>
            <p>\(Parts.tag(
                visit.say(match.isSure ? "bank.sure" : "bank.perhaps", .number(Int64(match.score))),
                match.isSure ? .good : .care)) \(match.reasons.joined(separator: " "))</p>
            <form method="post" action="\(Path.financeBankLine(String(record.id)))">\(visit.once)
            <input type="hidden" name="agency" value="\(match.agencyCode)">
            <input type="hidden" name="invoice" value="\(pays)">
            <div class="actions"><button class="button button-plain">\
            \(visit.say("bank.confirm", .text(record.amount.text), .text(names(match.agencyCode))))</button></div>
            </form></li>
            """
    }

    static let confirm = Page.form("confirmFinanceBankLine", .financeBankLine, .money) { visit in
        let (form, id) = (visit.form, try id(visit))
        var faults = FormFaults.none
        _ = try await ListBankLines(visit.house).one(id, by: visit.principal)
        if form["agency"].isEmpty { faults.add("agency", visit.say("payment.agency_missing")) }
        guard faults.isEmpty else { return try await showing(visit, form, faults) }
        let invoices = form["invoice"].uppercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        do {
            _ = try await ConfirmBankLine(visit.house)(
                id, agency: form["agency"], invoices: invoices, by: visit.principal)
        } catch is Replayed {
            // Sent again: it is recorded already.
        } catch let refusal as Refusal {
            return try await showing(visit, form, FormFaults(refusal))
        }
        return .redirect(Path.financeBank().with("done", "confirmed"))
    }

    static let aside = Page.form("setFinanceBankLineAside", .financeBankAside, .money) { visit in
        let id = try id(visit)
        var faults = FormFaults.none
        _ = try await ListBankLines(visit.house).one(id, by: visit.principal)
        if visit.form["reason"].isEmpty { faults.add("reason", visit.say("payments.reason_missing")) }
        guard faults.isEmpty else { return try await showing(visit, visit.form, faults) }
        do {
            try await SetBankLineAside(visit.house)(id, reason: visit.form["reason"], by: visit.principal)
        } catch is Replayed {
            // Sent again: it is set aside already.
        } catch let refusal as Refusal {
            return try await showing(visit, visit.form, FormFaults(refusal))
        }
        return .redirect(Path.financeBank().with("done", "aside"))
    }
}
