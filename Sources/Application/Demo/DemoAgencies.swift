/// An invented partner organisation.
struct DemoAgency {
    let code: String
    let name: String
    let sector: String
    /// How many of its people appear, which is also how often it books.
    let people: Int
    /// Staff groups with the number of people in scope.
    let workforce: [(group: String, headcount: Int64)]
    let roles: [String]
    var isExempt = false

    /// The part of its people's e-mail addresses after the sign; `.example` belongs to nobody (RFC 2606).
    var domain: String { "\(code.lowercased()).example" }
    /// Health organisations pay nothing without an order number.
    var purchaseOrder: String { sector == "health" ? "PO-\(code)-4471" : "" }
}

/// The agencies of Ardenbridge, a city that does not exist, in the sectors that real partnerships have.
enum DemoAgencies {
    static let all: [DemoAgency] = council + health + justice + schools + nurseries + charities

    private static let social = ["social worker", "family support worker", "team manager", "early help practitioner"]
    private static let clinical = ["health visitor", "school nurse", "midwife", "paediatric nurse"]
    private static let teaching = ["teacher", "designated safeguarding lead", "learning mentor", "teaching assistant"]
    private static let early = ["early years practitioner", "nursery manager"]
    private static let voluntary = ["project worker", "volunteer coordinator", "youth worker"]

    private static let council = [
        DemoAgency(
            code: "ACC", name: "Ardenbridge City Council", sector: "local_authority", people: 170,
            workforce: [("social care", 620), ("early help", 240)], roles: social),
        DemoAgency(
            code: "AYJ", name: "Ardenbridge Youth Justice Service", sector: "local_authority", people: 30,
            workforce: [("social care", 70)], roles: ["youth justice worker"]),
        DemoAgency(
            code: "ACT", name: "Ardenbridge Children's Trust", sector: "childrens_trust", people: 340,
            workforce: [("social care", 1_480)], roles: social),
    ]

    private static let health = [
        ("AUH", "Ardenbridge University Hospitals", 130), ("ACH", "Ardenbridge Community Healthcare", 150),
        ("AWC", "Ardenbridge Women's and Children's Hospital", 110), ("AMH", "Ardenbridge Mental Health Trust", 90),
        ("AAS", "Arden Ambulance Service", 30), ("AIC", "Arden Valley Integrated Care Board", 40),
        ("AGP", "Ardenbridge General Practice Alliance", 50), ("ASH", "St Alphege Hospice", 15),
    ].map { code, name, people in
        DemoAgency(
            code: code, name: name, sector: "health", people: people, workforce: [("health", Int64(people) * 6)],
            roles: clinical)
    }

    private static let justice = [
        DemoAgency(
            code: "ARP", name: "Arden Valley Police", sector: "police", people: 150, workforce: [("police", 900)],
            roles: ["police officer", "police staff", "detective"]),
        DemoAgency(
            code: "ARF", name: "Arden Valley Fire and Rescue", sector: "fire", people: 25, workforce: [("fire", 120)],
            roles: ["community safety officer"]),
        DemoAgency(
            code: "APS", name: "Arden Probation Service", sector: "probation", people: 60,
            workforce: [("probation", 210)], roles: ["probation officer"]),
        DemoAgency(
            code: "ACR", name: "Arden Resettlement Partnership", sector: "probation", people: 25,
            workforce: [("probation", 60)], roles: ["resettlement worker"]),
    ]

    private static let schools =
        [
            "Alder Lane", "Beacon Hill", "Canal Street", "Dovecote", "Elm Rise", "Foundry Road", "Gorse Hill",
            "Heron Park",
            "Ivy Bank", "Juniper Road", "Kingfisher", "Lark Field", "Mill Pond", "North Quay", "Old Orchard",
            "Park Row",
        ].enumerated().map { number, name in school("P", number + 1, "\(name) Primary School", 28) }
        + [
            "Ashcombe", "Brookvale", "Castle Mound", "Dunmore", "Eastgate", "Fairwater", "Greyfriars", "Holloway",
        ].enumerated().map { number, name in school("S", number + 1, "\(name) Secondary School", 42) }

    private static func school(_ letter: String, _ number: Int, _ name: String, _ people: Int) -> DemoAgency {
        DemoAgency(
            code: "\(letter)\(number < 10 ? "0" : "")\(number)", name: name, sector: "school", people: people,
            workforce: [("education", Int64(people) * 4)], roles: teaching)
    }

    private static let nurseries = ["Acorn", "Bluebell", "Conker", "Daisy Chain", "Evergreen"].enumerated().map {
        DemoAgency(
            code: "N0\($0 + 1)", name: "\($1) Nursery", sector: "early_years", people: 18,
            workforce: [("early years", 45)], roles: early)
    }

    private static let charities = [
        ("ADA", "Arden Domestic Abuse Support", 45), ("AYF", "Ardenbridge Youth Forum", 40),
        ("ARC", "Arden Refugee and Migrant Centre", 30), ("AFL", "Ardenbridge Family Link", 55),
        ("ASM", "Arden Substance Misuse Service", 40), ("ACL", "Canal Side Community Larder", 12),
        ("AYC", "Young Carers of Ardenbridge", 20),
    ].map { code, name, people in
        DemoAgency(
            code: code, name: name, sector: "voluntary", people: people,
            workforce: [("voluntary", Int64(people) * 3)], roles: voluntary, isExempt: people <= 20)
    }
}
