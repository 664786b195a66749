import Application
import Domain
import Invoicing
import Markup

/// Electronic invoices and credit notes: made, made anew, and kept by whoever sends or books them.
enum ElectronicPages {
    static let all = [ask, make, ubl]

    /// A link to the file, where there is one.
    static func download(_ number: String, _ link: Link, _ visit: Visit) async throws -> HTML {
        guard try await ShowElectronicDocument(visit.house).find(number, by: visit.principal) != nil else {
            return .none
        }
        return "<p><a href=\"\(link)\" download>\(visit.say("electronic.download"))</a></p>"
    }

    /// A link to the page of a document's electronic form.
    static func link(_ number: String, _ visit: Visit) async throws -> HTML {
        let isMade = try await ShowElectronicDocument(visit.house).find(number, by: visit.principal) != nil
        let text = visit.say(isMade ? "electronic.link" : "electronic.link_make")
        return "<p><a href=\"\(Path.financeElectronic(number))\">\(text)</a></p>"
    }

    /// The file itself, to be kept and not shown.
    static func file(_ visit: Visit) async throws -> PageReply {
        let number = visit.path("number")
        guard (try? DocumentNumber(parsing: number)) != nil else { throw Problem.notFound() }
        let record = try await ShowElectronicDocument(visit.house)(number, by: visit.principal)
        var reply = PageReply(
            status: 200, body: .file(Array(record.text.utf8), type: "application/xml", name: "\(number).xml"))
        reply.policy = "default-src 'none'; sandbox"
        return reply
    }

    static let ubl = Page.show("financeUBL", .financeUBL, .money) { visit in try await file(visit) }

    static let ask = Page.show("askFinanceElectronic", .financeElectronic, .money) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, number) = (visit.say, visit.path("number"))
        let record = try await ShowElectronicDocument(visit.house).find(number, by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let told = visit.query["done"] == "made" ? visit.told("electronic.done") : .none
        let standing: HTML =
            record.map { record in
                let facts: [Parts.Fact] = [
                    .init(name: say("electronic.made"), value: HTML(text: visit.spoken(record.madeAt))),
                    .init(name: say("electronic.from"), value: HTML(text: record.sellerAddress.text)),
                    .init(name: say("electronic.to"), value: HTML(text: record.buyerAddress.text)),
                ]
                return """
                    \(Parts.facts(facts))<p><a href="\(Path.financeUBL(number))" download>\
                    \(say("electronic.download"))</a></p><p>\(say("electronic.anew_lead"))</p>
                    """
            } ?? "<p>\(say("electronic.lead"))</p>"
        let main: HTML = """
            \(told)\(fields.summary)<h1><span class="caption">\(number)</span>\(say("electronic.title"))</h1>
            \(standing)
            <form method="post" action="\(Path.financeElectronic(number))" novalidate>\(visit.once)
            \(fields.send(say(record == nil ? "electronic.send" : "electronic.send_anew")))</form>
            """
        return .page(
            say("electronic.title"), back: Path.financeInvoice(number), status: faults.isEmpty ? 200 : 409, main)
    }

    static let make = Page.form("financeElectronic", .financeElectronic, .money) { visit in
        let number = visit.path("number")
        do {
            _ = try await MakeElectronicDocument(visit.house)(number, anew: true, by: visit.principal)
        } catch is Replayed {
            // Sent again: it is made, and the page says so.
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, FormFaults(refusal))
        }
        return .redirect(Path.financeElectronic(number).with("done", "made"))
    }
}
