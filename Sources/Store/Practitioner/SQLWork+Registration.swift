import Application
import Domain
import SQLSession

extension SQLReads: RegistrationReads {
    func mailDomains(of agency: AgencyID?) throws -> [MailDomainLine] {
        guard scope == .everything else { return [] }
        return try rows("agency_mail_domain/list", .optional(agency)).map { row in
            MailDomainLine(domain: try row.text(0), agencyCode: try row.text(1), addedAt: try row.instant(2))
        }
    }

    func agency(ofMail domains: [String]) throws -> AgencyID? {
        for domain in domains {
            if let row = try first("agency_mail_domain/agency", .text(domain)) { return try row.id(0) }
        }
        return nil
    }

    func registrations(after person: PersonID?, limit: Int64) throws -> [RegistrationLine] {
        try rows("person/to_confirm", limits.agency, limits.person, .integer(limit), .optional(person)).map { row in
            let next = CatalogueRows.personColumns
            return RegistrationLine(
                line: PersonLine(person: try CatalogueRows.person(row), agencyCode: try row.text(next)),
                since: try row.instant(next + 1), requests: try row.integer(next + 2))
        }
    }

    func isToBeConfirmed(_ person: PersonID) throws -> Bool {
        try first("person/is_to_confirm", .id(person)) != nil
    }
}

extension SQLWork: RegistrationWrites {
    func addMailDomain(_ domain: MailDomain, of agency: AgencyID) throws -> Bool {
        guard let row = try first("agency_mail_domain/find", .text(domain.text)) else {
            try run("agency_mail_domain/insert", .text(domain.text), .id(agency), now, actor)
            try audit("agency.mail_domain_added", subject: "agency:\(agency.raw)", detail: domain.text)
            return true
        }
        guard try row.integer(0) == agency.raw else {
            throw Refusal(
                .conflict, "\(domain.text) belongs to another agency.", mend: "Take it from that one first.")
        }
        return false
    }

    func removeMailDomain(_ domain: MailDomain) throws -> Bool {
        guard let row = try first("agency_mail_domain/remove", .text(domain.text)) else { return false }
        try audit("agency.mail_domain_removed", subject: "agency:\(try row.integer(0))", detail: domain.text)
        return true
    }
}
