import Application
import Domain
import Invoicing
import Markup

/// What the agency was billed: its documents, one of them with the reasons of its lines, and its statement.
enum AgencyInvoicePages {
    static let all = [list, show, file, electronic, statement, statementFile]

    private static func parts(_ visit: Visit) -> DocumentParts {
        DocumentParts(visit: visit, document: .agencyInvoice, file: .agencyInvoiceFile, charge: .agencyCharge)
    }

    static let list = Page.show("agencyInvoices", .agencyInvoices, AgencyDeskPages.leads) { visit in
        let say = visit.say
        let after = try visit.position { parts in parts.count == 1 ? try? DocumentNumber(parsing: parts[0]) : nil }
        if let format = visit.fileFormat {
            let rows = try await ListInvoices(visit.house)(limit: ListFile.mostRows, by: visit.principal)
            return try await MoneyFiles.documents(rows, visit, withAgency: false).reply(format, visit)
        }
        let read = try await ListInvoices(visit.house)(
            after: after, limit: Int64(Visit.listSize) + 1, by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [$0.number.text] }
        let main: HTML = """
            <h1>\(say("invoices.title"))</h1>
            \(listed.rows.isEmpty ? "<p>\(say("invoices.none"))</p>" : parts(visit).table(listed.rows))
            \(visit.more(Path.agencyInvoices(), next: listed.next))\(visit.files(Path.agencyInvoices()))
            <p><a href="\(Path.agencyStatement())">\(say("agency.link_statement"))</a></p>
            """
        return .page(say("invoices.title"), back: Path.agency(), main)
    }

    static let show = Page.show("agencyInvoice", .agencyInvoice, AgencyDeskPages.leads) { visit in
        let (say, number) = (visit.say, visit.path("number"))
        let answer = try await ShowInvoice(visit.house)(number, by: visit.principal)
        let reasons = try await ExplainInvoice(visit.house)(number, by: visit.principal)
        let parts = parts(visit)
        let download = try await ElectronicPages.download(number, Path.agencyUBL(number), visit)
        let main: HTML
        switch answer.document {
        case .invoice(let invoice):
            main = """
                <h1>\(say("invoice.title", .text(number)))</h1>\(parts.facts(invoice, answer.facts))
                \(parts.download(number))\(download)
                <h2>\(say("invoice.lines"))</h2>\(parts.lines(invoice.lines, reasons, of: number))
                \(parts.notes(answer.creditNotes))\(parts.advice(invoice))
                """
        case .creditNote(let note):
            main = """
                <h1>\(say("invoice.note_title", .text(number)))</h1>\(parts.facts(note))
                \(parts.download(number))\(download)
                <h2>\(say("invoice.lines"))</h2>\(parts.lines(note.lines, reasons, of: number))
                """
        }
        return .page(HTML(text: number), back: Path.agencyInvoices(), main)
    }

    static let electronic = Page.show("agencyUBL", .agencyUBL, AgencyDeskPages.leads) { visit in
        try await ElectronicPages.file(visit)
    }

    static let file = Page.show("agencyInvoiceFile", .agencyInvoiceFile, AgencyDeskPages.leads) { visit in
        .file(try await PrintDocument(visit.house)(visit.path("number"), by: visit.principal))
    }

    static let statementFile = Page.show(
        "agencyStatementFile", .agencyStatementFile, AgencyDeskPages.leads
    ) { visit in
        let agency = try await ShowAgencyDesk(visit.house).agency(by: visit.principal)
        return try await visit.statementFile(of: agency.code)
    }

    static let statement = Page.show("agencyStatement", .agencyStatement, AgencyDeskPages.leads) { visit in
        let (say, year) = (visit.say, visit.year)
        let agency = try await ShowAgencyDesk(visit.house).agency(by: visit.principal)
        let drawn = try await DrawStatement(visit.house)(
            agency.code, from: year.firstDate, through: min(year.lastDate, visit.house.today), by: visit.principal)
        if let format = visit.fileFormat { return try await MoneyFiles.statement(drawn, visit).reply(format, visit) }
        let fields = Fields(
            visit: visit, form: Form.empty.setting("year", to: String(year.startYear)), faults: .none)
        let file = Path.agencyStatementFile().with("year", String(year.startYear))
        let main: HTML = """
            <h1><span class="caption">\(agency.name)</span>\(say("statement.title"))</h1>
            <form action="\(Path.agencyStatement())" data-instant><div class="row">\(visit.yearMenu(fields))
            <button class="button button-plain">\(say("list.show"))</button></div></form>
            \(parts(visit).statement(drawn, year, at: Path.agencyStatement()))
            \(DocumentParts.download(say("statement.download"), file))
            \(visit.files(Path.agencyStatement(), keeping: ["year"]))
            """
        return .page(say("statement.title"), back: Path.agency(), main)
    }
}
