import Application
import Domain
import Markup

/// Adding an agency, and changing what is kept of one.
enum AgencyFormPages {
    static let all = [askAdd, add, askChange, change]

    static let askAdd = Page.show("askAddAgency", .addOfficeAgency, RecordParts.access) { visit in
        adding(visit, .none)
    }

    private static func adding(_ visit: Visit, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("partner.add"))</h1>
            <form method="post" action="\(Path.addOfficeAgency())" novalidate>\(visit.once)
            \(fields.text("code", say("partner.code"), hint: say("partner.code_hint"), width: "w10", complete: "off"))
            \(names(fields))\(fields.send(say("partner.add_send")))</form>
            """
        return .page(say("partner.add"), back: Path.officeAgencies(), status: RecordParts.status(faults), main)
    }

    private static func names(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return fields.text("name", say("book.name"), complete: "off")
            + fields.text(
                "sector", say("partner.sector"), hint: say("partner.sector_hint"), width: "w10", complete: "off")
    }

    static let add = Page.form("addAgency", .addOfficeAgency, RecordParts.access) { visit in
        let form = visit.form
        var faults = FormFaults.none
        faults.check("code") { () throws(Refusal) in try Field.code(form["code"], "the code of an agency") }
        addNames(&faults, form)
        guard faults.isEmpty else { return adding(visit, faults) }
        let request = AddAgency.Request(code: form["code"], name: form["name"], sector: form["sector"])
        do {
            try await RecordParts.once { _ = try await AddAgency(visit.house)(request, by: visit.principal) }
        } catch let refusal as Refusal where refusal.kind == .conflict {
            faults.add("code", HTML(text: refusal.description))
            return adding(visit, faults)
        } catch let refusal as Refusal {
            return adding(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(form["code"]).with("done", "agency_added"))
    }

    private static func addNames(_ faults: inout FormFaults, _ form: Form) {
        faults.check("name") { () throws(Refusal) in try Field.text(form["name"], "name") }
        faults.check("sector") { () throws(Refusal) in try Field.word(form["sector"], "sector") }
    }

    static let askChange = Page.show("askChangeAgency", .changeOfficeAgency, RecordParts.access) { visit in
        let agency = try await ShowRecord(visit.house).agency(visit.path("agency"), by: visit.principal).agency
        return changing(visit, agency, filled(agency), .none)
    }

    private static func filled(_ agency: Agency) -> Form {
        let (billing, identifiers) = (agency.billing, agency.identifiers)
        let values: [(String, String)] = [
            ("name", agency.name), ("sector", agency.sector), ("band", agency.band ?? ""),
            ("charge_exempt", agency.isChargeExempt ? "yes" : ""),
            ("attend_exempt", agency.isAttendExempt ? "yes" : ""), ("order", billing.purchaseOrder),
            ("frequency", billing.frequency?.rawValue ?? ""), ("address", billing.address.joined(separator: "\n")),
            ("billing_email", billing.email), ("ods", identifiers.ods?.text ?? ""),
            ("urn", identifiers.urn?.text ?? ""), ("gln", identifiers.gln?.text ?? ""),
            ("vat", identifiers.vat?.text ?? ""), ("endpoint", billing.electronic.address?.text ?? ""),
            ("buyer_reference", billing.electronic.reference),
            ("electronic", billing.electronic.isWanted ? "yes" : ""),
        ]
        return values.reduce(Form.empty) { $0.setting($1.0, to: $1.1) }
    }

    private static func changing(
        _ visit: Visit, _ agency: Agency, _ form: Form, _ faults: FormFaults
    ) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(agency.name)</span>\(say("partner.change"))</h1>
            <form method="post" action="\(Path.changeOfficeAgency(agency.code))" novalidate>\(visit.once)
            \(RecordParts.hidden("version", String(agency.version)))\(names(fields))
            <h2>\(say("partner.billing"))</h2>\(terms(fields))\(addresses(fields))
            \(electronic(fields))<h2>\(say("partner.numbers"))</h2>\(numbers(fields))
            \(fields.send(say("records.save")))</form>
            """
        return .page(
            say("partner.change"), back: Path.officeAgency(agency.code), status: RecordParts.status(faults), main)
    }

    private static func terms(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        let options = Frequency.allCases.map { (value: $0.rawValue, text: say("partner.frequency_\($0.rawValue)")) }
        let frequencies = [("", say("partner.frequency_policy"))] + options
        return fields.boxes(
            "charge_exempt", say("partner.charge_exempt"), [.init(value: "yes", text: say("partner.charge_exempt_box"))]
        )
            + fields.boxes(
                "attend_exempt", say("partner.attend_exempt"),
                [.init(value: "yes", text: say("partner.attend_exempt_box"))])
            + fields.text("band", optional("partner.band", fields), hint: say("partner.band_hint"), width: "w10")
            + fields.menu("frequency", say("partner.frequency"), frequencies)
            + fields.text("order", optional("partner.order", fields), hint: say("partner.order_hint"), width: "w10")
    }

    private static func addresses(_ fields: Fields) -> HTML {
        fields.lines("address", optional("partner.address", fields), hint: fields.visit.say("partner.address_hint"))
            + fields.text("billing_email", optional("partner.billing_email", fields), type: "email", complete: "off")
    }

    private static func electronic(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return HTML(
            ["endpoint", "buyer_reference"].map { name in
                fields.text(
                    name, optional("partner.\(name)", fields), hint: say("partner.\(name)_hint"), width: "w20",
                    complete: "off")
            })
            + fields.boxes(
                "electronic", say("partner.electronic"), [.init(value: "yes", text: say("partner.electronic_box"))])
    }

    private static func numbers(_ fields: Fields) -> HTML {
        HTML(
            ["ods", "urn", "gln", "vat"].map { name in
                fields.text(
                    name, optional("partner.\(name)", fields), hint: fields.visit.say("partner.\(name)_hint"),
                    width: "w10", complete: "off")
            })
    }

    private static func optional(_ key: String, _ fields: Fields) -> HTML {
        fields.visit.say("form.optional", .html(fields.visit.say(key)))
    }

    private static func faults(_ form: Form) -> FormFaults {
        var faults = FormFaults.none
        addNames(&faults, form)
        let readers: [(String, (String) throws(Refusal) -> Void)] = [
            ("band", { (text: String) throws(Refusal) -> Void in _ = try Field.word(text, "band") }),
            ("billing_email", { (text: String) throws(Refusal) -> Void in _ = try EmailAddress(parsing: text) }),
            ("ods", { (text: String) throws(Refusal) -> Void in _ = try ODSCode(parsing: text) }),
            ("urn", { (text: String) throws(Refusal) -> Void in _ = try SchoolURN(parsing: text) }),
            ("gln", { (text: String) throws(Refusal) -> Void in _ = try GLN(parsing: text) }),
            ("vat", { (text: String) throws(Refusal) -> Void in _ = try VATNumber(parsing: text) }),
            ("endpoint", { (text: String) throws(Refusal) -> Void in _ = try ElectronicAddress(parsing: text) }),
            ("buyer_reference", { (text: String) throws(Refusal) -> Void in _ = try Field.text(text, "reference") }),
        ]
        for (name, read) in readers where !form[name].isEmpty {
            faults.check(name) { () throws(Refusal) in try read(form[name]) }
        }
        return faults
    }

    private static func change(_ form: Form) -> AgencyChange {
        var change = AgencyChange()
        (change.name, change.sector, change.band) = (form["name"], form["sector"], form["band"])
        change.billingAddress = form["address"].split(separator: "\n").map(String.init)
        (change.billingEmail, change.purchaseOrder) = (form["billing_email"], form["order"])
        change.frequency = .some(Frequency(rawValue: form["frequency"]))
        (change.endpoint, change.buyerReference) = (form["endpoint"], form["buyer_reference"])
        change.wantsElectronic = form["electronic"] == "yes"
        (change.ods, change.urn, change.gln, change.vat) = (form["ods"], form["urn"], form["gln"], form["vat"])
        (change.chargeExempt, change.attendExempt) = (form["charge_exempt"] == "yes", form["attend_exempt"] == "yes")
        return change
    }

    static let change = Page.form("changeAgency", .changeOfficeAgency, RecordParts.access) { visit in
        let (form, code) = (visit.form, visit.path("agency"))
        let agency = try await ShowRecord(visit.house).agency(code, by: visit.principal).agency
        let faults = faults(form)
        guard faults.isEmpty else { return changing(visit, agency, form, faults) }
        do {
            try await RecordParts.once {
                _ = try await ChangeAgency(visit.house)(
                    code, change(form), known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind == .changedMeanwhile {
            let now = try await ShowRecord(visit.house).agency(code, by: visit.principal)
            var faults = FormFaults.none
            faults.add("", visit.say("partner.changed_meanwhile", .text(now.history.last?.detail ?? "")))
            return changing(visit, now.agency, form, faults)
        } catch let refusal as Refusal {
            return changing(visit, agency, form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(code).with("done", "saved"))
    }
}
