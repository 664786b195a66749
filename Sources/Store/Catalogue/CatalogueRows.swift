import Application
import Domain
import Money
import SQLSession

/// The columns of agencies, people and courses, in the order every statement lists them.
enum CatalogueRows {
    /// How many columns an agency takes.
    static let agencyColumns = 21
    /// How many columns a person takes.
    static let personColumns = 11

    static func agency(_ row: Row) throws -> Agency {
        Agency(
            id: try row.id(0), code: try row.text(1), name: try row.text(2), sector: try row.text(3),
            band: try row.optionalText(4), status: try agencyStatus(row), isChargeExempt: try row.flag(7),
            isAttendExempt: try row.flag(8),
            billing: BillingDetails(
                address: list(try row.text(9)), email: try row.text(10), purchaseOrder: try row.text(11),
                frequency: try row.optionalWord(12),
                electronic: ElectronicBilling(
                    address: try row.parsed(18, ElectronicAddress.init(parsing:)), reference: try row.text(19),
                    isWanted: try row.flag(20))),
            identifiers: try identifiers(row, from: 13), version: try row.integer(17))
    }

    private static func agencyStatus(_ row: Row) throws -> AgencyStatus {
        switch try row.text(5) {
        case "active": .active
        case "closed": .closed
        case "merged": .merged(into: try row.id(6))
        default: throw row.damaged(5, "a status of an agency")
        }
    }

    /// The four numbers of an organisation, which stand beside each other from a column on.
    static func identifiers(_ row: Row, from first: Int) throws -> AgencyIdentifiers {
        AgencyIdentifiers(
            ods: try row.parsed(first, ODSCode.init(parsing:)),
            urn: try row.parsed(first + 1, SchoolURN.init(parsing:)),
            gln: try row.parsed(first + 2, GLN.init(parsing:)),
            vat: try row.parsed(first + 3, VATNumber.init(parsing:)))
    }

    static func values(_ agency: Agency) -> [SQLValue] {
        var into: AgencyID?
        if case .merged(let id) = agency.status { into = id }
        return [
            .id(agency.id), .text(agency.code), .text(agency.name), .text(agency.sector), .optional(agency.band),
            .text(agency.status.word), .optional(into), .flag(agency.isChargeExempt), .flag(agency.isAttendExempt),
            .text(agency.billing.address.joined(separator: ";")), .text(agency.billing.email),
            .text(agency.billing.purchaseOrder), .optional(agency.billing.frequency?.rawValue),
            .optional(agency.identifiers.ods?.text), .optional(agency.identifiers.urn?.text),
            .optional(agency.identifiers.gln?.text), .optional(agency.identifiers.vat?.text),
            .integer(agency.version), .optional(agency.billing.electronic.address?.text),
            .text(agency.billing.electronic.reference), .flag(agency.billing.electronic.isWanted),
        ]
    }

    static func person(_ row: Row) throws -> Person {
        let details = try row.optionalText(6).map { email in
            PersonDetails(
                email: email, name: try row.text(7), jobRole: try row.text(8), managerEmail: try row.optionalText(9))
        }
        return Person(
            id: try row.id(0), agency: try row.id(1), staffGroup: try row.optionalText(2),
            status: try personStatus(row), details: details, isToBeConfirmed: try row.flag(10),
            version: try row.integer(5))
    }

    private static func personStatus(_ row: Row) throws -> PersonStatus {
        switch try row.text(3) {
        case "active": .active
        case "left": .left
        case "merged": .merged(into: try row.id(4))
        default: throw row.damaged(3, "a status of a person")
        }
    }

    static func values(_ person: Person) -> [SQLValue] {
        var into: PersonID?
        if case .merged(let id) = person.status { into = id }
        return [
            .id(person.id), .id(person.agency), .optional(person.staffGroup), .text(person.status.word),
            .optional(into), .integer(person.version), .flag(person.isToBeConfirmed),
        ]
    }

    static func values(_ id: PersonID, _ details: PersonDetails) -> [SQLValue] {
        [
            .id(id), .text(EmailAddress.key(details.email)), .text(details.email), .text(details.name),
            .text(details.jobRole), .optional(details.managerEmail),
        ]
    }

    static func course(_ row: Row) throws -> Course {
        Course(
            id: try row.id(0), code: try row.text(1), title: try row.text(2), level: try row.text(3),
            topic: try row.text(4), minutes: try row.integer(5), targetGroups: list(try row.text(6)),
            prerequisites: list(try row.text(7)), fee: Pence(try row.integer(8)), reviewOn: try row.optionalDate(9),
            refresherMonths: try row.optionalInteger(10), status: try row.word(11), version: try row.integer(12))
    }

    static func values(_ course: Course) -> [SQLValue] {
        [
            .id(course.id), .text(course.code), .text(course.title), .text(course.level), .text(course.topic),
            .integer(course.minutes), .text(course.targetGroups.joined(separator: ";")),
            .text(course.prerequisites.joined(separator: ";")), .integer(course.fee.amount),
            .optional(course.reviewOn?.description), .optional(course.refresherMonths),
            .text(course.status.rawValue), .integer(course.version),
        ]
    }

    static func step(_ row: Row) throws -> RecordStep {
        RecordStep(
            n: try row.integer(0), at: try row.instant(1), actor: try row.text(2), happened: try row.text(3),
            detail: try row.text(4))
    }

    private static func list(_ text: String) -> [String] { text.split(separator: ";").map(String.init) }
}

extension Row {
    func optionalWord<Word: RawRepresentable<String>>(_ column: Int, _: Word.Type = Word.self) throws -> Word? {
        try optionalText(column) == nil ? nil : try word(column)
    }

    /// A text that was checked before it was stored.
    func parsed<Value>(_ column: Int, _ parse: (String) throws -> Value) throws -> Value? {
        guard let text = try optionalText(column) else { return nil }
        do { return try parse(text) } catch { throw damaged(column, "well-formed") }
    }
}

extension SQLReads {
    /// What limits a read of agencies and people: an agency, or a person. The scopes of a trainer and of the board see
    /// neither, which an agency that cannot exist stands for.
    var limits: (agency: SQLValue, person: SQLValue) {
        switch scope {
        case .everything: (.null, .null)
        case .agency(let id): (.id(id), .null)
        case .person(let id): (.null, .id(id))
        case .trainer, .figures: (.integer(Int64(-1)), .null)
        }
    }

    /// Whether drafts of events are seen.
    var seesDrafts: SQLValue { .flag(scope == .everything) }
}
