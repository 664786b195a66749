/// A course of the invented catalogue.
struct DemoCourse {
    let code: String
    let title: String
    /// 1 to 4; a conference and a briefing have none.
    let level: Int?
    let topic: String
    let hours: Int
    let groups: String
    var kind = "course"
    /// How many events a year.
    let events: Int
}

/// The catalogue: what partnerships teach, with about 180 events a year, a conference and some briefings.
enum DemoCourses {
    static let all: [DemoCourse] = foundation + neglectAndHarm + practice + organisations + apart

    private static func course(
        _ code: String, _ title: String, _ level: Int, _ topic: String, _ hours: Int, _ groups: String, _ events: Int
    ) -> DemoCourse {
        DemoCourse(code: code, title: title, level: level, topic: topic, hours: hours, groups: groups, events: events)
    }

    private static let foundation = [
        course("FOUND", "Safeguarding Foundations for Every Role", 1, "Foundations", 3, "all", 16),
        course("THRESH", "Thresholds: Right Support at the Right Time", 1, "Early Help", 3, "all", 14),
        course("EHA", "Early Help Assessment and the Family Plan", 2, "Early Help", 6, "lead practitioners", 12),
        course("PREV", "Prevent: Noticing and Referring", 1, "Prevent", 2, "all", 8),
        course("ONLINE", "Children's Lives Online", 2, "Online Safety", 3, "schools;early years", 8),
        course("INFO", "Sharing Information with Confidence", 2, "Practice Standards", 2, "all", 6),
    ]

    private static let neglectAndHarm = [
        course("NEG", "Recognising and Measuring Neglect", 3, "Neglect", 12, "social care;health;early years", 10),
        course("DA1", "Domestic Abuse: Awareness", 2, "Domestic Abuse", 3, "all", 12),
        course("DA2", "Domestic Abuse: Working with Families", 3, "Domestic Abuse", 6, "social care;health;police", 8),
        course("COER", "Coercive and Controlling Behaviour", 3, "Domestic Abuse", 3, "all", 6),
        course("EXPL", "Child Exploitation and Missing Episodes", 3, "Contextual Safeguarding", 6, "all", 10),
        course("CTX", "Safeguarding beyond the Home", 2, "Contextual Safeguarding", 3, "all", 8),
        course("FGM", "Female Genital Mutilation: Duties and Help", 2, "Harmful Practices", 3, "health;schools", 6),
        course("CSA", "Child Sexual Abuse: Hearing Children", 3, "Sexual Abuse", 6, "social care;health;police", 8),
    ]

    private static let practice = [
        course("ATTACH", "Attachment and Brain Development", 3, "Child Development", 6, "early years;social care", 8),
        course("VOICE", "The Child's Voice in Every Record", 2, "Practice Standards", 3, "all", 8),
        course("REVIEW", "Learning from Local Reviews", 2, "Learning from Reviews", 3, "all", 8),
        course("TRAUMA", "Trauma-informed Practice", 3, "Child Development", 6, "all", 8),
        course("DISAB", "Safeguarding Disabled Children", 3, "Practice Standards", 3, "all", 5),
    ]

    private static let organisations = [
        course("SAFER", "Safer Recruitment", 2, "Safe Organisations", 3, "managers", 8),
        course("ALLEG", "Allegations against People who Work with Children", 2, "Safe Organisations", 3, "managers", 6),
        course("SUPER", "Supervision that Safeguards", 3, "Safe Organisations", 6, "managers", 4),
        DemoCourse(
            code: "MASTER", title: "Master Class with a Visiting Speaker", level: 3, topic: "Neglect", hours: 3,
            groups: "all", kind: "master_class", events: 4),
        DemoCourse(
            code: "T4T", title: "Train the Trainer", level: 4, topic: "Trainers' Network", hours: 12,
            groups: "trainers", kind: "train_the_trainer", events: 3),
    ]

    private static let apart = [
        DemoCourse(
            code: "CONF", title: "Practitioners' Conference", level: nil, topic: "Neglect", hours: 6, groups: "all",
            kind: "conference", events: 1),
        DemoCourse(
            code: "BRIEF", title: "Lunchtime Briefing", level: nil, topic: "Learning from Reviews", hours: 1,
            groups: "all", kind: "briefing", events: 6),
    ]

    static let venues = [
        "Old Corn Exchange", "Quayside Training Suite", "Ardenbridge Central Library", "The Malthouse",
        "North Quay Community Centre", "St Alphege Hall", "Castle Mound Campus", "Fire Station Lecture Room",
    ]
}
