import Application
import Domain
import Markup

/// By which mail domains an agency's people are known when they register themselves.
enum MailDomainPages {
    static let all = [add, remove]

    /// The part of the agency's page: what there is, each with a button, and a field for another.
    static func part(_ agency: Agency, _ domains: [MailDomainLine], _ fields: Fields) -> HTML {
        let visit = fields.visit
        let say = visit.say
        let items = domains.map { line -> HTML in
            """
            <li><form method="post" action="\(Path.removeMailDomain(agency.code))">\(visit.once)\
            \(RecordParts.hidden("domain", line.domain))\(line.domain) <button class="linklike">\
            \(say("partner.domain_remove", .text(line.domain)))</button></form></li>
            """
        }
        let list: HTML = items.isEmpty ? "<p>\(say("partner.no_domains"))</p>" : "<ul>\(items)</ul>"
        guard agency.status == .active else { return list }
        return """
            <p>\(say("partner.domains_told"))</p>\(list)
            <form method="post" action="\(Path.addMailDomain(agency.code))" novalidate>\(visit.once)
            \(fields.text("domain", say("partner.domain"), hint: say("partner.domain_hint"), complete: "off"))
            <div class="actions"><button class="button button-plain">\(say("partner.domain_add"))</button></div></form>
            """
    }

    static let add = Page.form("addMailDomain", .addMailDomain, RecordParts.access) { visit in
        let (code, domain) = (visit.path("agency"), visit.form["domain"])
        var faults = FormFaults.none
        faults.check("domain") { () throws(Refusal) in try MailDomain(parsing: domain) }
        guard faults.isEmpty else { return try await AgencyRecordPages.page(visit, visit.form, faults) }
        do {
            try await RecordParts.once {
                _ = try await ChangeMailDomains(visit.house).add(domain, to: code, by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await AgencyRecordPages.page(visit, visit.form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(code).with("done", "domain_added"))
    }

    static let remove = Page.form("removeMailDomain", .removeMailDomain, RecordParts.access) { visit in
        let code = visit.path("agency")
        _ = try await ShowRecord(visit.house).agency(code, by: visit.principal)
        do {
            try await RecordParts.once {
                try await ChangeMailDomains(visit.house).remove(visit.form["domain"], by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await AgencyRecordPages.page(visit, .empty, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(code).with("done", "domain_removed"))
    }
}
